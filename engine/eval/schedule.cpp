#include "engine/eval/schedule.h"

#include <algorithm>

#include "engine/eval/foregone.h"

namespace gouji::eval {
namespace {

/// Whether two instances are asked the same questions before their checks.
bool areAlike(const plan::Instance& a, const plan::Instance& b) {
  return a.rule == b.rule && a.variantTable == b.variantTable && a.variantMask == b.variantMask;
}

}  // namespace

Schedule::Schedule(const plan::Plan& plan, std::uint32_t form) {
  const std::vector<Cell>& cells = plan.forms[form]->cells;
  regularCells_.clear(cells.size());
  for (CellId cell = 0; cell < cells.size(); ++cell)
    if (cells[cell].variant == kNone) regularCells_.add(cell);
  for (std::uint32_t i = 0; i < plan.instances.size(); ++i) {
    if (plan.instances[i].form != form) continue;
    Item item;
    item.instance = i;
    add(plan, item, place(plan, item));
  }
}

void Schedule::add(const plan::Plan& plan, const Item& item, Family family) {
  const auto position = static_cast<std::uint32_t>(items_.size());
  if (!families_.empty()) {
    Family& last = families_.back();
    const bool joins =
        last.way == family.way && last.outcome == family.outcome &&
        last.readsVariant == family.readsVariant &&
        areAlike(plan.instances[items_.back().instance], plan.instances[item.instance]);
    if (joins) {
      last.cells.add(family.cells);
      last.end = position + 1;
      items_.push_back(item);
      return;
    }
  }
  family.begin = position;
  family.end = position + 1;
  families_.push_back(std::move(family));
  items_.push_back(item);
}

Family Schedule::place(const plan::Plan& plan, Item& item) {
  const plan::Instance& instance = plan.instances[item.instance];
  const Form& form = *plan.forms[instance.form];
  Family family;
  family.cells.clear(form.cells.size());
  if (const auto foregone = findForegone(plan, instance)) {
    family.way = Family::Way::kForegone;
    family.outcome = foregone->outcome;
    item.begin = static_cast<std::uint32_t>(cells_.size());
    cells_.insert(cells_.end(), foregone->cells.begin(), foregone->cells.end());
    item.end = static_cast<std::uint32_t>(cells_.size());
    read(form, foregone->cells, family);
  } else if (const auto comparison = sums_.add(plan, instance)) {
    family.way = Family::Way::kSumComparisons;
    item.begin = *comparison;
    read(form, sums_.cellsOf(*comparison), family);
  }
  return family;
}

void Schedule::read(const Form& form, std::span<const CellId> cells, Family& family) const {
  for (const CellId cell : cells) {
    family.cells.add(cell);
    family.readsVariant = family.readsVariant || form.cells[cell].variant != kNone;
  }
}

bool Schedule::hasPlainCells(std::uint32_t position, const CellNumbers& numbers) const {
  const Item& item = items_[position];
  return std::all_of(cells_.begin() + item.begin, cells_.begin() + item.end,
                     [&numbers](CellId cell) { return numbers.isPlain(cell); });
}

bool Schedule::cellsFit(std::uint32_t comparison, const CellNumbers& numbers) const {
  const std::span<const CellId> cells = sums_.cellsOf(comparison);
  return std::all_of(cells.begin(), cells.end(),
                     [&numbers](CellId cell) { return numbers.fits(cell); });
}

}  // namespace gouji::eval
