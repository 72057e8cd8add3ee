// Whatever is submitted: a finding that says what is wrong with it, status 2, never a crash.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/cli/sample_report.h"
#include "tests/temporary_folder.h"

namespace {

using nlohmann::json;

/// Lints `bytes` as a file and gives the only finding at rule "read".
json lintBroken(const std::string& name, std::string_view bytes) {
  const TemporaryFolder folder;
  const ProgramRun run = runGouji({"lint", folder.write(name, bytes), "--format", "json"});
  INFO(run.out << run.err);
  CHECK(run.status == 2);
  const json output = json::parse(run.out);
  REQUIRE(output["findings"].size() == 1);
  CHECK(output["findings"][0]["rule"] == "read");
  CHECK(output["findings"][0]["level"] == "error");
  CHECK(output["summary"]["unreadable"] == 1);
  return output["findings"][0];
}

std::string messageOf(const json& finding) { return finding["message"].get<std::string>(); }

TEST_CASE("an empty file") { CHECK(messageOf(lintBroken("a.txt", "")) == "文件是空的"); }

TEST_CASE("JSON that is not UTF-8, with the place of the first bad byte") {
  std::string text = asJsonLine(SampleReport::oneRequest());
  text[text.find("教育")] = '\xff';
  CHECK(messageOf(lintBroken("a.json", text)).find("UTF-8") != std::string::npos);
}

TEST_CASE("JSON that was cut off") {
  const std::string text = asJsonLine(SampleReport::oneRequest());
  for (const std::size_t length : {text.size() - 1, text.size() / 2, std::size_t{10}}) {
    CHECK(!messageOf(lintBroken("a.json", text.substr(0, length))).empty());
  }
}

TEST_CASE("JSON nested without end") {
  CHECK(!messageOf(lintBroken("a.json", std::string(200'000, '{'))).empty());
  CHECK(!messageOf(lintBroken("b.json", "{\"tables\":" + std::string(200'000, '['))).empty());
}

TEST_CASE("a file larger than the limit, named with the limit") {
  const std::string large = "{\"title\":\"" + std::string(100'000'000, 'x') + "\"}";
  CHECK(messageOf(lintBroken("a.json", large)).find("64 MiB") != std::string::npos);
}

TEST_CASE("a file that is no report at all") {
  CHECK(!messageOf(lintBroken("a.txt", "你好，世界。\n")).empty());
  CHECK(!messageOf(lintBroken("a.dat", std::string("\x7f"
                                                   "ELF\0\0\0",
                                                   7)))
             .empty());
  CHECK(!messageOf(lintBroken("a.docx", "PK\x03\x04 not a zip")).empty());
}

TEST_CASE("an old Word file, with what to do about it") {
  const json finding = lintBroken("a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
  CHECK(finding["hint"].get<std::string>().find(".docx") != std::string::npos);
}

TEST_CASE("a file that is not there") {
  const ProgramRun run = runGouji({"lint", "no-such-file.txt"});
  CHECK(run.status == 2);
  CHECK(run.out.find("no-such-file.txt 错误 read") != std::string::npos);
}

TEST_CASE("a link to a report that is gone is no report that was checked") {
  const TemporaryFolder folder;
  std::filesystem::create_symlink("gone.docx", folder.path("a.docx"));
  const ProgramRun run = runGouji({"lint", folder.path()});
  CHECK(run.status == 2);
  CHECK(run.out.find("a.docx 错误 read\n  没有这个文件") != std::string::npos);
}

TEST_CASE("what is extracted is not written over the report it comes from") {
  const TemporaryFolder folder;
  const std::string text = asText(SampleReport::oneRequest());
  const std::string path = folder.write("a.txt", text);
  std::filesystem::create_hard_link(path, folder.path("b.txt"));
  for (const char* output : {"a.txt", "./a.txt", "b.txt"}) {
    const ProgramRun run = runGouji({"extract", path, "--output", output}, {}, folder.path());
    CHECK(run.status == 2);
    CHECK(run.err.find("它是要检查的报告") != std::string::npos);
  }
  CHECK(runShell("cat a.txt", folder.path()).out == text);
}

TEST_CASE("a byte order mark and Windows line ends change nothing but the bytes") {
  const TemporaryFolder folder;
  SampleReport report = SampleReport::oneRequest();
  report.requests["received total"] = "3";
  const std::string text = asText(report);
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto findings = [&](const std::string& path) {
    json output = json::parse(runGouji({"lint", path, "--format", "json"}).out);
    for (json& finding : output["findings"]) finding.erase("file");
    return output["findings"].dump();
  };
  const std::string plain = findings(folder.write("a.txt", text));
  CHECK(plain.find("ARI-01[received]") != std::string::npos);
  CHECK(findings(folder.write("b.txt", windows)) == plain);
}

TEST_CASE("a broken record of a batch is a finding at its line and the others go on") {
  const TemporaryFolder folder;
  const std::string good = asJsonLine(SampleReport::oneRequest());
  SampleReport wrong = SampleReport::oneRequest();
  wrong.requests["received total"] = "3";
  const std::string path =
      folder.write("batch.ndjson", good + "\n" + good.substr(0, 200) + "\n\n" + asJsonLine(wrong));
  const ProgramRun run = runGouji({"lint", path, "--format", "ndjson"});
  CHECK(run.status == 2);
  std::vector<std::string> seen;
  for (const std::string& line : linesOf(run.out)) {
    const json finding = json::parse(line);
    if (finding["outcome"] != "fail" || finding["level"] != "error") continue;
    seen.push_back(finding["rule"].get<std::string>() + "@" + finding["record"].dump());
  }
  CHECK(seen == std::vector<std::string>{"read@2", "ARI-01@4"});
}

TEST_CASE("escape sequences in a report do not reach the terminal") {
  const TemporaryFolder folder;
  SampleReport report = SampleReport::oneRequest();
  report.agency = "某某\x1b[2J局";
  report.requests["received total"] = "3";
  const ProgramRun run = runGouji({"lint", folder.write("a.txt", asText(report))});
  CHECK(run.out.find('\x1b') == std::string::npos);
}

}  // namespace
