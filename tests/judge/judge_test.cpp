#include "engine/judge/judge.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "tests/eval/small_plan.h"

namespace gouji::test {
namespace {

using plan::Doc;
using plan::Op;

/// Two equations per cell: business + other == total in the rows `received` (0 1 2) and `decided`
/// (3 4 5), and received == decided in every column. Any single wrong cell has a pattern of its
/// own.
PlanBuilder flowPlan() {
  PlanBuilder b;
  const auto addRow = [&b](std::uint32_t instance, std::vector<CellId> plus, CellId minus) {
    plan::LinearRow row;
    row.instance = instance;
    for (const CellId cell : plus) row.terms.push_back({cell, 1, Doc::kThis});
    row.terms.push_back({minus, -1, Doc::kThis});
    b.plan.linearRows.push_back(row);
  };
  const auto total = b.rule("TOT");
  for (const auto& [key, first] : {std::pair("received", 0U), std::pair("decided", 3U)}) {
    const auto sum = b.list(Op::kSum, {b.cell(first), b.cell(first + 1)});
    b.instance(total, b.equal(sum, b.cell(first + 2)), key).focus = first + 2;
    addRow(static_cast<std::uint32_t>(b.plan.instances.size() - 1), {first, first + 1}, first + 2);
  }
  const auto flow = b.rule("FLOW");
  for (const auto& [key, column] :
       {std::pair("business", 0U), std::pair("other", 1U), std::pair("total", 2U)}) {
    b.instance(flow, b.equal(b.cell(column), b.cell(column + 3)), key);
    addRow(static_cast<std::uint32_t>(b.plan.instances.size() - 1), {column}, column + 3);
  }
  return b;
}

/// 70 + 4 == 74 in both rows.
Report soundReport(const PlanBuilder& b) {
  Report report = b.report();
  for (const CellId first : {0U, 3U}) {
    report.setNumber(first, 70);
    report.setNumber(first + 1, 4);
    report.setNumber(first + 2, 74);
  }
  report.cellPlaces.resize(report.values.size());
  for (CellId cell = 0; cell < report.cellPlaces.size(); ++cell)
    report.cellPlaces[cell] = GridPlace{1, cell / 3 + 1, cell % 3 + 1};
  return report;
}

ReportResult judge(const PlanBuilder& b, const Report& report, const Report* prior = nullptr) {
  return Judge(b.plan).judge(report, prior, {});
}

TEST_CASE("a sound report has outcomes and no findings") {
  const PlanBuilder b = flowPlan();
  const ReportResult result = judge(b, soundReport(b));
  CHECK(result.findings.empty());
  CHECK(result.outcomes.of(Outcome::kPass) == 5);
}

TEST_CASE("one wrong cell is one finding at that cell, the other equations are related") {
  const PlanBuilder b = flowPlan();
  Report report = soundReport(b);
  report.setNumber(2, 47);
  const ReportResult result = judge(b, report);
  CHECK(result.outcomes.of(Outcome::kFail) == 2);
  REQUIRE(result.findings.size() == 1);
  const Finding& finding = result.findings[0];
  CHECK(finding.instance == "TOT[received]");
  CHECK(finding.level == FindingLevel::kError);
  CHECK(finding.cell == "t[received, total]");
  CHECK(finding.location == Location(GridPlace{1, 1, 3}));
  CHECK(finding.expected == Decimal(74));
  CHECK(finding.actual == Decimal(47));
  CHECK(finding.explain.zh == "应为 74（70 + 4），实为 47，相差 −27");
  CHECK(finding.related == std::vector<std::string>{"FLOW[total]"});
  REQUIRE(finding.suspects.size() == 1);
  const Suspect& suspect = finding.suspects[0];
  CHECK(suspect.cell == "t[received, total]");
  CHECK(suspect.value == Decimal(47));
  CHECK(suspect.suggested == Decimal(74));
  CHECK(suspect.kind == "transposed");
  CHECK(suspect.why.zh == "数字颠倒");
  CHECK(suspect.explains == std::vector<std::string>{"TOT[received]", "FLOW[total]"});
  CHECK(suspect.label == "received · total");
}

TEST_CASE("every single wrong cell is one finding at this very cell") {
  const PlanBuilder b = flowPlan();
  for (CellId cell = 0; cell < 6; ++cell) {
    Report report = soundReport(b);
    report.setNumber(cell, 1'000'003);
    const ReportResult result = judge(b, report);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].cell == report.form->cellName(cell));
    CHECK(result.findings[0].location == report.cellPlaces[cell]);
  }
}

