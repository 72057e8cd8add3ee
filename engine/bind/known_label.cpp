#include "engine/bind/known_label.h"

#include <algorithm>
#include <utility>

#include "engine/bind/label_text.h"

namespace gouji::bind {
namespace {

std::size_t halfOf(char32_t letter) { return (letter >> 6) & 1; }
std::uint64_t bitOf(char32_t letter) { return std::uint64_t{1} << (letter & 63); }

}  // namespace

KnownLabel::KnownLabel(std::u32string letters) : letters_(std::move(letters)) {
  for (const char32_t letter : letters_) sieve_[halfOf(letter)] |= bitOf(letter);
}

std::size_t KnownLabel::countShared(std::u32string_view text) const {
  std::size_t shared = 0;
  for (const char32_t letter : text)
    shared += (sieve_[halfOf(letter)] & bitOf(letter)) != 0 ? 1 : 0;
  return shared;
}

double KnownLabel::similarityTo(std::u32string_view text, double least) const {
  const auto [shorter, longer] = std::minmax({text.size(), letters_.size()});
  const std::size_t limit = editLimit(longer, least);
  // Letters one of them has more, and letters the label does not have, are each an edit.
  if (longer - shorter > limit || longer > limit + countShared(text)) return 0;
  return similarity(text, letters_, least);
}

bool KnownLabel::contains(std::u32string_view text) const {
  return text.size() <= letters_.size() && countShared(text) == text.size() &&
         letters_.find(text) != letters_.npos;
}

}  // namespace gouji::bind
