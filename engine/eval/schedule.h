// engine/eval/schedule.h
//
// The instances of one form, rule by rule, in families that are done in one go.
//
// A rule has an instance for every row or cell it speaks of. Whether a rule runs at all, and
// whether it is for this report, is asked once for the family; what needs no evaluation is then
// only counted. Rules stand in the order of the plan, the instances of one rule need not. All of
// it follows from the rules, lies in flat arrays, and is made with the rules where they are built
// in.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/eval/cell_numbers.h"
#include "engine/eval/facts.h"
#include "engine/eval/sum_comparisons.h"
#include "engine/finding/finding.h"
#include "engine/plan/plan.h"

namespace gouji::eval {

/// A set among the sets of a schedule.
struct KeptSet {
  Range words;              // as in IndexWords
  std::uint32_t begin = 0;  // as there
};

/// Instances of one rule, for one shape of a table, that are done in the same way.
struct Family {
  enum class Way : std::uint32_t {
    kForegone,        // when the facts hold: `outcome`
    kSumComparisons,  // when the comparison holds: `outcome`, which is a pass
    kOrdinary,        // evaluated node by node
  };
  Way way = Way::kOrdinary;
  Outcome outcome = Outcome::kPass;
  /// Whether the rule is for certain years or agencies only.
  bool hasScope = false;
  /// kForegone: whether any of its facts is about what the narrative claims.
  bool needsNarrative = false;
  /// Whether they read cells of a variant, which most reports do not have.
  bool readsVariant = false;
  std::uint32_t rule = 0;
  /// As Instance::variantTable.
  std::uint32_t variantTable = kNone;
  std::uint32_t begin = 0;  // positions in the schedule
  std::uint32_t end = 0;
  /// kSumComparisons: where its comparisons begin, one for each position.
  std::uint32_t comparisons = 0;
  /// kForegone: the facts it rests on. kSumComparisons: the cells it adds up, which have to fit.
  KeptSet needs;

  /// Whether nothing but its facts decides on all instances at once, for every report.
  [[nodiscard]] bool isOfFacts() const {
    return way == Way::kForegone && !hasScope && variantTable == kNone;
  }
  /// Whether nothing but its comparisons does, and all of them of regular cells.
  [[nodiscard]] bool isOfSums() const {
    return way == Way::kSumComparisons && !hasScope && variantTable == kNone && !readsVariant;
  }
};

/// All cells of a form but those of variants.
[[nodiscard]] IndexSet regularCellsOf(const Form& form);

/// What is known of a report before any check is done.
struct SeenReport {
  ReportFacts& facts;
  const CellNumbers& numbers;
  const std::vector<std::int64_t>& sums;  // of Schedule::addUp
  bool regularCellsFit = false;
  /// Whether all comparisons of families of sums hold.
  bool sumsHold = false;
};

class Schedule {
 public:
  Schedule() = default;
  Schedule(const plan::Plan& plan, std::uint32_t form);

  [[nodiscard]] std::span<const Family> families() const { return families_; }
  [[nodiscard]] const FactNumbers& facts() const { return factNumbers_; }
  [[nodiscard]] IndexWords regularCells() const { return setOf(regularCells_); }
  /// Index into Plan::instances.
  [[nodiscard]] std::uint32_t instanceAt(std::uint32_t position) const {
    return items_[position].instance;
  }
  /// Adds up the sums that are compared, in place of what `sums` holds.
  void addUp(const CellNumbers& numbers, std::vector<std::int64_t>& sums) const {
    sums_.addUp(numbers, sums);
  }
  /// Whether all comparisons of families of sums hold, when the regular cells fit.
  [[nodiscard]] bool sumsHold(const std::vector<std::int64_t>& sums) const {
    return std::all_of(hardest_.begin(), hardest_.end(), [&sums](const SumComparison& comparison) {
      return SumComparisons::holds(comparison, sums);
    });
  }
  /// Whether all instances of a family of the kind kForegone end with its outcome.
  [[nodiscard]] bool isForegone(const Family& family, ReportFacts& facts) const {
    if (family.needsNarrative) facts.seeNarrative();
    return facts.allHold(setOf(family.needs));
  }
  /// How many instances at the positions of `family` surely end with its outcome; calls `open` with
  /// the position of every other.
  template <typename Open>
  std::uint64_t settle(const Family& family, const SeenReport& report, Open open) const;

