// Files made to do harm, through the real program: deep, huge, dense, or not what their names say.
//
// Each ends with a message that names what is wrong and status 2, or with cells that say that they
// could not be read; the rest of a batch is still checked. None gets more than 1 GiB of address
// space, half of which its libraries reserve.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/cli/sample_report.h"
#include "tests/read_docx/zip_support.h"
#include "tests/temporary_folder.h"

namespace {

using gouji::test::makeDocx;
using gouji::test::makeZip;
using nlohmann::json;

// The address space of a sanitized program cannot be limited.
#ifdef __SANITIZE_ADDRESS__
constexpr std::string_view kMemoryLimit;
#else
constexpr std::string_view kMemoryLimit = "ulimit -v 1048576; ";
#endif

std::string repeat(std::string_view piece, std::size_t count) {
  std::string text;
  text.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

/// Lints one file within the limit of memory.
ProgramRun lintFile(const TemporaryFolder& folder, const std::string& name,
                    std::string_view bytes) {
  folder.write(name, bytes);
  return runShell(std::string(kMemoryLimit) + "\"$GOUJI\" lint " + name + " --format json",
                  folder.path());
}

/// The Chinese message of the only finding, which is at rule "read".
std::string readError(const std::string& name, std::string_view bytes) {
  const TemporaryFolder folder;
  const ProgramRun run = lintFile(folder, name, bytes);
  INFO(name << "\n" << run.out.substr(0, 1000) << run.err);
  CHECK(run.status == 2);
  const json output = json::parse(run.out, nullptr, false);
  REQUIRE(output.is_object());
  REQUIRE(output["findings"].size() == 1);
  CHECK(output["findings"][0]["rule"] == "read");
  return output["findings"][0]["message"].get<std::string>();
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// What `gouji rules check` says of a rule file, in English.
ProgramRun checkRules(std::string_view bytes) {
  const TemporaryFolder folder;
  folder.write("rules.gj", bytes);
  return runShell(std::string(kMemoryLimit) + "\"$GOUJI\" rules check rules.gj --lang en",
                  folder.path());
}

TEST_CASE("pages and documents nested a hundred thousand deep are refused by name") {
  CHECK(holds(readError("a.html", repeat("<div>", 100'000) + "x"), "嵌套"));
  CHECK(holds(readError("a.html", "<html><body>" + repeat("<b>", 100'000) + "x"), "嵌套"));
  const std::string tables =
      repeat("<w:tbl><w:tr><w:tc>", 100'000) + repeat("</w:tc></w:tr></w:tbl>", 100'000);
  CHECK(holds(readError("a.docx", makeDocx(tables)), "嵌套"));
}

TEST_CASE("a document that unpacks to gigabytes is refused while it is unpacked") {
  const std::string bomb =
      makeZip({{"_rels/.rels", gouji::test::kRelationships},
               {"word/document.xml", std::string(std::size_t{300} << 20, ' ')}});
  CHECK(holds(readError("a.docx", bomb), "解压"));
}

TEST_CASE("a DOCTYPE in a Word document is refused, so that no entity is ever expanded") {
  const std::string xml = "<!DOCTYPE a [<!ENTITY b 'c'>]><w:document><w:body/></w:document>";
  CHECK(holds(readError("a.docx", makeZip({{"_rels/.rels", gouji::test::kRelationships},
                                           {"word/document.xml", xml}})),
              "DOCTYPE"));
}

TEST_CASE("documents cut off are told to be incomplete") {
  const std::string whole = makeDocx("<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>");
  CHECK(holds(readError("a.docx", whole.substr(0, whole.size() / 2)), "DOCX"));
  CHECK(holds(readError("a.pdf", "%PDF-1.7\n1 0 obj\n<<"), "PDF"));
  CHECK(holds(readError("a.pdf", "%PDF-1.4\n%%EOF\n"), "PDF"));
}

TEST_CASE("a text of two million lines or of three million cells stops at its limit") {
  CHECK(holds(readError("a.txt", repeat("一、总体情况\n", 2'000'000)), "上限 200000"));
  CHECK(
      holds(readError("a.txt", "一、总体情况\n" + repeat("\t1", 3'000'000) + "\n"), "上限 500000"));
  CHECK(holds(readError("a.html", repeat("<p>一、总体情况", 300'000)), "上限 200000"));
}

TEST_CASE("cells that claim to reach over a hundred thousand columns cost nothing") {
  const TemporaryFolder folder;
  const std::string page =
      "<h1>某某局2025年政府信息公开工作年度报告</h1><p>一、总体情况</p><table>" +
      repeat("<tr><td colspan=100000 rowspan=100000>1</td></tr>", 50) + "</table>";
  const ProgramRun run = lintFile(folder, "a.html", page);
  CHECK(run.status == 1);  // read, and not a report as it should be
  CHECK(json::parse(run.out)["summary"]["unreadable"] == 0);
}

TEST_CASE("a file is what its content says, whatever its name says") {
  const std::string line = "一、总体情况";
  const std::string word = makeDocx("<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>");
  for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"a.txt", word},
                                    {"a.docx", "<html><body><p>" + line + "</p></body></html>"},
                                    {"a.json", line + "\n"},
                                    {"a.pdf", asText(SampleReport::oneRequest())}}) {
    const TemporaryFolder folder;
    const ProgramRun run = lintFile(folder, name, bytes);
    INFO(name << run.out.substr(0, 1000));
    CHECK(run.status != 2);
    CHECK(json::parse(run.out)["summary"]["unreadable"] == 0);
  }
}

TEST_CASE("numbers that no count can be are never taken for one") {
  std::string text = asJsonLine(SampleReport::oneRequest());
  const std::string key = "\"received\":{";
  const std::size_t at = text.find(key);
  REQUIRE(at != std::string::npos);
  const std::size_t end = text.find('}', at);
  const auto run = [&](const std::string& number) {
    std::string changed = text;
    changed.replace(at, end - at, key + "\"natural_person\":" + number);
    const TemporaryFolder folder;
    return lintFile(folder, "a.json", changed);
  };
  for (const char* number : {"12.5", "-5", "\"3\""}) {
    const ProgramRun wrong = run(number);
    INFO(number << wrong.out.substr(0, 2000));
    CHECK(wrong.status == 1);
    CHECK(holds(wrong.out, "received, natural_person"));
  }
  // What cannot be held exactly leaves the cell unreadable, and what needs it undecided.
  for (const char* number : {"1e400", "99999999999999999999999999999999"}) {
    const ProgramRun huge = run(number);
    INFO(number << huge.out.substr(0, 2000));
    const json output = json::parse(huge.out);
    const auto& findings = output["findings"];
    CHECK(std::any_of(findings.begin(), findings.end(), [](const json& finding) {
      return finding["instance"] == "ARI-01[received]" && finding["outcome"] == "undecided";
    }));
  }
  CHECK(holds(readError("a.json", "{\"year\":2025,\"year\":2024,\"tables\":{}}"), "year"));
  CHECK(holds(readError("a.json", R"({"tables":{"requests":{"received":{"total":1,"total":2}}}})"),
              "total"));
}

TEST_CASE("hostile files of a folder do not keep the others from being checked") {
  const TemporaryFolder folder;
  SampleReport wrong = SampleReport::oneRequest();
  wrong.requests["received total"] = "3";
  folder.write("z.txt", asText(wrong));
  folder.write("a.html", repeat("<div>", 100'000));
  folder.write("b.docx", "PK\x03\x04 not a zip");
  folder.write("c.json", repeat("[", 100'000));
  folder.write("d.pdf", "%PDF-1.7\n");
  const ProgramRun run = runGouji({"lint", folder.path(), "--format", "json"});
  CHECK(run.status == 2);
  const json output = json::parse(run.out);
  CHECK(output["summary"]["unreadable"] == 4);
  CHECK(holds(run.out, "ARI-01[received]"));
}

TEST_CASE("rule files that are no text, too large or too deep are refused with a message") {
  for (const auto& [bytes, message] :
       {std::pair<std::string, std::string>{"unit \xFF", "UTF-8"},
        {std::string("unit a\0", 7), "U+0000"},
        {repeat("#", 5'000'000), "bytes"},
        {"const a = " + repeat("(", 100'000), "nested more than"},
        {"const a = " + repeat("{", 100'000), "nested more than"},
        {"form f \"t\" { section s \"x\" { table t { rows { " + repeat("band \"b\" { ", 100'000),
         "nested more than"},
        {"const a = " + repeat("- ", 100'000) + "1", "operations"},
        {"rule X-01 a \"t\" {\n  check ", "expected"}}) {
    const ProgramRun run = checkRules(bytes);
    INFO(bytes.substr(0, 60) << "\n" << run.out << run.err);
    CHECK(run.status == 2);
    CHECK(holds(run.out + run.err, message));
  }
}

TEST_CASE("a rule file may carry a byte order mark and Windows line ends") {
  const ProgramRun run = checkRules("\xEF\xBB\xBFunit 元宝\r\nconst a = 1 元宝\r\n");
  CHECK(run.status == 0);
}

}  // namespace
