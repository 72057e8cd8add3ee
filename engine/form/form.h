// engine/form/form.h
//
// What a report must look like: sections, tables, the labels of their rows and columns, and one
// dense number for every cell.
//
// A Form is data. It comes from a `form` declaration of a rule file and is all that readers, the
// binder and the evaluator know of a format; nothing in C++ knows the labels of one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// Index into the dense cell array of a report of this form.
using CellId = std::uint32_t;
inline constexpr CellId kNoCell = 0xffffffff;
inline constexpr std::uint32_t kNone = 0xffffffff;

/// The official words and those that are accepted instead.
struct Label {
  std::string official;
  /// Accepted variants: bind like the official label, at most worth a remark.
  std::vector<std::string> aliases;
};

/// One row or one column.
struct AxisItem {
  /// What the canonical JSON calls it: "outcome.withheld.state_secret", "business".
  std::string key;
  Label label;
  /// Innermost Band it stands in, kNone at the top.
  std::uint32_t band = kNone;
  bool isTotal = false;
  /// Index into Table::variants of the variant that adds this item, kNone for the regular form.
  std::uint32_t variant = kNone;
};

/// A heading over several rows or columns: "（三）不予公开", "法人或其他组织".
/// Rows print it in a merged cell to the left, columns in one above.
struct Band {
  Label label;
  /// The name of the set in rules (`withheld.*`); empty for a heading without one.
  std::string name;
  std::uint32_t parent = kNone;
};

struct Axis {
  std::vector<AxisItem> items;  // in the order of the form, items of variants in their place
  std::vector<Band> bands;      // parents before their children
};

/// A piece of a table with its own column heads. Most tables have one block; 表二 has four.
struct Block {
  /// "第二十条第（一）项"; empty when the block has no heading.
  Label heading;
  /// Indices into Table::rows.items and Table::columns.items, in printed order.
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> columns;
  /// What stands above the row labels ("信息内容"); may be empty.
  Label corner;
};

/// A deviation from the regular shape that occurs and is recognised, such as （六）其他处理 printed
/// as one row instead of three.
struct Variant {
  std::string name;
  std::string title;
  /// Regular rows and columns that are not there when the variant is used.
  std::vector<std::uint32_t> replacedRows;
  std::vector<std::uint32_t> replacedColumns;
  std::vector<std::uint32_t> addedRows;
  std::vector<std::uint32_t> addedColumns;
};

enum class TableLayout : std::uint8_t {
  /// One line per row, the usual case.
  kDown,
  /// All rows printed side by side in one line of numbers, each row a group of columns (表四).
  kAcross,
};

struct Table {
  std::string key;
  std::uint32_t section = kNone;
  TableLayout layout = TableLayout::kDown;
  Axis rows;
  Axis columns;
  std::vector<Block> blocks;
  std::vector<Variant> variants;
  /// A sentence the form prints in the table's head (the 勾稽 note); empty when there is none.
  Label note;

  /// kNoCell where the table has no cell (a row of another block).
  [[nodiscard]] CellId cell(std::uint32_t row, std::uint32_t column) const {
    return cells[row * columns.items.size() + column];
  }
  /// rows x columns, row by row.
  std::vector<CellId> cells;

  [[nodiscard]] std::optional<std::uint32_t> findRow(std::string_view key) const;
  [[nodiscard]] std::optional<std::uint32_t> findColumn(std::string_view key) const;
};

struct Cell {
  std::uint32_t table = 0;
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  /// "件", "万元"; empty for a pure number.
  std::string unit;
  /// A change ("+1036", "-8") may be negative; a count may not.
  bool isSigned = false;
  /// May have decimals (an amount of money).
  bool isDecimal = false;
  /// Index into Table::variants, kNone for a cell of the regular form.
  std::uint32_t variant = kNone;
};

struct Section {
  std::string key;
  /// "一、总体情况", numbering included.
  Label heading;
  /// The number the heading must carry, 1-based.
  std::uint32_t ordinal = 0;
  std::vector<std::uint32_t> tables;
};

struct Form {
  std::string id;     // "disclosure-2021"
  std::string title;  // "政府信息公开工作年度报告"
  /// Reports of these years use the form; no `lastYear` means until further notice.
  int firstYear = 0;
  std::optional<int> lastYear;
  std::string basis;
  std::vector<Section> sections;
  std::vector<Table> tables;
  std::vector<Cell> cells;

  [[nodiscard]] bool covers(int year) const {
    return year >= firstYear && (!lastYear || year <= *lastYear);
  }
  [[nodiscard]] std::optional<std::uint32_t> findSection(std::string_view key) const;
  [[nodiscard]] std::optional<std::uint32_t> findTable(std::string_view key) const;
  /// "requests[received, total]".
  [[nodiscard]] std::string cellName(CellId cell) const;
  /// The cell with that name, or kNoCell.
  [[nodiscard]] CellId findCell(std::string_view table, std::string_view row,
                                std::string_view column) const;
};

}  // namespace gouji
