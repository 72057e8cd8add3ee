// engine/bind/title_name.h
//
// A title taken apart: 「<机关><年份>年政府信息公开工作年度报告」.
//
// The name of the agency is what is left of it when the year, the subject and whatever a page or a
// sentence puts around a title are taken away.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gouji::bind {

/// A year with 年 or 年度 behind it.
struct YearWord {
  int year = 0;
  std::size_t begin = 0;  // bytes of "2025年度"
  std::size_t end = 0;
};

/// The first one in a text without white space (see squeeze()).
[[nodiscard]] std::optional<YearWord> findYear(std::string_view text);

struct TitleName {
  std::string agency;
  std::optional<int> year;
  /// Whether the words are a title at all; otherwise nothing else is known.
  bool isTitle = false;
};

[[nodiscard]] TitleName readName(std::string_view raw);

/// Whether a text (see fold()) says what the reports are about.
[[nodiscard]] bool namesSubject(std::string_view folded);

}  // namespace gouji::bind
