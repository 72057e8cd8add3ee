// engine/narrative/regex_tree.h
//
// A pattern as a tree: what is needed to know its words and to match it.
//
// Patterns are checked with RE2 when rules are compiled. On a report that is linted alone, however,
// most of RE2's time would go into building automata for texts of twenty characters. The part of
// its syntax that rules are written in is therefore read here and matched by matcher.h; whatever
// else RE2 knows (flags, \b, \pL) is left to RE2.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace gouji::narrative {

/// A set of characters: ranges, both ends included.
struct CharacterClass {
  std::vector<std::pair<char32_t, char32_t>> ranges;
  bool negated = false;

  [[nodiscard]] bool contains(char32_t c) const;
};

struct RegexNode {
  enum class Kind : std::uint8_t {
    kCharacter,  // one character, `character`
    kAny,        // any but a line end
    kClass,      // `characterClass` in RegexTree::classes
    kTextStart,  // ^: nothing, at the start of the text searched
    kTextEnd,    // $: nothing, at its end
    kSequence,   // children one after the other, possibly none
    kChoice,     // one of the children, the first that works
    kRepeat,     // its only child, `least` to `most` times
    kGroup,      // its only child, remembered as `group`
  };
  Kind kind = Kind::kSequence;
  char32_t character = 0;
  std::uint32_t characterClass = 0;
  int least = 0;
  int most = 0;  // kNoLimit: without end
  bool lazy = false;
  int group = 0;  // 1: n, 2: date
  std::vector<std::uint32_t> children;

  static constexpr int kNoLimit = -1;
};

struct RegexTree {
  std::vector<RegexNode> nodes;
  std::vector<CharacterClass> classes;
  std::uint32_t root = 0;
};

inline constexpr int kNumberGroup = 1;
inline constexpr int kDateGroup = 2;

/// Reads a regular expression as translatePattern writes it. Nothing when it uses what is left to
/// RE2 or is not well formed.
[[nodiscard]] std::optional<RegexTree> readRegex(std::string_view regex);

}  // namespace gouji::narrative
