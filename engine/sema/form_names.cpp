#include "engine/sema/form_names.h"

#include <algorithm>

namespace gouji::sema {
namespace {

template <typename Index>
void addSuffixes(Index& index, std::string_view key, std::uint32_t value) {
  if (key.empty()) return;
  for (std::size_t start = 0;;) {
    index[key.substr(start)].push_back(value);
    const auto dot = key.find('.', start);
    if (dot == std::string_view::npos) return;
    start = dot + 1;
  }
}

}  // namespace

AxisNames::AxisNames(const Axis& axis) : axis_(&axis) {
  for (std::uint32_t i = 0; i < axis.items.size(); ++i) addSuffixes(items_, axis.items[i].key, i);
  for (std::uint32_t i = 0; i < axis.bands.size(); ++i) addSuffixes(bands_, axis.bands[i].name, i);
}

std::vector<std::uint32_t> AxisNames::find(std::string_view path) const {
  const auto found = items_.find(path);
  if (found == items_.end()) return {};
  std::vector<std::uint32_t> regular;
  for (const std::uint32_t item : found->second) {
    if (axis_->items[item].key == path) return {item};
    if (axis_->items[item].variant == kNone) regular.push_back(item);
  }
  return regular.empty() ? found->second : regular;
}

std::vector<std::uint32_t> AxisNames::findBand(std::string_view path) const {
  const auto found = bands_.find(path);
  if (found == bands_.end()) return {};
  for (const std::uint32_t band : found->second) {
    if (axis_->bands[band].name == path) return {band};
  }
  return found->second;
}

bool AxisNames::isBelow(std::uint32_t band, std::uint32_t ancestor) const {
  while (band != kNone && band != ancestor) band = axis_->bands[band].parent;
  return band == ancestor;
}

std::vector<std::uint32_t> AxisNames::leavesOf(std::uint32_t band) const {
  std::vector<std::uint32_t> leaves;
  for (std::uint32_t i = 0; i < axis_->items.size(); ++i) {
    const AxisItem& item = axis_->items[i];
    if (!item.isTotal && item.variant == kNone && isBelow(item.band, band)) leaves.push_back(i);
  }
  return leaves;
}

std::vector<std::uint32_t> AxisNames::regularItems() const {
  std::vector<std::uint32_t> items;
  for (std::uint32_t i = 0; i < axis_->items.size(); ++i) {
    if (axis_->items[i].variant == kNone) items.push_back(i);
  }
  return items;
}

FormNames::FormNames(const Form& form) : form_(&form) {
  tables_.reserve(form.tables.size());
  for (const Table& table : form.tables) {
    tables_.push_back({AxisNames(table.rows), AxisNames(table.columns)});
  }
}

}  // namespace gouji::sema
