// engine/read/json/key_index.h
//
// The keys an object may have, in the order they are usually written.
//
// Who reads a report expects the next key of the form and compares a few bytes; only a key out of
// order is looked up.
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
  KeyIndex() = default;
  /// Without duplicates; index i of the index is key i here.
  explicit KeyIndex(const std::vector<std::string_view>& keys);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }
  [[nodiscard]] std::string_view key(std::uint32_t index) const { return keys_[index].key(); }
  [[nodiscard]] const ExpectedKey& expected(std::uint32_t index) const { return keys_[index]; }
  /// kNone when there is no such key.
  [[nodiscard]] std::uint32_t find(std::string_view key) const;

 private:
  std::vector<ExpectedKey> keys_;
  std::vector<std::uint32_t> byKey_;
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
  [[nodiscard]] bool has(std::uint32_t index) const {
    const std::uint64_t word = more_.empty() ? words_[index / 64] : more_[index / 64];
    return ((word >> (index % 64)) & 1) != 0;
  }

 private:
  static constexpr std::uint32_t kInPlace = 4;
  std::uint64_t words_[kInPlace] = {};
  std::vector<std::uint64_t> more_;
};

/// All keys of a form.
struct FormKeys {
  struct TableKeys {
    KeyIndex rows;
    KeyIndex columns;
  };
  explicit FormKeys(const Form& form);

  KeyIndex sections;
  KeyIndex tables;
  std::vector<TableKeys> ofTable;  // as Form::tables
};

}  // namespace gouji::json
