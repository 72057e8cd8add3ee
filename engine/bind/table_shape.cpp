#include "engine/bind/table_shape.h"

#include <algorithm>

#include "engine/bind/label_text.h"

namespace gouji::bind {
namespace {

bool contains(const std::vector<std::uint32_t>& list, std::uint32_t item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// The items of one block in the order of the form. Items a variant adds belong to the block of the
// item before them, whether or not the block lists them.
std::vector<std::uint32_t> selectItems(const Axis& axis, const std::vector<std::uint32_t>& ofBlock,
                                       const std::vector<std::uint32_t>& replaced,
                                       std::uint32_t variant) {
  std::vector<std::uint32_t> selected;
  bool inBlock = false;
  for (std::uint32_t i = 0; i < axis.items.size(); ++i) {
    const bool added = axis.items[i].variant != kNone;
    if (!added) inBlock = contains(ofBlock, i);
    if (added ? axis.items[i].variant == variant && (inBlock || contains(ofBlock, i))
              : inBlock && !contains(replaced, i))
      selected.push_back(i);
  }
  return selected;
}

TableShape makeShape(const Table& table, std::uint32_t variant) {
  static const Variant kRegular;
  const Variant& v = variant == kNone ? kRegular : table.variants[variant];
  TableShape shape;
  shape.variant = variant;
  for (std::uint32_t b = 0; b < table.blocks.size(); ++b) {
    const Block& block = table.blocks[b];
    const auto columns = selectItems(table.columns, block.columns, v.replacedColumns, variant);
    for (const std::uint32_t row : selectItems(table.rows, block.rows, v.replacedRows, variant))
      shape.slots.push_back({row, b, columns});
  }
  return shape;
}

}  // namespace

std::u32string rowLetters(const Table& table, const RowSlot& slot) {
  const AxisItem& item = table.rows.items[slot.row];
  std::u32string whole;
  for (std::uint32_t b = item.band; b != kNone; b = table.rows.bands[b].parent)
    whole = labelLetters(table.rows.bands[b].label.official) + whole;
  return whole + labelLetters(item.label.official);
}

std::vector<TableShape> listShapes(const Table& table) {
  std::vector<TableShape> shapes{makeShape(table, kNone)};
  for (std::uint32_t v = 0; v < table.variants.size(); ++v) shapes.push_back(makeShape(table, v));
  return shapes;
}

}  // namespace gouji::bind
