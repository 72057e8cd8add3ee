#include "engine/read/json/key_index.h"

#include <algorithm>
#include <numeric>

namespace gouji::json {
namespace {

template <typename Item>
KeyIndex indexKeys(const std::vector<Item>& items) {
  std::vector<std::string_view> keys;
  keys.reserve(items.size());
  for (const Item& item : items) keys.push_back(item.key);
  return KeyIndex(keys);
}

}  // namespace

KeyIndex::KeyIndex(const std::vector<std::string_view>& keys) : byKey_(keys.size()) {
  keys_.reserve(keys.size());
  for (const std::string_view key : keys) keys_.emplace_back(key);
  std::iota(byKey_.begin(), byKey_.end(), 0U);
  std::sort(byKey_.begin(), byKey_.end(),
            [this](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
}

std::uint32_t KeyIndex::find(std::string_view wanted) const {
  const auto found = std::lower_bound(
      byKey_.begin(), byKey_.end(), wanted,
      [this](std::uint32_t index, std::string_view value) { return key(index) < value; });
  return found != byKey_.end() && key(*found) == wanted ? *found : kNone;
}

FormKeys::FormKeys(const Form& form)
    : sections(indexKeys(form.sections)), tables(indexKeys(form.tables)) {
  ofTable.reserve(form.tables.size());
  for (const Table& table : form.tables)
    ofTable.push_back({indexKeys(table.rows.items), indexKeys(table.columns.items)});
}

}  // namespace gouji::json