TEST_CASE("an equation alone detects, it does not locate: all its cells are marked") {
  PlanBuilder b = flowPlan();
  b.plan.instances.resize(1);
  b.plan.linearRows.resize(1);
  Report report = soundReport(b);
  report.setNumber(2, 5123);
  const ReportResult result = judge(b, report);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].suspects.empty());
  CHECK(result.findings[0].cell == "t[received, total]");
  std::vector<std::string> cells;
  for (const FindingCell& cell : result.findings[0].cells) cells.push_back(cell.cell);
  CHECK(cells == std::vector<std::string>{"t[received, business]", "t[received, other]",
                                          "t[received, total]"});
}

TEST_CASE("two wrong cells apart from each other are two findings") {
  PlanBuilder b = flowPlan();
  Report report = soundReport(b);
  report.setNumber(2, 47);
  report.setNumber(4, 904);
  const ReportResult result = judge(b, report);
  CHECK(result.outcomes.of(Outcome::kFail) == 4);
  std::vector<std::string> cells;
  for (const Finding& finding : result.findings)
    if (!finding.suspects.empty()) cells.push_back(finding.cell);
  CHECK(cells == std::vector<std::string>{"t[received, total]", "t[decided, other]"});
  std::size_t spokenFor = result.findings.size();
  for (const Finding& finding : result.findings) spokenFor += finding.related.size();
  CHECK(spokenFor == 4);
}

TEST_CASE("the gravest level of what a finding speaks for is its level") {
  PlanBuilder b = flowPlan();
  b.plan.rules[0].level = plan::Level::kWarning;
  Report report = soundReport(b);
  report.setNumber(2, 47);
  REQUIRE(judge(b, report).findings.size() == 1);
  CHECK(judge(b, report).findings[0].rule == "TOT");
  CHECK(judge(b, report).findings[0].level == FindingLevel::kError);
}

TEST_CASE("undecided is information with its reason, a rule error is an error") {
  PlanBuilder b = flowPlan();
  const auto ratio = b.add(Op::kQuotient, b.cell(0), b.cell(7), 2);
  b.instance(b.rule("ERR"), b.compare(ratio, plan::Comparison::kGreater, b.number(2)));
  b.plan.rules.back().level = plan::Level::kInfo;
  Report report = soundReport(b);
  report.setState(1, CellState::kBlank);
  const ReportResult result = judge(b, report);
  CHECK(result.outcomes.of(Outcome::kUndecided) == 2);
  CHECK(result.outcomes.of(Outcome::kRuleError) == 1);
  REQUIRE(result.findings.size() == 3);
  const auto find = [&](const std::string& instance) {
    for (const Finding& finding : result.findings)
      if (finding.instance == instance) return finding;
    return Finding{};
  };
  const Finding open = find("TOT[received]");
  CHECK(open.outcome == Outcome::kUndecided);
  CHECK(open.level == FindingLevel::kInfo);
  CHECK(open.cell == "t[received, other]");
  CHECK(open.message.zh == "t[received, other] 为空白，无法判断");
  const Finding error = find("ERR");
  CHECK(error.outcome == Outcome::kRuleError);
  CHECK(error.level == FindingLevel::kError);
  CHECK(error.message.zh == "除数为零，规则无法计算");
  JudgeOptions options;
  options.keepUndecided = false;
  CHECK(Judge(b.plan).judge(report, nullptr, options).findings.size() == 1);
}

TEST_CASE("what is undecided for want of last year's report is said once for its rule") {
  PlanBuilder b = flowPlan();
  const auto rule = b.rule("PRIOR");
  for (const auto& [key, cell] : {std::pair("business", 0U), std::pair("other", 1U)})
    b.instance(rule, b.equal(b.cell(cell), b.cell(cell, Doc::kPrior)), key).focus = cell;
  const Report report = soundReport(b);
  const ReportResult result = judge(b, report);
  CHECK(result.outcomes.of(Outcome::kUndecided) == 2);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].instance == "PRIOR");
  CHECK(result.findings[0].cells.empty());
  CHECK(result.findings[0].cell.empty());
  CHECK(judge(b, report, &report).findings.empty());
}

