#include "engine/sema/suggest.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace gouji::sema {
namespace {

// A hostile file may hold long names and many of them; beyond these nobody needs a suggestion.
constexpr std::size_t kMaxCodePoints = 64;
constexpr std::size_t kMaxCandidates = 5000;

std::u32string decode(std::string_view text) {
  std::u32string result;
  for (std::size_t offset = 0; offset < text.size() && result.size() <= kMaxCodePoints;) {
    result.push_back(decodeUtf8(text, offset));
  }
  return result;
}

bool hasChinese(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), [](char32_t c) { return c >= 0x3400; });
}

/// `outcome.withheld.state_secret` is also known as `state_secret`.
std::string_view lastWord(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

}  // namespace

std::size_t editDistance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> beforeLast(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], beforeLast[j - 2] + 1);
      }
    }
    std::swap(beforeLast, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit + 1);
}

std::optional<std::string> findClosest(std::string_view word,
                                       const std::vector<Candidate>& candidates) {
  const std::u32string wanted = decode(word);
  if (wanted.empty() || wanted.size() > kMaxCodePoints) return std::nullopt;
  const std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
  const bool chinese = hasChinese(wanted) && wanted.size() >= 2;
  std::optional<std::string> best;
  std::size_t bestDistance = limit + 1;
  std::optional<std::string> byLabel;
  const std::size_t count = std::min(candidates.size(), kMaxCandidates);
  for (std::size_t i = 0; i < count; ++i) {
    const Candidate& candidate = candidates[i];
    if (candidate.name == word) continue;
    if (chinese && candidate.label == word) return candidate.name;
    if (chinese && !byLabel && candidate.label.find(word) != std::string::npos) {
      byLabel = candidate.name;
    }
    for (const std::string_view name :
         {std::string_view(candidate.name), lastWord(candidate.name)}) {
      const std::size_t distance = editDistance(wanted, decode(name), bestDistance - 1);
      // A one-letter word is one edit away from every other: that is no likeness.
      if (distance < bestDistance && distance < wanted.size()) {
        bestDistance = distance;
        best = candidate.name;
        if (bestDistance == 0) return best;
      }
      if (bestDistance == 0) break;
    }
  }
  return byLabel ? byLabel : best;
}

Localized suggest(std::string_view word, const std::vector<Candidate>& candidates) {
  const auto closest = findClosest(word, candidates);
  if (!closest) return {};
  return {"是否想写 `" + *closest + "`？", "did you mean `" + *closest + "`?"};
}

}  // namespace gouji::sema
