#include "engine/eval/cell_numbers.h"

namespace gouji::eval {
namespace {

bool isTooLarge(Decimal::Scaled value) {
  return value >= CellNumbers::kLimit || value <= -CellNumbers::kLimit;
}

/// Whether a number that fits is of the kind the form declares.
bool isOfKind(std::int64_t value, const Cell& declared) {
  if (value == 0) return true;
  return (value > 0 || declared.isSigned) && (value % Decimal::kUnit == 0 || declared.isDecimal);
}

}  // namespace

void CellNumbers::load(const Report& report) {
  const std::size_t count = report.states.size();
  const Decimal* numbers = report.values.data();
  const CellState* states = report.states.data();
  values_.resize(count);
  std::int64_t* values = values_.data();
  unfit_.clear(count);
  notPlain_.clear(count);
  for (CellId i = 0; i < count; ++i) {
    const Decimal::Scaled scaled = numbers[i].scaled();
    values[i] = static_cast<std::int64_t>(scaled);
    // What nearly all are needs no look at what is declared.
    const bool isPlain = states[i] == CellState::kNumber && (scaled >> kLimitBits) == 0 &&
                         values[i] % Decimal::kUnit == 0;
    if (!isPlain) doubt(i, scaled, report);
  }
}

void CellNumbers::doubt(CellId cell, Decimal::Scaled scaled, const Report& report) {
  if (report.states[cell] != CellState::kNumber || isTooLarge(scaled)) {
    values_[cell] = 0;
    unfit_.add(cell);
    notPlain_.add(cell);
  } else if (!isOfKind(values_[cell], report.form->cells[cell])) {
    notPlain_.add(cell);
  }
}

}  // namespace gouji::eval
