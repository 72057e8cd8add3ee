// The supervising office: a folder of reports, last year's beside it, one of them unreadable.
#include <catch2/catch.hpp>

#include "tests/cli/program.h"
#include "tests/cli/sample_report.h"
#include "tests/temporary_folder.h"

namespace {

bool contains(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

SampleReport of(std::string agency) {
  SampleReport report = SampleReport::oneRequest();
  report.agency = std::move(agency);
  return report;
}

TEST_CASE("one unreadable report is a finding and the others are still checked") {
  const TemporaryFolder folder;
  folder.write("a.txt", asText(of("某某县教育局")));
  SampleReport wrong = of("某某县民政局");
  wrong.requests["received total"] = "3";
  folder.write("b.txt", asText(wrong));
  folder.write("c.txt", "");
  folder.write("d/d.json", asJsonLine(of("某某县水利局")));

  const ProgramRun run = runGouji({"lint", folder.path()});
  INFO(run.out << run.err);
  CHECK(run.status == 2);
  CHECK(contains(run.out, "某某县民政局，2025 年：1 个错误"));
  CHECK(contains(run.out, "c.txt 错误 read\n  文件是空的\n"));
  CHECK(contains(run.out, "检查了 4 份报告：2 个错误；其中 1 份未能读取\n"));
  CHECK(run.err.empty());
}

TEST_CASE("a wrong number is shown in its line, with the equation and the likely value") {
  const TemporaryFolder folder;
  SampleReport wrong = of("某某县民政局");
  wrong.requests["received total"] = "3";
  folder.write("b.txt", asText(wrong));

  const ProgramRun run = runGouji({"lint", "b.txt"}, {}, folder.path());
  INFO(run.out);
  CHECK(run.status == 1);
  CHECK(contains(run.out, "错误 ARI-01[received]\n"));
  CHECK(contains(run.out,
                 " | 一、本年新收政府信息公开申请数量    1   0   0   0   0   0   3\n"
                 "   |                                     -   -   -   -   -   -   ^ 3 → 1\n"));
  CHECK(contains(run.out, "1 + 0 + 0 + 0 + 0 + 0"));
  CHECK(contains(run.out, "最可能有误：requests[received, total]"));
  CHECK(contains(run.out, "依据：国办公开办函〔2021〕30号"));
}

TEST_CASE("the page shows the report itself, with the wrong cell marked") {
  const TemporaryFolder folder;
  SampleReport wrong = of("某某县民政局");
  wrong.requests["received total"] = "3";
  folder.write("b.txt", asText(wrong));
  const ProgramRun run = runGouji({"lint", "b.txt", "--format", "html"}, {}, folder.path());
  CHECK(contains(run.out, "一、本年新收政府信息公开申请数量</th><td id="));
  CHECK(contains(run.out, "class=\"cell error suspect\">3<"));
}

TEST_CASE("last year's reports are found by agency and year") {
  const TemporaryFolder folder;
  SampleReport last = of("某某县教育局");
  last.year = 2024;
  folder.write("2024/x.txt", asText(last));
  SampleReport other = of("某某县民政局");
  other.year = 2024;
  folder.write("2024/y.json", asJsonLine(other));
  folder.write("2025/a.txt", asText(of("某某县教育局")));

  const ProgramRun without = runGouji({"lint", folder.path("2025")});
  CHECK(contains(without.out, "没有用 --prior 给出上一年度的报告"));
  const ProgramRun with =
      runGouji({"lint", folder.path("2025"), "--prior", folder.path("2024"), "-v"});
  INFO(with.out << with.err);
  CHECK(with.status == 0);
  CHECK(!contains(with.out, "没有上一年度"));
}

TEST_CASE("a prior report that is not there is said before anything is checked") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a.txt", asText(of("某某县教育局")));
  const ProgramRun run = runGouji({"lint", path, "--prior", folder.path("nothing.txt")});
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(contains(run.err, "上年报告未能读取"));
}

TEST_CASE("a folder without reports is a mistake, not a success") {
  const TemporaryFolder folder;
  folder.write("photo.jpg", "x");
  const ProgramRun run = runGouji({"lint", folder.path()});
  CHECK(run.status == 2);
  CHECK(contains(run.err, "没有找到报告"));
}

TEST_CASE("a check can be explained value by value") {
  const TemporaryFolder folder;
  SampleReport wrong = of("某某县民政局");
  wrong.requests["carried_out business"] = "2";
  const std::string path = folder.write("b.txt", asText(wrong));
  const ProgramRun run = runGouji({"explain", "ARI-03[business]", path});
  INFO(run.out << run.err);
  CHECK(run.status == 0);
  // Each cell: what stands there, what alone would satisfy the equation, where, and its names.
  CHECK(contains(run.out, "2 → 0  59:15  四、结转下年度继续办理  requests[carried_out, business]"));
  CHECK(contains(run.out,
                 "0 → 2  35:20  一、本年新收政府信息公开申请数量  requests[received, business]"));
  // The total would have to be below zero, so it alone is not at fault.
  CHECK(contains(run.out, "0      58:11  （七）总计  requests[outcome.total, business]"));
  CHECK(contains(run.out, "最可能有误：requests[carried_out, business]"));
  CHECK(contains(run.out, "表头印明"));
  const std::size_t at = run.out.find("指纹 ");
  REQUIRE(at != std::string::npos);
  const std::string fingerprint = run.out.substr(at + std::string("指纹 ").size(), 16);
  const ProgramRun named = runGouji({"explain", fingerprint, path});
  INFO(named.out << named.err);
  CHECK(named.status == 0);
  CHECK(contains(named.out, "2 → 0"));
  CHECK(contains(named.out, "指纹 " + fingerprint));
  const ProgramRun passed = runGouji({"explain", "ARI-02", path});
  CHECK(contains(passed.out, "通过  ARI-02[business]：应为 0"));
  CHECK_FALSE(contains(passed.out, "参与计算"));
  const ProgramRun rule = runGouji({"explain", "ARI-03"});
  CHECK(rule.status == 0);
  CHECK(contains(rule.out, "ARI-03 flow-identity"));
  CHECK(contains(rule.out, "--ignore ARI-03"));
  CHECK(contains(rule.out, "check requests[received, c]"));
}

TEST_CASE("a report that was read can be written as canonical JSON and read again") {
  const TemporaryFolder folder;
  const std::string text = folder.write("a.txt", asText(of("某某县教育局")));
  const ProgramRun extracted = runGouji({"extract", text});
  REQUIRE(extracted.status == 0);
  CHECK(contains(extracted.out, "\"agency\": \"某某县教育局\""));
  const std::string json = folder.write("a.json", extracted.out);
  const ProgramRun again = runGouji({"lint", json});
  INFO(again.out);
  CHECK(again.status == 0);
}

}  // namespace
