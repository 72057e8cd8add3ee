#include "engine/diag/suggest.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/text/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kLongest = 64;

std::u32string decode(std::string_view text) {
  std::u32string points;
  for (std::size_t offset = 0; offset < text.size();) points.push_back(decodeUtf8(text, offset));
  return points;
}

// Optimal string alignment distance: edits and swaps of neighbours, no letter touched twice.
std::size_t distanceBetween(const std::u32string& a, const std::u32string& b) {
  using Row = std::array<std::size_t, kLongest + 1>;
  Row beforeLast{}, last{}, current{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
      const bool isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (isSwap) current[j] = std::min(current[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.size()];
}

}  // namespace

std::optional<std::string_view> suggestWord(std::string_view word,
                                            const std::vector<std::string_view>& candidates) {
  const std::u32string wanted = decode(word);
  if (wanted.empty() || wanted.size() > kLongest) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t bestDistance = kLongest;
  for (const std::string_view candidate : candidates) {
    const std::u32string known = decode(candidate);
    if (known.empty() || known.size() > kLongest) continue;
    const std::size_t longer = std::max(wanted.size(), known.size());
    const std::size_t allowed = longer >= 4 ? std::max<std::size_t>(2, longer / 3) : longer / 3;
    const std::size_t distance = distanceBetween(wanted, known);
    if (distance <= allowed && distance < longer && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

Localized hintAt(std::optional<std::string_view> suggestion) {
  if (!suggestion) return {};
  const std::string word(*suggestion);
  return {"是否想写 `" + word + "`？", "did you mean `" + word + "`?"};
}

}  // namespace gouji
