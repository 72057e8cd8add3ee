// engine/bind/column_heads.h
//
// What the heads above a block of numbers say: whether the columns are those of the form.
//
// The count of numbers alone does not tell: the form of 2019 has three columns where the form of
// 2021 has three others. Heads that are missing, wrapped or damaged are tolerated; heads that say
// something else are not.
#pragma once

#include <string_view>
#include <vector>

#include "engine/bind/row_alignment.h"

namespace gouji::bind {

enum class HeadVerdict : std::uint8_t {
  kAccepted,  // the form's own, or none at all
  kForeign,   // those of another form
  kUnknown,   // words that are no heads of this block
};

struct FoundHead {
  Mention mention;
  PlacedText text;
};

struct BlockHead {
  HeadVerdict verdict = HeadVerdict::kAccepted;
  std::vector<FoundHead> found;        // own columns and foreign labels
  std::vector<std::uint32_t> missing;  // columns of the block without a head
  /// When the heads of a grid stand in another order: the form's column for each place.
  std::vector<std::size_t> order;
};

/// One per block of the table.
[[nodiscard]] std::vector<BlockHead> readColumnHeads(const Table& table, const Alignment& alignment,
                                                     const TableText& text);

/// Whether the sentence of the table's head (Table::note, as letters) stands in the text, cells of
/// the head that were read between its words aside.
[[nodiscard]] bool containsNote(std::u32string_view note, const TableText& text);

}  // namespace gouji::bind
