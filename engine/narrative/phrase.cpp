#include "engine/narrative/phrase.h"

#include <algorithm>

namespace gouji::narrative {

bool hasWordAt(std::string_view text, std::size_t offset, std::string_view word) {
  return offset <= text.size() && text.substr(offset, word.size()) == word;
}

bool hasWordBefore(std::string_view text, std::size_t offset, std::string_view word) {
  return offset >= word.size() && text.substr(offset - word.size(), word.size()) == word;
}

std::string_view wordAt(std::string_view text, std::size_t offset, Words words) {
  for (const std::string_view word : words) {
    if (hasWordAt(text, offset, word)) return word;
  }
  return {};
}

std::string_view wordBefore(std::string_view text, std::size_t offset, Words words) {
  for (const std::string_view word : words) {
    if (hasWordBefore(text, offset, word)) return word;
  }
  return {};
}

bool containsAny(std::string_view text, Words words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

bool consistsOf(std::string_view text, Words words) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t longest = 0;
    for (const std::string_view word : words) {
      if (word.size() > longest && hasWordAt(text, at, word)) longest = word.size();
    }
    if (longest == 0) return false;
    at += longest;
  }
  return true;
}

std::string_view slice(std::string_view text, Stretch stretch) {
  return text.substr(stretch.begin, stretch.end - stretch.begin);
}

}  // namespace gouji::narrative
