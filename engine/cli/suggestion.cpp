#include "engine/cli/suggestion.h"

#include <utility>

#include "engine/diag/suggest.h"

namespace gouji::cli {

Localized suggestNear(std::string_view word, const std::vector<std::string>& candidates,
                      Localized otherwise) {
  const auto closest =
      suggestWord(word, std::vector<std::string_view>(candidates.begin(), candidates.end()));
  return closest ? hintAt(closest) : std::move(otherwise);
}

}  // namespace gouji::cli