TEST_CASE("what last year's report says of the wrong cell is related to it") {
  PlanBuilder b = flowPlan();
  b.instance(b.rule("CARRY"), b.equal(b.cell(0), b.cell(3, Doc::kPrior)));
  Report report = soundReport(b);
  const Report prior = soundReport(b);
  CHECK(judge(b, report, &prior).findings.empty());
  report.setNumber(0, 77);
  const ReportResult result = judge(b, report, &prior);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].cell == "t[received, business]");
  CHECK(result.findings[0].related == std::vector<std::string>{"FLOW[business]", "CARRY"});
  SECTION("but not when it says something else") {
    Report other = prior;
    other.setNumber(3, 12);
    const ReportResult both = judge(b, report, &other);
    CHECK(both.findings.size() == 2);
  }
}

TEST_CASE("findings of the same report differ in their fingerprints") {
  PlanBuilder b = flowPlan();
  Report report = soundReport(b);
  report.setNumber(2, 47);
  report.setNumber(4, 904);
  const ReportResult result = judge(b, report);
  for (std::size_t i = 0; i < result.findings.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      CHECK(result.findings[i].fingerprint != result.findings[j].fingerprint);
}

TEST_CASE("a cell of the report that is not there points to its neighbours") {
  PlanBuilder b = flowPlan();
  Report report = soundReport(b);
  report.setState(1, CellState::kAbsent);
  report.cellPlaces[1] = {};
  const ReportResult result = judge(b, report);
  REQUIRE(!result.findings.empty());
  CHECK(result.findings[0].location == Location(GridPlace{1, 1, 1}));
}

const Finding& findingOf(const ReportResult& result, const std::string& instance) {
  for (const Finding& finding : result.findings)
    if (finding.instance == instance) return finding;
  throw std::runtime_error("no finding " + instance);
}

TEST_CASE("a blank that the equations determine is told with the number that fits, not filled in") {
  const PlanBuilder b = flowPlan();
  Report report = soundReport(b);
  report.setState(1, CellState::kBlank);
  const ReportResult result = judge(b, report);
  CHECK(result.outcomes.of(Outcome::kUndecided) == 2);
  const Finding& open = findingOf(result, "FLOW[other]");
  CHECK(open.level == FindingLevel::kInfo);
  CHECK(open.explain.zh.find(
            "t[received, other]「received · other」应为 4（仅供核对，不代为填写）") !=
        std::string::npos);
  CHECK(open.explain.en.find(
            "t[received, other]「received · other」 would have to be 4 (to be checked") !=
        std::string::npos);
  CHECK(report.states[1] == CellState::kBlank);
}

TEST_CASE("a rule against blanks names the number that fits, an unreadable cell is told likewise") {
  PlanBuilder b = flowPlan();
  b.instance(b.rule("CMP"), b.add(Op::kNot, b.add(Op::kStateIn, 1,
                                                  1U << static_cast<unsigned>(CellState::kBlank))));
  Report report = soundReport(b);
  report.setState(1, CellState::kBlank);
  CHECK(findingOf(judge(b, report), "CMP").explain.zh.find("应为 4") != std::string::npos);
  report.setState(1, CellState::kUnreadable);
  CHECK(findingOf(judge(b, report), "TOT[received]").explain.zh.find("应为 4") !=
        std::string::npos);
}

TEST_CASE("of a blank that nothing determines no number is told") {
  const PlanBuilder b = flowPlan();
  Report report = soundReport(b);
  report.setState(1, CellState::kBlank);
  report.setState(4, CellState::kBlank);
  report.setState(0, CellState::kBlank);
  report.setState(3, CellState::kBlank);
  for (const Finding& finding : judge(b, report).findings) CHECK(finding.explain.zh.empty());
}

TEST_CASE("an equation the locator had to leave out is said, and no cell of it is accused") {
  PlanBuilder b = flowPlan();
  // A cell that no report has: the system cannot use this equation.
  b.plan.linearRows[0].terms.push_back({99, 1, Doc::kThis});
  Report report = soundReport(b);
  report.setNumber(2, 47);
  const ReportResult result = judge(b, report);
  REQUIRE(result.findings.size() == 2);
  const Finding& left = findingOf(result, "TOT[received]");
  CHECK(left.outcome == Outcome::kFail);
  CHECK(left.explain.zh.find("单元格这份报告没有，未参与查找出错的单元格") != std::string::npos);
  for (const Finding& finding : result.findings) CHECK(finding.suspects.empty());
}

TEST_CASE("a number that is no count is the wrong cell, however large or broken") {
  const PlanBuilder b = flowPlan();
  Report report = soundReport(b);
  for (const char* typed : {"7.4", "123456789012345678901234"}) {
    report.setNumber(2, *Decimal::parse(typed));
    const ReportResult result = judge(b, report);
    CHECK(result.outcomes.of(Outcome::kFail) == 2);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].cell == "t[received, total]");
    REQUIRE(result.findings[0].suspects.size() == 1);
    CHECK(result.findings[0].suspects[0].value == *Decimal::parse(typed));
    CHECK(result.findings[0].suspects[0].suggested == Decimal(74));
  }
}

