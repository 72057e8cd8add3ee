#include "engine/narrative/literal_scan.h"

namespace gouji::narrative {
namespace {

char toLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::uint32_t LiteralScan::add(const std::string& word) {
  const auto [entry, isNew] = numbers_.emplace(word, static_cast<std::uint32_t>(words_.size()));
  if (!isNew) return entry->second;
  words_.push_back(word);
  const char32_t first = characterAt(word, 0).codePoint;
  const auto note = [&](char32_t c) {
    byFirst_[c].push_back(entry->second);
    if (c < 65536) first_[c / 64] |= std::uint64_t{1} << (c % 64);
  };
  note(first);
  if (first >= 'a' && first <= 'z') note(first - 'a' + 'A');
  return entry->second;
}

bool LiteralScan::matchesAt(std::string_view text, std::size_t offset, const std::string& word) {
  if (text.size() - offset < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (toLower(text[offset + i]) != word[i]) return false;
  }
  return true;
}

}  // namespace gouji::narrative
