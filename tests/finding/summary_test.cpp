#include <catch2/catch.hpp>

#include "engine/finding/finding.h"

namespace gouji {
namespace {

Finding at(Location location, std::string rule, std::string instance) {
  Finding finding;
  finding.location = location;
  finding.rule = std::move(rule);
  finding.instance = std::move(instance);
  return finding;
}

TextPlace lineAndColumn(std::uint32_t line, std::uint32_t column) {
  return TextPlace{{0, 1}, {line, column}, {line, column + 1}};
}

std::vector<std::string> instancesOf(const std::vector<Finding>& findings) {
  std::vector<std::string> names;
  for (const Finding& finding : findings) names.push_back(finding.instance);
  return names;
}

TEST_CASE("findings come in the order of the document, those without a place last") {
  std::vector<Finding> findings = {
      at({}, "A", "nowhere"),
      at(lineAndColumn(10, 1), "A", "line 10"),
      at(lineAndColumn(9, 40), "A", "line 9, column 40"),
      at(lineAndColumn(9, 5), "A", "line 9, column 5"),
  };
  sortFindings(findings);
  CHECK(instancesOf(findings) ==
        std::vector<std::string>{"line 9, column 5", "line 9, column 40", "line 10", "nowhere"});
}

TEST_CASE("at one place findings come by rule and then as the rules made them") {
  std::vector<Finding> findings = {at({}, "B", "B"), at({}, "A", "A#2"), at({}, "A", "A#10")};
  sortFindings(findings);
  CHECK(instancesOf(findings) == std::vector<std::string>{"A#2", "A#10", "B"});
}

TEST_CASE("pages are read from the top") {
  std::vector<Finding> findings = {
      at(PagePlace{2, 0, 10, 1, 1}, "A", "page 2"),
      at(PagePlace{1, 50, 700, 1, 1}, "A", "page 1, right"),
      at(PagePlace{1, 20, 700, 1, 1}, "A", "page 1, left"),
      at(PagePlace{1, 90, 70, 1, 1}, "A", "page 1, top"),
  };
  sortFindings(findings);
  CHECK(instancesOf(findings) ==
        std::vector<std::string>{"page 1, top", "page 1, left", "page 1, right", "page 2"});
}

TEST_CASE("a summary counts suppressed findings apart and unreadable reports too") {
  ReportResult result;
  result.findings = {at({}, "A", "A"), at({}, "B", "B"), at({}, "C", "C")};
  result.findings[1].level = FindingLevel::kWarning;
  result.findings[2].suppressed = Suppression{"waiver", "reason", "author", ""};
  result.outcomes.add(Outcome::kPass, 40);
  result.outcomes.add(Outcome::kFail, 3);
  ReportResult unreadable;
  unreadable.readable = false;

  RunSummary summary;
  summary.add(result);
  summary.add(unreadable);
  CHECK(summary.reports == 2);
  CHECK(summary.unreadable == 1);
  CHECK(summary.byLevel == std::array<std::uint64_t, 3>{1, 1, 0});
  CHECK(summary.suppressed == 1);
  CHECK(summary.outcomes.of(Outcome::kPass) == 40);
  CHECK(summary.outcomes.of(Outcome::kFail) == 3);
}

TEST_CASE("what is said of a file of decisions counts as findings, not as a report") {
  ReportResult result;
  result.isReport = false;
  result.findings = {at({}, "decision", "decision")};
  result.findings[0].level = FindingLevel::kInfo;
  RunSummary summary;
  summary.add(result);
  CHECK(summary.reports == 0);
  CHECK(summary.byLevel == std::array<std::uint64_t, 3>{0, 0, 1});
}

TEST_CASE("a rule that was not run is said once, however many parts of the run left it out") {
  RunSummary first;
  first.addRulesWithoutPrior({"XYR-01", "XYR-02"});
  RunSummary second;
  second.addRulesWithoutPrior({"XYR-02", "XYR-09"});
  first.add(second);
  CHECK(first.rulesWithoutPrior == std::vector<std::string>{"XYR-01", "XYR-02", "XYR-09"});
}

TEST_CASE("the words of outcomes and levels are those of the JSON output") {
  CHECK(toString(Outcome::kPass) == "pass");
  CHECK(toString(Outcome::kFail) == "fail");
  CHECK(toString(Outcome::kUndecided) == "undecided");
  CHECK(toString(Outcome::kNotApplicable) == "not_applicable");
  CHECK(toString(Outcome::kRuleError) == "rule_error");
  for (const FindingLevel level :
       {FindingLevel::kError, FindingLevel::kWarning, FindingLevel::kInfo})
    CHECK(parseLevel(toString(level)) == level);
  CHECK_FALSE(parseLevel("Error"));
  CHECK_FALSE(parseLevel(""));
}

}  // namespace
}  // namespace gouji
