// Excel, Word and PDF as somebody asks for them: the whole way through both programs.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <pugixml.hpp>

#include "engine/read/docx/package.h"
#include "tests/cli/program.h"
#include "tests/cli/sample_report.h"
#include "tests/read_docx/zip_support.h"
#include "tests/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

bool contains(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

std::string readWhole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A Word document with a title, a section and a sentence that is written twice over.
std::string makeWordReport() {
  const auto paragraph = [](const std::string& text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  };
  return gouji::test::makeZip(
      {{"[Content_Types].xml", "<Types/>"},
       {"_rels/.rels", gouji::test::kRelationships},
       {"word/document.xml", "<w:document><w:body>" +
                                 paragraph("某某局2025年政府信息公开工作年度报告") +
                                 paragraph("一、总体情况") + paragraph("方便群众群众查阅。") +
                                 "</w:body></w:document>"}});
}

std::string partOf(const std::string& document, const std::string& name) {
  auto package = gouji::docx::Package::open("x.docx", document, gouji::ReadLimits{});
  REQUIRE(package);
  return package->readPart(name)->value_or("");
}

/// The words between the marks of every comment, in the order of the document, with its first line.
std::vector<std::string> commentedWords(const std::string& document) {
  const std::string text = partOf(document, "word/document.xml");
  const std::string comments = partOf(document, "word/comments.xml");
  pugi::xml_document body, notes;
  REQUIRE(body.load_buffer(text.data(), text.size()));
  REQUIRE(notes.load_buffer(comments.data(), comments.size()));
  std::vector<std::string> found;
  for (const pugi::xpath_node& start : body.select_nodes("//w:commentRangeStart")) {
    std::string words;
    for (pugi::xml_node node = start.node(); node; node = node.next_sibling()) {
      if (std::string_view(node.name()) == "w:commentRangeEnd") break;
      for (const pugi::xpath_node& part : node.select_nodes(".//w:t"))
        words += part.node().text().get();
    }
    const std::string id = start.node().attribute("w:id").value();
    const pugi::xpath_node head =
        notes.select_node(("//w:comment[@w:id='" + id + "']//w:t").c_str());
    found.push_back(words + " " + head.node().text().get());
  }
  return found;
}

ProgramRun lint(std::vector<std::string> arguments, const std::string& folder) {
  arguments.insert(arguments.begin(), "lint");
  return runGouji(arguments, {}, folder);
}

}  // namespace

TEST_CASE("a workbook of a folder of reports is written whole, and the run is summed up") {
  const TemporaryFolder folder;
  SampleReport wrong = SampleReport::oneRequest();
  wrong.requests["received total"] = "3";
  folder.write("reports/a.txt", asText(wrong));
  const ProgramRun run = lint({"reports", "--format", "xlsx", "-o", "out.xlsx"}, folder.path());
  INFO(run.err);
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK(contains(run.err, "检查了 1 份报告"));
  CHECK(readWhole(folder.path("out.xlsx")).starts_with("PK"));
  CHECK_FALSE(fs::exists(folder.path("out.xlsx.gouji-new")));
  const ProgramRun again = lint({"reports", "--format", "xlsx", "-o", "-"}, folder.path());
  CHECK(again.out == readWhole(folder.path("out.xlsx")));
}

TEST_CASE("formats that are no text need a file to go to") {
  const TemporaryFolder folder;
  folder.write("a.txt", asText(SampleReport::oneRequest()));
  for (const char* format : {"xlsx", "docx", "pdf"}) {
    const ProgramRun run = lint({"a.txt", "--format", format}, folder.path());
    CHECK(run.status == 2);
    CHECK(contains(run.err, "须与 `--output` 同用"));
  }
}

TEST_CASE("a report is never overwritten by what is said of it") {
  const TemporaryFolder folder;
  const std::string before = makeWordReport();
  folder.write("a.docx", before);
  fs::create_symlink("a.docx", folder.path("b.docx"));
  for (const std::string& format : std::vector<std::string>{"docx", "xlsx", "json"}) {
    for (const std::string& output : std::vector<std::string>{"a.docx", "./a.docx", "b.docx"}) {
      INFO(format << " " << output);
      const ProgramRun run = lint({"a.docx", "--format", format, "-o", output}, folder.path());
      CHECK(run.status == 2);
      CHECK(contains(run.err, "它是要检查的报告"));
      CHECK(readWhole(folder.path("a.docx")) == before);
    }
  }
}

