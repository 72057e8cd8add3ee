// Decisions held against findings: what is accepted, what lapses, what nothing needs any more.
#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/decision/decisions.h"

using namespace gouji;

namespace {

const Date kToday = *Date::make(2026, 6, 30);

Finding makeFinding(const std::string& rule, int value) {
  Finding finding;
  finding.rule = rule;
  finding.name = rule + "-name";
  finding.instance = rule + "[received]";
  finding.agency = "某某局";
  finding.year = 2025;
  finding.cell = "requests[received, total]";
  finding.message = {"实为 " + std::to_string(value), "is " + std::to_string(value)};
  FindingCell cell;
  cell.cell = finding.cell;
  cell.value = value;
  finding.cells.push_back(cell);
  finding.fingerprint = fingerprintOf(finding);
  finding.valueHash = valueHashOf(finding);
  return finding;
}

ReportResult makeReport(std::vector<Finding> findings) {
  ReportResult result;
  result.file = "2025/某某局.txt";
  result.agency = "某某局";
  result.year = 2025;
  result.findings = std::move(findings);
  return result;
}

std::vector<Waiver> readText(std::string text) {
  Diagnostics diagnostics;
  const auto source = std::make_shared<const SourceFile>(
      SourceFile::make("gouji.waivers.toml", std::move(text)).value());
  std::vector<Waiver> waivers = readWaiverFile(source, diagnostics);
  REQUIRE_FALSE(diagnostics.hasErrors());
  return waivers;
}

Baseline baselineOf(const std::vector<Finding>& findings) {
  std::vector<BaselineEntry> entries;
  for (const Finding& finding : findings)
    entries.push_back(makeBaselineEntry(finding, Language::kChinese));
  return parseBaseline("b.json", writeBaseline(entries)).value();
}

/// The names of what is left over, "unused-waiver b.json:4" each on a line.
std::string leftoversOf(const Decisions& decisions, bool isChecked = true) {
  std::string out;
  for (const ReportResult& result :
       decisions.describeLeftovers([&](std::string_view) { return isChecked; })) {
    CHECK_FALSE(result.isReport);
    for (const Finding& finding : result.findings) {
      CHECK(finding.level == FindingLevel::kInfo);
      out += finding.name + ' ' + finding.file + ':' +
             std::to_string(std::get<TextPlace>(finding.location).begin.line) + '\n';
    }
  }
  return out;
}

const std::string kWaiver = "[[waiver]]\nreason = \"已核实\"\nauthor = \"督查室\"\n";

}  // namespace

TEST_CASE("a baseline accepts what it holds and nothing else") {
  Decisions decisions(kToday);
  decisions.addBaseline(baselineOf({makeFinding("ARI-01", 3)}));
  ReportResult result = makeReport({makeFinding("ARI-01", 3), makeFinding("ARI-03", 3)});
  decisions.apply(result);
  REQUIRE(result.findings[0].suppressed);
  CHECK(result.findings[0].suppressed->kind == "baseline");
  CHECK_FALSE(result.findings[1].suppressed);
  CHECK_FALSE(result.findings[1].lapsed);
  CHECK(leftoversOf(decisions).empty());
}

TEST_CASE("an entry lapses when the numbers change, and the finding says what it was") {
  Decisions decisions(kToday);
  decisions.addBaseline(baselineOf({makeFinding("ARI-01", 3)}));
  ReportResult result = makeReport({makeFinding("ARI-01", 4)});
  decisions.apply(result);
  CHECK_FALSE(result.findings[0].suppressed);
  REQUIRE(result.findings[0].lapsed);
  CHECK(result.findings[0].lapsed->cause == Lapse::Cause::kOtherValues);
  CHECK(result.findings[0].lapsed->words.zh.find("当时是：实为 3") != std::string::npos);
  CHECK(decisions.baselineStates() == std::vector{DecisionState::kLapsed});
  CHECK(leftoversOf(decisions).empty());
}

TEST_CASE("an entry lapses also when the changed numbers move the finding to another cell") {
  Decisions decisions(kToday);
  decisions.addBaseline(baselineOf({makeFinding("ARI-01", 3)}));
  Finding moved = makeFinding("ARI-01", 4);
  moved.cell = "requests[received, business]";
  moved.fingerprint = fingerprintOf(moved);
  ReportResult result = makeReport({moved});
  decisions.apply(result);
  CHECK(result.findings[0].lapsed);
  CHECK(decisions.baselineStates() == std::vector{DecisionState::kLapsed});
}