  template <typename A>
  friend void transfer(A& archive, Schedule& schedule) {
    transferAll(archive, schedule.factNumbers_, schedule.regularCells_, schedule.families_,
                schedule.sets_, schedule.items_, schedule.facts_, schedule.comparisons_,
                schedule.hardest_, schedule.sums_);
  }

 private:
  struct Item {
    std::uint32_t instance = 0;
    /// kForegone: facts [begin, end) of facts_.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  [[nodiscard]] IndexWords setOf(const KeptSet& set) const {
    return {set.begin, {sets_.data() + set.words.first, set.words.count}};
  }
  KeptSet keep(const IndexWords& set);
  [[nodiscard]] bool factsHold(std::uint32_t position, const ReportFacts& report) const;
  [[nodiscard]] bool cellsFit(const SumComparison& comparison, const CellNumbers& numbers) const;
  template <typename Open>
  std::uint64_t settleForegone(const Family& family, ReportFacts& facts, Open open) const;
  template <typename Open>
  std::uint64_t settleSums(const Family& family, const SeenReport& report, Open open) const;
  /// A family, and its items until they have their place.
  struct Group {
    Family family;
    IndexSet needs;
    std::vector<Item> items;
    std::vector<SumComparison> comparisons;  // kSumComparisons: one for each item
  };
  /// A group of this item alone.
  Group place(const plan::Plan& plan, Item item);
  void restOn(const plan::Plan& plan, const Form& form, std::span<const Fact> facts,
              Group& group) const;
  static bool mayJoin(const plan::Plan& plan, const Group& a, const Group& b);
  /// Gives the groups of a rule their places and forgets them.
  void append(std::vector<Group>& groups);
  void findHardest();

  FactNumbers factNumbers_;
  KeptSet regularCells_;
  Array<Family> families_;
  Array<std::uint64_t> sets_;
  Array<Item> items_;
  Array<Fact> facts_;
  Array<SumComparison> comparisons_;
  Array<SumComparison> hardest_;  // of the families of sums
  SumComparisons sums_;
};

template <typename Open>
std::uint64_t Schedule::settle(const Family& family, const SeenReport& report, Open open) const {
  if (family.way == Family::Way::kOrdinary) {
    for (std::uint32_t i = family.begin; i < family.end; ++i) open(i);
    return 0;
  }
  return family.way == Family::Way::kForegone ? settleForegone(family, report.facts, open)
                                              : settleSums(family, report, open);
}

template <typename Open>
std::uint64_t Schedule::settleForegone(const Family& family, ReportFacts& facts, Open open) const {
  if (isForegone(family, facts)) return family.end - family.begin;
  std::uint64_t settled = 0;
  for (std::uint32_t i = family.begin; i < family.end; ++i)
    factsHold(i, facts) ? void(++settled) : open(i);
  return settled;
}

template <typename Open>
std::uint64_t Schedule::settleSums(const Family& family, const SeenReport& report,
                                   Open open) const {
  const bool allFit = (report.regularCellsFit && !family.readsVariant) ||
                      report.numbers.allFit(setOf(family.needs));
  std::uint64_t settled = 0;
  const SumComparison* comparison = comparisons_.data() + family.comparisons;
  for (std::uint32_t i = family.begin; i < family.end; ++i, ++comparison) {
    const bool holds = (allFit || cellsFit(*comparison, report.numbers)) &&
                       SumComparisons::holds(*comparison, report.sums);
    holds ? void(++settled) : open(i);
  }
  return settled;
}

}  // namespace gouji::eval
