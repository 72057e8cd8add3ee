#include "engine/eval/number.h"

#include <catch2/catch.hpp>

namespace gouji::eval {
namespace {

const Cause kBlank{Reason::kBlankCell, 3, false};

Number point(std::int64_t value) { return Number::exactly(value); }
Number count() { return Number::atLeast(0, kBlank); }
Number change() { return Number::anything(kBlank); }
Number between(std::int64_t low, std::int64_t high) {
  return Number{low, high, true, true, kBlank};
}
const Decimal kGreatest = Decimal::fromScaled(~(Decimal::Scaled{1} << 127));

/// "[2, 5]", "[0, +)", "(-, +)", "7", "error".
std::string show(const Number& n) {
  if (n.isError()) return "error";
  if (n.isKnown()) return n.low.toString();
  return (n.hasLow ? "[" + n.low.toString() : std::string("(-")) + ", " +
         (n.hasHigh ? n.high.toString() + "]" : std::string("+)"));
}

TEST_CASE("known numbers are added exactly") {
  CHECK(show(add(point(70), point(4))) == "74");
  CHECK(show(subtract(point(3), point(10))) == "-7");
  CHECK(show(add(Number::exactly(*Decimal::parse("0.1")),
                 Number::exactly(*Decimal::parse("0.2")))) == "0.3");
}

TEST_CASE("a missing count leaves a sum open upwards only") {
  CHECK(show(add(point(70), count())) == "[70, +)");
  CHECK(show(subtract(point(70), count())) == "(-, 70]");
  CHECK(show(add(point(70), change())) == "(-, +)");
  CHECK(show(subtract(count(), count())) == "(-, +)");
}

TEST_CASE("the cause of what is missing travels with the number, and ends with a point") {
  CHECK(add(point(1), count()).cause.reason == Reason::kBlankCell);
  CHECK(add(point(1), count()).cause.cell == 3);
  CHECK_FALSE(add(point(1), point(2)).cause.isSet());
  CHECK_FALSE(multiply(point(0), count()).cause.isSet());
}

TEST_CASE("products keep the right sides open") {
  CHECK(show(multiply(point(6), point(-7))) == "-42");
  CHECK(show(multiply(point(-2), count())) == "(-, 0]");
  CHECK(show(multiply(point(0), change())) == "0");
  CHECK(show(multiply(between(-2, 3), between(-5, 7))) == "[-15, 21]");
  CHECK(show(multiply(change(), count())) == "(-, +)");
}

TEST_CASE("negation and absolute value mirror the ends") {
  CHECK(show(negate(between(-2, 3))) == "[-3, 2]");
  CHECK(show(negate(count())) == "(-, 0]");
  CHECK(show(absolute(between(-2, 3))) == "[0, 3]");
  CHECK(show(absolute(between(-5, -3))) == "[3, 5]");
  CHECK(show(absolute(change())) == "[0, +)");
  CHECK(show(absolute(point(-3))) == "3");
}

TEST_CASE("the smaller of a known and a missing count is bounded by the known one") {
  CHECK(show(smaller(point(5), count())) == "[0, 5]");
  CHECK(show(greater(point(5), count())) == "[5, +)");
  CHECK(show(smaller(point(0), count())) == "0");
}

TEST_CASE("quotients round half away from zero") {
  CHECK(show(divide(point(1), point(3), 2)) == "0.33");
  CHECK(show(divide(point(5), point(2), 0)) == "3");
  CHECK(show(divide(point(-5), point(2), 0)) == "-3");
  CHECK(show(divide(between(2, 10), point(2), 0)) == "[1, 5]");
  CHECK(show(divide(count(), point(2), 0)) == "[0, +)");
  CHECK(show(divide(point(10), Number::atLeast(5, kBlank), 0)) == "[0, 2]");
}

TEST_CASE("a division by zero is an error, one by what may be zero is unknown") {
  CHECK(divide(point(1), point(0), 2).cause.reason == Reason::kDivisionByZero);
  CHECK(divide(point(0), point(0), 2).cause.reason == Reason::kDivisionByZero);
  const Number unknown = divide(point(1), count(), 2);
  CHECK(show(unknown) == "(-, +)");
  CHECK(unknown.cause.reason == Reason::kBlankCell);
}

TEST_CASE("rounding is half away from zero, also of bounds") {
  CHECK(show(round(Number::exactly(*Decimal::parse("2.345")), 2)) == "2.35");
  CHECK(show(round(Number::exactly(*Decimal::parse("-2.345")), 2)) == "-2.35");
  CHECK(show(round(Number::atLeast(*Decimal::parse("0.6"), kBlank), 0)) == "[1, +)");
}

TEST_CASE("what leaves the range is an error, never a wrong number") {
  const Number greatest = Number::exactly(kGreatest);
  CHECK(add(greatest, point(1)).cause.reason == Reason::kOverflow);
  CHECK(subtract(negate(greatest), point(1)).cause.reason == Reason::kOverflow);
  CHECK(multiply(greatest, point(2)).cause.reason == Reason::kOverflow);
  CHECK(add(greatest, Number::atLeast(1, kBlank)).cause.reason == Reason::kOverflow);
  const Number least =
      Number::exactly(Decimal::fromScaled(-kGreatest.scaled() - Decimal::Scaled{1}));
  CHECK(negate(least).cause.reason == Reason::kOverflow);
  CHECK(absolute(least).cause.reason == Reason::kOverflow);
  const Number tiny = Number::exactly(Decimal::fromScaled(1));
  CHECK(multiply(tiny, tiny).cause.reason == Reason::kOverflow);
  SECTION("and an error stays one") {
    const Number error = add(greatest, point(1));
    CHECK(show(add(error, point(1))) == "error");
    CHECK(show(multiply(point(0), error)) == "error");
    CHECK(show(smaller(error, point(1))) == "error");
  }
}

std::string decide(plan::Comparison comparison, const Number& a, const Number& b) {
  const Truth truth = compare(comparison, a, b);
  return truth.isUnknown() ? "unknown" : truth.isTrue() ? "true" : "false";
}

TEST_CASE("bounds decide a comparison wherever they can") {
  using C = plan::Comparison;
  const Number seventyOrMore = Number::atLeast(70, kBlank);
  // Known parts of 70 already exceed a total of 47, whatever the blanks hold.
  CHECK(decide(C::kEqual, seventyOrMore, point(47)) == "false");
  CHECK(decide(C::kNotEqual, seventyOrMore, point(47)) == "true");
  CHECK(decide(C::kEqual, seventyOrMore, point(70)) == "unknown");
  CHECK(decide(C::kEqual, seventyOrMore, point(99)) == "unknown");
  CHECK(decide(C::kLess, seventyOrMore, point(70)) == "false");
  CHECK(decide(C::kLess, seventyOrMore, point(71)) == "unknown");
  CHECK(decide(C::kLessEqual, seventyOrMore, point(69)) == "false");
  CHECK(decide(C::kLessEqual, seventyOrMore, point(70)) == "unknown");
  CHECK(decide(C::kGreater, seventyOrMore, point(69)) == "true");
  CHECK(decide(C::kGreaterEqual, seventyOrMore, point(70)) == "true");
  CHECK(decide(C::kEqual, change(), change()) == "unknown");
  CHECK(decide(C::kLess, change(), change()) == "unknown");
}

TEST_CASE("known numbers compare as numbers do") {
  using C = plan::Comparison;
  for (const auto& [a, b] : {std::pair(1, 2), std::pair(2, 1), std::pair(2, 2)}) {
    const auto yesNo = [](bool truth) { return truth ? "true" : "false"; };
    CHECK(decide(C::kEqual, point(a), point(b)) == yesNo(a == b));
    CHECK(decide(C::kNotEqual, point(a), point(b)) == yesNo(a != b));
    CHECK(decide(C::kLess, point(a), point(b)) == yesNo(a < b));
    CHECK(decide(C::kLessEqual, point(a), point(b)) == yesNo(a <= b));
    CHECK(decide(C::kGreater, point(a), point(b)) == yesNo(a > b));
    CHECK(decide(C::kGreaterEqual, point(a), point(b)) == yesNo(a >= b));
  }
}

TEST_CASE("equality within a tolerance includes the tolerance itself") {
  const Number cent = Number::exactly(*Decimal::parse("0.01"));
  const Number a = Number::exactly(*Decimal::parse("1.00"));
  const Number b = Number::exactly(*Decimal::parse("1.01"));
  const Number c = Number::exactly(*Decimal::parse("1.011"));
  using C = plan::Comparison;
  CHECK(compareWithin(C::kEqual, a, b, cent).isTrue());
  CHECK(compareWithin(C::kEqual, b, a, cent).isTrue());
  CHECK(compareWithin(C::kEqual, a, c, cent).isFalse());
  CHECK(compareWithin(C::kNotEqual, a, c, cent).isTrue());
  CHECK(compareWithin(C::kEqual, a, count(), cent).isUnknown());
  CHECK(compareWithin(C::kEqual, point(-1), count(), cent).isFalse());
}

}  // namespace
}  // namespace gouji::eval
