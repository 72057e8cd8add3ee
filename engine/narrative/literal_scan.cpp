#include "engine/narrative/literal_scan.h"

namespace gouji::narrative {

std::uint32_t LiteralScan::add(const std::string& word) {
  const auto [entry, isNew] = numbers_.emplace(word, static_cast<std::uint32_t>(words_.size()));
  if (!isNew) return entry->second;
  words_.push_back(word);
  const char32_t first = characterAt(word, 0).codePoint;
  buckets_[bucketOf(first)].push_back(entry->second);
  first_[(first >> 6U) % first_.size()] |= std::uint64_t{1} << (first % 64);
  return entry->second;
}

}  // namespace gouji::narrative
