#include "engine/eval/schedule.h"

#include <algorithm>
#include <utility>

#include "engine/eval/foregone.h"

namespace gouji::eval {

IndexSet regularCellsOf(const Form& form) {
  IndexSet regular;
  regular.clear(form.cells.size());
  for (CellId cell = 0; cell < form.cells.size(); ++cell)
    if (form.cells[cell].variant == kNone) regular.add(cell);
  return regular;
}

Schedule::Schedule(const plan::Plan& plan, std::uint32_t form)
    : factNumbers_(plan, *plan.forms[form]) {
  regularCells_ = keep(regularCellsOf(*plan.forms[form]));
  std::vector<Group> groups;  // of the rule at hand
  for (std::uint32_t i = 0; i < plan.instances.size(); ++i) {
    if (plan.instances[i].form != form) continue;
    if (!groups.empty() && groups.front().family.rule != plan.instances[i].rule) append(groups);
    Item item;
    item.instance = i;
    Group alone = place(plan, item);
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& other) {
      return mayJoin(plan, other, alone);
    });
    if (group == groups.end()) {
      groups.push_back(std::move(alone));
    } else {
      group->needs.add(alone.needs);
      group->items.push_back(alone.items.front());
      group->comparisons.insert(group->comparisons.end(), alone.comparisons.begin(),
                                alone.comparisons.end());
    }
  }
  append(groups);
  findHardest();
}

KeptSet Schedule::keep(const IndexWords& set) {
  return {sets_.append({set.words.begin(), set.words.end()}),
          static_cast<std::uint32_t>(set.begin)};
}

void Schedule::findHardest() {
  std::vector<SumComparison> all;
  for (const Family& family : std::as_const(families_)) {
    if (!family.isOfSums()) continue;
    const SumComparison* const first = std::as_const(comparisons_).data() + family.comparisons;
    all.insert(all.end(), first, first + (family.end - family.begin));
  }
  hardest_ = Array(SumComparisons::hardestOf(std::move(all)));
}

/// Whether their instances are done in the same way, and asked the same questions before.
bool Schedule::mayJoin(const plan::Plan& plan, const Group& a, const Group& b) {
  const Family& one = a.family;
  const Family& other = b.family;
  return one.way == other.way && one.outcome == other.outcome &&
         one.needsNarrative == other.needsNarrative && one.readsVariant == other.readsVariant &&
         one.variantTable == other.variantTable &&
         plan.instances[a.items.front().instance].variantMask ==
             plan.instances[b.items.front().instance].variantMask;
}

void Schedule::append(std::vector<Group>& groups) {
  for (Group& group : groups) {
    Family& family = group.family;
    family.needs = keep(group.needs);
    family.begin = items_.append(group.items).first;
    family.end = static_cast<std::uint32_t>(items_.size());
    family.comparisons = comparisons_.append(group.comparisons).first;
    families_.push_back(family);
  }
  groups.clear();
}

Schedule::Group Schedule::place(const plan::Plan& plan, Item item) {
  const plan::Instance& instance = plan.instances[item.instance];
  const Form& form = *plan.forms[instance.form];
  const plan::Rule& rule = plan.rules[instance.rule];
  Group group;
  Family& family = group.family;
  family.rule = instance.rule;
  family.hasScope = rule.firstYear || rule.lastYear || rule.agencyMask != 0;
  family.variantTable = instance.variantTable;
  group.needs.clear(factNumbers_.count());
  if (const auto foregone = findForegone(plan, instance)) {
    family.way = Family::Way::kForegone;
    family.outcome = foregone->outcome;
    item.begin = facts_.append(foregone->facts).first;
    item.end = static_cast<std::uint32_t>(facts_.size());
    restOn(plan, form, foregone->facts, group);
  } else if (const auto comparison = sums_.read(plan, instance)) {
    family.way = Family::Way::kSumComparisons;
    group.comparisons.push_back(*comparison);
    // The fact about a cell has its number.
    restOn(plan, form, sums_.cellsOf(*comparison), group);
  }
  group.items.push_back(item);
  return group;
}

void Schedule::restOn(const plan::Plan& plan, const Form& form, std::span<const Fact> facts,
                      Group& group) const {
  const Fact collections = factNumbers_.findsNothing(0);
  for (const Fact fact : facts) {
    group.needs.add(fact);
    if (fact < form.cells.size()) {
      group.family.readsVariant |= form.cells[fact].variant != kNone;
    } else if (fact >= collections) {
      const plan::Collection& collection = plan.collections[fact - collections];
      group.family.needsNarrative |= collection.source == plan::Collection::Source::kExtract;
    }
  }
}

bool Schedule::factsHold(std::uint32_t position, const ReportFacts& report) const {
  const Item& item = items_[position];
  return std::all_of(facts_.begin() + item.begin, facts_.begin() + item.end,
                     [&report](Fact fact) { return report.holds(fact); });
}

bool Schedule::cellsFit(const SumComparison& comparison, const CellNumbers& numbers) const {
  const std::span<const CellId> cells = sums_.cellsOf(comparison);
  return std::all_of(cells.begin(), cells.end(),
                     [&numbers](CellId cell) { return numbers.fits(cell); });
}

}  // namespace gouji::eval
