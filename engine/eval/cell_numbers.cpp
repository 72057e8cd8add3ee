#include "engine/eval/cell_numbers.h"

namespace gouji::eval {

void CellNumbers::load(const Report& report) {
  const std::size_t count = report.states.size();
  const std::vector<Cell>& declared = report.form->cells;
  values_.resize(count);
  unfit_.assign((count + 63) / 64, 0);
  notPlain_.assign((count + 63) / 64, 0);
  allFit_ = allPlain_ = true;
  for (std::size_t i = 0; i < count; ++i) {
    const Decimal::Scaled scaled = report.values[i].scaled();
    const auto narrow = static_cast<std::int64_t>(scaled);
    const bool fits = report.states[i] == CellState::kNumber && narrow == scaled &&
                      narrow < kLimit && narrow > -kLimit;
    const bool isPlain = fits && (narrow >= 0 || declared[i].isSigned) &&
                         (narrow % Decimal::kUnit == 0 || declared[i].isDecimal);
    values_[i] = narrow;
    unfit_[i / 64] |= static_cast<std::uint64_t>(!fits) << (i % 64);
    notPlain_[i / 64] |= static_cast<std::uint64_t>(!isPlain) << (i % 64);
    allFit_ = allFit_ && fits;
    allPlain_ = allPlain_ && isPlain;
  }
}

}  // namespace gouji::eval