TEST_CASE("a Word report comes back with its comments, and once more without doubling them") {
  const TemporaryFolder folder;
  folder.write("a.docx", makeWordReport());
  const ProgramRun run = lint({"a.docx", "--format", "docx", "-o", "b.docx"}, folder.path());
  INFO(run.err);
  CHECK(run.status == 1);
  const ProgramRun second = lint({"b.docx", "--format", "docx", "-o", "c.docx"}, folder.path());
  CHECK(second.status == 1);
  CHECK(readWhole(folder.path("c.docx")) == readWhole(folder.path("b.docx")));
  // What was read from the commented document is what was read from the plain one.
  const ProgramRun plain = lint({"a.docx", "--format", "concise", "--quiet"}, folder.path());
  ProgramRun commented = lint({"b.docx", "--format", "concise", "--quiet"}, folder.path());
  for (std::size_t at = 0; (at = commented.out.find("b.docx", at)) != std::string::npos;)
    commented.out.replace(at, 6, "a.docx");
  CHECK(commented.out == plain.out);
}

TEST_CASE("three wrong numbers come back as three comments at their cells") {
  const std::string fixture =
      readWhole(std::string(GOUJI_SOURCE_DIR) + "/fixtures/formats/wrong-total-2025.docx");
  std::string text = partOf(fixture, "word/document.xml");
  const std::size_t licences = text.find("<w:t>356</w:t>");
  REQUIRE(licences != std::string::npos);
  text.replace(licences + 5, 3, "-356");
  const TemporaryFolder folder;
  folder.write("a.docx", gouji::test::makeZip(
                             {{"[Content_Types].xml", partOf(fixture, "[Content_Types].xml")},
                              {"_rels/.rels", partOf(fixture, "_rels/.rels")},
                              {"word/document.xml", text}}));
  const ProgramRun run = lint({"a.docx", "--format", "docx", "-o", "b.docx"}, folder.path());
  INFO(run.err);
  CHECK(run.status == 1);
  CHECK(commentedWords(readWhole(folder.path("b.docx"))) ==
        std::vector<std::string>{"-356 【错误】CMP-03[licensing, decisions]",
                                 "7 【错误】ARI-01[received]",
                                 "3 【错误】ARI-04[reconsideration]"});
}

TEST_CASE("several reports go to a folder under their names, and a run does not read its results") {
  const TemporaryFolder folder;
  folder.write("in/甲/年报.docx", makeWordReport());
  folder.write("in/乙/年报.docx", makeWordReport());
  folder.write("in/丙.txt", asText(SampleReport::oneRequest()));
  const ProgramRun run = lint({"in", "--format", "docx", "-o", "in"}, folder.path());
  INFO(run.err);
  // The text is no Word document: that is told, and the others are written.
  CHECK(run.status == 2);
  CHECK(contains(run.err, "in/丙.txt：不是 DOCX，无法写入批注"));
  CHECK(contains(run.err, "请用 --format html 或 xlsx"));
  CHECK(fs::exists(folder.path("in/甲/年报.gouji.docx")));
  CHECK(fs::exists(folder.path("in/乙/年报.gouji.docx")));
  const ProgramRun again = lint({"in", "--format", "concise"}, folder.path());
  CHECK(contains(again.out, "检查了 3 份报告"));
}

TEST_CASE("two reports that would go to one file are refused before any work") {
  const TemporaryFolder folder;
  folder.write("a/年报.docx", makeWordReport());
  folder.write("b/年报.docx", makeWordReport());
  const ProgramRun run =
      lint({"a/年报.docx", "b/年报.docx", "--format", "docx", "-o", "out"}, folder.path());
  CHECK(run.status == 2);
  CHECK(contains(run.err, "都会写入 out/年报.gouji.docx"));
  CHECK_FALSE(fs::exists(folder.path("out")));
}

TEST_CASE("a report that could not be read is told and the status is 2") {
  const TemporaryFolder folder;
  folder.write("a.docx", makeWordReport().substr(0, 200));
  const ProgramRun run = lint({"a.docx", "--format", "docx", "-o", "b.docx"}, folder.path());
  CHECK(run.status == 2);
  CHECK(contains(run.err, "a.docx：不是完整的 DOCX 文件"));
  CHECK_FALSE(fs::exists(folder.path("b.docx")));
}

TEST_CASE("every line of an NDJSON is no reason for a complaint of its own") {
  const TemporaryFolder folder;
  const std::string line = asJsonLine(SampleReport::oneRequest()) + "\n";
  folder.write("a.ndjson", line + line + line);
  const ProgramRun run = lint({"a.ndjson", "--format", "pdf", "-o", "out"}, folder.path());
  CHECK(run.status == 2);
  const std::size_t first = run.err.find("不是 PDF");
  REQUIRE(first != std::string::npos);
  CHECK(run.err.find("不是 PDF", first + 1) == std::string::npos);
}

TEST_CASE("without its writer the program says what is missing") {
  const TemporaryFolder folder;
  folder.write("a.txt", asText(SampleReport::oneRequest()));
  const ProgramRun run = runShell(
      "GOUJI_OFFICE_WORKER=/nowhere \"$GOUJI\" lint a.txt --format xlsx -o a.xlsx", folder.path());
  CHECK(run.status == 2);
  CHECK(contains(run.err, "gouji-office"));
  CHECK_FALSE(fs::exists(folder.path("a.xlsx")));
}
