// The workbook, read as Excel reads it: the zip, its parts, its cells.
#include <catch2/catch.hpp>
#include <map>
#include <pugixml.hpp>

#include "engine/read/docx/package.h"
#include "engine/render/xlsx/workbook_writer.h"
#include "tests/golden_file.h"

using namespace gouji;

namespace {

office::JobFinding makeFinding(std::string rule, FindingLevel level) {
  office::JobFinding finding;
  finding.rule = rule;
  finding.instance = rule + "[received]";
  finding.title = "行合计";
  finding.level = level;
  finding.head = level == FindingLevel::kError ? "错误" : "警告";
  finding.message = "总计应为 74，实为 47";
  finding.explain = "70 + 3 + 1 = 74";
  finding.expected = "74";
  finding.actual = "47";
  finding.place = "第 3 个表格第 5 行第 8 格";
  finding.fingerprint = "0123456789abcdef";
  return finding;
}

office::JobReport makeReport(std::string agency, std::vector<office::JobFinding> findings) {
  office::JobReport report;
  report.file = "2025/" + agency + ".docx";
  report.agency = std::move(agency);
  report.year = 2025;
  report.findings = std::move(findings);
  report.outcomes.add(Outcome::kUndecided, 3);
  return report;
}

RunSummary makeSummary() {
  RunSummary summary;
  summary.reports = 3;
  summary.byLevel = {2, 1, 0};
  summary.outcomes.add(Outcome::kPass, 1240);
  summary.outcomes.add(Outcome::kUndecided, 9);
  return summary;
}

std::vector<office::JobReport> makeRun() {
  return {makeReport("安静镇", {}),
          makeReport("小问题局", {makeFinding("NAR-02", FindingLevel::kWarning)}),
          makeReport("大问题局", {makeFinding("ARI-01", FindingLevel::kError),
                                  makeFinding("ARI-03", FindingLevel::kError)})};
}

std::string partOf(const std::string& zip, const std::string& name) {
  auto package = docx::Package::open("x.xlsx", zip, ReadLimits{});
  REQUIRE(package);
  return package->readPart(name)->value_or("");
}

/// The cells of a sheet by name ("A1"), as a reader sees them.
std::map<std::string, std::string> cellsOf(const std::string& zip, int sheet) {
  pugi::xml_document strings;
  const std::string shared = partOf(zip, "xl/sharedStrings.xml");
  REQUIRE(strings.load_buffer(shared.data(), shared.size(), pugi::parse_full));
  std::vector<std::string> texts;
  for (const pugi::xml_node item : strings.document_element().children())
    texts.emplace_back(item.child("t").text().get());
  pugi::xml_document xml;
  const std::string text = partOf(zip, "xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
  REQUIRE(xml.load_buffer(text.data(), text.size()));
  std::map<std::string, std::string> cells;
  for (const pugi::xml_node row : xml.document_element().child("sheetData").children()) {
    for (const pugi::xml_node cell : row.children()) {
      const bool isText = std::string_view(cell.attribute("t").value()) == "s";
      const std::string value = cell.child("v").text().get();
      if (!value.empty())
        cells[cell.attribute("r").value()] = isText ? texts.at(std::stoul(value)) : value;
      CHECK_FALSE(cell.child("f"));  // never a formula
    }
  }
  return cells;
}

std::string write(const std::vector<office::JobReport>& reports, Language language) {
  auto workbook = xlsx::writeWorkbook(reports, makeSummary(), {language});
  REQUIRE(workbook);
  return *workbook;
}

/// "A1: words" for every cell that is not empty, sheet by sheet.
std::string dump(const std::string& zip) {
  std::string out;
  for (const int sheet : {1, 2, 3}) {
    out += "== " + std::to_string(sheet) + " ==\n";
    for (const auto& [name, words] : cellsOf(zip, sheet)) {
      std::string line = name + ": " + words;
      for (std::size_t at = 0; (at = line.find('\n', at)) != std::string::npos;)
        line.replace(at, 1, " ⏎ ");
      out += line + '\n';
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the workbook is as it was when somebody last read it through") {
  CHECK(compareWithGolden("render_xlsx/golden/workbook.zh.txt",
                          dump(write(makeRun(), Language::kChinese))) == "");
  CHECK(compareWithGolden("render_xlsx/golden/workbook.en.txt",
                          dump(write(makeRun(), Language::kEnglish))) == "");
}

TEST_CASE("the overview has the figures of the run and the reports, worst first") {
  auto cells = cellsOf(write(makeRun(), Language::kChinese), 1);
  CHECK(cells["A1"] == "年度报告检查结果");
  CHECK(cells["C6"] == "报告");
  CHECK(cells["C7"] == "3");
  CHECK(cells["D7"] == "2");
  CHECK(cells["C9"] == "通过");
  CHECK(cells["C10"] == "1240");
  CHECK(cells["B13"] == "大问题局");
  CHECK(cells["D13"] == "2");
  CHECK(cells["B14"] == "小问题局");
  CHECK(cells["B15"] == "安静镇");
  CHECK(cells["I15"] == "没有发现问题");
  CHECK(cells["H15"] == "3");
}

TEST_CASE("the list has a row for every finding, with its figures as numbers") {
  auto cells = cellsOf(write(makeRun(), Language::kChinese), 2);
  CHECK(cells["A1"] == "级别");
  CHECK(cells["A2"] == "错误");
  CHECK(cells["B2"] == "大问题局");
  CHECK(cells["C2"] == "2025");
  CHECK(cells["D2"] == "ARI-01[received]\n行合计");
  CHECK(cells["E2"] == "总计应为 74，实为 47\n70 + 3 + 1 = 74");
  CHECK(cells["G2"] == "74");
  CHECK(cells["H2"] == "47");
  CHECK(cells["L2"] == "待处理");
  CHECK(cells["N2"] == "0123456789abcdef");
  CHECK(cells["B4"] == "小问题局");
  CHECK_FALSE(cells.contains("A5"));
}

TEST_CASE("the matrix counts by report and rule") {
  auto cells = cellsOf(write(makeRun(), Language::kEnglish), 3);
  CHECK(cells["D1"] == "ARI-01");
  CHECK(cells["E1"] == "ARI-03");
  CHECK(cells["F1"] == "NAR-02");
  CHECK(cells["A3"] == "大问题局");
  CHECK(cells["C3"] == "2");
  CHECK(cells["D3"] == "1");
  CHECK_FALSE(cells.contains("F3"));
  CHECK(cells["A6"] == "Total");
  CHECK(cells["C6"] == "3");
}

TEST_CASE("the sheets can be filtered, keep their heads and are set up for A4") {
  const std::string workbook = write(makeRun(), Language::kChinese);
  for (const int sheet : {1, 2, 3}) {
    const std::string xml =
        partOf(workbook, "xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
    INFO(sheet);
    CHECK(xml.find("state=\"frozen\"") != std::string::npos);
    CHECK(xml.find("paperSize=\"9\"") != std::string::npos);
    CHECK(xml.find("orientation=\"landscape\"") != std::string::npos);
  }
  CHECK(partOf(workbook, "xl/worksheets/sheet2.xml").find("<autoFilter ref=\"A1:N4\"/>") !=
        std::string::npos);
  CHECK(partOf(workbook, "xl/workbook.xml").find("name=\"问题清单\"") != std::string::npos);
}

TEST_CASE("what was accepted is listed as such and counted apart") {
  office::JobFinding accepted = makeFinding("ARI-01", FindingLevel::kError);
  accepted.isSuppressed = true;
  accepted.acceptedBecause = "上级已确认";
  const std::string workbook = write({makeReport("某局", {accepted})}, Language::kChinese);
  auto overview = cellsOf(workbook, 1);
  CHECK(overview["D13"] == "0");
  CHECK(overview["G13"] == "1");
  CHECK(cellsOf(workbook, 2)["L2"] == "已接受：上级已确认");
  CHECK(cellsOf(workbook, 3)["C3"] == "0");
}

TEST_CASE("a report that could not be read stands first, with its reason") {
  office::JobReport unreadable;
  unreadable.file = "坏.docx";
  unreadable.readable = false;
  unreadable.findings = {makeFinding("read", FindingLevel::kError)};
  unreadable.findings.front().message = "文件损坏";
  std::vector<office::JobReport> run = makeRun();
  run.push_back(unreadable);
  auto cells = cellsOf(write(run, Language::kChinese), 1);
  CHECK(cells["B13"] == "坏.docx");
  CHECK(cells["I13"] == "未能读取：文件损坏");
}

TEST_CASE("a stranger's words are text, however they look and however long they are") {
  office::JobFinding finding = makeFinding("ARI-01", FindingLevel::kError);
  finding.label = "=HYPERLINK(\"http://example.invalid\")";
  finding.message = std::string(100'000, 'x');
  finding.suspects = "a\x01</t>&b";
  finding.expected = "123456789012345678901234567890";
  auto cells = cellsOf(write({makeReport("=1+1", {finding})}, Language::kChinese), 2);
  CHECK(cells["B2"] == "=1+1");
  CHECK(cells["F2"] == finding.label);
  CHECK(cells["E2"].size() < 33'000);
  CHECK(cells["I2"] == "a\uFFFD</t>&b");
  CHECK(cells["G2"] == finding.expected);
}

TEST_CASE("a run without reports is still a workbook") {
  CHECK(cellsOf(write({}, Language::kChinese), 2)["A1"] == "级别");
}

TEST_CASE("the same findings give the same bytes") {
  CHECK(write(makeRun(), Language::kChinese) == write(makeRun(), Language::kChinese));
}
