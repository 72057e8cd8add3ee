#include <catch2/catch.hpp>

#include "engine/finding/finding.h"

namespace gouji {
namespace {

Finding rowTotalFinding() {
  Finding finding;
  finding.rule = "ARI-01";
  finding.instance = "ARI-01[received]";
  finding.agency = "某某局";
  finding.year = 2025;
  finding.cell = "requests[received, total]";
  FindingCell cell;
  cell.cell = finding.cell;
  cell.value = 47;
  finding.cells.push_back(cell);
  finding.expected = 74;
  finding.actual = 47;
  return finding;
}

TEST_CASE("a fingerprint is 16 hexadecimal digits and never changes between versions") {
  // Baselines hold these digits: a change here makes every accepted finding new.
  CHECK(fingerprintOf(rowTotalFinding()) == "5372430d969347ed");
}

TEST_CASE("a fingerprint knows neither the file nor the value nor the place") {
  Finding moved = rowTotalFinding();
  moved.file = "elsewhere.html";
  moved.record = 7;
  moved.location = ParagraphPlace{3};
  moved.actual = 48;
  moved.cells[0].value = 48;
  CHECK(fingerprintOf(moved) == fingerprintOf(rowTotalFinding()));
}

TEST_CASE("rule, instance, unit, year and cell each change the fingerprint") {
  const std::string original = fingerprintOf(rowTotalFinding());
  Finding other = rowTotalFinding();
  SECTION("rule") { other.rule = "ARI-02"; }
  SECTION("instance") { other.instance = "ARI-01[carried_in]"; }
  SECTION("agency") { other.agency = "某某镇"; }
  SECTION("unit id") { other.unitId = "u-1"; }
  SECTION("year") { other.year = 2024; }
  SECTION("no year") { other.year.reset(); }
  SECTION("cell") { other.cell = "requests[received, business]"; }
  CHECK(fingerprintOf(other) != original);
}

TEST_CASE("a sentence is known by its words, not by its number or its figures") {
  Finding first = rowTotalFinding();
  first.rule = "NAR-14";
  first.instance = "NAR-14";
  first.excerpt = "137条，其中政策29条、动态126条";
  const std::string original = fingerprintOfSentence(first, 1);
  Finding later = first;
  later.instance = "NAR-14#2";
  later.excerpt = "137条，其中政策29条、\n动态 1,098条";
  CHECK(fingerprintOfSentence(later, 1) == original);
  CHECK(valueHashOf(later) != valueHashOf(first));
  CHECK(fingerprintOfSentence(first, 2) != original);
  later.excerpt = "137条，其中政策29条、通知126条";
  CHECK(fingerprintOfSentence(later, 1) != original);
}

TEST_CASE("the unit id stands for the agency where a report has one") {
  Finding renamed = rowTotalFinding();
  renamed.unitId = "u-1";
  Finding original = renamed;
  renamed.agency = "某某委员会";
  CHECK(fingerprintOf(renamed) == fingerprintOf(original));
}

TEST_CASE("fields do not run together") {
  Finding a = rowTotalFinding();
  Finding b = rowTotalFinding();
  a.rule = "AB";
  a.instance = "C";
  b.rule = "A";
  b.instance = "BC";
  CHECK(fingerprintOf(a) != fingerprintOf(b));
}

TEST_CASE("the value hash changes with a value, a state and the excerpt, and with nothing else") {
  const std::string original = valueHashOf(rowTotalFinding());
  Finding other = rowTotalFinding();
  SECTION("value") {
    other.cells[0].value = 48;
    CHECK(valueHashOf(other) != original);
  }
  SECTION("blank is not zero") {
    other.cells[0].value = 0;
    const std::string zero = valueHashOf(other);
    other.cells[0].state = CellState::kBlank;
    CHECK(valueHashOf(other) != zero);
  }
  SECTION("excerpt") {
    other.excerpt = "收到申请47件";
    CHECK(valueHashOf(other) != original);
  }
  SECTION("a cell of last year") {
    other.cells[0].prior = true;
    CHECK(valueHashOf(other) != original);
  }
  SECTION("place, message and suspects do not count") {
    other.location = ParagraphPlace{3};
    other.message.zh = "x";
    other.suspects.emplace_back();
    CHECK(valueHashOf(other) == original);
  }
}

}  // namespace
}  // namespace gouji
