// The truth tables of Kleene's strong three-valued logic (Introduction to Metamathematics, 1952,
// section 64), and the nodes that give texts and dates.
#include <catch2/catch.hpp>

#include "tests/eval/small_plan.h"

namespace gouji::test {
namespace {

using plan::Comparison;
using plan::Op;

char letterOf(Outcome outcome) {
  return outcome == Outcome::kPass ? 'T' : outcome == Outcome::kFail ? 'F' : 'U';
}

/// The value of `op` for all pairs of F, U, T: rows for the first operand.
std::string tableOf(Op op) {
  std::string table;
  for (const char first : std::string("FUT")) {
    for (const char second : std::string("FUT")) {
      PlanBuilder b;
      const auto node = [&b](char letter) {
        return letter == 'U' ? b.unknownTruth() : b.boolean(letter == 'T');
      };
      const auto left = node(first);
      const auto right = node(second);
      b.check(b.list(op, {left, right}));
      table += letterOf(b.outcome(b.report()));
    }
    table += ' ';
  }
  return table;
}

TEST_CASE("and: false absorbs") { CHECK(tableOf(Op::kAnd) == "FFF FUU FUT "); }
TEST_CASE("or: true absorbs") { CHECK(tableOf(Op::kOr) == "FUT UUT TTT "); }

char valueOf(PlanBuilder& b, PlanBuilder::Id check, const Report& report) {
  b.plan.rules.clear();
  b.plan.instances.clear();
  b.check(check);
  return letterOf(b.outcome(report));
}
char valueOf(PlanBuilder& b, PlanBuilder::Id check) { return valueOf(b, check, b.report()); }

TEST_CASE("not leaves the unknown unknown") {
  PlanBuilder b;
  CHECK(valueOf(b, b.add(Op::kNot, b.boolean(true))) == 'F');
  CHECK(valueOf(b, b.add(Op::kNot, b.boolean(false))) == 'T');
  CHECK(valueOf(b, b.add(Op::kNot, b.unknownTruth())) == 'U');
}

TEST_CASE("if with an unknown condition is known when both branches agree") {
  PlanBuilder b;
  const auto choose = [&b](PlanBuilder::Id condition, bool then, bool otherwise) {
    return valueOf(b, b.add(Op::kIfB, condition, b.boolean(then), b.boolean(otherwise)));
  };
  CHECK(choose(b.boolean(true), true, false) == 'T');
  CHECK(choose(b.boolean(false), true, false) == 'F');
  CHECK(choose(b.unknownTruth(), true, true) == 'T');
  CHECK(choose(b.unknownTruth(), false, false) == 'F');
  CHECK(choose(b.unknownTruth(), true, false) == 'U');
  SECTION("also for numbers") {
    const auto pick = b.add(Op::kIf, b.unknownTruth(), b.number(3), b.number(5));
    CHECK(valueOf(b, b.compare(pick, Comparison::kLess, b.number(6))) == 'T');
    CHECK(valueOf(b, b.compare(pick, Comparison::kLess, b.number(4))) == 'U');
  }
}

TEST_CASE("counting truths: the unknown ones may or may not count") {
  PlanBuilder b;
  const auto count = b.list(Op::kCountTrue, {b.boolean(true), b.unknownTruth(), b.boolean(false)});
  CHECK(valueOf(b, b.compare(count, Comparison::kGreaterEqual, b.number(1))) == 'T');
  CHECK(valueOf(b, b.compare(count, Comparison::kGreaterEqual, b.number(2))) == 'U');
  CHECK(valueOf(b, b.compare(count, Comparison::kGreaterEqual, b.number(3))) == 'F');
}

TEST_CASE("known and the states of a cell are always decided") {
  PlanBuilder b;
  Report report = b.report();
  const auto stateIn = [&b](CellState state) {
    return b.add(Op::kStateIn, 0, 1U << static_cast<unsigned>(state));
  };
  CHECK(valueOf(b, b.add(Op::kKnown, b.cell(0)), report) == 'T');
  CHECK(valueOf(b, stateIn(CellState::kNumber), report) == 'T');
  report.setState(0, CellState::kFiller, "/");
  CHECK(valueOf(b, b.add(Op::kKnown, b.cell(0)), report) == 'F');
  CHECK(valueOf(b, stateIn(CellState::kNumber), report) == 'F');
  CHECK(valueOf(b, stateIn(CellState::kFiller), report) == 'T');
  CHECK(valueOf(b, b.add(Op::kKnown, b.add(Op::kSubmitted)), report) == 'F');
  CHECK(valueOf(b, b.add(Op::kKnown, b.add(Op::kTitle)), report) == 'T');
}

TEST_CASE("the state of a cell of a report that is not there is unknown") {
  PlanBuilder b;
  const auto absent = b.add(Op::kStateIn, 0, 1U << static_cast<unsigned>(CellState::kAbsent), kNone,
                            static_cast<std::uint8_t>(plan::Doc::kPrior));
  CHECK(valueOf(b, absent) == 'U');
}

TEST_CASE("whole numbers are told from others") {
  PlanBuilder b;
  CHECK(valueOf(b, b.add(Op::kIsInteger, b.number(3))) == 'T');
  CHECK(valueOf(b, b.add(Op::kIsInteger, b.number(*Decimal::parse("3.5")))) == 'F');
  Report report = b.report();
  report.setState(0, CellState::kBlank);
  CHECK(valueOf(b, b.add(Op::kIsInteger, b.cell(0)), report) == 'U');
}

TEST_CASE("texts are searched and compared, missing ones are unknown") {
  PlanBuilder b;
  b.plan.patterns.push_back({"20\\d\\d年", {}});
  Report report = b.report();
  const auto title = b.add(Op::kTitle);
  CHECK(valueOf(b, b.add(Op::kMatches, title, 0), report) == 'T');
  CHECK(valueOf(b, b.add(Op::kContains, title, b.add(Op::kAgency)), report) == 'T');
  CHECK(valueOf(b, b.add(Op::kContains, title, b.textNode("某某镇")), report) == 'F');
  const auto compareTexts = [&b](PlanBuilder::Id left, Comparison comparison,
                                 PlanBuilder::Id right) {
    return b.add(Op::kCompareText, left, right, kNone, static_cast<std::uint8_t>(comparison));
  };
  CHECK(valueOf(b, compareTexts(b.add(Op::kAgency), Comparison::kEqual, b.textNode("某某局")),
                report) == 'T');
  CHECK(valueOf(b, compareTexts(b.add(Op::kAgency), Comparison::kNotEqual, b.textNode("某某局")),
                report) == 'F');
  report.title.clear();
  CHECK(valueOf(b, b.add(Op::kMatches, title, 0), report) == 'U');
}

TEST_CASE("texts are searched as extracts see them, without the accidents of writing") {
  PlanBuilder b;
  for (const char* const words : {"申请\\d+件", "（一）主动公开", "统计期限,自"})
    b.plan.patterns.push_back({words, {}});
  Report report = b.report();
  report.sections[0].text.append("(一) 主動公开。收到申请 １８ 件，统计期限，自1月1日起。",
                                 Location{});
  const auto words = b.add(Op::kSectionText, 0);
  for (std::uint32_t pattern = 0; pattern < 3; ++pattern)
    CHECK(valueOf(b, b.add(Op::kMatches, words, pattern), report) == 'T');
  CHECK(valueOf(b, b.add(Op::kContains, words, b.textNode("申请18件")), report) == 'T');
}

TEST_CASE("a pattern may look for the beginning and the end of a text") {
  PlanBuilder b;
  for (const char* const words :
       {"^某某.{0,3}局$", "(公开|公布)[^。，]{0,4}[0-9]+条", "[^我本]{2}(镇|乡)$"})
    b.plan.patterns.push_back({words, {}});
  const auto found = [&](std::uint32_t pattern, const std::string& text) {
    Report report = b.report();
    report.sections[0].text.append(text, Location{});
    return valueOf(b, b.add(Op::kMatches, b.add(Op::kSectionText, 0), pattern), report);
  };
  CHECK(found(0, "某某市财政局") == 'T');
  CHECK(found(0, "某某市财政局的") == 'F');
  CHECK(found(0, "关于某某局") == 'F');
  CHECK(found(1, "全年公布信息12条。") == 'T');
  CHECK(found(1, "公开，信息12条。") == 'F');
  CHECK(found(2, "青石镇") == 'T');
  CHECK(found(2, "我镇") == 'F');
  // Longer than what the matcher takes on: searched by RE2.
  std::string longText;
  for (int i = 0; i < 8000; ++i) longText += "年";
  CHECK(found(2, longText + "青石镇") == 'T');
  CHECK(found(2, longText + "本镇") == 'F');
}

TEST_CASE("lengths count visible characters; the text of a missing section is unknown") {
  PlanBuilder b;
  Report report = b.report();
  report.sections[0].text.append("主动 公开\n政府信息", Location{});
  const auto length = b.add(Op::kLength, b.add(Op::kSectionText, 0));
  CHECK(valueOf(b, b.equal(length, b.number(8)), report) == 'T');
  report.sections[0].present = false;
  CHECK(valueOf(b, b.equal(length, b.number(8)), report) == 'U');
  // But no text is shorter than nothing.
  CHECK(valueOf(b, b.compare(length, Comparison::kLess, b.number(0)), report) == 'F');
}

TEST_CASE("sections: presence is known, what an absent one says is not") {
  PlanBuilder b;
  Report report = b.report();
  const auto present = b.add(Op::kSectionPresent, 0);
  const auto ordinal = b.equal(b.add(Op::kSectionOrdinal, 0), b.number(1));
  const auto occurrences = b.equal(b.add(Op::kSectionOccurrences, 0), b.number(0));
  const auto exact = b.add(Op::kSectionWording, 0, 1U << static_cast<unsigned>(Wording::kExact));
  CHECK(valueOf(b, present, report) == 'T');
  CHECK(valueOf(b, ordinal, report) == 'T');
  CHECK(valueOf(b, exact, report) == 'T');
  report.sections[0].wording = Wording::kDamaged;
  CHECK(valueOf(b, exact, report) == 'F');
  report.sections[0].present = false;
  CHECK(valueOf(b, present, report) == 'F');
  CHECK(valueOf(b, ordinal, report) == 'U');
  CHECK(valueOf(b, occurrences, report) == 'T');
  CHECK(valueOf(b, exact, report) == 'U');
}

TEST_CASE("a section without a heading in the input has no wording to judge") {
  PlanBuilder b;
  Report report = b.report();
  report.sections[0].heading.clear();
  CHECK(valueOf(b, b.add(Op::kSectionWording, 0, 1), report) == 'U');
  CHECK(valueOf(b, b.equal(b.add(Op::kSectionOrdinal, 0), b.number(0)), report) == 'U');
}

TEST_CASE("dates compare by the day, and a day that does not exist is unknown") {
  PlanBuilder b;
  Report report = b.report();
  report.submitted = Date::make(2026, 1, 20);
  const auto submitted = b.add(Op::kSubmitted);
  const auto day = [&b](int y, int m, int d) {
    return b.add(Op::kMakeDate, b.number(y), b.number(m), b.number(d));
  };
  const auto compareDates = [&b](PlanBuilder::Id left, Comparison comparison,
                                 PlanBuilder::Id right) {
    return b.add(Op::kCompareDate, left, right, kNone, static_cast<std::uint8_t>(comparison));
  };
  CHECK(valueOf(b, compareDates(submitted, Comparison::kLessEqual, day(2026, 1, 31)), report) ==
        'T');
  CHECK(valueOf(b, compareDates(submitted, Comparison::kEqual, day(2026, 1, 20)), report) == 'T');
  CHECK(valueOf(b, compareDates(submitted, Comparison::kGreater, day(2026, 1, 20)), report) == 'F');
  CHECK(valueOf(b, compareDates(submitted, Comparison::kLess, day(2026, 2, 31)), report) == 'U');
  CHECK(valueOf(b, b.equal(b.add(Op::kDatePart, submitted, 1), b.number(1)), report) == 'T');
  CHECK(valueOf(b, b.equal(b.add(Op::kReportYear), b.number(2025)), report) == 'T');
  report.submitted.reset();
  CHECK(valueOf(b, compareDates(submitted, Comparison::kLess, day(2026, 1, 1)), report) == 'U');
}

TEST_CASE("what the report is: agency, labels, tables, variants, last year's report") {
  PlanBuilder b;
  Report report = b.report();
  const auto isDepartment =
      b.add(Op::kAgencyIs, kNone, 1U << static_cast<unsigned>(AgencyKind::kDepartment));
  CHECK(valueOf(b, isDepartment, report) == 'T');
  report.agencyKind = AgencyKind::kTownship;
  CHECK(valueOf(b, isDepartment, report) == 'F');
  report.agencyKind = AgencyKind::kUnknown;
  CHECK(valueOf(b, isDepartment, report) == 'U');
  CHECK(valueOf(b, b.add(Op::kHasLabels), report) == 'T');
  CHECK(valueOf(b, b.add(Op::kTablePresent, 0), report) == 'T');
  CHECK(valueOf(b, b.add(Op::kVariantUsed, 0, 0), report) == 'F');
  report.variants[0] = 0;
  CHECK(valueOf(b, b.add(Op::kVariantUsed, 0, 0), report) == 'T');
  report.tablePresent[0] = false;
  CHECK(valueOf(b, b.add(Op::kTablePresent, 0), report) == 'F');
  const auto prior = static_cast<std::uint8_t>(plan::Doc::kPrior);
  CHECK(valueOf(b, b.add(Op::kDocPresent, kNone, kNone, kNone, prior), report) == 'F');
  CHECK(valueOf(b, b.add(Op::kTablePresent, 0, kNone, kNone, prior), report) == 'U');
  CHECK(valueOf(b, b.add(Op::kSectionPresent, 0, kNone, kNone, prior), report) == 'U');
}

TEST_CASE("numbers through every operation") {
  PlanBuilder b;
  Report report = b.report();
  report.setNumber(0, 7);
  report.setNumber(1, 2);
  report.setNumber(6, -5);
  const auto expect = [&](PlanBuilder::Id number, const char* value) {
    return valueOf(b, b.equal(number, b.number(*Decimal::parse(value))), report) == 'T';
  };
  const auto x = b.cell(0);
  const auto y = b.cell(1);
  const auto z = b.cell(6);
  b.plan.numbers.push_back(10000);
  const auto tenThousand = static_cast<std::uint32_t>(b.plan.numbers.size() - 1);
  CHECK(expect(b.add(Op::kAdd, x, y), "9"));
  CHECK(expect(b.add(Op::kSubtract, x, y), "5"));
  CHECK(expect(b.add(Op::kMultiply, x, z), "-35"));
  CHECK(expect(b.add(Op::kNegate, z), "5"));
  CHECK(expect(b.add(Op::kAbs, z), "5"));
  CHECK(expect(b.list(Op::kSum, {x, y, z}), "4"));
  CHECK(expect(b.list(Op::kSum, {}), "0"));
  CHECK(expect(b.list(Op::kMin, {x, y, z}), "-5"));
  CHECK(expect(b.list(Op::kMax, {x, y, z}), "7"));
  CHECK(expect(b.add(Op::kQuotient, x, y, 1), "3.5"));
  CHECK(expect(b.add(Op::kRound, b.add(Op::kQuotient, x, y, 1), kNone, 0), "4"));
  CHECK(expect(b.add(Op::kScale, x, tenThousand), "70000"));
}

}  // namespace
}  // namespace gouji::test
