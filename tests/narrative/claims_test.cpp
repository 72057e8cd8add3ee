#include <catch2/catch.hpp>
#include <string>

#include "engine/narrative/builtin.h"
#include "tests/narrative/case_file.h"

namespace gouji::narrative {
namespace {

std::string number(const std::optional<Decimal>& value) { return value ? value->toString() : "?"; }

// One line per kind: what its claims say, in the notation that its case file explains.
std::string describe(Source source, const Claim& claim) {
  const std::string vague = claim.vague ? "~" : "";
  switch (source) {
    case Source::kTotals:
      return vague + number(claim.total) + (claim.exhaustive ? "=" : ">") + number(claim.partSum) +
             "/" + std::to_string(claim.partCount) + "^" + number(claim.part);
    case Source::kShares:
      return vague + number(claim.part) + "/" + number(claim.base) + "=" + number(claim.percent) +
             "%";
    case Source::kGrowth:
      return vague + number(claim.value) + "," + number(claim.delta) + "," + number(claim.percent) +
             "%";
    case Source::kPeriod:
      return (claim.start ? claim.start->toIso() : "?") + ".." +
             (claim.end ? claim.end->toIso() : "?") + (claim.valid ? "" : "!");
    case Source::kDates:
      return (claim.start ? claim.start->toIso() : "?") + (claim.valid ? "" : "!");
    case Source::kDoubled:
      return claim.expected;
    case Source::kPlaceholders:
    case Source::kUnfinished:
      return std::string(claim.text);
    case Source::kCountedLists:
    case Source::kRemedies:
      return number(claim.value) + ":" + std::to_string(claim.partCount);
    default:
      return claim.label;
  }
}

void checkCases(Source source, const std::string& file, std::size_t atLeast) {
  const auto cases = readCases(file);
  REQUIRE(cases.size() >= atLeast);
  Passage passage;
  for (const Case& one : cases) {
    INFO(file << ":" << one.line << ": " << one.sentence);
    passage.read(one.sentence);
    std::vector<Reading> readings;
    readBuiltin(source, passage, readings);
    std::string found;
    for (const Reading& reading : readings) {
      if (!found.empty()) found += "  ";
      found += describe(source, reading.claim);
      const TextRange& range = reading.claim.range;
      REQUIRE(range.end <= one.sentence.size());
      CHECK(one.sentence.substr(range.begin, range.end - range.begin) == reading.claim.text);
    }
    CHECK((found.empty() ? "-" : found) == one.expected);
  }
}

TEST_CASE("a total is read with its parts") { checkCases(Source::kTotals, "totals.txt", 50); }
TEST_CASE("a share is read with its part and base") {
  checkCases(Source::kShares, "shares.txt", 10);
}
TEST_CASE("growth is read with the figures it is made from") {
  checkCases(Source::kGrowth, "growth.txt", 10);
}
TEST_CASE("the statistics period is read") { checkCases(Source::kPeriod, "period.txt", 20); }
TEST_CASE("dates are read, impossible ones too") { checkCases(Source::kDates, "dates.txt", 10); }
TEST_CASE("words written twice are found, and doubling that is meant is not") {
  checkCases(Source::kDoubled, "doubled.txt", 15);
}
TEST_CASE("what a template left behind is found") {
  checkCases(Source::kPlaceholders, "placeholders.txt", 25);
}
TEST_CASE("a mark without its other half is found") {
  checkCases(Source::kUnbalanced, "unbalanced.txt", 12);
}
TEST_CASE("the first ASCII mark between Chinese words is found") {
  checkCases(Source::kHalfWidth, "half_width.txt", 8);
}
TEST_CASE("a text that stops without a mark is found") {
  checkCases(Source::kUnfinished, "unfinished.txt", 8);
}
TEST_CASE("a list that says how long it is is counted") {
  checkCases(Source::kCountedLists, "counted_lists.txt", 14);
}
TEST_CASE("problems and remedies are counted where they are numbered") {
  checkCases(Source::kRemedies, "remedies.txt", 8);
}
TEST_CASE("what an office calls itself is found") {
  checkCases(Source::kSelfReferences, "self_references.txt", 10);
}
TEST_CASE("names of laws are found in their title marks") {
  checkCases(Source::kLawNames, "law_names.txt", 5);
}
TEST_CASE("whose report an introduction says it is") {
  checkCases(Source::kAuthors, "authors.txt", 12);
}
TEST_CASE("what a report denies is found") { checkCases(Source::kNegations, "negations.txt", 10); }
TEST_CASE("agencies that act are found") { checkCases(Source::kAgencies, "agencies.txt", 8); }

}  // namespace
}  // namespace gouji::narrative
