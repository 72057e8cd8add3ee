#include "engine/plan/plan.h"

namespace gouji::plan {

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