/// 70 + 4 == 78 in one equation, which accuses all three cells alike.
PlanBuilder lonelyPlan() {
  PlanBuilder b = flowPlan();
  b.plan.instances.resize(1);
  b.plan.linearRows.resize(1);
  return b;
}

/// 4 typed into the row above the one it belongs to.
Report movedReport(const PlanBuilder& b) {
  Report report = soundReport(b);
  for (CellId cell = 0; cell < 6; ++cell) report.setNumber(cell, 0);
  report.setNumber(0, 4);
  report.setNumber(5, 4);
  return report;
}

TEST_CASE(
    "a number one row off is one mistake, though the totals may be the ones that were moved") {
  PlanBuilder b = flowPlan();
  // Without what ties the columns together, parts and totals explain it alike.
  b.plan.instances.resize(2);
  b.plan.linearRows.resize(2);
  b.plan.linearRows.push_back({2, {{0, 1, Doc::kThis}, {3, 1, Doc::kThis}}, 4});
  b.plan.linearRows.push_back({3, {{2, 1, Doc::kThis}, {5, 1, Doc::kThis}}, 4});
  const auto column = b.rule("COL");
  b.instance(column, b.equal(b.list(Op::kSum, {b.cell(0), b.cell(3)}), b.number(4)), "business");
  b.instance(column, b.equal(b.list(Op::kSum, {b.cell(2), b.cell(5)}), b.number(4)), "total");
  Report report = movedReport(b);
  report.setNumber(2, 0);
  const ReportResult result = judge(b, report);
  CHECK(result.outcomes.of(Outcome::kFail) == 2);
  REQUIRE(result.findings.size() == 1);
  const Finding& finding = result.findings[0];
  REQUIRE(finding.suspects.size() == 4);
  for (const Suspect& suspect : finding.suspects) CHECK(suspect.kind == "row-off");
  CHECK(finding.suspects[1].explanation == 1);
  CHECK(finding.suspects[2].explanation == 2);
  CHECK(finding.related.size() == 1);
}

TEST_CASE("what a profile weighs decides where several cells may be wrong") {
  const PlanBuilder b = lonelyPlan();
  Report report = soundReport(b);
  report.setNumber(2, 374);  // a digit too many, or anything in the two parts
  CHECK(judge(b, report).findings[0].suspects.empty());
  JudgeOptions options;
  options.evaluation.weights.set(*findWeight("digit-added"), 50);
  const ReportResult weighed = Judge(b.plan).judge(report, nullptr, options);
  REQUIRE(weighed.findings[0].suspects.size() == 1);
  CHECK(weighed.findings[0].suspects[0].cell == "t[received, total]");
  CHECK(weighed.findings[0].suspects[0].suggested == Decimal(74));
}

/// `cell` of this year is what `before` was last year.
void addCarry(PlanBuilder& b, CellId cell, CellId before, const std::string& key) {
  const auto rule = b.rule("CARRY");
  b.instance(rule, b.equal(b.cell(cell), b.cell(before, Doc::kPrior)), key);
  plan::LinearRow row;
  row.instance = static_cast<std::uint32_t>(b.plan.instances.size() - 1);
  row.terms = {{cell, 1, Doc::kThis}, {before, -1, Doc::kPrior}};
  b.plan.linearRows.push_back(row);
}

