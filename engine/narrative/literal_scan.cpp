#include "engine/narrative/literal_scan.h"

#include <algorithm>
#include <cstring>

namespace gouji::narrative {
namespace {

char toLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::uint32_t LiteralScan::add(const std::string& word) {
  const auto [entry, isNew] = numbers_.emplace(word, static_cast<std::uint32_t>(words_.size()));
  if (!isNew) return entry->second;
  const bool hasLatin =
      std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  words_.push_back({word, hasLatin});
  const char32_t first = characterAt(word, 0).codePoint;
  const auto note = [&](char32_t c) {
    buckets_[bucketOf(c)].push_back(entry->second);
    if (c < 65536) first_[c / 64] |= std::uint64_t{1} << (c % 64);
  };
  note(first);
  if (first >= 'a' && first <= 'z') note(first - 'a' + 'A');
  return entry->second;
}

bool LiteralScan::matchesAt(std::string_view text, std::size_t offset, const Word& word) {
  const std::string& wanted = word.text;
  if (text.size() - offset < wanted.size()) return false;
  const char* const at = text.data() + offset;
  if (!word.hasLatin) return std::memcmp(at, wanted.data(), wanted.size()) == 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (toLower(at[i]) != wanted[i]) return false;
  }
  return true;
}

}  // namespace gouji::narrative
