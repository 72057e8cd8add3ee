// Waivers as people write them.
#include <catch2/catch.hpp>

#include "engine/decision/waiver_file.h"

using namespace gouji;

namespace {

struct Waivers {
  Diagnostics diagnostics;
  std::vector<Waiver> list;

  explicit Waivers(std::string text) {
    const auto source = std::make_shared<const SourceFile>(
        SourceFile::make("a.waivers.toml", std::move(text)).value());
    list = readWaiverFile(source, diagnostics);
  }
};

Finding makeFinding() {
  Finding finding;
  finding.rule = "ARI-04";
  finding.name = "dispute-total";
  finding.instance = "ARI-04[reconsideration]";
  finding.agency = "某某局";
  finding.unitId = "320813";
  finding.year = 2025;
  finding.cell = "disputes[reconsideration, total]";
  return finding;
}

Waiver makeWaiver(const std::string& keys) {
  const Waivers waivers("[[waiver]]\nreason = \"r\"\n" + keys);
  REQUIRE(waivers.list.size() == 1);
  return waivers.list[0];
}

}  // namespace

TEST_CASE("a waiver has all that is written, and the place of its rule") {
  const Waivers waivers(
      "[[waiver]]\n"
      "rule = \"ARI-04\"\nunit = \"某某局\"\nyear = 2025\ncell = \"c\"\n"
      "values = \"5e7f23e8019d9a4f\"\nreason = \"已核实\"\nauthor = \"督查室\"\n"
      "expires = 2026-12-31\n");
  REQUIRE_FALSE(waivers.diagnostics.hasErrors());
  REQUIRE(waivers.list.size() == 1);
  const Waiver& waiver = waivers.list[0];
  CHECK(waiver.rule == "ARI-04");
  CHECK(waiver.unit == "某某局");
  CHECK(waiver.year == 2025);
  CHECK(waiver.cell == "c");
  CHECK(waiver.values == "5e7f23e8019d9a4f");
  CHECK(waiver.reason == "已核实");
  CHECK(waiver.author == "督查室");
  CHECK(waiver.expires == Date::make(2026, 12, 31));
  CHECK(waiver.source->locate(waiver.span.begin) == LineColumn{2, 8});
}

TEST_CASE("a waiver without a reason is a mistake, and what is mistaken does not waive") {
  const Waivers waivers(
      "[[waiver]]\nrule = \"ARI-04\"\n\n[[waiver]]\nrule = \"A\"\nreason = \"\"\n");
  CHECK(waivers.diagnostics.errorCount() == 2);
  CHECK(waivers.list.empty());
}

TEST_CASE("a file of waivers has nothing else") {
  const Waivers waivers("waivers = []\n");
  REQUIRE(waivers.diagnostics.errorCount() == 1);
  CHECK(waivers.diagnostics.sorted()[0].hint.en == "did you mean `waiver`?");
}

TEST_CASE("a waiver names a rule by id, by name, or one check of it") {
  const Finding finding = makeFinding();
  CHECK(makeWaiver("rule = \"ARI-04\"").covers(finding));
  CHECK(makeWaiver("rule = \"dispute-total\"").covers(finding));
  CHECK(makeWaiver("rule = \"ARI-04[reconsideration]\"").covers(finding));
  CHECK_FALSE(makeWaiver("rule = \"ARI-04[litigation_direct]\"").covers(finding));
  CHECK_FALSE(makeWaiver("rule = \"ARI\"").covers(finding));
}

TEST_CASE("unit, year and cell narrow a waiver down") {
  const Finding finding = makeFinding();
  const std::string rule = "rule = \"ARI-04\"\n";
  CHECK(makeWaiver(rule + "unit = \"某某局\"").covers(finding));
  CHECK(makeWaiver(rule + "unit = \"320813\"").covers(finding));
  CHECK_FALSE(makeWaiver(rule + "unit = \"别的局\"").covers(finding));
  CHECK(makeWaiver(rule + "year = 2025").covers(finding));
  CHECK_FALSE(makeWaiver(rule + "year = 2024").covers(finding));
  CHECK(makeWaiver(rule + "cell = \"disputes[reconsideration, total]\"").covers(finding));
  CHECK_FALSE(makeWaiver(rule + "cell = \"disputes[reconsideration, upheld]\"").covers(finding));
}

TEST_CASE("the rule of a waiver for one check is the rule of that check") {
  CHECK(makeWaiver("rule = \"ARI-04[reconsideration]\"").ruleName() == "ARI-04");
  CHECK(makeWaiver("rule = \"NAR-02#2\"").ruleName() == "NAR-02");
}

TEST_CASE("waivers beyond the limit are told, not kept") {
  std::string text;
  for (std::size_t i = 0; i <= kMostWaivers; ++i)
    text += "[[waiver]]\nrule = \"A\"\nreason = \"r\"\n";
  const Waivers waivers(text);
  CHECK(waivers.list.size() == kMostWaivers);
  REQUIRE(waivers.diagnostics.errorCount() == 1);
  CHECK(waivers.diagnostics.sorted()[0].kind == DiagnosticKind::TooManyWaivers);
}
