// What the program tells the writers of office documents, and what they answer.
#include <catch2/catch.hpp>

#include "engine/render/job/answer.h"
#include "engine/render/job/frame.h"
#include "engine/render/job/job.h"
#include "engine/render/job/note_text.h"
#include "engine/render/renderer.h"

using namespace gouji;
using namespace gouji::office;

namespace {

Finding makeFinding() {
  Finding finding;
  finding.rule = "ARI-01";
  finding.instance = "ARI-01[received]";
  finding.title = "行合计";
  finding.message = {"总计应为 74，实为 47", "the total should be 74, is 47"};
  finding.explain = {"70 + 3 + 1 = 74", "70 + 3 + 1 = 74"};
  finding.basis = "表三「总计」列";
  finding.location = GridPlace{3, 5, 8};
  finding.cell = "requests[received, total]";
  finding.expected = Decimal(74);
  finding.actual = Decimal(47);
  Suspect first;
  first.cell = finding.cell;
  first.label = "新收 · 总计";
  first.value = Decimal(47);
  first.suggested = Decimal(74);
  first.why = {"数字颠倒", "digits transposed"};
  Suspect second = first;
  second.label = "新收 · 自然人";
  second.explanation = 2;
  second.suggested.reset();
  second.why = {};
  finding.suspects = {first, second};
  finding.fingerprint = "0123456789abcdef";
  return finding;
}

ReportResult makeResult() {
  ReportResult result;
  result.file = "年报 \"一\".docx";
  result.format = "docx";
  result.agency = "某某局";
  result.year = 2025;
  result.outcomes.add(Outcome::kFail, 2);
  result.findings = {makeFinding()};
  result.submitted = std::make_shared<const std::string>("PK\n\0document", 12);
  return result;
}

std::string renderAs(std::string_view format, const ReportResult& result,
                     const render::RenderOptions& options = {}) {
  std::string out;
  render::makeRenderer(format, options)->report(result, out);
  return out;
}

JobReport readBack(const std::string& frames) {
  std::string_view stream = frames;
  const auto frame = takeFrame(stream);
  REQUIRE(frame);
  CHECK(stream.empty());
  const auto report = parseJobReport(frame->json);
  REQUIRE(report);
  return *report;
}

}  // namespace

TEST_CASE("frames are read back as they were written, whatever is in them") {
  std::string stream;
  appendFrame(stream, Frame::Kind::kReport, "a\nb.docx", "{\"x\":\"report 1 2 3\"}",
              std::string_view("\0\nreport 9 9 9\n", 15));
  appendFrame(stream, Frame::Kind::kSummary, {}, "{}", {});
  std::string_view rest = stream;
  const auto report = takeFrame(rest);
  REQUIRE(report);
  CHECK(report->name == "a\nb.docx");
  CHECK(report->document == std::string_view("\0\nreport 9 9 9\n", 15));
  const auto summary = takeFrame(rest);
  REQUIRE(summary);
  CHECK(summary->kind == Frame::Kind::kSummary);
  CHECK(summary->json == "{}");
  CHECK(rest.empty());
}

TEST_CASE("what is no whole frame is no frame") {
  for (const std::string& text : std::vector<std::string>{
           "", "report", "report 1 2\n", "report 0 5 0\n{}", "report -1 0 0\n", "other 0 0 0\n",
           "report 0 0 0 7\n", "report 0 99999999999999999999999 0\n{}"}) {
    INFO(text);
    std::string_view stream = text;
    CHECK_FALSE(takeFrame(stream));
  }
}

TEST_CASE("a finding comes in words, with its place and its document") {
  const std::string frames = renderAs("docx", makeResult());
  std::string_view stream = frames;
  CHECK(takeFrame(stream)->document == std::string_view("PK\n\0document", 12));
  const JobReport report = readBack(frames);
  CHECK(report.file == "年报 \"一\".docx");
  CHECK(report.year == 2025);
  CHECK(report.outcomes.of(Outcome::kFail) == 2);
  REQUIRE(report.findings.size() == 1);
  const JobFinding& finding = report.findings.front();
  CHECK(finding.head == "错误");
  CHECK(finding.location == Location(GridPlace{3, 5, 8}));
  CHECK(finding.place == "第 3 个表格第 5 行第 8 格");
  CHECK(finding.label == "新收 · 总计");
  CHECK(finding.suspects == "「新收 · 总计」47 → 74（数字颠倒）；或者「新收 · 自然人」47 → ?");
  CHECK(finding.expected == "74");
  CHECK_FALSE(finding.isSuppressed);
}

TEST_CASE("the workbook lists what was accepted, a comment does not ask for it again") {
  ReportResult result = makeResult();
  result.findings.front().suppressed = Suppression{"baseline", "上级已确认", "", ""};
  CHECK(readBack(renderAs("docx", result)).findings.empty());
  const JobReport listed = readBack(renderAs("xlsx", result));
  REQUIRE(listed.findings.size() == 1);
  CHECK(listed.findings.front().isSuppressed);
  CHECK(listed.findings.front().acceptedBecause == "上级已确认");
}

TEST_CASE("what could not be decided is listed when asked for") {
  ReportResult result = makeResult();
  result.findings.front().outcome = Outcome::kUndecided;
  CHECK(readBack(renderAs("xlsx", result)).findings.empty());
  render::RenderOptions all;
  all.showUndecided = true;
  CHECK(readBack(renderAs("xlsx", result, all)).findings.size() == 1);
}

TEST_CASE("a figure that was expected and found says nothing") {
  ReportResult result = makeResult();
  result.findings.front().actual = result.findings.front().expected;
  const JobReport report = readBack(renderAs("xlsx", result));
  CHECK(report.findings.front().expected.empty());
  CHECK(report.findings.front().actual.empty());
}

TEST_CASE("words that are no job are refused") {
  for (const std::string& text :
       std::vector<std::string>{"", "[]", "{}", "{\"file\":1}", "nonsense"}) {
    CHECK_FALSE(parseJobReport(text));
    CHECK_FALSE(parseJobSummary(text));
  }
}

TEST_CASE("a note says head, message, figures, suspect, basis and fingerprint") {
  const JobReport report = readBack(renderAs("docx", makeResult()));
  CHECK(noteLines(report.findings.front(), Language::kChinese) ==
        std::vector<std::string>{
            "【错误】ARI-01[received]", "总计应为 74，实为 47", "算式：70 + 3 + 1 = 74",
            "最可能有误：「新收 · 总计」47 → 74（数字颠倒）；或者「新收 · 自然人」47 → ?",
            "依据：表三「总计」列", "勾稽 0123456789abcdef"});
}

TEST_CASE("an answer is a document or five lines of error, and nothing else") {
  const auto document = parseAnswer(writeAnswer(std::string("PK\n\0x", 5)));
  REQUIRE(document);
  CHECK(document->value() == std::string("PK\n\0x", 5));
  const auto error =
      parseAnswer(writeAnswer(Error{"docx.damaged", {"损坏\n了", "damaged"}, {"重存", ""}}));
  REQUIRE(error);
  REQUIRE_FALSE(error->ok());
  CHECK(error->error().code == "docx.damaged");
  CHECK(error->error().message == Localized{"损坏 了", "damaged"});
  CHECK_FALSE(parseAnswer(""));
  CHECK_FALSE(parseAnswer("Segmentation fault"));
  CHECK_FALSE(parseAnswer("error\nhalf an error\n"));
}
