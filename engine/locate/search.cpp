#include "engine/locate/search.h"

#include <algorithm>
#include <optional>

namespace gouji::locate {
namespace {

// What these cost beside the terms they look at, so that a step takes about the same time anywhere.
constexpr std::uint64_t kOptionSteps = 8;
constexpr std::uint64_t kEliminationSteps = 16;

}  // namespace

Search::Search(const SparseSystem& system, std::span<const Wide> residuals,
               std::span<const LocatorCell> cells, std::uint32_t maxChanges, StepBudget& steps)
    : system_(system),
      cells_(cells),
      maxChanges_(maxChanges),
      steps_(steps),
      assignment_(system.rowCount()) {
  rows_.resize(system.rowCount());
  for (RowId row = 0; row < rows_.size(); ++row) {
    const std::span<const Term> terms = system.row(row);
    rows_[row].terms = terms.data();
    rows_[row].size = static_cast<std::uint32_t>(terms.size());
    rows_[row].residual = residuals[row];
  }
  isForbidden_.resize(system.cellCount());
  hasUnitWeights_ = std::all_of(cells.begin(), cells.end(),
                                [](const LocatorCell& cell) { return cell.weight <= 1; });
}

SearchResult Search::run(std::span<const RowId> broken, std::int64_t weightLimit) {
  result_ = {};
  hasOverflowed_ = false;
  for (budget_ = 1; budget_ <= weightLimit; budget_ = nextBudget_) {
    nextBudget_ = kNoLimit;
    descend(broken, 0);
    if (!result_.solutions.empty() || isStopped() || nextBudget_ == kNoLimit) break;
  }
  result_.weight = budget_;
  result_.stepLimitReached = steps_.isSpent() || hasOverflowed_;
  return std::move(result_);
}

// Finds the sets that contain the cells eliminated so far, cost exactly budget_ and explain
// `broken`, the implied equations still broken.
void Search::descend(std::span<const RowId> broken, std::int64_t used) {
  if (pivots_.size() >= maxChanges_) return;
  const RowId pivotRow = chooseRow(broken);
  if (pivots_.size() + 1 == maxChanges_ || budget_ - used < 2) {
    closeWithOneCell(broken, pivotRow, used);
    return;
  }
  const std::int64_t bound = boundFromBelow(broken);
  if (bound > budget_ - used) {
    if (bound <= static_cast<std::int64_t>(maxChanges_ - pivots_.size())) noteDearer(used + bound);
    return;
  }
  const std::int64_t spare = budget_ - used - bound;
  const std::size_t room = maxChanges_ - pivots_.size();
  if (spare == 0 && packing_.size() <= room) return finishTightly(broken, used);
  if (spare == 1 && hasUnitWeights_ && packing_.size() < room && packing_.size() >= kManyRows) {
    return finishWithOneToSpare(broken, used);
  }
  std::vector<CellId> forbidden;
  const std::span<const Term> terms = rows_[pivotRow].span();
  for (const Term& term : terms) {
    if (isStopped()) break;
    if (!isAllowed(term.cell)) continue;
    const std::int64_t weight = used + weightOf(term.cell);
    if (weight > budget_) {
      noteDearer(weight);
      continue;
    }
    const Mark before = mark();
    if (eliminate(pivotRow, term)) {
      const std::vector<RowId> rest = brokenAfter(broken, before);
      if (rest.empty()) {
        // Cheaper sets were accepted, or found wanting, in an earlier round.
        if (weight == budget_) {
          const Pivot last = pivots_.back();
          pivots_.pop_back();
          if (auto delta = divideExactly(-last.row.residual, last.coefficient)) {
            accept({{{last.cell, *delta}}});
          }
          pivots_.push_back(last);
        }
      } else {
        descend(rest, weight);
      }
    }
    restore(before);
    isForbidden_[term.cell] = 1;
    forbidden.push_back(term.cell);
  }
  for (const CellId cell : forbidden) isForbidden_[cell] = 0;
}

// One more cell may be added: it must take part in every broken equation, in no other, and in the
// right proportion. Without suspects yet the system knows which cells have that pattern.
void Search::closeWithOneCell(std::span<const RowId> broken, RowId pivotRow, std::int64_t used) {
  if (budget_ - used < 2 && pivots_.size() + 1 < maxChanges_) noteDearer(used + 2);
  if (pivots_.empty()) {
    const auto candidates = system_.cellsWithPattern(broken);
    if (!steps_.spend(1 + candidates.size())) return;
    for (const SparseSystem::Pattern& candidate : candidates) {
      if (!isAllowed(candidate.cell)) continue;
      const std::int64_t coefficient = coefficientOf(rows_[pivotRow].span(), candidate.cell);
      if (coefficient != 0) tryLastCell(broken, pivotRow, candidate.cell, coefficient, used);
    }
    return;
  }
  if (!steps_.spend(rows_[pivotRow].size)) return;
  for (const Term& term : rows_[pivotRow].span()) {
    if (isAllowed(term.cell)) tryLastCell(broken, pivotRow, term.cell, term.coefficient, used);
  }
}

void Search::tryLastCell(std::span<const RowId> broken, RowId pivotRow, CellId cell,
                         std::int64_t coefficient, std::int64_t used) {
  const std::optional<Wide> delta = divideExactly(-rows_[pivotRow].residual, coefficient);
  if (!delta) return;
  std::size_t satisfied = 0;
  for (const Entry& entry : system_.column(cell)) {
    const RowState& row = rows_[entry.row];
    if (!row.isActive || row.isModified) continue;
    if (row.residual == 0 || !isProduct(*delta, entry.coefficient, -row.residual)) return;
    ++satisfied;
  }
  for (const RowId id : modified_) {
    const RowState& row = rows_[id];
    if (!row.isActive) continue;
    const std::int64_t own = coefficientOf(row.span(), cell);
    if (own == 0) continue;
    if (row.residual == 0 || !isProduct(*delta, own, -row.residual)) return;
    ++satisfied;
  }
  if (!steps_.spend(system_.column(cell).size() + modified_.size())) return;
  if (satisfied != broken.size()) return;
  const std::int64_t weight = used + weightOf(cell);
  if (weight > budget_) {
    noteDearer(weight);
  } else if (weight == budget_) {
    accept({{{cell, *delta}}});
  }
}

// As many cells may be added as there are rows in packing_, which share none: one for each row.
void Search::finishTightly(std::span<const RowId> broken, std::int64_t used) {
  if (packing_.size() < maxChanges_ - pivots_.size()) noteDearer(budget_ + 1);
  isPacked_.resize(rows_.size());
  for (const RowId row : packing_) isPacked_[row] = 1;
  assignment_.reset();
  for (const RowId row : broken) {
    if (!isPacked_[row]) assignment_.setNeed(row, -rows_[row].residual);
  }
  for (const RowId row : packing_) {
    assignment_.beginSlot();
    for (const Term& term : rows_[row].span()) {
      if (isAllowed(term.cell)) offerOption(term, rows_[row].residual, used);
    }
  }
  for (const RowId row : packing_) isPacked_[row] = 0;
  std::vector<std::vector<Choice>> found;
  const std::size_t limit = kMaxSolutions + 1 - result_.solutions.size();
  if (!assignment_.solve(steps_, limit, found)) hasOverflowed_ = true;
  for (const std::vector<Choice>& choices : found) accept(choices);
}

// One cell more may be added than there are rows in packing_. Either a row gets two and each other
// one, or each gets one and a cell is outside. Trying those first leaves the tight case; branching
// on the cells of one row after the other would try all places of the rows with one.
void Search::finishWithOneToSpare(std::span<const RowId> broken, std::int64_t used) {
  const std::vector<RowId> packing = packing_;
  if (packing.size() + 1 < maxChanges_ - pivots_.size()) noteDearer(budget_ + 1);
  for (std::size_t i = 0; i < packing.size() && !isStopped(); ++i) {
    std::vector<RowId> others = packing;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    const std::span<const Term> terms = rows_[packing[i]].span();
    for (std::size_t first = 0; first + 1 < terms.size() && !isStopped(); ++first) {
      tryExtraCell(packing[i], terms[first], broken, [&](std::span<const RowId> rest) {
        for (const Term& second : terms.subspan(first + 1)) {
          const std::optional<RowTerm> at = findRowWith(second.cell);
          if (!at || isStopped()) continue;
          tryExtraCell(at->row, at->term, rest, [&](std::span<const RowId> last) {
            packing_ = others;
            finishTightly(last, used + 2);
          });
        }
      });
    }
  }
  tryCellsOutside(packing, broken, used);
}

// A cell outside can only be one whose rows all hold other cells that may be chosen: alone in a row
// that is whole, it would break it.
void Search::tryCellsOutside(std::span<const RowId> packing, std::span<const RowId> broken,
                             std::int64_t used) {
  std::vector<std::uint8_t> isInside(system_.cellCount());
  std::vector<std::uint8_t> isReached(rows_.size());
  const auto forEachRow = [&](CellId cell, auto&& visit) {
    for (const Entry& entry : system_.column(cell)) {
      if (rows_[entry.row].isActive && !rows_[entry.row].isModified) visit(entry.row);
    }
    for (const RowId id : modified_) {
      if (rows_[id].isActive && coefficientOf(rows_[id].span(), cell) != 0) visit(id);
    }
  };
  for (const RowId row : packing) {
    for (const Term& term : rows_[row].span()) {
      if (!isAllowed(term.cell)) continue;
      isInside[term.cell] = 1;
      forEachRow(term.cell, [&](RowId reached) { isReached[reached] = 1; });
    }
  }
  for (CellId cell = 0; cell < system_.cellCount() && !isStopped(); ++cell) {
    if (!steps_.spend(1 + modified_.size()) || isInside[cell] || !isAllowed(cell)) continue;
    bool isPossible = true;
    forEachRow(cell, [&](RowId row) { isPossible = isPossible && isReached[row] != 0; });
    const std::optional<RowTerm> at = isPossible ? findRowWith(cell) : std::nullopt;
    if (!at) continue;
    tryExtraCell(at->row, at->term, broken, [&](std::span<const RowId> rest) {
      packing_.assign(packing.begin(), packing.end());
      finishTightly(rest, used + 1);
    });
  }
}

template <typename Next>
void Search::tryExtraCell(RowId pivotRow, Term pivot, std::span<const RowId> broken, Next&& next) {
  if (!isAllowed(pivot.cell)) return;
  const Mark before = mark();
  if (eliminate(pivotRow, pivot)) next(brokenAfter(broken, before));
  restore(before);
}

// An equation that still has the cell, not one of the packed: they have one cell of their own.
std::optional<Search::RowTerm> Search::findRowWith(CellId cell) const {
  for (const RowId id : modified_) {
    if (!rows_[id].isActive) continue;
    const std::int64_t own = coefficientOf(rows_[id].span(), cell);
    if (own != 0) return RowTerm{id, {cell, own}};
  }
  for (const Entry& entry : system_.column(cell)) {
    const RowState& row = rows_[entry.row];
    if (row.isActive && !row.isModified) return RowTerm{entry.row, {cell, entry.coefficient}};
  }
  return std::nullopt;
}

// The cell of `term` as the only one of a packed row with this residual.
void Search::offerOption(const Term& term, Wide residual, std::int64_t used) {
  const std::int64_t weight = weightOf(term.cell);
  if (weight > 1) {
    noteDearer(used + static_cast<std::int64_t>(packing_.size()) - 1 + weight);
    return;
  }
  const std::optional<Wide> delta = divideExactly(-residual, term.coefficient);
  if (!delta || !changedValue(term.cell, *delta)) return;
  assignment_.addOption(term.cell, *delta);
  const auto addEffect = [&](RowId row, std::int64_t coefficient) {
    Wide amount = 0;
    if (addProduct(amount, *delta, coefficient)) {
      assignment_.addEffect(row, amount);
    } else {
      hasOverflowed_ = true;
    }
  };
  for (const Entry& entry : system_.column(term.cell)) {
    const RowState& row = rows_[entry.row];
    if (!row.isActive || row.isModified || isPacked_[entry.row]) continue;
    addEffect(entry.row, entry.coefficient);
  }
  for (const RowId id : modified_) {
    if (!rows_[id].isActive || isPacked_[id]) continue;
    const std::int64_t own = coefficientOf(rows_[id].span(), term.cell);
    if (own != 0) addEffect(id, own);
  }
  steps_.spend(kOptionSteps + system_.column(term.cell).size() + modified_.size());
}

std::optional<std::int64_t> Search::changedValue(CellId cell, Wide delta) const {
  Wide to = *cells_[cell].value;
  if (delta == 0 || !addProduct(to, delta, 1)) return std::nullopt;
  const std::optional<std::int64_t> narrowed = narrow(to);
  if (!narrowed || (*narrowed < 0 && !cells_[cell].mayBeNegative)) return std::nullopt;
  return narrowed;
}

// Adds the changes of the eliminated cells, last one first, to those of `last`, and keeps the set
// if every new value is an integer, different from the old one and within its bounds.
void Search::accept(std::span<const Choice> last) {
  solved_.assign(last.begin(), last.end());
  for (std::size_t i = pivots_.size(); i-- > 0;) {
    const Pivot& pivot = pivots_[i];
    Wide sum = pivot.row.residual;
    for (const Choice& later : solved_) {
      if (!addProduct(sum, coefficientOf(pivot.row.span(), later.cell), later.delta)) return;
    }
    const std::optional<Wide> delta = divideExactly(-sum, pivot.coefficient);
    if (!delta) return;
    solved_.push_back({pivot.cell, *delta});
  }
  Solution solution;
  solution.deltas.reserve(solved_.size());
  for (const Choice& choice : solved_) {
    const std::optional<std::int64_t> to = changedValue(choice.cell, choice.delta);
    if (!to) return;
    solution.deltas.push_back({choice.cell, *cells_[choice.cell].value, *to});
  }
  std::sort(solution.deltas.begin(), solution.deltas.end(),
            [](const Delta& a, const Delta& b) { return a.cell < b.cell; });
  if (result_.solutions.size() == kMaxSolutions) {
    result_.hasMore = true;
    return;
  }
  result_.solutions.push_back(std::move(solution));
}

// Removes `pivot` from all other equations by adding multiples of `pivotRow`, which is then used
// up.
bool Search::eliminate(RowId pivotRow, Term pivot) {
  const RowState used = rows_[pivotRow];
  undo_.push_back({pivotRow, used});
  rows_[pivotRow].isActive = false;
  pivots_.push_back({pivot.cell, pivot.coefficient, used});
  const std::size_t modifiedBefore = modified_.size();
  for (const Entry& entry : system_.column(pivot.cell)) {
    const RowState& row = rows_[entry.row];
    if (!row.isActive || row.isModified) continue;
    if (!combine(entry.row, entry.coefficient, used, pivot)) return false;
  }
  for (std::size_t i = 0; i < modifiedBefore; ++i) {
    const RowState& row = rows_[modified_[i]];
    if (!row.isActive) continue;
    const std::int64_t own = coefficientOf(row.span(), pivot.cell);
    if (own != 0 && !combine(modified_[i], own, used, pivot)) return false;
  }
  return true;
}

bool Search::combine(RowId id, std::int64_t coefficient, const RowState& pivotRow, Term pivot) {
  RowState& row = rows_[id];
  if (!steps_.spend(kEliminationSteps + row.size + pivotRow.size)) return false;
  const Multiples multiples = cancel(coefficient, pivot.coefficient);
  if (poolUsed_ == pool_.size()) pool_.emplace_back();
  std::vector<Term>& out = pool_[poolUsed_];
  Wide residual = 0;
  if (!addMultiples(row.span(), pivotRow.span(), multiples, out) ||
      !addProduct(residual, row.residual, multiples.target) ||
      !addProduct(residual, pivotRow.residual, multiples.pivot)) {
    hasOverflowed_ = true;
    return false;
  }
  ++poolUsed_;
  undo_.push_back({id, row});
  if (!row.isModified) modified_.push_back(id);
  row.terms = out.data();
  row.size = static_cast<std::uint32_t>(out.size());
  row.isModified = true;
  row.residual = residual;
  return true;
}

void Search::restore(const Mark& mark) {
  while (undo_.size() > mark.undo) {
    rows_[undo_.back().row] = undo_.back().state;
    undo_.pop_back();
  }
  poolUsed_ = mark.pool;
  modified_.resize(mark.modified);
  pivots_.pop_back();
}

std::vector<RowId> Search::brokenAfter(std::span<const RowId> before, const Mark& mark) const {
  std::vector<RowId> broken;
  broken.reserve(before.size() + 2);
  for (const RowId row : before) {
    if (rows_[row].isActive && rows_[row].residual != 0) broken.push_back(row);
  }
  // A row is changed once per elimination, so what was whole before is in `undo_` once.
  for (std::size_t i = mark.undo; i < undo_.size(); ++i) {
    const RowId row = undo_[i].row;
    if (undo_[i].state.residual == 0 && rows_[row].isActive && rows_[row].residual != 0) {
      broken.push_back(row);
    }
  }
  return broken;
}

RowId Search::chooseRow(std::span<const RowId> broken) const {
  return *std::min_element(broken.begin(), broken.end(), [this](RowId a, RowId b) {
    return rows_[a].size != rows_[b].size ? rows_[a].size < rows_[b].size : a < b;
  });
}

// Broken equations that share no possible suspect need a cell each: counts some, greedily.
std::int64_t Search::boundFromBelow(std::span<const RowId> broken) {
  if (stamp_.empty()) stamp_.resize(system_.cellCount());
  const std::uint32_t stamp = ++lastStamp_;
  packing_.clear();
  order_.assign(broken.begin(), broken.end());
  std::sort(order_.begin(), order_.end(), [this](RowId a, RowId b) {
    return rows_[a].size != rows_[b].size ? rows_[a].size < rows_[b].size : a < b;
  });
  for (const RowId id : order_) {
    const std::span<const Term> terms = rows_[id].span();
    if (!steps_.spend(terms.size())) return kNoLimit;
    bool canBeHit = false;
    bool isDisjoint = true;
    for (const Term& term : terms) {
      if (!isAllowed(term.cell)) continue;
      canBeHit = true;
      isDisjoint = isDisjoint && stamp_[term.cell] != stamp;
    }
    if (!canBeHit) return kNoLimit;
    if (!isDisjoint) continue;
    packing_.push_back(id);
    for (const Term& term : terms) stamp_[term.cell] = stamp;
  }
  return static_cast<std::int64_t>(packing_.size());
}

}  // namespace gouji::locate
