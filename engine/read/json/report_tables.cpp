#include <algorithm>

#include "engine/read/json/json_error.h"
#include "engine/read/json/reading.h"
#include "engine/report/filler.h"

namespace gouji::json {
namespace {

bool isBlank(std::string_view text) {
  constexpr std::string_view kWideSpace = "\xE3\x80\x80";
  while (!text.empty()) {
    if (text.starts_with(kWideSpace)) {
      text.remove_prefix(kWideSpace.size());
    } else if (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r')) {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

/// A table while it is read: which of its rows and columns had a cell.
struct Reading::TableReading {
  TableReading(std::uint32_t tableIndex, const Table& tableOfForm)
      : index(tableIndex),
        table(tableOfForm),
        rows(static_cast<std::uint32_t>(tableOfForm.rows.items.size())),
        columns(static_cast<std::uint32_t>(tableOfForm.columns.items.size())) {}

  [[nodiscard]] bool hasAny(const std::vector<std::uint32_t>& ofRows,
                            const std::vector<std::uint32_t>& ofColumns) const {
    return std::any_of(ofRows.begin(), ofRows.end(), [&](auto row) { return rows.has(row); }) ||
           std::any_of(ofColumns.begin(), ofColumns.end(),
                       [&](auto column) { return columns.has(column); });
  }

  void add(std::uint32_t row, std::uint32_t column) {
    isEmpty = false;
    rows.add(row);
    columns.add(column);
  }
  void add(std::uint32_t row, const SeenKeys& ofColumns) {
    isEmpty = false;
    rows.add(row);
    columns.add(ofColumns);
  }

  std::uint32_t index;
  const Table& table;
  SeenKeys rows;
  SeenKeys columns;
  bool isEmpty = true;
};

void Reading::readTables() {
  if (scanner_.peek() != ValueKind::kObject)
    return skipWrongKind("tables", {"一个对象", "an object"});
  readObject(
      keys_->tables, [this](std::uint32_t table, Span) { readTable(table); },
      [this](std::string_view key, Span span) { skipUnknownKey(key, span); });
}

void Reading::readTable(std::uint32_t index) {
  TableReading reading(index, form_->form->tables[index]);
  if (scanner_.peek() != ValueKind::kObject)
    return skipWrongKind(reading.table.key, {"一个以行为键的对象", "an object with a key per row"});
  const KeyIndex& rows = keys_->ofTable[index].rows;
  SeenKeys seen(rows.size());
  scanner_.enterObject();
  const std::uint32_t next = readPlainRows(reading, seen);
  readMembers(
      rows, seen, next, [&](std::uint32_t row, Span) { readRow(reading, row); },
      [&](std::string_view key, Span span) { skipUnknownItem(index, true, key, span); });
  if (error_ || scanner_.failed() || reading.isEmpty) return;
  report_.tablePresent[index] = true;
  chooseVariant(reading);
  observeMissing(reading);
}

/// Reads the rows at the start of a table as long as they are objects in the order of the form.
/// Gives the row that probably follows.
std::uint32_t Reading::readPlainRows(TableReading& reading, SeenKeys& seen) {
  const KeyIndex& rows = keys_->ofTable[reading.index].rows;
  std::uint32_t row = rows.first();
  for (; row < rows.size() && !error_ && scanner_.acceptObject(rows.expected(row));
       row = rows.after(row)) {
    seen.add(row);
    readRowMembers(reading, row);
  }
  return row;
}

void Reading::readRow(TableReading& reading, std::uint32_t row) {
  if (scanner_.peek() != ValueKind::kObject)
    return skipWrongKind(reading.table.rows.items[row].key,
                         {"一个以列为键的对象", "an object with a key per column"});
  scanner_.enterObject();
  readRowMembers(reading, row);
}

/// Reads a row that was stepped into.
void Reading::readRowMembers(TableReading& reading, std::uint32_t row) {
  const FormKeys::TableKeys& table = keys_->ofTable[reading.index];
  const UsualRow& usual = table.usualRows[row];
  const std::size_t count = readPlainCells(usual);
  if (count != 0 && count == usual.cells.size() && scanner_.acceptEnd())
    return reading.add(row, usual.all);
  SeenKeys seen(table.columns.size());
  for (std::size_t i = 0; i < count; ++i) seen.add(usual.columns[i]);
  if (count != 0) reading.add(row, seen);
  const std::uint32_t next =
      count == 0 ? table.columns.first() : table.columns.after(usual.columns[count - 1]);
  readMembers(
      table.columns, seen, next,
      [&](std::uint32_t column, Span span) {
        const CellId cell = reading.table.cell(row, column);
        if (cell == kNoCell) {
          return skipUnknownItem(reading.index, false, reading.table.columns.items[column].key,
                                 span);
        }
        readCell(cell);
        reading.add(row, column);
      },
      [&](std::string_view key, Span span) { skipUnknownItem(reading.index, false, key, span); });
}

/// Reads the cells at the start of a row as long as they are whole numbers in the order of the
/// form. Gives how many there were.
std::size_t Reading::readPlainCells(const UsualRow& usual) {
  const CellId* const cells = usual.cells.data();
  Decimal* const values = report_.values.data();
  CellState* const states = report_.states.data();
  Span* const spans = report_.cellSpans.data();
  return scanner_.acceptWholeMembers(usual.keys, [=](std::size_t i, std::int64_t value, Span span) {
    const CellId cell = cells[i];
    values[cell] = Decimal(value);
    states[cell] = CellState::kNumber;
    spans[cell] = span;
  });
}

void Reading::readCell(CellId cell) {
  std::int64_t whole = 0;
  if (scanner_.acceptWhole(whole, report_.cellSpans[cell])) {
    report_.values[cell] = Decimal(whole);
    report_.states[cell] = CellState::kNumber;
  } else {
    readUnusualCell(cell);
  }
}

void Reading::readUnusualCell(CellId cell) {
  const ValueKind kind = scanner_.peek();
  const ByteOffset begin = scanner_.offset();
  if (kind == ValueKind::kNumber) {
    const std::string_view digits = scanner_.readNumber();
    if (const auto number = Decimal::parse(digits)) {
      report_.setNumber(cell, *number);
    } else if (!scanner_.failed()) {
      setUnreadable(cell, digits,
                    {"数字过大，或小数超过九位，无法精确保存",
                     "too large, or more than nine decimals: it cannot be held exactly"});
    }
  } else if (kind == ValueKind::kNull) {
    scanner_.skipValue();
    report_.setState(cell, CellState::kBlank);
  } else if (kind == ValueKind::kString) {
    readTextCell(cell);
  } else if (kind == ValueKind::kObject) {
    readUnreadableCell(cell);
  } else {
    const Span span = scanner_.skipValue();
    setUnreadable(cell, source_.slice(span),
                  {"不是数字、字符串或 null", "not a number, a string or null"});
  }
  report_.cellSpans[cell] = {begin, scanner_.offset()};
}

void Reading::readTextCell(CellId cell) {
  const RawString raw = scanner_.readString();
  if (scanner_.failed()) return;
  std::string text = decode(raw);
  if (isBlank(text)) {
    report_.setState(cell, CellState::kBlank);
  } else if (isFiller(text)) {
    report_.setState(cell, CellState::kFiller, std::move(text));
  } else {
    if (Decimal::parse(text)) {
      doubt(raw.span, text,
            {"数字 `" + abridge(text) + "` 写成了字符串，请去掉引号",
             "the number `" + abridge(text) + "` is written as a string; remove the quotes"},
            form_->form->cells[cell].table);
    }
    report_.setState(cell, CellState::kText, std::move(text));
  }
}

void Reading::readUnreadableCell(CellId cell) {
  const ByteOffset begin = scanner_.offset();
  std::optional<std::string> unreadable;
  bool isMore = false;
  readObject(
      context_.cellKeys,
      [&](std::uint32_t, Span) {
        std::string text;
        Span span;
        if (readText("unreadable", text, span)) unreadable = std::move(text);
      },
      [&](std::string_view, Span) {
        scanner_.skipValue();
        isMore = true;
      });
  if (error_ || scanner_.failed()) return;
  if (unreadable && !isMore) {
    report_.setState(cell, CellState::kUnreadable, *std::move(unreadable));
    report_.detail(cell).reason = {"提取时未能辨认", "could not be made out when it was extracted"};
  } else {
    setUnreadable(cell, source_.slice({begin, scanner_.offset()}),
                  {"对象只能是 {\"unreadable\": \"原文\"}",
                   "an object can only be {\"unreadable\": \"the words\"}"});
  }
}

void Reading::setUnreadable(CellId cell, std::string_view raw, Localized reason) {
  report_.setState(cell, CellState::kUnreadable, abridge(raw));
  report_.detail(cell).reason = std::move(reason);
}

void Reading::skipUnknownItem(std::uint32_t table, bool isRow, std::string_view key, Span span) {
  const std::string& tableKey = form_->form->tables[table].key;
  for (const KnownForm& other : context_.forms) {
    if (&other == form_) continue;
    const auto otherTable = other.form->findTable(tableKey);
    if (!otherTable) continue;
    const Table& t = other.form->tables[*otherTable];
    const auto item = isRow ? t.findRow(key) : t.findColumn(key);
    if (!item) continue;
    scanner_.skipValue();
    return observeAt(span, ObservationKind::kForeignLabel, table,
                     (isRow ? t.rows : t.columns).items[*item].label.official, {});
  }
  skipUnknownKey(key, span, table);
}

void Reading::chooseVariant(const TableReading& reading) {
  const auto& variants = reading.table.variants;
  for (std::uint32_t v = 0; v < variants.size(); ++v) {
    if (!reading.hasAny(variants[v].addedRows, variants[v].addedColumns)) continue;
    if (reading.hasAny(variants[v].replacedRows, variants[v].replacedColumns)) {
      doubt({}, variants[v].title,
            {"表 `" + reading.table.key + "` 同时有两种格式的行或列：" + variants[v].title,
             "table `" + reading.table.key +
                 "` has rows or columns of two shapes at once: " + variants[v].name},
            reading.index);
    } else {
      report_.variants[reading.index] = v;
      return;
    }
  }
}

void Reading::observeMissing(const TableReading& reading) {
  const std::uint32_t used = report_.variants[reading.index];
  const Variant* variant = used == kNone ? nullptr : &reading.table.variants[used];
  const auto observeAxis = [&](const Axis& axis, const SeenKeys& seen, ObservationKind kind,
                               const std::vector<std::uint32_t>* replaced) {
    for (std::uint32_t i = 0; i < axis.items.size(); ++i) {
      const AxisItem& item = axis.items[i];
      if (seen.has(i) || (item.variant != kNone && item.variant != used)) continue;
      if (replaced != nullptr &&
          std::find(replaced->begin(), replaced->end(), i) != replaced->end())
        continue;
      Observation missing;
      missing.kind = kind;
      missing.table = reading.index;
      missing.item = i;
      missing.text = missing.expected = item.label.official;
      observe(std::move(missing));
    }
  };
  observeAxis(reading.table.rows, reading.rows, ObservationKind::kMissingRow,
              variant == nullptr ? nullptr : &variant->replacedRows);
  observeAxis(reading.table.columns, reading.columns, ObservationKind::kMissingColumn,
              variant == nullptr ? nullptr : &variant->replacedColumns);
}

void Reading::observeMissingTables() {
  const Form& form = *form_->form;
  for (std::uint32_t t = 0; t < form.tables.size(); ++t) {
    if (report_.tablePresent[t]) continue;
    Observation missing;
    missing.kind = ObservationKind::kMissingTable;
    missing.table = t;
    missing.section = form.tables[t].section;
    if (missing.section != kNone)
      missing.expected = form.sections[missing.section].heading.official;
    missing.text = missing.expected;
    observe(std::move(missing));
  }
}

}  // namespace gouji::json
