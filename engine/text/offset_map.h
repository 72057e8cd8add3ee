// engine/text/offset_map.h
//
// From bytes of a converted text back to bytes of the file it was converted from.
//
// Characters of one script follow each other, and each takes as many bytes as the one before: the
// map keeps a run for each change of that, not an entry for each character.
#pragma once

#include <cstdint>
#include <vector>

namespace gouji {

class OffsetMap {
 public:
  /// The next character begins at `converted` of the text and at `original` of the file; both rise.
  void add(std::uint32_t converted, std::uint64_t original);

  /// Where the character that holds the byte `converted` begins in the file. The end of the text
  /// has to be added like a character.
  [[nodiscard]] std::uint64_t toOriginal(std::uint32_t converted) const;

 private:
  struct Run {
    std::uint32_t converted = 0;
    std::uint64_t original = 0;
    // Bytes of each character; 0 while only the first is known.
    std::uint32_t convertedStep = 0;
    std::uint32_t originalStep = 0;
  };

  std::vector<Run> runs_;
  // The character added last.
  std::uint32_t lastConverted_ = 0;
  std::uint64_t lastOriginal_ = 0;
};

}  // namespace gouji
