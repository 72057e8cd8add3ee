#include "engine/read/json/key_index.h"

#include <algorithm>
#include <numeric>

namespace gouji::json {
namespace {

bool isUsual(const AxisItem& item) { return item.variant == kNone; }
template <typename Item>
bool isUsual(const Item&) {
  return true;
}

template <typename Item>
KeyIndex indexKeys(const std::vector<Item>& items) {
  std::vector<KeyIndex::Key> keys;
  keys.reserve(items.size());
  for (const Item& item : items) keys.push_back({item.key, isUsual(item)});
  return KeyIndex(keys);
}

}  // namespace

KeyIndex::KeyIndex(const std::vector<Key>& keys) : byKey_(keys.size()), after_(keys.size()) {
  keys_.reserve(keys.size());
  for (const Key& key : keys) keys_.emplace_back(key.key);
  std::iota(byKey_.begin(), byKey_.end(), 0U);
  std::sort(byKey_.begin(), byKey_.end(),
            [this](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  first_ = size();
  for (std::uint32_t index = size(); index-- > 0;) {
    // Behind an unusual key another one is as likely as not.
    after_[index] = keys[index].isUsual ? first_ : index + 1;
    if (keys[index].isUsual) first_ = index;
  }
}

std::uint32_t KeyIndex::find(std::string_view wanted) const {
  const auto found = std::lower_bound(
      byKey_.begin(), byKey_.end(), wanted,
      [this](std::uint32_t index, std::string_view value) { return key(index) < value; });
  return found != byKey_.end() && key(*found) == wanted ? *found : kNone;
}

UsualRow::UsualRow(const Table& table, std::uint32_t row, const KeyIndex& columnKeys)
    : all(columnKeys.size()) {
  for (std::uint32_t column = 0; column < columnKeys.size(); ++column) {
    const CellId cell = table.cell(row, column);
    if (cell == kNoCell || !isUsual(table.columns.items[column])) continue;
    cells.push_back(cell);
    columns.push_back(column);
    keys.push_back(&columnKeys.expected(column));
    all.add(column);
  }
}

FormKeys::TableKeys::TableKeys(const Table& table)
    : rows(indexKeys(table.rows.items)), columns(indexKeys(table.columns.items)) {
  usualRows.reserve(rows.size());
  for (std::uint32_t row = 0; row < rows.size(); ++row) usualRows.emplace_back(table, row, columns);
}

FormKeys::FormKeys(const Form& form)
    : sections(indexKeys(form.sections)), tables(indexKeys(form.tables)) {
  ofTable.reserve(form.tables.size());
  for (const Table& table : form.tables) ofTable.emplace_back(table);
}

}  // namespace gouji::json
