// engine/bind/cell_window.h
//
// Which cell of a row is which column.
//
// A row with as many values as there are columns needs no more. With blanks among them their place
// counts, and a text that lost or gained an empty cell at one end would shift every number: then
// the other rows of the same grid say where the columns stand, or nobody does.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/bind/groups.h"

namespace gouji::bind {

/// The cells of one row, left to right.
using RowCells = std::vector<const Atom*>;

class CellWindow {
 public:
  /// Learns from a row that is complete.
  void learn(const Group& group, std::size_t columns);

  /// The `columns` cells of a group that is one row; nothing when they cannot be told apart from
  /// the empty cells around them, or when there are too many or too few.
  [[nodiscard]] std::optional<RowCells> pick(const Group& group, std::size_t columns) const;

 private:
  struct Known {
    std::uint32_t firstColumn = 0;
    std::uint32_t endColumn = 0;  // behind the last cell of the row
    std::uint32_t rows = 0;
    bool contradicted = false;
    bool endsDiffer = false;
  };
  // Grid, columns, cells of the row, column of its label.
  using Key = std::tuple<std::uint32_t, std::size_t, std::uint32_t, std::uint32_t>;
  static constexpr std::uint32_t kAny = kNone - 1;
  static Key gridKey(const Group& group, std::size_t columns);
  static Key labelKey(const Group& group, std::size_t columns);
  static Key rowKey(const Group& group, std::size_t columns);
  [[nodiscard]] const Known* find(const Key& key) const;
  [[nodiscard]] static bool isLikeAll(const Group& group, const Known& known);
  [[nodiscard]] std::optional<RowCells> pickRow(const Group& group, std::size_t columns) const;
  [[nodiscard]] bool usesSpacer(const Group& group, const RowCells& cells) const;
  [[nodiscard]] std::optional<RowCells> pickByColumn(const Group& group, std::size_t columns,
                                                     std::uint32_t first) const;

  std::map<Key, Known> known_;
  // Columns of a grid in which some row has a value, and how many rows have one.
  struct Filled {
    std::set<std::uint32_t> columns;
    std::size_t rows = 0;
  };
  std::map<std::pair<std::uint32_t, std::size_t>, Filled> filled_;  // by grid and width of the row
  // Cells of the widest complete row, by columns: in all grids, for a page break cuts one into two.
  std::map<std::size_t, std::uint32_t> widest_;
};

}  // namespace gouji::bind
