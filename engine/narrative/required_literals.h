// engine/narrative/required_literals.h
//
// The words that a text must contain before a pattern is worth running.
//
// 「(收到|受理){..24}申请(公开)?{n}[件份]」 needs first 收到 or 受理, and behind it 申请件, 申请份
// or … as far as the words can be written out. A text in which they do not stand in this order
// holds no match. Of a pattern that is nothing but words, 「收费|处理费」, each word is a match by
// itself: whether it occurs is then known from the words alone.
#pragma once

#include <string>
#include <vector>

#include "engine/narrative/regex_tree.h"

namespace gouji::narrative {

/// Sets of words, none empty; every match contains a word of each set, one behind the other in the
/// order of the sets and without overlap.
struct RequiredLiterals {
  static constexpr std::size_t kMostSets = 3;
  static constexpr std::size_t kMostWords = 48;  // of one set
  std::vector<std::vector<std::u32string>> sets;

  static constexpr std::size_t kMostTelling = 160;
  /// Words that are matches by themselves.
  std::vector<std::u32string> telling;
  /// Whether every match contains one of them.
  bool isToldByWords = false;
};

/// Empty when nothing can be said. Of several sets the most telling are kept: those whose shortest
/// word is longest. Words of one character are common; sets with one are kept only where there is
/// none without.
[[nodiscard]] RequiredLiterals findRequiredLiterals(const RegexTree& tree);

}  // namespace gouji::narrative