/// Everything a finding says, to be compared.
std::string show(const Finding& finding) {
  std::string text = finding.rule + finding.name + finding.title + finding.instance +
                     std::string(toString(finding.outcome)) + std::string(toString(finding.level)) +
                     finding.message.zh + finding.message.en + finding.explain.zh +
                     finding.explain.en + finding.hint.zh + finding.hint.en + finding.basis +
                     finding.cell + finding.excerpt + finding.fingerprint + finding.valueHash;
  text += std::to_string(finding.location.index());
  for (const auto& value : {finding.expected, finding.actual})
    text += value ? value->toString() : "-";
  for (const FindingCell& cell : finding.cells)
    text += cell.cell + cell.raw + cell.label + cell.value.toString() +
            std::to_string(static_cast<int>(cell.state)) + (cell.prior ? "prior" : "");
  for (const Suspect& suspect : finding.suspects) text += suspect.cell + suspect.kind;
  for (const std::string& related : finding.related) text += related;
  return text + (finding.suppressed ? "suppressed" : "") + (finding.lapsed ? "lapsed" : "");
}

TEST_CASE("a result that is used again holds nothing of the report before") {
  PlanBuilder b = flowPlan();
  b.instance(b.rule("YEAR"), b.equal(b.cell(0), b.cell(0, Doc::kPrior)));
  const Judge judge(b.plan);
  const Report sound = soundReport(b);
  Report wrong = sound;
  wrong.setNumber(2, 47);
  Report twice = wrong;
  twice.setNumber(3, 71);
  Report blank = sound;
  blank.setState(4, CellState::kFiller, "/");
  ReportResult used;
  const std::vector<const Report*> reports = {&wrong, &sound, &twice, &blank,
                                              &wrong, &blank, &twice, &sound};
  for (const Report* report : reports) {
    for (const Report* prior : {static_cast<const Report*>(nullptr), &sound}) {
      const ReportResult fresh = judge.judge(*report, prior, {});
      judge.judge(*report, prior, {}, used);
      CHECK(used.outcomes.count == fresh.outcomes.count);
      REQUIRE(used.findings.size() == fresh.findings.size());
      for (std::size_t i = 0; i < fresh.findings.size(); ++i)
        CHECK(show(used.findings[i]) == show(fresh.findings[i]));
      // As somebody does who accepts findings.
      for (Finding& finding : used.findings) {
        finding.suppressed = Suppression{"waiver", "checked", "office", ""};
        finding.lapsed = Lapse{};
      }
      used.readable = false;
    }
  }
}

TEST_CASE("equations with last year's report choose where this year's accuse several cells") {
  PlanBuilder b = lonelyPlan();
  addCarry(b, 0, 3, "business");
  addCarry(b, 1, 4, "other");
  Report report = soundReport(b);
  report.setNumber(2, 5123);
  CHECK(judge(b, report).findings[0].suspects.empty());
  const Report prior = soundReport(b);
  const ReportResult result = judge(b, report, &prior);
  REQUIRE(result.findings.size() == 1);
  REQUIRE(result.findings[0].suspects.size() == 1);
  CHECK(result.findings[0].suspects[0].cell == "t[received, total]");
  CHECK(result.findings[0].suspects[0].suggested == Decimal(74));
  SECTION("but a cell that last year's report leaves blank says nothing") {
    Report other = prior;
    other.setState(3, CellState::kBlank);
    other.setState(4, CellState::kBlank);
    CHECK(findingOf(judge(b, report, &other), "TOT[received]").suspects.empty());
  }
}

TEST_CASE("last year's report says what a blank should hold") {
  PlanBuilder b = lonelyPlan();
  addCarry(b, 0, 3, "business");
  Report report = soundReport(b);
  report.setState(0, CellState::kBlank);
  report.setState(1, CellState::kBlank);
  const Report prior = soundReport(b);
  const ReportResult result = judge(b, report, &prior);
  CHECK(findingOf(result, "CARRY[business]").explain.zh.find("应为 70") != std::string::npos);
}

TEST_CASE("two reports that contradict each other accuse no cell: either may be wrong") {
  PlanBuilder b = flowPlan();
  addCarry(b, 2, 5, "total");
  Report prior = soundReport(b);
  prior.setNumber(5, 90);
  const ReportResult result = judge(b, soundReport(b), &prior);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].instance == "CARRY[total]");
  CHECK(result.findings[0].suspects.empty());
}

}  // namespace
}  // namespace gouji::test
