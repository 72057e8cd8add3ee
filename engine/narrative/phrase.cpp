#include "engine/narrative/phrase.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace gouji::narrative {

bool hasWordAt(std::string_view text, std::size_t offset, std::string_view word) {
  return offset <= text.size() && text.substr(offset, word.size()) == word;
}

bool hasWordBefore(std::string_view text, std::size_t offset, std::string_view word) {
  return offset >= word.size() && text.substr(offset - word.size(), word.size()) == word;
}

// Of the bytes of a Chinese character the last one differs most: it is looked at first, for most
// words that are asked for do not stand there.

std::string_view wordAt(std::string_view text, std::size_t offset, Words words) {
  if (offset >= text.size()) return {};
  const char* const here = text.data() + offset;
  const std::size_t left = text.size() - offset;
  for (const std::string_view word : words) {
    const std::size_t probe = std::min<std::size_t>(word.size() - 1, 2);
    if (word.size() <= left && here[probe] == word[probe] &&
        std::memcmp(here, word.data(), word.size()) == 0)
      return word;
  }
  return {};
}

std::string_view wordBefore(std::string_view text, std::size_t offset, Words words) {
  return wordBefore(text, offset, std::span(words.begin(), words.size()));
}

std::string_view wordBefore(std::string_view text, std::size_t offset,
                            std::span<const std::string_view> words) {
  const char* const here = text.data() + offset;
  for (const std::string_view word : words) {
    if (word.size() <= offset && here[-1] == word.back() &&
        std::memcmp(here - word.size(), word.data(), word.size()) == 0)
      return word;
  }
  return {};
}

std::size_t findWord(std::string_view text, std::string_view word, std::size_t offset) {
  const std::size_t probe = word.size() > 2 ? 2 : word.size() - 1;
  const char* const end = text.data() + text.size();
  const char* at = text.data() + std::min(text.size(), offset + probe);
  while (at < end) {
    const void* const hit = std::memchr(at, word[probe], static_cast<std::size_t>(end - at));
    if (hit == nullptr) break;
    at = static_cast<const char*>(hit);
    const auto start = static_cast<std::size_t>(at - text.data()) - probe;
    if (text.size() - start >= word.size() &&
        std::memcmp(text.data() + start, word.data(), word.size()) == 0) {
      return start;
    }
    ++at;
  }
  return std::string_view::npos;
}

namespace {

// A bit for the last byte of every character of a text: for most words two looks tell that they are
// not there.
class LastBytes {
 public:
  explicit LastBytes(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      at += lengthAt(text, at);
      bits_ |= bitOf(text[std::min(at, text.size()) - 1]);
    }
  }
  // By the first character and the last.
  [[nodiscard]] bool mayHold(std::string_view word) const {
    const std::uint64_t wanted = bitOf(word[lengthAt(word, 0) - 1]) | bitOf(word.back());
    return (bits_ & wanted) == wanted;
  }

 private:
  static std::size_t lengthAt(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xC0) return 1;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }
  static std::uint64_t bitOf(char byte) {
    return std::uint64_t{1} << (static_cast<unsigned char>(byte) & 63U);
  }
  std::uint64_t bits_ = 0;
};

// In a longer text nearly all bits would be set.
constexpr std::size_t kLongestForBits = 120;

}  // namespace

bool containsAny(std::string_view text, Words words) {
  const auto stands = [&](std::string_view word) {
    return findWord(text, word) != std::string_view::npos;
  };
  if (text.size() > kLongestForBits) return std::any_of(words.begin(), words.end(), stands);
  const LastBytes bytes(text);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return bytes.mayHold(word) && stands(word); });
}

bool consistsOf(std::string_view text, Words words) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t longest = 0;
    for (const std::string_view word : words)
      if (word.size() > longest && !wordAt(text, at, {word}).empty()) longest = word.size();
    if (longest == 0) return false;
    at += longest;
  }
  return true;
}

std::string_view slice(std::string_view text, Stretch stretch) {
  return text.substr(stretch.begin, stretch.end - stretch.begin);
}

}  // namespace gouji::narrative
