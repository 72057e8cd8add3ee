// engine/eval/folded_texts.h
//
// Texts as patterns see them: folded like the narrative is for `extract`.
//
// A report's texts are folded once and searched by many rules, so the results are kept for the run.
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "engine/narrative/compiled_pattern.h"
#include "engine/narrative/letters.h"
#include "engine/narrative/shadow.h"

namespace gouji::eval {

/// Remembers the foldings of one report. What it gives is valid until 16 other texts were folded.
class FoldedTexts {
 public:
  /// Forgets all texts: another report may use the same addresses.
  void clear();

  /// `words` must stay where it is until `clear`.
  [[nodiscard]] std::string_view fold(std::string_view words);

  enum class Found : unsigned char { kNo, kYes, kCannotSay };
  /// Whether the pattern stands anywhere in the folded words.
  [[nodiscard]] Found search(std::string_view words, const narrative::CompiledPattern& pattern);

 private:
  static constexpr std::size_t kKept = 16;  // more than a report has sections
  struct Entry {
    std::string_view words;
    std::unique_ptr<narrative::Shadow> shadow;
    narrative::Letters letters;
    bool isUsed = false;
    bool hasLetters = false;
  };
  Entry& entryOf(std::string_view words);

  std::array<Entry, kKept> entries_;
  std::size_t next_ = 0;
  narrative::Matcher::Memory memory_;
};

}  // namespace gouji::eval
