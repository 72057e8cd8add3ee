// engine/narrative/pattern_writer.h
//
// Writes the program of a pattern.
#pragma once

#include <optional>
#include <vector>

#include "engine/narrative/pattern_code.h"
#include "engine/narrative/regex_tree.h"

namespace gouji::narrative {

/// A program and the memory it lies in.
struct WrittenPattern {
  std::vector<Instruction> instructions;
  std::vector<LetterSet> sets;
  std::vector<LetterRange> ranges;
  std::vector<char32_t> letters;
  std::uint32_t meetings = 0;
  std::uint16_t first = Instruction::kAnything;
  std::uint16_t firstAtStart = Instruction::kAnything;
};

/// Nothing when the program would be too long, or when the pattern matches the empty text.
[[nodiscard]] std::optional<WrittenPattern> writePattern(const RegexTree& tree);

}  // namespace gouji::narrative
