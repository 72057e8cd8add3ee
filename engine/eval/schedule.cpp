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
  for (std::uint32_t i = 0; i < plan.instances.size(); ++i) {
    if (plan.instances[i].form != form) continue;
    Item item;
    item.instance = i;
    Family family = place(plan, item);
    family.begin = static_cast<std::uint32_t>(items_.size());
    family.end = family.begin + 1;
    const bool joins = !families_.empty() && families_.back().way == family.way &&
                       families_.back().outcome == family.outcome &&
                       areAlike(plan.instances[items_.back().instance], plan.instances[i]);
    items_.push_back(item);
    joins ? void(++families_.back().end) : families_.push_back(family);
  }
}

Family Schedule::place(const plan::Plan& plan, Item& item) {
  const plan::Instance& instance = plan.instances[item.instance];
  Family family;
  if (const auto foregone = findForegone(plan, instance)) {
    family.way = Family::Way::kForegone;
    family.outcome = foregone->outcome;
    item.begin = static_cast<std::uint32_t>(cells_.size());
    cells_.insert(cells_.end(), foregone->cells.begin(), foregone->cells.end());
    item.end = static_cast<std::uint32_t>(cells_.size());
  } else if (const auto comparison = sums_.add(plan, instance)) {
    family.way = Family::Way::kSumComparisons;
    item.begin = *comparison;
  }
  return family;
}

bool Schedule::isSettled(const Family& family, std::uint32_t position,
                         const CellNumbers& numbers) const {
  const Item& item = items_[position];
  switch (family.way) {
    case Family::Way::kForegone:
      return numbers.allPlain() ||
             std::all_of(cells_.begin() + item.begin, cells_.begin() + item.end,
                         [&numbers](CellId cell) { return numbers.isPlain(cell); });
    case Family::Way::kSumComparisons:
      return sums_.holds(item.begin, numbers);
    case Family::Way::kOrdinary:
      break;
  }
  return false;
}

}  // namespace gouji::eval
