#include "engine/narrative/sum_list.h"

#include <algorithm>

#include "engine/narrative/phrase.h"

namespace gouji::narrative {
namespace {

constexpr std::size_t kMostParts = 64;

// Where the enumeration ends that `total` adds up; nothing when it adds up none.
std::optional<std::size_t> findEnumerationEnd(const Passage& passage, const Numeral& total) {
  const Letters& letters = passage.letters();
  const std::size_t letter = letters.indexOf(total.begin);
  // Before most numbers there is none of the words.
  const char32_t last = letter == 0 ? 0 : letters.all()[letter - 1];
  if (last != U'为' && last != U'共' && last != U'计') return std::nullopt;
  const std::string_view text = passage.text();
  std::size_t at = total.begin;
  const auto word =
      wordBefore(text, at, {"合计为", "共计为", "总计为", "合计共", "合计", "共计", "总计", "共"});
  if (word.empty()) return std::nullopt;
  at -= word.size();
  const auto comma = wordBefore(text, at, {"，", "；"});
  if (comma.empty()) return std::nullopt;
  return at - comma.size();
}

// The parts from the last to the first.
std::vector<std::size_t> readParts(const Passage& passage, std::size_t total, std::size_t end) {
  const auto& numerals = passage.numerals();
  const std::string_view text = passage.text();
  std::vector<std::size_t> parts;
  for (std::size_t i = total; i-- > 0 && parts.size() < kMostParts;) {
    const Numeral& part = numerals[i];
    if (!part.isCount() || part.vague || part.unit != numerals[total].unit) break;
    if (parts.empty()) {
      if (part.unitEnd != end) break;
    } else {
      const Numeral& next = numerals[parts.back()];
      const std::string_view gap = slice(text, {part.unitEnd, next.begin});
      if (wordAt(gap, 0, {"、", "和", "及", "以及", "与"}).empty() ||
          containsAny(gap, {"，", "。", "；", "：", "（", "）", "\n"})) {
        break;
      }
    }
    parts.push_back(i);
  }
  return parts;
}

}  // namespace

std::optional<PartList> findListBefore(const Passage& passage, std::size_t total) {
  const auto& numerals = passage.numerals();
  const auto end = findEnumerationEnd(passage, numerals[total]);
  if (!end) return std::nullopt;
  std::vector<std::size_t> parts = readParts(passage, total, *end);
  if (parts.size() < 2) return std::nullopt;
  std::reverse(parts.begin(), parts.end());
  PartList list;
  list.total = total;
  list.vague = numerals[total].vague;
  for (const std::size_t part : parts) {
    const auto sum = list.sum.plus(numerals[part].value);
    if (!sum) return std::nullopt;
    list.sum = *sum;
    list.largest = std::max(list.largest, numerals[part].value);
  }
  const auto& sentences = passage.segments().sentences;
  const std::size_t sentence = findStretch(sentences, numerals[parts.front()].begin);
  const bool startsSentence = parts.front() == 0 || sentence >= sentences.size() ||
                              numerals[parts.front() - 1].begin < sentences[sentence].begin;
  list.exhaustive = !list.vague && (list.sum == numerals[total].value || startsSentence);
  list.parts = std::move(parts);
  return list;
}

}  // namespace gouji::narrative
