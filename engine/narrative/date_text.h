// engine/narrative/date_text.h
//
// Dates as reports write them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/base/date.h"

namespace gouji::narrative {

/// A date as far as it is written. Parts that are missing are 0.
struct DateText {
  int year = 0;
  int month = 0;
  int day = 0;
  /// Behind the last character of the date.
  std::size_t end = 0;
  /// The day, when year, month and day are given and it exists.
  std::optional<Date> date;
  /// False when what is given cannot be: 202020年, 13月, 2月30日 (of a leap year when the year is
  /// not given).
  bool valid = true;
};

/// The date at `offset` of a shadow text: 2025年12月31日, 2025年12月, 12月31日, 二〇二五年…,
/// 2025-12-31, 2025.12.31, 2025/12/31. A year alone is no date.
[[nodiscard]] std::optional<DateText> readDateAt(std::string_view shadow, std::size_t offset);

/// Fills in `date` and `valid` from year, month and day.
void settleDate(DateText& text);

}  // namespace gouji::narrative
