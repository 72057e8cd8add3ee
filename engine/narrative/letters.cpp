#include "engine/narrative/letters.h"

#include <algorithm>

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

std::size_t Letters::indexOf(std::size_t byte) const {
  const auto end = begins_.begin() + static_cast<std::ptrdiff_t>(count_);
  return static_cast<std::size_t>(
      std::lower_bound(begins_.begin(), end, static_cast<std::uint32_t>(byte)) - begins_.begin());
}

}  // namespace gouji::narrative
