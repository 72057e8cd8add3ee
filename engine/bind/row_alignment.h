// engine/bind/row_alignment.h
//
// Which group of the text is which row of the form.
//
// Groups whose label names one row are anchors: the best set of them that keeps the order of the
// form is found by dynamic programming over label quality. Numbers without a sure label are given
// to rows only when everything between two anchors works out: as many complete rows of numbers as
// rows expected, none of them contradicted by a label. Otherwise those rows are unreadable. No sum
// is ever used to choose: a linter must not repair what it checks.
#pragma once

#include <string>
#include <vector>

#include "engine/base/localized.h"
#include "engine/bind/cell_window.h"
#include "engine/bind/groups.h"
#include "engine/bind/table_shape.h"
#include "engine/form/form.h"

namespace gouji::bind {

struct BoundRow {
  enum class Kind : std::uint8_t {
    kMissing,     // nothing in the text is this row
    kBlank,       // the label is there, its cells are empty
    kValues,      // `cells` are its cells
    kUnreadable,  // something is there and cannot be decided
    kForeign,     // the numbers stand under the heads of another form
  };
  Kind kind = Kind::kMissing;
  /// One per column; null for an empty place.
  RowCells cells;
  Localized reason;
  /// What names the row, if anything does.
  const Group* group = nullptr;
  /// The mention in the group's own or pending words; null when bound by position.
  const Mention* mention = nullptr;
  bool isOwnLabel = false;
};

struct Alignment {
  TableShape shape;
  std::vector<BoundRow> rows;  // as shape.slots
  /// For each group: the slot it is bound to, kNone for none.
  std::vector<std::uint32_t> slotOfGroup;
  /// How well the shape fits; compare with other shapes of the same text only.
  double score = 0;
  bool outOfOrder = false;
};

/// `bands` are the letters of the table's bands; they must outlive the call only.
[[nodiscard]] Alignment alignRows(const Table& table, const TableShape& shape,
                                  const std::vector<std::u32string>& bands, const TableText& text);

}  // namespace gouji::bind
