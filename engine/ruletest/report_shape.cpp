#include "engine/ruletest/report_shape.h"

#include <algorithm>

namespace gouji::ruletest {
namespace {

bool isThere(const Report& report, CellId cell) {
  return cell != kNoCell && report.states[cell] != CellState::kAbsent;
}

bool contains(const std::vector<std::uint32_t>& items, std::uint32_t item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

class TableObserver {
 public:
  TableObserver(Report& report, std::uint32_t index)
      : report_(report), table_(report.form->tables[index]), index_(index) {}

  void observe() {
    const bool isPresent = std::any_of(table_.cells.begin(), table_.cells.end(),
                                       [this](CellId cell) { return isThere(report_, cell); });
    report_.tablePresent[index_] = isPresent;
    report_.variants[index_] = findVariant();
    if (!isPresent) {
      const std::string words = table_.section == kNone
                                    ? std::string()
                                    : report_.form->sections[table_.section].heading.official;
      add(ObservationKind::kMissingTable, kNone, words);
      return;
    }
    const std::uint32_t used = report_.variants[index_];
    const Variant* variant = used == kNone ? nullptr : &table_.variants[used];
    for (std::uint32_t row = 0; row < table_.rows.items.size(); ++row)
      if (isExpected(table_.rows.items[row], variant == nullptr ? nullptr : &variant->replacedRows,
                     row) &&
          !hasRow(row))
        add(ObservationKind::kMissingRow, row, table_.rows.items[row].label.official);
    for (std::uint32_t column = 0; column < table_.columns.items.size(); ++column)
      if (isExpected(table_.columns.items[column],
                     variant == nullptr ? nullptr : &variant->replacedColumns, column) &&
          !hasColumn(column))
        add(ObservationKind::kMissingColumn, column, table_.columns.items[column].label.official);
  }

 private:
  bool hasRow(std::uint32_t row) const {
    for (std::uint32_t column = 0; column < table_.columns.items.size(); ++column)
      if (isThere(report_, table_.cell(row, column))) return true;
    return false;
  }
  bool hasColumn(std::uint32_t column) const {
    for (std::uint32_t row = 0; row < table_.rows.items.size(); ++row)
      if (isThere(report_, table_.cell(row, column))) return true;
    return false;
  }

  /// The variant whose own rows and columns are there and which replaced none that is there.
  std::uint32_t findVariant() const {
    for (std::uint32_t v = 0; v < table_.variants.size(); ++v) {
      const Variant& variant = table_.variants[v];
      bool isUsed = false;
      bool isMixed = false;
      for (const std::uint32_t row : variant.addedRows) isUsed = isUsed || hasRow(row);
      for (const std::uint32_t column : variant.addedColumns) isUsed = isUsed || hasColumn(column);
      for (const std::uint32_t row : variant.replacedRows) isMixed = isMixed || hasRow(row);
      for (const std::uint32_t column : variant.replacedColumns)
        isMixed = isMixed || hasColumn(column);
      if (isUsed && !isMixed) return v;
    }
    return kNone;
  }

  bool isExpected(const AxisItem& item, const std::vector<std::uint32_t>* replaced,
                  std::uint32_t index) const {
    if (item.variant != kNone) return item.variant == report_.variants[index_];
    return replaced == nullptr || !contains(*replaced, index);
  }

  void add(ObservationKind kind, std::uint32_t item, const std::string& words) {
    Observation observation;
    observation.kind = kind;
    observation.table = index_;
    observation.section = table_.section;
    observation.item = item;
    observation.text = words;
    observation.expected = words;
    report_.observations.push_back(std::move(observation));
  }

  Report& report_;
  const Table& table_;
  std::uint32_t index_;
};

}  // namespace

void observeShape(Report& report) {
  std::erase_if(report.observations, [](const Observation& observation) {
    return observation.kind == ObservationKind::kMissingTable ||
           observation.kind == ObservationKind::kMissingRow ||
           observation.kind == ObservationKind::kMissingColumn;
  });
  for (std::uint32_t table = 0; table < report.form->tables.size(); ++table)
    TableObserver(report, table).observe();
}

}  // namespace gouji::ruletest
