#include "engine/narrative/letters.h"

#include <algorithm>

#include "engine/narrative/characters.h"

namespace gouji::narrative {

void Letters::start(std::size_t bytes) {
  count_ = 0;
  // Most characters of a narrative take three bytes.
  if (codePoints_.size() < bytes / 3) grow(bytes / 3);
}

void Letters::grow(std::size_t count) {
  const std::size_t room = std::max(count, codePoints_.size() + codePoints_.size() / 2);
  codePoints_.resize(room);
  begins_.resize(room + 1);
}

LetterSpan Letters::read(std::string_view text) {
  start(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character c = characterAt(text, at);
    add(c.codePoint, at);
    at = c.end;
  }
  finish(text.size());
  return all();
}

void Letters::finish(std::size_t bytes) {
  begins_[count_] = static_cast<std::uint32_t>(bytes);
  if (indices_.size() <= bytes) indices_.resize(bytes + bytes / 2 + 1);
  const std::uint32_t* const begins = begins_.data();
  std::uint32_t* const indices = indices_.data();
  for (std::uint32_t i = 0; i <= count_; ++i) indices[begins[i]] = i;
}

}  // namespace gouji::narrative
