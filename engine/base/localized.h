// engine/base/localized.h
//
// A sentence for people, in the two languages Gouji speaks.
#pragma once

#include <string>
#include <string_view>

namespace gouji {

/// The languages of `--lang`. Chinese is the default: the offices that use Gouji write Chinese.
enum class Language : unsigned char { kChinese, kEnglish };

/// The same sentence in Chinese and in English. Both are always filled in by whoever makes one.
struct Localized {
  std::string zh;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::kChinese ? zh : en;
  }
  bool operator==(const Localized&) const = default;
};

}  // namespace gouji
