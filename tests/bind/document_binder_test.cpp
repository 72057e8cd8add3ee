// Documents as readers give them. One binder may take many: what it keeps of a form changes
// nothing.
#include <algorithm>
#include <catch2/catch.hpp>
#include <thread>

#include "engine/bind/bind.h"
#include "engine/read/text/text_reader.h"
#include "tests/bind/forms.h"
#include "tests/bind/reading.h"

namespace gouji::bindtest {
namespace {

Document readText(const std::string& text) {
  auto source = SourceFile::make("report.txt", text);
  REQUIRE(source.ok());
  auto document = readTextDocument(std::make_shared<SourceFile>(std::move(source).value()), false,
                                   ReadLimits{});
  REQUIRE(document.ok());
  return std::move(document).value();
}

// A report of the year, or of none: then the tables say which form it is of.
Document makeDocument(const std::string& year) {
  return readText("青山区水务局" + year +
                  "政府信息公开工作年度报告\n一、总体情况\n正文。\n二、主动公开政府信息情况\n"
                  "行政许可 7\n行政处罚 2\n行政强制 0\n六、其他需要报告的事项\n无。\n");
}

bool areSame(const Report& a, const Report& b) {
  return a.form->id == b.form->id && a.states == b.states && a.values == b.values &&
         a.year == b.year && a.agency == b.agency && a.observations.size() == b.observations.size();
}

PlacedText place(const std::string& text) {
  PlacedText placed;
  placed.append(text, PagePlace{1, 0, 0, 0, 0});
  return placed;
}

/// A table with one cell a column.
Grid makeGrid(const std::vector<std::vector<std::string>>& rows) {
  Grid grid;
  grid.rowCount = static_cast<std::uint32_t>(rows.size());
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    for (std::uint32_t c = 0; c < rows[r].size(); ++c) {
      grid.cells.push_back({r, c, 1, 1, place(rows[r][c])});
      grid.columnCount = std::max(grid.columnCount, c + 1);
    }
  }
  return grid;
}

}  // namespace

TEST_CASE("A row whose label goes on over a page break is one though the pages differ in columns") {
  Document document;
  for (const char* line : {"青山区水务局2024年政府信息公开工作年度报告", "一、总体情况", "正文。",
                           "三、收到和处理政府信息公开申请情况"})
    document.blocks.emplace_back(Paragraph{place(line), 0});
  document.blocks.emplace_back(
      makeGrid({{"三、本年度办", "（二）部分公", "3", "0", "0", "0", "0", "0", "3"}}));
  document.blocks.emplace_back(PageBreak{2});
  document.blocks.emplace_back(makeGrid(
      {{"理结果", "开（区分处理的，只计这一情形，不计其他情形）", "", "", "", "", "", "", ""},
       {"", "（三）不予公开", "1.属于国家秘密", "5", "0", "0", "0", "0", "0", "5"}}));
  const auto report = bindDocument(document, bothForms(), {});
  REQUIRE(report.ok());
  CHECK(rowText(*report, "requests", "outcome.partially_disclosed") == "3 0 0 0 0 0 3");
}

TEST_CASE("A binder that has seen other reports binds the next one as a new one would") {
  const DocumentBinder binder(bothForms());
  for (const std::string year : {"2024年", "2019年", "", "2024年", "2019年", ""}) {
    INFO(year);
    const Document document = makeDocument(year);
    const auto kept = binder.bind(document, {});
    const auto fresh = bindDocument(document, bothForms(), {});
    REQUIRE(kept.ok());
    REQUIRE(fresh.ok());
    CHECK(areSame(*kept, *fresh));
  }
  CHECK(binder.bind(makeDocument("2024年"), {"disclosure-2019"})->form->id == "disclosure-2019");
  CHECK(binder.bind(makeDocument("2024年"), {"no-such"}).error().code == "bind.unknown-form");
}

TEST_CASE("Several threads may ask one binder for its first report") {
  const DocumentBinder binder(bothForms());
  const Document document = makeDocument("2024年");
  std::vector<Result<Report>> reports(4, Error{});
  std::vector<std::thread> threads;
  for (auto& report : reports) threads.emplace_back([&] { report = binder.bind(document, {}); });
  for (std::thread& thread : threads) thread.join();
  const auto alone = bindDocument(document, bothForms(), {});
  REQUIRE(alone.ok());
  for (const auto& report : reports) {
    REQUIRE(report.ok());
    CHECK(areSame(*report, *alone));
  }
}

}  // namespace gouji::bindtest
