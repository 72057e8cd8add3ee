#include "engine/base/date.h"

#include <catch2/catch.hpp>

using gouji::Date;

TEST_CASE("Only days that exist become dates") {
  CHECK(Date::make(2024, 2, 29).has_value());
  CHECK_FALSE(Date::make(2025, 2, 29).has_value());
  CHECK_FALSE(Date::make(1900, 2, 29).has_value());
  CHECK(Date::make(2000, 2, 29).has_value());
  CHECK_FALSE(Date::make(2025, 13, 1).has_value());
  CHECK_FALSE(Date::make(202020, 1, 1).has_value());
  CHECK_FALSE(Date::make(2025, 1, 0).has_value());
}

TEST_CASE("Dates are read and printed in ISO notation only") {
  CHECK(Date::parseIso("2026-01-31")->toIso() == "2026-01-31");
  for (const char* text :
       {"", "2026-1-31", "2026-01-32", "2026/01/31", "2026-01-31T00:00", "abcd-ef-gh"}) {
    INFO(text);
    CHECK_FALSE(Date::parseIso(text).has_value());
  }
}

TEST_CASE("Days are counted from 1970 through leap years") {
  CHECK(Date::make(1970, 1, 1)->daysSinceEpoch() == 0);
  CHECK(Date::make(1969, 12, 31)->daysSinceEpoch() == -1);
  CHECK(Date::make(2000, 3, 1)->daysSinceEpoch() == 11017);
  std::int32_t expected = Date::make(1, 1, 1)->daysSinceEpoch();
  for (int year = 1; year <= 2400; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= 31; ++day) {
        const auto date = Date::make(year, month, day);
        if (date) REQUIRE(date->daysSinceEpoch() == expected++);
      }
    }
  }
}

TEST_CASE("Dates are ordered as the calendar is") {
  CHECK(*Date::make(2025, 12, 31) < *Date::make(2026, 1, 1));
  CHECK(*Date::make(2026, 2, 1) > *Date::make(2026, 1, 31));
}
