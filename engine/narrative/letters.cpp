#include "engine/narrative/letters.h"

#include <algorithm>

#include "engine/narrative/characters.h"

namespace gouji::narrative {

void Letters::read(std::string_view text) {
  codePoints_.clear();
  begins_.clear();
  // Most characters of a narrative take three bytes.
  codePoints_.reserve(text.size() / 3 + 1);
  begins_.reserve(text.size() / 3 + 2);
  std::size_t at = 0;
  while (at < text.size()) {
    const Character c = characterAt(text, at);
    codePoints_.push_back(c.codePoint);
    begins_.push_back(static_cast<std::uint32_t>(at));
    at = c.end;
  }
  begins_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::size_t Letters::indexOf(std::size_t byte) const {
  return static_cast<std::size_t>(
      std::lower_bound(begins_.begin(), begins_.end() - 1, static_cast<std::uint32_t>(byte)) -
      begins_.begin());
}

}  // namespace gouji::narrative
