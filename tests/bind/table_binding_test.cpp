// Which number is which cell, layout by layout.
#include <catch2/catch.hpp>

#include "engine/bind/bind.h"
#include "engine/bind/lines.h"
#include "engine/document/document.h"
#include "tests/bind/forms.h"
#include "tests/bind/reading.h"

namespace gouji::bindtest {
namespace {

std::string inSection(const std::string& heading, const std::string& text) {
  return "青山区水务局2024年政府信息公开工作年度报告\n一、总体情况\n正文。\n" + heading + "\n" +
         text + "\n六、其他需要报告的事项\n无。\n";
}

Report readProactive(const std::string& text) {
  return readReport(inSection("二、主动公开政府信息情况", text));
}

Report readRequests(const std::string& text) {
  return readReport(inSection("三、收到和处理政府信息公开申请情况", text));
}

Report readDisputes(const std::string& text) {
  return readReport(inSection("四、政府信息公开行政复议、行政诉讼情况", text));
}

std::size_t count(const Report& report, ObservationKind kind) {
  std::size_t found = 0;
  for (const Observation& observation : report.observations) found += observation.kind == kind;
  return found;
}

const Observation& first(const Report& report, ObservationKind kind) {
  for (const Observation& observation : report.observations) {
    if (observation.kind == kind) return observation;
  }
  FAIL("no such observation");
  return report.observations.front();
}

}  // namespace

TEST_CASE("A number keeps its note, its words and its place") {
  const Report report = readProactive(
      "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t/\t\n"
      "行政规范性文件\t22（其中修订16件）\t1O\t约30\n");
  CHECK(rowText(report, "proactive", "regulations") == "0 「/」 ");
  CHECK(rowText(report, "proactive", "normative_documents") == "22 ? 「约30」");
  const CellId cell = report.form->findCell("proactive", "normative_documents", "issued");
  CHECK(report.details[cell].note == "（其中修订16件）");
  const auto place = std::get<TextPlace>(report.placeOf(cell));
  CHECK(report.source->slice(place.span) == "22（其中修订16件）");
  CHECK(place.begin.line == 7);
}

TEST_CASE("A note written in several words is one cell with its number") {
  const Report report = readProactive(
      "规章 2（其中修订 1 件） 0 6\n行政许可 3（含补办 1 件）\n行政处罚 4（其中 1\n行政强制 5\n");
  CHECK(rowText(report, "proactive", "regulations") == "2 0 6");
  CHECK(rowText(report, "proactive", "licensing") == "3");
  CHECK(rowText(report, "proactive", "coercive_measures") == "5");
}

TEST_CASE("An amount in another unit is not the number that is asked for") {
  const Report report = readProactive(
      "信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t251000元\n行政许可\t3件\n");
  CHECK(cellText(report, "proactive", "fees", "amount") == "「251000元」");
  CHECK(cellText(report, "proactive", "licensing", "decisions") == "3");
}

TEST_CASE("A row that lost an empty cell is aligned from its right end") {
  const Report report = readRequests(
      "三、本年度办理结果\t(一)予以公开\t\t7\t1\t2\t3\t4\t5\t22\n"
      "\t(六)其他 "
      "处理\t2."
      "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\t1\t0\t0\t0\t0\t0\t1"
      "\n"
      "\t3.其他\t9\t0\t0\t0\t0\t0\t9\n");
  CHECK(rowText(report, "requests", "outcome.disclosed") == "7 1 2 3 4 5 22");
  CHECK(rowText(report, "requests", "outcome.closed.other") == "9 0 0 0 0 0 9");
}

TEST_CASE("Blanks are blanks where the grid shows them, and a doubt where it does not") {
  const Report grid = readRequests(
      "一、本年新收政府信息公开申请数量\t7\t\t\t\t\t\t7\n"
      "二、上年结转政府信息公开申请数量\t\t\t\t\t\t\t2\n"
      "四、结转下年度继续办理\t1\t1\t1\t1\t1\t1\t6\n");
  CHECK(rowText(grid, "requests", "received") == "7      7");
  CHECK(rowText(grid, "requests", "carried_in") == "      2");
  const Report words =
      readRequests("一、本年新收政府信息公开申请数量 7 7\n四、结转下年度继续办理 1 1 1 1 1 1 6\n");
  CHECK(rowText(words, "requests", "received") == "? ? ? ? ? ? ?");
  CHECK(rowText(words, "requests", "carried_out") == "1 1 1 1 1 1 6");
}

TEST_CASE("A trimmed last cell does not shift the others") {
  const Report report = readRequests(
      "三、本年度办理结果\t（一）予以公开\t\t7\t1\t2\t3\t4\t5\t22\n"
      "\t（二）部分公开\t\t6\t1\t1\t1\t1\t1\n");
  CHECK(rowText(report, "requests", "outcome.partially_disclosed") == "? ? ? ? ? ? ?");
}

TEST_CASE("A damaged label binds and is reported, an extra row is reported and not bound") {
  const Report report = readProactive(
      "信息内容\t本年制发件数\t本年废止件数\t现行有效件\n规章\t0\t0\t3\n规范性文件\t1\t2\t3\n"
      "其他主动公开文件\t7\t8\t9\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t97\n");
  CHECK(rowText(report, "proactive", "normative_documents") == "1 2 3");
  CHECK(rowText(report, "proactive", "licensing") == "97");
  REQUIRE(count(report, ObservationKind::kDamagedLabel) == 2);
  CHECK(first(report, ObservationKind::kDamagedLabel).expected == "行政规范性文件");
  CHECK(first(report, ObservationKind::kExtraRow).text == "其他主动公开文件");
  CHECK(rowText(report, "proactive", "penalties") == "-");
  CHECK(count(report, ObservationKind::kMissingRow) == 3);
}

TEST_CASE("Columns of the form of 2019 give no numbers to the form of 2021") {
  const Report report = readProactive(
      "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n规章 | 1 | 2 | 3 |\n"
      "规范性文件 | 4 | 5 | 6 |\n信息内容 | 上一年项目数量 | 本年增/减 |\n行政事业性收费 | 7 | 8 "
      "|\n");
  CHECK(rowText(report, "proactive", "regulations") == "- - -");
  CHECK(rowText(report, "proactive", "normative_documents") == "- - -");
  CHECK(cellText(report, "proactive", "fees", "amount") == "-");
  CHECK(first(report, ObservationKind::kForeignLabel).text == "本年新制作数量");
  CHECK(count(report, ObservationKind::kMissingTable) == 2);
}

TEST_CASE("Table three with one row for （六） is the declared variant") {
  const Report report = readRequests(
      "（五）不予处理\t5.要求行政机关确认或重新出具已获取信息\t0\t0\t0\t0\t0\t0\t0\n"
      "（六）其他处理\t\t4\t0\t0\t0\t0\t0\t4\n（七）总计\t\t4\t0\t0\t0\t0\t0\t4\n");
  CHECK(rowText(report, "requests", "outcome.closed") == "4 0 0 0 0 0 4");
  CHECK(report.variants[1] == 0);
  CHECK(rowText(report, "requests", "outcome.closed.other") == "- - - - - - -");
}

TEST_CASE("Numbers without labels fill exactly the rows between two anchors, or none") {
  const std::string before = "| （三）不予公开 | 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n";
  const std::string after = "| 4.保护第三方合法权益 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n";
  const std::string two = "| 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n";
  const std::string three = "| 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n";
  const std::string labels = "\n2.其他法律行政法规禁\n止公开\n3.危及“三安全一稳定”\n";

  const Report exact = readRequests(before + labels + two + three + after);
  CHECK(rowText(exact, "requests", "outcome.withheld.other_law") == "2 0 0 0 0 0 2");
  CHECK(rowText(exact, "requests", "outcome.withheld.security_stability") == "3 0 0 0 0 0 3");

  const Report tooFew = readRequests(before + labels + two + after);
  CHECK(rowText(tooFew, "requests", "outcome.withheld.other_law") == "? ? ? ? ? ? ?");
  CHECK(rowText(tooFew, "requests", "outcome.withheld.security_stability") == "? ? ? ? ? ? ?");
  CHECK(rowText(tooFew, "requests", "outcome.withheld.third_party") == "4 0 0 0 0 0 4");

  const Report permuted = readRequests(
      before + "\n3.危及“三安全一稳定”\n2.其他法律行政法规禁止公开\n" + two + three + after);
  CHECK(rowText(permuted, "requests", "outcome.withheld.other_law") == "? ? ? ? ? ? ?");
}

TEST_CASE("Rows in another order are matched by their labels, with a doubt") {
  const Report report = readProactive("行政强制 3\n行政处罚 2\n行政许可 1\n");
  CHECK(cellText(report, "proactive", "licensing", "decisions") == "1");
  CHECK(cellText(report, "proactive", "penalties", "decisions") == "2");
  CHECK(cellText(report, "proactive", "coercive_measures", "decisions") == "3");
  CHECK(count(report, ObservationKind::kReading) == 1);
}

TEST_CASE("A row that stands twice with different numbers is unreadable") {
  const Report report =
      readProactive("行政许可 1\n行政处罚 2\n行政许可 7\n行政强制 3\n行政强制 3\n");
  CHECK(cellText(report, "proactive", "licensing", "decisions") == "?");
  CHECK(cellText(report, "proactive", "coercive_measures", "decisions") == "3");
}

TEST_CASE("Table four is read side by side, in three tables, and as rows") {
  const std::string heads = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n";
  const Report across = readDisputes("行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n" +
                                     std::string("结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未"
                                                 "经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n") +
                                     "1\t2\t3\t4\t10\t5\t6\t7\t8\t26\t9\t10\t11\t12\t42\n");
  const Report pieces = readDisputes(
      "### 行政复议\n" + heads + "1\t2\t3\t4\t10\n### 行政诉讼（未经复议直接起诉）\n" + heads +
      "5\t6\t7\t8\t26\n### 行政诉讼（复议后起诉）\n" + heads + "9\t10\t11\t12\t42\n");
  const Report rows = readDisputes("类别\t" + heads +
                                   "行政复议\t1\t2\t3\t4\t10\n未经复议直接起诉\t5\t6\t7\t8\t26\n"
                                   "复议后起诉\t9\t10\t11\t12\t42\n");
  for (const Report* report : {&across, &pieces, &rows}) {
    CHECK(rowText(*report, "disputes", "reconsideration") == "1 2 3 4 10");
    CHECK(rowText(*report, "disputes", "litigation_direct") == "5 6 7 8 26");
    CHECK(rowText(*report, "disputes", "litigation_after_reconsideration") == "9 10 11 12 42");
  }
  const Report short14 = readDisputes("行政复议 行政诉讼\n1 2 3 4 10 5 6 7 8 26 9 10 11 12\n");
  CHECK(rowText(short14, "disputes", "reconsideration") == "? ? ? ? ?");
}

TEST_CASE("Pages in traditional characters or with pinyin between them are read") {
  const Report report = readProactive(
      "信息內(nèi)容 | 本年制發(fā)件數(shù) | 本年廢止件數(shù) | 現(xiàn)行有效件數(shù) |\n"
      "規(guī)章 | 0 | 0 | 1 |\n行政規(guī)范性文件 | 2 | 3 | 4 |\n");
  CHECK(rowText(report, "proactive", "regulations") == "0 0 1");
  CHECK(rowText(report, "proactive", "normative_documents") == "2 3 4");
  CHECK(count(report, ObservationKind::kDamagedLabel) == 0);
}

TEST_CASE("What the head of a table lost is reported") {
  const Report report = readProactive("信息内容\t本年收费金额\n行政事业性收费\t3\n");
  CHECK(cellText(report, "proactive", "fees", "amount") == "3");
  CHECK(first(report, ObservationKind::kMissingUnit).expected == "本年收费金额（单位：万元）");
  const Report requests = readRequests("四、结转下年度继续办理 1 1 1 1 1 1 6\n");
  CHECK(count(requests, ObservationKind::kMissingNote) == 1);
}

TEST_CASE("A table whose section lost its heading is found under the one before") {
  const Report report = readProactive(
      "行政许可 97\n一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n四、结转下年度继续办理 0 0 0 0 "
      "0 0 0\n");
  CHECK(cellText(report, "proactive", "licensing", "decisions") == "97");
  CHECK(rowText(report, "requests", "received") == "1 0 0 0 0 0 1");
  CHECK_FALSE(report.sections[2].present);
}

TEST_CASE("An empty row between heads that stand side by side is not their numbers") {
  Document document;
  Grid grid;
  const auto add = [&](std::uint32_t row, std::uint32_t column, const std::string& text) {
    GridCell cell;
    cell.row = row;
    cell.column = column;
    cell.text.appendGlue(text);
    grid.cells.push_back(std::move(cell));
    grid.rowCount = row + 1;
    grid.columnCount = std::max(grid.columnCount, column + 1);
  };
  add(0, 0, "行政复议");
  add(0, 5, "行政诉讼");
  add(1, 0, "");
  for (std::uint32_t column = 0; column < 15; ++column) add(2, column, std::to_string(column));
  document.blocks.emplace_back(std::move(grid));
  Paragraph heading;
  heading.text.appendGlue("四、政府信息公开行政复议、行政诉讼情况");
  document.blocks.insert(document.blocks.begin(), heading);
  const auto report = bindDocument(document, bothForms(), {});
  REQUIRE(report.ok());
  CHECK(rowText(*report, "disputes", "reconsideration") == "0 1 2 3 4");
  CHECK(rowText(*report, "disputes", "litigation_after_reconsideration") == "10 11 12 13 14");
}

TEST_CASE("Digits behind the only number of a row may be its end") {
  const Report broken = readProactive("行政许可 738143\n13\n行政处罚 2\n行政强制 0");
  CHECK(rowText(broken, "proactive", "licensing") == "?");
  CHECK(rowText(broken, "proactive", "penalties") == "2");
  // A page number behind a row of single digits is none.
  const Report numbered = readProactive("行政许可 7\n13\n行政处罚 2\n行政强制 0");
  CHECK(rowText(numbered, "proactive", "licensing") == "7");
}

TEST_CASE("Numbers of two rows mixed up over lines are not dealt out in their order") {
  const Report report = readRequests(
      "三、本年度办理结果\n（三）不予公开 1.属于国家秘密 1 0 0 0 0 0 1\n"
      "（四）无法提供\n2.没有现成信息需要另行制作\n3.补正后申请内容仍不明确\n"
      "177 3\n19 0\n0\n0\n0\n0\n0\n0\n0 180\n0 19\n"
      "（五）不予处理 1.信访举报投诉类申请 9 0 0 0 0 0 9");
  CHECK(rowText(report, "requests", "outcome.unavailable.needs_creation") == "? ? ? ? ? ? ?");
  CHECK(rowText(report, "requests", "outcome.not_processed.petition") == "9 0 0 0 0 0 9");
}

TEST_CASE("A number glued to its label is read, several are a doubt and no blank") {
  const Report report =
      readProactive("规章3574\n行政规范性文件56498441\n信息内容本年处理决定数量\n行政许可97\n");
  CHECK(rowText(report, "proactive", "licensing") == "97");
  CHECK(rowText(report, "proactive", "regulations") == "? ? ?");
  CHECK(rowText(report, "proactive", "normative_documents") == "? ? ?");
  const Report requests = readRequests(
      "一、本年新收政府信息公开申请数量0 0 0 0\n二、上年结转政府信息公开申请数量36000036\n");
  CHECK(rowText(requests, "requests", "carried_in") == "? ? ? ? ? ? ?");
}

TEST_CASE("What is glued to a label is its value with all signs, or the sign in the place of one") {
  const auto fees = [](const std::string& glued) {
    return cellText(readProactive("行政处罚 3\n行政事业性收费" + glued + "\n"), "proactive", "fees",
                    "amount");
  };
  CHECK(fees("0.25") == "0.25");
  CHECK(fees("1,234.5") == "1234.5");
  CHECK(fees("１２") == "12");
  CHECK(fees("-") == "「-」");
  CHECK(fees("—") == "「—」");
  CHECK(fees("..5") == "?");
  CHECK(fees("O") == "?");
}

TEST_CASE("A number before the next label may be the last of the label in the line above") {
  const Report report = readProactive("行政许可 7\n行政处罚\n3 行政强制 12\n");
  CHECK(rowText(report, "proactive", "licensing") == "7");
  CHECK(rowText(report, "proactive", "penalties") == "?");
  CHECK(rowText(report, "proactive", "coercive_measures") == "12");
}

TEST_CASE(
    "Numbers below the heading of a table of which nothing is known again are no missing table") {
  const auto disputes = [](const std::string& lines) {
    return readReport(
        "青山区水务局2024年政府信息公开工作年度报告\n一、总体情况\n正文。\n"
        "四、政府信息公开行政复议、行政诉讼情况\n" +
        lines);
  };
  CHECK(rowText(disputes("*gI~\n1 30 51 156\n"), "disputes", "reconsideration") == "? ? ? ? ?");
  CHECK(rowText(disputes("本年度没有复议。\n"), "disputes", "reconsideration") == "- - - - -");
}

TEST_CASE("A label alone is no blank row where numbers are glued to other labels or words") {
  const Report report = readProactive(
      "本年制发件数\n0\",\"本年废止件数\n规章,13,0,55\n行政规范性文件,,,\n"
      "本年处理决定数量\n97\",,\n行政许可,,,\n行政处罚,3,,\n行政强制,,,\n");
  for (const char* row : {"normative_documents", "licensing", "penalties", "coercive_measures"}) {
    INFO(row);
    CHECK(rowText(report, "proactive", row).find('?') == 0);
  }
}

TEST_CASE("A list of numbers behind several labels may run down the columns") {
  const std::string labels = "规章\n行政规范性文件\n";
  CHECK(rowText(readProactive(labels + "0\n3\n0\n0\n0\n8\n行政许可 97\n"), "proactive",
                "normative_documents") == "? ? ?");
  CHECK(rowText(readProactive(labels + "0\n0\n0\n0\n0\n0\n行政许可 97\n"), "proactive",
                "normative_documents") == "0 0 0");
}

TEST_CASE("A list of the numbers of table four has one order only") {
  std::string text = "行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n";
  for (int i = 0; i < 3; ++i) text += "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n";
  for (int i = 1; i <= 15; ++i) text += std::to_string(i) + "\n";
  const Report report = readDisputes(text);
  CHECK(rowText(report, "disputes", "reconsideration") == "1 2 3 4 5");
  CHECK(rowText(report, "disputes", "litigation_after_reconsideration") == "11 12 13 14 15");
}

TEST_CASE("A row written down line by line has its numbers beside a piece of its label") {
  const Report report = readRequests(
      "│（一）予以公开│5│0│0│0│0│0│5│\n"
      "│5.要求行政机关确认或重新出具已│ │ │ │ │ │ │ │\n│获取信息│4│0│0│0│0│0│4│\n");
  CHECK(rowText(report, "requests", "outcome.not_processed.confirmation") == "4 0 0 0 0 0 4");
}

TEST_CASE("The beginning of a long label is one, although it begins with a short one") {
  const Report report = readRequests(
      "（一）予以公开 5 0 0 0 0 0 5\n（二）部分公开（区分处理的，只计这一 2 0 0 0 0 0 2\n"
      "情形，不计其他情形）\n1.属于国家秘密 3 0 0 0 0 0 3\n");
  CHECK(rowText(report, "requests", "outcome.partially_disclosed") == "2 0 0 0 0 0 2");
}

TEST_CASE("The rest of a label below its numbers is not the label of the next ones") {
  const Report report = readRequests(
      "2.其 30 0 0 0 0 0 30\n他法\n律行\n政法\n规禁\n止公\n开\n3.危 11 0 0 0 0 0 11\n");
  CHECK(rowText(report, "requests", "outcome.withheld.other_law") != "11 0 0 0 0 0 11");
}

TEST_CASE("A merged cell written down once for each of its columns is one cell") {
  const std::string head =
      "| 信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |\n";
  CHECK(rowText(readProactive(head + "| 行政许可 | 97 | 97 | 97 |\n"), "proactive", "licensing") ==
        "97");
  CHECK(rowText(readProactive(head + "| 行政许可 | 97 | 97 | 8 |\n"), "proactive", "licensing") ==
        "?");
}

TEST_CASE("Bars between the words of a line are no cells, a lone one may be a misread one") {
  bind::Line line;
  line.text.appendGlue("甲 | 7 | 0");
  CHECK(bind::readAtoms(line).size() == 3);
  bind::Line lone;
  lone.text.appendGlue("甲 | 0");
  CHECK(bind::readAtoms(lone).size() == 3);
}

TEST_CASE("Where cells hold several numbers each, the bars are not between the columns") {
  const Report report = readRequests(
      "| （一）予以公开 | | 13 25 | 0 45 | 1 | 2 86 |\n"
      "| 1.属于国家秘密 | | 3 | 0 0 | 0 | 0 | 0 | 3 |\n");
  CHECK(rowText(report, "requests", "outcome.disclosed") == "13 25 0 45 1 2 86");
  CHECK(rowText(report, "requests", "outcome.withheld.state_secret") == "3 0 0 0 0 0 3");
}

TEST_CASE("An empty cell beside a label with a number at its end is a doubt") {
  const Report report = readProactive(
      "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 | | |\n"
      "| 规章 | 3 | 5 | 74 | | |\n| 行政规范性文件564 | | 984 | 4185 | | |\n"
      "第二十条第（五）项\n| 信息内容 | 本年处理决定数量 | | | | |\n"
      "| 行政许可 | 11 | | | | |\n");
  CHECK(rowText(report, "proactive", "regulations") == "3 5 74");
  CHECK(rowText(report, "proactive", "normative_documents") == "? ? ?");
}

TEST_CASE("Empty cells beside a row of numbers without a label are a doubt") {
  const Report report = readRequests(
      "| 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n| | 1 0 | 0 0 | 0 0 | 1 | | | "
      "|\n"
      "| 3.危及“三安全一稳定” | | | | | | | |\n| 4.保护第三方合法权益 | 0 | 0 | 0 | 0 | 0 | 0 | 0 "
      "|\n");
  CHECK(rowText(report, "requests", "outcome.withheld.security_stability") == "? ? ? ? ? ? ?");
}

TEST_CASE("A number mixed with letters of its label is a doubt, other words are the author's") {
  const Report report = readProactive(
      "信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t收费316\n行政许可\t约30件\n");
  CHECK(rowText(report, "proactive", "fees") == "?");
  CHECK(rowText(report, "proactive", "licensing") == "「约30件」");
}

TEST_CASE("Columns that are empty in all rows of a text are none of the table") {
  const Report report = readRequests(
      "| （一）予以公开 | | 5 | | 0 | 0 | 0 | 0 | 5 |\n"
      "| 1.属于国家秘密 | | | | 128 | 0 | 32 | 45 | |\n"
      "| 2.其他法律行政法规禁止公开 | | | | 18 | 0 | 3 | 1 | |\n"
      "| 3.危及“三安全一稳定” | | | | 19 | 0 | 3 | 2 | |\n");
  CHECK(rowText(report, "requests", "outcome.withheld.state_secret") == "? ? ? ? ? ? ?");
}

TEST_CASE("Labels may come behind their numbers in the middle of a text") {
  const Report report = readRequests(
      "（二）部分公开（区分处理的，只计这一情形，不计其他情形） 20 3 0 1 6 2 32\n"
      "13\n0\n0\n0\n0\n0\n13\n1.属于国家秘密\n"
      "30\n0\n0\n0\n0\n0\n30\n2.其他法律行政法规禁止公开\n"
      "11\n0\n0\n0\n0\n0\n11\n3.危及“三安全一稳定”\n"
      "4.保护第三方合法权益 49 2 0 0 0 0 51");
  CHECK(rowText(report, "requests", "outcome.withheld.state_secret") == "13 0 0 0 0 0 13");
  CHECK(rowText(report, "requests", "outcome.withheld.security_stability") == "11 0 0 0 0 0 11");
}

TEST_CASE("The number of a row that is not of the form is not that of the empty row below") {
  const Report report = readProactive(
      "信息内容\t本年处理决定数量\t\t\n行政处罚\t0\t\t\n便民地图发布总量\t39\t\t\n行政强制\t\t\t"
      "\n");
  CHECK(rowText(report, "proactive", "penalties") == "0");
  CHECK(rowText(report, "proactive", "coercive_measures") == "?");
}

TEST_CASE("The end of a label below its numbers does not name the next ones") {
  const Report report = readRequests(
      "开\n度办\n（二）部分公\n21\n3\n0\n1\n6\n2\n33\n理结\n开（区分处理\n的，只计这一\n情形，不计"
      "其\n"
      "13\n0\n0\n0\n0\n0\n13\n");
  CHECK(rowText(report, "requests", "outcome.partially_disclosed") == "? ? ? ? ? ? ?");
}

TEST_CASE("What a label lacks on a page without lines may stand in the next one") {
  Document page;
  page.path = "report.pdf";
  for (const char* line :
       {"青山区水务局2024年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况",
        "4.无正当理由大量反复 3 0 0 0 0 0 3",
        "5.要求行政机关确认或重新出具已获取信息 1 0 0 0 0 0 1"}) {
    Paragraph paragraph;
    paragraph.text.append(line, PagePlace{1, 70, 90, 400, 12});
    page.blocks.emplace_back(std::move(paragraph));
  }
  const auto report = bindDocument(page, bothForms(), {});
  REQUIRE(report);
  CHECK(rowText(*report, "requests", "outcome.not_processed.excessive") == "3 0 0 0 0 0 3");
  CHECK(count(*report, ObservationKind::kDamagedLabel) == 0);
}

}  // namespace gouji::bindtest
