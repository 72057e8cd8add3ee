#include "engine/locate/search.h"

#include <algorithm>
#include <utility>

namespace gouji::locate {
namespace {

/// What an option of the end game costs beside the rows it reaches, in steps.
constexpr std::uint64_t kOptionSteps = 8;

}  // namespace

Search::Search(const SparseSystem& system, std::span<const Wide> residuals,
               std::span<const LocatorCell> cells, std::uint32_t maxChanges, StepBudget& steps)
    : system_(system),
      cells_(cells),
      maxChanges_(maxChanges),
      steps_(steps),
      stack_(system, residuals, steps),
      isForbidden_(system.cellCount()),
      assignment_(system.rowCount()) {
  hasUnitWeights_ = std::all_of(cells.begin(), cells.end(),
                                [](const LocatorCell& cell) { return cell.weight <= 1; });
}

SearchResult Search::run(std::span<const RowId> broken, std::int64_t weightLimit) {
  result_ = {};
  hasOverflowed_ = false;
  stack_.forgetOverflow();
  for (budget_ = 1; budget_ <= weightLimit; budget_ = nextBudget_) {
    nextBudget_ = kNoLimit;
    descend(broken, 0);
    if (!result_.solutions.empty() || isStopped() || nextBudget_ == kNoLimit) break;
  }
  result_.limits.stepLimitReached = steps_.isSpent() || hasOverflowed_ || stack_.hasOverflowed();
  return std::move(result_);
}

// Finds the sets that contain the cells eliminated so far, of weight `used`, cost exactly budget_
// and explain `broken`, the implied equations still broken.
void Search::descend(std::span<const RowId> broken, std::int64_t used) {
  if (room() == 0) return;
  const RowId id = shortestOf(broken);
  if (room() == 1 || budget_ - used < 2) return closeWithOneCell(broken, id, used);
  const std::int64_t bound = boundFromBelow(broken);
  const std::int64_t spare = budget_ - used - bound;
  if (spare < 0) {
    if (packing_.size() <= room() && bound != kNoLimit) noteDearer(used + bound);
  } else if (spare == 0 && packing_.size() <= room()) {
    finishTightly(broken, used);
  } else if (spare == 1 && hasUnitWeights_ && packing_.size() < room() &&
             packing_.size() >= kManyRows) {
    finishWithOneToSpare(broken, used);
  } else {
    branch(id, broken, used);
  }
}

void Search::branch(RowId id, std::span<const RowId> broken, std::int64_t used) {
  std::vector<CellId> forbidden;
  const std::span<const Term> terms = stack_.row(id).terms();
  for (const Term& term : terms) {
    if (isStopped()) break;
    if (!isAllowed(term.cell)) continue;
    const std::int64_t weight = used + weightOf(term.cell);
    if (weight > budget_) {
      noteDearer(weight);
      continue;
    }
    const Mark before = stack_.mark();
    if (stack_.eliminate(id, term)) {
      const std::vector<RowId> rest = stack_.brokenAfter(broken, before);
      if (!rest.empty()) {
        descend(rest, weight);
      } else if (weight == budget_) {
        // Cheaper sets were accepted, or found wanting, in an earlier round.
        accept({});
      }
    }
    stack_.restore(before);
    isForbidden_[term.cell] = 1;
    forbidden.push_back(term.cell);
  }
  for (const CellId cell : forbidden) isForbidden_[cell] = 0;
}

// One more cell may be added: it must take part in every broken equation, in no other, and in the
// right proportion. Without suspects yet the system knows which cells have that pattern.
void Search::closeWithOneCell(std::span<const RowId> broken, RowId id, std::int64_t used) {
  if (room() > 1) noteDearer(used + 2);
  const std::span<const Term> terms = stack_.row(id).terms();
  if (stack_.pivots().empty()) {
    const auto candidates = system_.cellsWithPattern(broken);
    if (!steps_.spend(1 + candidates.size())) return;
    for (const SparseSystem::Pattern& candidate : candidates) {
      const Term term{candidate.cell, coefficientOf(terms, candidate.cell)};
      if (term.coefficient != 0) tryLastCell(broken, id, term, used);
    }
    return;
  }
  if (!steps_.spend(terms.size())) return;
  for (const Term& term : terms) tryLastCell(broken, id, term, used);
}

void Search::tryLastCell(std::span<const RowId> broken, RowId id, Term term, std::int64_t used) {
  if (!isAllowed(term.cell)) return;
  const std::optional<Wide> delta = divideExactly(-stack_.row(id).residual, term.coefficient);
  if (!delta || !steps_.spend(stack_.stepsToVisit(term.cell))) return;
  std::size_t satisfied = 0;
  bool fits = true;
  stack_.forEachRowWith(term.cell, [&](RowId other, std::int64_t coefficient) {
    const Wide residual = stack_.row(other).residual;
    fits = residual != 0 && isProduct(*delta, coefficient, -residual);
    ++satisfied;
    return fits;
  });
  if (!fits || satisfied != broken.size()) return;
  const std::int64_t weight = used + weightOf(term.cell);
  noteDearer(weight);
  if (weight == budget_) accept({{{term.cell, *delta}}});
}

// As many cells may be added as there are rows in packing_, which share none: one for each row.
void Search::finishTightly(std::span<const RowId> broken, std::int64_t used) {
  if (packing_.size() < room()) noteDearer(budget_ + 1);
  isPacked_.resize(stack_.rowCount());
  for (const RowId id : packing_) isPacked_[id] = 1;
  assignment_.reset();
  for (const RowId id : broken) {
    if (!isPacked_[id]) assignment_.setNeed(id, -stack_.row(id).residual);
  }
  for (const RowId id : packing_) {
    assignment_.beginSlot();
    for (const Term& term : stack_.row(id).terms()) {
      if (isAllowed(term.cell)) offerOption(term, stack_.row(id).residual, used);
    }
  }
  for (const RowId id : packing_) isPacked_[id] = 0;
  std::vector<std::vector<Choice>> found;
  const std::size_t limit = kMaxSolutions + 1 - result_.solutions.size();
  if (!assignment_.solve(steps_, limit, found)) hasOverflowed_ = true;
  for (const std::vector<Choice>& choices : found) accept(choices);
}

// The cell of `term` as the only one of a packed row with this residual.
void Search::offerOption(const Term& term, Wide residual, std::int64_t used) {
  const std::int64_t weight = weightOf(term.cell);
  if (weight > 1) {
    return noteDearer(used + static_cast<std::int64_t>(packing_.size()) - 1 + weight);
  }
  const std::optional<Wide> delta = divideExactly(-residual, term.coefficient);
  if (!delta || !changedValue(term.cell, *delta)) return;
  if (!steps_.spend(kOptionSteps + stack_.stepsToVisit(term.cell))) return;
  assignment_.addOption(term.cell, *delta);
  stack_.forEachRowWith(term.cell, [&](RowId id, std::int64_t coefficient) {
    if (isPacked_[id]) return true;
    Wide amount = 0;
    if (addProduct(amount, *delta, coefficient)) {
      assignment_.addEffect(id, amount);
    } else {
      hasOverflowed_ = true;
    }
    return true;
  });
}

// One cell more may be added than there are rows in packing_. Either a row gets two and each other
// one, or each gets one and a cell is outside. Trying those first leaves the tight case; branching
// on the cells of one row after the other would try all places of the rows with one.
void Search::finishWithOneToSpare(std::span<const RowId> broken, std::int64_t used) {
  const std::vector<RowId> packing = packing_;
  if (packing.size() + 1 < room()) noteDearer(budget_ + 1);
  for (std::size_t i = 0; i < packing.size() && !isStopped(); ++i) {
    std::vector<RowId> others = packing;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    const std::span<const Term> terms = stack_.row(packing[i]).terms();
    for (std::size_t first = 0; first + 1 < terms.size() && !isStopped(); ++first) {
      tryExtraCell({packing[i], terms[first]}, broken, [&](std::span<const RowId> rest) {
        for (const Term& second : terms.subspan(first + 1)) {
          const std::optional<Place> place = stack_.findRowWith(second.cell);
          if (!place || isStopped()) continue;
          tryExtraCell(*place, rest, [&](std::span<const RowId> last) {
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
  std::vector<std::uint8_t> isReached(stack_.rowCount());
  for (const RowId id : packing) {
    for (const Term& term : stack_.row(id).terms()) {
      if (!isAllowed(term.cell)) continue;
      isInside[term.cell] = 1;
      stack_.forEachRowWith(term.cell, [&](RowId other, std::int64_t) {
        isReached[other] = 1;
        return true;
      });
    }
  }
  for (CellId cell = 0; cell < system_.cellCount() && !isStopped(); ++cell) {
    if (!steps_.spend(1 + stack_.stepsToVisit(cell)) || isInside[cell] || !isAllowed(cell)) {
      continue;
    }
    bool isPossible = true;
    stack_.forEachRowWith(
        cell, [&](RowId other, std::int64_t) { return isPossible = isReached[other] != 0; });
    const std::optional<Place> place = isPossible ? stack_.findRowWith(cell) : std::nullopt;
    if (!place) continue;
    tryExtraCell(*place, broken, [&](std::span<const RowId> rest) {
      packing_.assign(packing.begin(), packing.end());
      finishTightly(rest, used + 1);
    });
  }
}

template <typename Next>
void Search::tryExtraCell(const Place& place, std::span<const RowId> broken, Next&& next) {
  if (!isAllowed(place.term.cell)) return;
  const Mark before = stack_.mark();
  if (stack_.eliminate(place.row, place.term)) next(stack_.brokenAfter(broken, before));
  stack_.restore(before);
}

// Adds the changes of the eliminated cells, last one first, to those of `last`, and keeps the set
// if every new value is an integer, different from the old one and within its bounds.
void Search::accept(std::span<const Choice> last) {
  solved_.assign(last.begin(), last.end());
  const std::vector<EliminationStack::Pivot>& pivots = stack_.pivots();
  for (std::size_t i = pivots.size(); i-- > 0;) {
    const auto& [term, row] = pivots[i];
    Wide sum = row.residual;
    for (const Choice& later : solved_) {
      if (!addProduct(sum, coefficientOf(row.terms(), later.cell), later.delta)) return;
    }
    const std::optional<Wide> delta = divideExactly(-sum, term.coefficient);
    if (!delta) return;
    solved_.push_back({term.cell, *delta});
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
    result_.limits.hasMore = true;
    return;
  }
  result_.solutions.push_back(std::move(solution));
}

std::optional<std::int64_t> Search::changedValue(CellId cell, Wide delta) const {
  Wide to = *cells_[cell].value;
  if (delta == 0 || !addProduct(to, delta, 1)) return std::nullopt;
  const std::optional<std::int64_t> narrowed = narrow(to);
  if (!narrowed || (*narrowed < 0 && !cells_[cell].mayBeNegative)) return std::nullopt;
  return narrowed;
}

bool Search::isShorter(RowId a, RowId b) const {
  const std::uint32_t x = stack_.row(a).size;
  const std::uint32_t y = stack_.row(b).size;
  return x != y ? x < y : a < b;
}

RowId Search::shortestOf(std::span<const RowId> broken) const {
  return *std::min_element(broken.begin(), broken.end(),
                           [this](RowId a, RowId b) { return isShorter(a, b); });
}

std::int64_t Search::boundFromBelow(std::span<const RowId> broken) {
  if (stamp_.empty()) stamp_.resize(system_.cellCount());
  const std::uint32_t stamp = ++lastStamp_;
  packing_.clear();
  order_.assign(broken.begin(), broken.end());
  std::sort(order_.begin(), order_.end(), [this](RowId a, RowId b) { return isShorter(a, b); });
  for (const RowId id : order_) {
    const std::span<const Term> terms = stack_.row(id).terms();
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
