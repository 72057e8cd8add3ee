#include "engine/locate/reduction.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace gouji::locate {
namespace {

/// A row that holds blanks, while they are being eliminated.
struct WorkRow {
  ReducedRow row;
  CellId pivot = kNoCell;  // the blank it was used for, kNoCell: none yet
  bool isDropped = false;
};

/// Computes the residual with 64-bit operations, which nearly always suffice. Nothing: they do not.
std::optional<std::int64_t> sumQuickly(std::span<const Term> row, std::int64_t constant,
                                       std::span<const LocatorCell> cells) {
  std::int64_t sum = 0;
  for (const Term& term : row) {
    std::int64_t product = 0;
    if (!cells[term.cell].value) continue;
    if (__builtin_mul_overflow(term.coefficient, *cells[term.cell].value, &product) ||
        __builtin_add_overflow(sum, product, &sum)) {
      return std::nullopt;
    }
  }
  if (__builtin_sub_overflow(sum, constant, &sum)) return std::nullopt;
  return sum;
}

bool sumExactly(std::span<const Term> row, std::int64_t constant,
                std::span<const LocatorCell> cells, Wide& sum) {
  sum = -static_cast<Wide>(constant);
  for (const Term& term : row) {
    const std::optional<std::int64_t>& value = cells[term.cell].value;
    if (value && !addProduct(sum, term.coefficient, *value)) return false;
  }
  return true;
}

class Elimination {
 public:
  Elimination(std::vector<WorkRow> rows, StepBudget& steps)
      : rows_(std::move(rows)), steps_(steps) {}

  void removeBlank(CellId blank) {
    WorkRow* pivot = choosePivot(blank);
    if (pivot == nullptr) return;
    pivot->pivot = blank;
    const Term pivotTerm{blank, coefficientOf(pivot->row.terms, blank)};
    for (WorkRow& row : rows_) {
      if (&row == pivot || row.isDropped) continue;
      const std::int64_t coefficient = coefficientOf(row.row.terms, blank);
      if (coefficient != 0) combine(row, coefficient, pivot->row, pivotTerm);
    }
  }

  std::vector<WorkRow>& rows() { return rows_; }

 private:
  /// The cheapest unused row with the blank: coefficient 1 or -1 first, then the shortest.
  WorkRow* choosePivot(CellId blank) {
    WorkRow* best = nullptr;
    bool bestIsUnit = false;
    for (WorkRow& row : rows_) {
      if (row.pivot != kNoCell || row.isDropped || !steps_.spend(1)) continue;
      const std::int64_t coefficient = coefficientOf(row.row.terms, blank);
      if (coefficient == 0) continue;
      const bool isUnit = coefficient == 1 || coefficient == -1;
      if (best == nullptr || (isUnit && !bestIsUnit) ||
          (isUnit == bestIsUnit && row.row.terms.size() < best->row.terms.size())) {
        best = &row;
        bestIsUnit = isUnit;
      }
    }
    return best;
  }

  void combine(WorkRow& target, std::int64_t coefficient, const ReducedRow& pivot, Term pivotTerm) {
    const Multiples multiples = cancel(coefficient, pivotTerm.coefficient);
    ReducedRow sum;
    if (!steps_.spend(target.row.terms.size() + pivot.terms.size()) ||
        !addMultiples(target.row.terms, pivot.terms, multiples, sum.terms) ||
        !addProduct(sum.residual, target.row.residual, multiples.target) ||
        !addProduct(sum.residual, pivot.residual, multiples.pivot)) {
      target.isDropped = true;
      return;
    }
    std::set_union(target.row.sources.begin(), target.row.sources.end(), pivot.sources.begin(),
                   pivot.sources.end(), std::back_inserter(sum.sources));
    target.row = std::move(sum);
  }

  std::vector<WorkRow> rows_;
  StepBudget& steps_;
};

}  // namespace

RowValues evaluateRows(const Model& model, std::span<const LocatorCell> cells) {
  const RowId count = model.system.rowCount();
  RowValues values;
  values.residuals.assign(count, 0);
  values.hasBlank.assign(count, 0);
  values.overflows.assign(count, 0);
  for (RowId id = 0; id < count; ++id) {
    const std::span<const Term> row = model.system.row(id);
    for (const Term& term : row) values.hasBlank[id] |= cells[term.cell].value ? 0 : 1;
    if (auto sum = sumQuickly(row, model.constants[id], cells)) {
      values.residuals[id] = *sum;
    } else if (!sumExactly(row, model.constants[id], cells, values.residuals[id])) {
      values.overflows[id] = 1;
    }
    values.isPlain = values.isPlain && !values.hasBlank[id] && !values.overflows[id];
  }
  return values;
}

Reduction eliminateBlanks(const Model& model, std::span<const LocatorCell> cells,
                          const RowValues& values, StepBudget& steps) {
  Reduction result;
  std::vector<WorkRow> work;
  std::vector<CellId> blanks;
  for (RowId id = 0; id < model.system.rowCount(); ++id) {
    if (values.overflows[id]) {
      result.unchecked.push_back(id);
      continue;
    }
    const std::span<const Term> terms = model.system.row(id);
    ReducedRow row{{terms.begin(), terms.end()}, values.residuals[id], {id}};
    if (!values.hasBlank[id]) {
      result.known.push_back(std::move(row));
      continue;
    }
    for (const Term& term : terms) {
      if (!cells[term.cell].value) blanks.push_back(term.cell);
    }
    work.push_back({std::move(row), kNoCell, false});
  }
  std::sort(blanks.begin(), blanks.end());
  blanks.erase(std::unique(blanks.begin(), blanks.end()), blanks.end());

  Elimination elimination(std::move(work), steps);
  for (const CellId blank : blanks) elimination.removeBlank(blank);
  for (WorkRow& row : elimination.rows()) {
    const auto unknown = [&](const Term& term) { return !cells[term.cell].value; };
    const std::vector<Term>& terms = row.row.terms;
    const auto count = std::count_if(terms.begin(), terms.end(), unknown);
    if (row.isDropped || (steps.isSpent() && count > 0)) {
      const std::vector<RowId>& sources = row.row.sources;
      result.unchecked.insert(result.unchecked.end(), sources.begin(), sources.end());
    } else if (count == 0) {
      result.known.push_back(std::move(row.row));
    } else if (count == 1) {
      const Term blank = *std::find_if(terms.begin(), terms.end(), unknown);
      result.blanks.push_back({blank.cell, blank.coefficient, std::move(row.row)});
    }
  }
  std::sort(result.blanks.begin(), result.blanks.end(),
            [](const BlankRow& a, const BlankRow& b) { return a.blank < b.blank; });
  std::sort(result.unchecked.begin(), result.unchecked.end());
  result.unchecked.erase(std::unique(result.unchecked.begin(), result.unchecked.end()),
                         result.unchecked.end());
  return result;
}

}  // namespace gouji::locate
