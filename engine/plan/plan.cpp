#include "engine/plan/plan.h"

namespace gouji::plan {
namespace {

/// The text up to the next comma, trimmed; `rest` moves behind the comma.
std::string_view takePart(std::string_view& rest) {
  const auto comma = rest.find(',');
  std::string_view part = rest.substr(0, comma);
  rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  while (part.starts_with(' ')) part.remove_prefix(1);
  while (part.ends_with(' ')) part.remove_suffix(1);
  return part;
}

bool isSuffix(std::string_view key, std::string_view word) {
  if (!key.ends_with(word)) return false;
  return key.size() == word.size() || (!word.empty() && key[key.size() - word.size() - 1] == '.');
}

}  // namespace

bool keyAnswersTo(std::string_view key, std::string_view words) {
  if (key.empty() || words.empty()) return key.empty() && words.empty();
  while (!key.empty() && !words.empty()) {
    if (!isSuffix(takePart(key), takePart(words))) return false;
  }
  return key.empty() && words.empty();
}

std::optional<std::uint32_t> Plan::findRule(std::string_view id) const {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].id == id) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Plan::formForYear(int year) const {
  for (std::size_t i = forms.size(); i-- > 0;) {
    if (forms[i]->covers(year)) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Plan::findForm(std::string_view id) const {
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (forms[i]->id == id) return static_cast<std::uint32_t>(i);
  }
  return std::nullopt;
}

}  // namespace gouji::plan
