#include "engine/sema/suggest.h"

#include <algorithm>

#include "engine/diag/suggest.h"
#include "engine/text/utf8.h"

namespace gouji::sema {
namespace {

// A hostile file may declare many names; nobody needs a suggestion from that many.
constexpr std::size_t kMaxCandidates = 5000;

bool isChinese(std::string_view word) {
  std::size_t offset = 0;
  while (offset < word.size()) {
    if (decodeUtf8(word, offset) >= 0x3400) return countCodePoints(word) >= 2;
  }
  return false;
}

/// `outcome.withheld.state_secret` is also known as `state_secret`.
std::string_view lastWord(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

std::optional<std::string> findByLabel(std::string_view word,
                                       const std::vector<Candidate>& candidates) {
  std::optional<std::string> containing;
  for (const Candidate& candidate : candidates) {
    if (candidate.label == word) return candidate.name;
    if (!containing && candidate.label.find(word) != std::string::npos) containing = candidate.name;
  }
  return containing;
}

}  // namespace

std::optional<std::string> findClosest(std::string_view word,
                                       const std::vector<Candidate>& candidates) {
  if (isChinese(word)) {
    if (auto named = findByLabel(word, candidates)) return named;
  }
  std::vector<std::string_view> names;
  const std::size_t count = std::min(candidates.size(), kMaxCandidates);
  for (std::size_t i = 0; i < count; ++i) {
    // What the author wrote is known, only not here: no use to say it again.
    if (candidates[i].name == word) continue;
    names.push_back(candidates[i].name);
    if (lastWord(candidates[i].name) != candidates[i].name) {
      names.push_back(lastWord(candidates[i].name));
    }
  }
  const auto nearest = suggestWord(word, names);
  if (!nearest) return std::nullopt;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& name = candidates[i].name;
    if (name == *nearest || lastWord(name) == *nearest) return name;
  }
  return std::nullopt;
}

Localized suggest(std::string_view word, const std::vector<Candidate>& candidates) {
  const auto closest = findClosest(word, candidates);
  return closest ? hintAt(*closest) : Localized{};
}

Localized suggestForm(std::string_view word, const std::vector<Candidate>& forms) {
  if (const auto closest = findClosest(word, forms)) return hintAt(*closest);
  return {"声明它，或引入声明它的文件，如 import \"builtin:forms/disclosure-2021.gj\"",
          "declare it, or import the file that does, such as import "
          "\"builtin:forms/disclosure-2021.gj\""};
}

}  // namespace gouji::sema
