// engine/eval/folded_texts.h
//
// Texts as patterns see them: folded like the narrative is for `extract`.
//
// A report's texts are folded once and looked through once for the words of all rules, which many
// rules then ask about, so the results are kept for the run.
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "engine/narrative/shadow.h"
#include "engine/narrative/word_table.h"

namespace gouji::eval {

struct FoldedText {
  narrative::Shadow shadow;
  /// What ClaimFinder::look saw in it, once it has looked.
  narrative::Sightings seen;
  bool isSeen = false;
  /// Whether a pattern was run on it.
  bool isSearched = false;
};

/// Remembers the foldings of one report. What it gives is valid until 16 other texts were folded.
class FoldedTexts {
 public:
  /// Forgets all texts: another report may use the same addresses.
  void clear();

  /// `words` must stay where it is until `clear`.
  [[nodiscard]] FoldedText& fold(std::string_view words);

 private:
  static constexpr std::size_t kKept = 16;  // more than a report has sections
  struct Entry {
    std::string_view words;
    std::unique_ptr<FoldedText> text;
    bool isUsed = false;
  };
  std::array<Entry, kKept> entries_;
  std::size_t next_ = 0;
};

}  // namespace gouji::eval