TEST_CASE("an entry whose finding is gone is told, but only when its report was checked") {
  Decisions decisions(kToday);
  decisions.addBaseline(baselineOf({makeFinding("ARI-01", 3)}));
  ReportResult other = makeReport({});
  other.agency = "别的局";
  decisions.apply(other);
  CHECK(leftoversOf(decisions).empty());
  ReportResult clean = makeReport({});
  decisions.apply(clean);
  CHECK(leftoversOf(decisions) == "unused-baseline-entry b.json:4\n");
  CHECK(leftoversOf(decisions, false).empty());
}

TEST_CASE("what could not be decided keeps its entry and is never accepted") {
  Decisions decisions(kToday);
  decisions.addBaseline(baselineOf({makeFinding("ARI-01", 3)}));
  Finding undecided = makeFinding("ARI-01", 3);
  undecided.outcome = Outcome::kUndecided;
  ReportResult result = makeReport({undecided});
  decisions.apply(result);
  CHECK_FALSE(result.findings[0].suppressed);
  CHECK(decisions.baselineStates() == std::vector{DecisionState::kPending});
  CHECK(leftoversOf(decisions).empty());
}

TEST_CASE("a rule that was undecided as a whole keeps the decisions on each of its checks") {
  Decisions decisions(kToday);
  decisions.addBaseline(baselineOf({makeFinding("XYR-01", 3), makeFinding("ARI-01", 3)}));
  decisions.addWaivers(readText(kWaiver + "rule = \"XYR-01[carried_in]\"\nunit = \"某某局\"\n"),
                       {});
  Finding undecided = makeFinding("XYR-01", 0);
  undecided.outcome = Outcome::kUndecided;
  undecided.instance = "XYR-01";
  undecided.fingerprint = fingerprintOf(undecided);
  ReportResult result = makeReport({undecided});
  decisions.apply(result);
  const std::string leftovers = leftoversOf(decisions);
  CHECK(leftovers.find("waiver") == std::string::npos);
  CHECK(std::count(leftovers.begin(), leftovers.end(), '\n') == 1);  // ARI-01
}

TEST_CASE("a report that could not be read says nothing about decisions") {
  Decisions decisions(kToday);
  decisions.addBaseline(baselineOf({makeFinding("ARI-01", 3)}));
  ReportResult result = makeReport({});
  result.readable = false;
  decisions.apply(result);
  CHECK(decisions.baselineStates() == std::vector{DecisionState::kUnseen});
}

TEST_CASE("a waiver accepts with its reason, author and last day") {
  Decisions decisions(kToday);
  decisions.addWaivers(readText(kWaiver + "rule = \"ARI-01\"\nexpires = 2026-06-30\n"), {});
  ReportResult result = makeReport({makeFinding("ARI-01", 3)});
  decisions.apply(result);
  REQUIRE(result.findings[0].suppressed);
  CHECK(result.findings[0].suppressed->kind == "waiver");
  CHECK(result.findings[0].suppressed->reason == "已核实");
  CHECK(result.findings[0].suppressed->author == "督查室");
  CHECK(result.findings[0].suppressed->expires == "2026-06-30");
}

TEST_CASE("a waiver does not hold on the day after its last, and the finding says so") {
  Decisions decisions(kToday);
  decisions.addWaivers(readText(kWaiver + "rule = \"ARI-01\"\nexpires = 2026-06-29\n"), {});
  ReportResult result = makeReport({makeFinding("ARI-01", 3)});
  decisions.apply(result);
  CHECK_FALSE(result.findings[0].suppressed);
  REQUIRE(result.findings[0].lapsed);
  CHECK(result.findings[0].lapsed->cause == Lapse::Cause::kExpired);
  CHECK(result.findings[0].lapsed->words.en == "the waiver expired on 2026-06-29 (督查室: 已核实)");
}

TEST_CASE("a waiver for values holds for them alone") {
  const Finding accepted = makeFinding("ARI-01", 3);
  const std::string text = kWaiver + "rule = \"ARI-01\"\nvalues = \"" + accepted.valueHash + "\"\n";
  Decisions decisions(kToday);
  decisions.addWaivers(readText(text), {});
  Finding another = makeFinding("ARI-01", 5);
  another.instance = "ARI-01[carried_in]";
  ReportResult both = makeReport({accepted, another});
  decisions.apply(both);
  CHECK(both.findings[0].suppressed);
  CHECK_FALSE(both.findings[1].lapsed);  // it was never meant
  ReportResult changed = makeReport({makeFinding("ARI-01", 4)});
  decisions.apply(changed);
  CHECK_FALSE(changed.findings[0].suppressed);
  REQUIRE(changed.findings[0].lapsed);
  CHECK(changed.findings[0].lapsed->cause == Lapse::Cause::kOtherValues);
}

