// engine/read/json/key_index.h
//
// The keys an object may have, in the order they are usually written.
//
// Who reads a report expects the next key of the form and compares a few bytes; only a key out of
// order is looked up. Rows and columns of variants, which most reports do not have, are not
// expected until one of them was there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/form/form.h"
#include "engine/read/json/json_scanner.h"

namespace gouji::json {

class KeyIndex {
 public:
  struct Key {
    std::string_view key;
    bool isUsual = true;
  };

  KeyIndex() = default;
  /// Without duplicates; index i of the index is key i here.
  explicit KeyIndex(const std::vector<Key>& keys);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }
  [[nodiscard]] std::string_view key(std::uint32_t index) const { return keys_[index].key(); }
  [[nodiscard]] const ExpectedKey& expected(std::uint32_t index) const { return keys_[index]; }
  /// The key that probably comes first, and the one that probably comes after another; `size()`
  /// when there is none.
  [[nodiscard]] std::uint32_t first() const { return first_; }
  [[nodiscard]] std::uint32_t after(std::uint32_t index) const { return after_[index]; }
  /// kNone when there is no such key.
  [[nodiscard]] std::uint32_t find(std::string_view key) const;

 private:
  std::vector<ExpectedKey> keys_;
  std::vector<std::uint32_t> byKey_;
  std::vector<std::uint32_t> after_;
  std::uint32_t first_ = 0;
};

/// Which keys of an object were there.
class SeenKeys {
 public:
  explicit SeenKeys(std::uint32_t count) {
    if (count > kInPlace * 64) more_.resize(count / 64 + 1);
  }
  /// False when it was there before.
  bool add(std::uint32_t index) {
    std::uint64_t& word = more_.empty() ? words_[index / 64] : more_[index / 64];
    const std::uint64_t bit = std::uint64_t{1} << (index % 64);
    const bool isNew = (word & bit) == 0;
    word |= bit;
    return isNew;
  }
  /// Adds those of an object that has the same keys.
  void add(const SeenKeys& other) {
    for (std::uint32_t i = 0; i < kInPlace; ++i) words_[i] |= other.words_[i];
    for (std::size_t i = 0; i < more_.size(); ++i) more_[i] |= other.more_[i];
  }
  [[nodiscard]] bool has(std::uint32_t index) const {
    const std::uint64_t word = more_.empty() ? words_[index / 64] : more_[index / 64];
    return ((word >> (index % 64)) & 1) != 0;
  }

 private:
  static constexpr std::uint32_t kInPlace = 4;
  std::uint64_t words_[kInPlace] = {};
  std::vector<std::uint64_t> more_;
};

/// The cells of a row of a table in its regular shape, in the order of the form.
struct UsualRow {
  UsualRow(const Table& table, std::uint32_t row, const KeyIndex& columnKeys);

  std::vector<CellId> cells;
  std::vector<std::uint32_t> columns;
  std::vector<const ExpectedKey*> keys;  // of the columns
  SeenKeys all;                          // as if each of the columns had been seen
};

/// All keys of a form. Not to be copied: the rows point to the keys.
struct FormKeys {
  struct TableKeys {
    explicit TableKeys(const Table& table);

    KeyIndex rows;
    KeyIndex columns;
    std::vector<UsualRow> usualRows;  // as Table::rows
  };
  FormKeys(FormKeys&&) = default;
  explicit FormKeys(const Form& form);

  KeyIndex sections;
  KeyIndex tables;
  std::vector<TableKeys> ofTable;  // as Form::tables
};

}  // namespace gouji::json
