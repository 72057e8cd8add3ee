#include "engine/base/decimal.h"

#include <catch2/catch.hpp>
#include <random>

using gouji::Decimal;

namespace {
std::string roundTrip(std::string_view text) {
  const auto value = Decimal::parse(text);
  return value ? value->toString() : "nothing";
}
}  // namespace

TEST_CASE("A decimal prints as the shortest exact notation of what was read") {
  CHECK(roundTrip("0") == "0");
  CHECK(roundTrip("-0") == "0");
  CHECK(roundTrip("007") == "7");
  CHECK(roundTrip("316441.50") == "316441.5");
  CHECK(roundTrip("0.000000001") == "0.000000001");
  CHECK(roundTrip("-12.5") == "-12.5");
  CHECK(roundTrip("+1036") == "1036");
  CHECK(roundTrip("1e3") == "1000");
  CHECK(roundTrip("1.25e-2") == "0.0125");
  CHECK(roundTrip("12000e-3") == "12");
  CHECK(roundTrip("99999999999999999999") == "99999999999999999999");
}

TEST_CASE("What is not a number, or does not fit, is not read") {
  for (const char* text :
       {"", "-", ".5", "5.", "1.2.3", "1,234", "0x10", "1e", "1e+", " 1", "1 ", "NaN", "inf",
        "1e400", "0.0000000001", "1000000000000000000000000000000"}) {
    INFO(text);
    CHECK_FALSE(Decimal::parse(text).has_value());
  }
}

TEST_CASE("Zeros behind the last decimal do not count against the nine decimals") {
  CHECK(roundTrip("0.5000000000000000000000000000000000000000000000000") == "0.5");
  CHECK(roundTrip("0e999999999999") == "0");
}

TEST_CASE("Sums and products leave the range with nothing instead of wrapping around") {
  const Decimal big = *Decimal::parse("170000000000000000000000000000");
  CHECK_FALSE(big.plus(big).has_value());
  CHECK_FALSE(big.negated().minus(big).has_value());
  CHECK_FALSE(big.times(2).has_value());
  CHECK(big.minus(big) == Decimal{0});
  CHECK(Decimal{3}.times(*Decimal::parse("0.1"))->toString() == "0.3");
  CHECK_FALSE(Decimal::parse("0.00001")->times(*Decimal::parse("0.00001")).has_value());
  CHECK(Decimal{9'000'000'000}.times(9'000'000'000)->toString() == "81000000000000000000");
}

TEST_CASE("A quotient is rounded half away from zero") {
  CHECK(Decimal{1}.quotient(3, 2)->toString() == "0.33");
  CHECK(Decimal{2}.quotient(3, 2)->toString() == "0.67");
  CHECK(Decimal{1}.quotient(8, 2)->toString() == "0.13");
  CHECK(Decimal{-1}.quotient(8, 2)->toString() == "-0.13");
  CHECK(Decimal{42}.times(100)->quotient(98, 2)->toString() == "42.86");
  CHECK_FALSE(Decimal{1}.quotient(0, 2).has_value());
  CHECK(Decimal::parse("2.5")->rounded(0)->toString() == "3");
  CHECK(Decimal::parse("-2.5")->rounded(0)->toString() == "-3");
}

TEST_CASE("Whole numbers are told apart and come back as integers") {
  CHECK(Decimal{12}.isInteger());
  CHECK_FALSE(Decimal::parse("12.5")->isInteger());
  CHECK(Decimal{-8}.toInteger() == -8);
  CHECK_FALSE(Decimal::parse("99999999999999999999")->toInteger().has_value());
  CHECK(Decimal{INT64_MIN}.toInteger() == INT64_MIN);
}

TEST_CASE("Any decimal that prints is read back as itself") {
  std::mt19937_64 random(20260131);
  for (int i = 0; i < 10'000; ++i) {
    const int bits = static_cast<int>(random() % 120);
    Decimal::Scaled scaled = (static_cast<Decimal::Scaled>(random()) << 60) ^ random();
    scaled >>= 120 - bits;
    const Decimal value = Decimal::fromScaled((random() & 1) != 0 ? scaled : -scaled);
    REQUIRE(Decimal::parse(value.toString()) == value);
  }
}

TEST_CASE("Numbers of 64 bits are computed like those that need more") {
  std::mt19937_64 random(7);
  const Decimal large = *Decimal::parse("100000000000000000000");
  for (int i = 0; i < 10'000; ++i) {
    const auto a = static_cast<std::int64_t>(random() >> (20 + random() % 40));
    const auto b = static_cast<std::int64_t>(random() >> (34 + random() % 29));
    const Decimal product = *Decimal{a}.times(Decimal{b});
    CHECK(product.scaled() == Decimal::Scaled{a} * b * Decimal::kUnit);
    // The same number a little larger, which is not printed in the short way.
    CHECK(large.plus(a)->toString().ends_with(Decimal{a}.toString()));
    CHECK(Decimal{-a}.toInteger() == -a);
    const Decimal tenth = Decimal::fromScaled(Decimal::Scaled{a} * 100'000'000);
    CHECK(tenth.times(10) == Decimal{a});
    CHECK(tenth.toInteger().has_value() == (a % 10 == 0));
  }
}