TEST_CASE("where waiver and baseline both accept, the waiver speaks: it has a reason") {
  Decisions decisions(kToday);
  decisions.addBaseline(baselineOf({makeFinding("ARI-01", 3)}));
  decisions.addWaivers(readText(kWaiver + "rule = \"ARI-01\"\n"), {});
  ReportResult result = makeReport({makeFinding("ARI-01", 3)});
  decisions.apply(result);
  CHECK(result.findings[0].suppressed->kind == "waiver");
  CHECK(decisions.baselineStates() == std::vector{DecisionState::kUsed});
}

TEST_CASE("waivers reach their folder or their report and no further") {
  const auto isAccepted = [](const WaiverReach& reach) {
    Decisions decisions(kToday);
    decisions.addWaivers(readText(kWaiver + "rule = \"ARI-01\"\n"), reach);
    ReportResult result = makeReport({makeFinding("ARI-01", 3)});
    decisions.apply(result);
    return result.findings[0].suppressed.has_value();
  };
  CHECK(isAccepted({"", "2025", false}));
  CHECK_FALSE(isAccepted({"", "2024", false}));
  CHECK_FALSE(isAccepted({"", ".", false}));
  CHECK(isAccepted({"2025/某某局.txt", "", true}));
  CHECK_FALSE(isAccepted({"2025/别的局.txt", "", true}));
}

TEST_CASE("a waiver for all reports is called unused only when all were checked") {
  for (const bool isWhole : {false, true}) {
    Decisions decisions(kToday);
    decisions.addWaivers(readText(kWaiver + "rule = \"ARI-01\"\n"), {"", "", isWhole});
    ReportResult result = makeReport({});
    decisions.apply(result);
    CHECK(leftoversOf(decisions) == (isWhole ? "unused-waiver gouji.waivers.toml:4\n" : ""));
  }
}

TEST_CASE("a waiver for one unit is called unused when that unit was checked") {
  Decisions decisions(kToday);
  decisions.addWaivers(readText(kWaiver + "rule = \"ARI-01\"\nunit = \"某某局\"\n" + kWaiver +
                                "rule = \"ARI-01\"\nunit = \"别的局\"\n"),
                       {});
  ReportResult result = makeReport({});
  decisions.apply(result);
  CHECK(leftoversOf(decisions) == "unused-waiver gouji.waivers.toml:4\n");
}

TEST_CASE("a waiver whose unit no report has is told when everything was checked") {
  Decisions decisions(kToday);
  decisions.addWaivers(readText(kWaiver + "rule = \"ARI-01\"\nunit = \"某某居\"\n"),
                       {"", "", true});
  ReportResult result = makeReport({makeFinding("ARI-01", 3)});
  decisions.apply(result);
  const auto leftovers = decisions.describeLeftovers([](std::string_view) { return true; });
  REQUIRE(leftovers.size() == 1);
  CHECK(leftovers[0].findings[0].message.en ==
        "there is no report for this waiver (ARI-01, 某某居)");
}

TEST_CASE("an expired waiver that nothing needs says both") {
  Decisions decisions(kToday);
  decisions.addWaivers(
      readText(kWaiver + "rule = \"ARI-01\"\nunit = \"某某局\"\nexpires = 2026-01-01\n"), {});
  ReportResult result = makeReport({});
  decisions.apply(result);
  const auto leftovers = decisions.describeLeftovers([](std::string_view) { return true; });
  REQUIRE(leftovers.size() == 1);
  CHECK(leftovers[0].findings[0].name == "expired-waiver");
  CHECK(leftovers[0].findings[0].message.en ==
        "no finding needs this waiver (ARI-01, 某某局), and it expired on 2026-01-01");
}

TEST_CASE("a waiver for a rule that nobody knows is a mistake of its file") {
  Decisions decisions(kToday);
  decisions.addWaivers(readText(kWaiver + "rule = \"ARI-1\"\n"), {});
  Diagnostics diagnostics;
  decisions.checkRules({"ARI-01", "row-total"}, diagnostics);
  REQUIRE(diagnostics.errorCount() == 1);
  CHECK(diagnostics.sorted()[0].hint.en == "did you mean `ARI-01`?");
}
