// engine/bind/table_shape.h
//
// The rows and columns a table shows in its regular form or in one of its declared variants.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/form/form.h"

namespace gouji::bind {

/// One line of numbers that the table is expected to show.
struct RowSlot {
  std::uint32_t row = kNone;    // Table::rows.items
  std::uint32_t block = kNone;  // Table::blocks
  /// Table::columns.items, left to right.
  std::vector<std::uint32_t> columns;
};

struct TableShape {
  std::uint32_t variant = kNone;  // Table::variants, kNone for the regular form
  std::vector<RowSlot> slots;     // top to bottom
};

/// The letters of a row's label with those of the bands around it.
[[nodiscard]] std::u32string rowLetters(const Table& table, const RowSlot& slot);

/// The regular shape first, then one per variant.
[[nodiscard]] std::vector<TableShape> listShapes(const Table& table);

}  // namespace gouji::bind
