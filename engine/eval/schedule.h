// engine/eval/schedule.h
//
// The instances of one form in the order of the plan, in families that are done in one go.
//
// A rule has an instance for every row or cell it speaks of, one beside the other in the plan.
// Whether a rule runs at all, and whether it is for this report, is asked once for the family; what
// needs no evaluation is then only counted.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/eval/cell_numbers.h"
#include "engine/eval/sum_comparisons.h"
#include "engine/finding/finding.h"
#include "engine/plan/plan.h"

namespace gouji::eval {

/// Instances of one rule, for one shape of a table, that are done in the same way.
struct Family {
  enum class Way : std::uint8_t {
    kForegone,        // with plain cells: `outcome`
    kSumComparisons,  // when the comparison holds: `outcome`, which is a pass
    kOrdinary,        // evaluated node by node
  };
  Way way = Way::kOrdinary;
  Outcome outcome = Outcome::kPass;
  std::uint32_t begin = 0;  // positions in the schedule
  std::uint32_t end = 0;
  /// What the instances read: must be plain for kForegone, fit for kSumComparisons.
  CellSet cells;
  /// Whether they read cells of a variant, which most reports do not have.
  bool readsVariant = false;
};

class Schedule {
 public:
  Schedule(const plan::Plan& plan, std::uint32_t form);

  [[nodiscard]] const std::vector<Family>& families() const { return families_; }
  /// All cells of the form but those of variants.
  [[nodiscard]] const CellSet& regularCells() const { return regularCells_; }
  /// Index into Plan::instances.
  [[nodiscard]] std::uint32_t instanceAt(std::uint32_t position) const {
    return items_[position].instance;
  }
  /// How many instances at the positions of `family` surely end with its outcome; calls `open` with
  /// the position of every other.
  template <typename Open>
  std::uint64_t settle(const Family& family, const CellNumbers& numbers, Open open) const;

 private:
  struct Item {
    std::uint32_t instance = 0;
    /// kForegone: cells [begin, end) of cells_. kSumComparisons: the number `begin`.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  [[nodiscard]] bool hasPlainCells(std::uint32_t position, const CellNumbers& numbers) const;
  /// `allFit`: it is known that its cells fit.
  [[nodiscard]] bool sumsHold(std::uint32_t position, bool allFit,
                              const CellNumbers& numbers) const {
    const std::uint32_t comparison = items_[position].begin;
    return (allFit || cellsFit(comparison, numbers)) && sums_.holds(comparison, numbers);
  }
  [[nodiscard]] bool cellsFit(std::uint32_t comparison, const CellNumbers& numbers) const;
  Family place(const plan::Plan& plan, Item& item);
  void read(const Form& form, std::span<const CellId> cells, Family& family) const;
  void add(const plan::Plan& plan, const Item& item, Family family);

  CellSet regularCells_;
  std::vector<Family> families_;
  std::vector<Item> items_;
  std::vector<CellId> cells_;
  SumComparisons sums_;
};

template <typename Open>
std::uint64_t Schedule::settle(const Family& family, const CellNumbers& numbers, Open open) const {
  if (family.way == Family::Way::kOrdinary) {
    for (std::uint32_t i = family.begin; i < family.end; ++i) open(i);
    return 0;
  }
  const bool isForegone = family.way == Family::Way::kForegone;
  const bool allServe = isForegone ? numbers.arePlain(family.cells) : numbers.allFit(family.cells);
  if (isForegone && allServe) return family.end - family.begin;
  std::uint64_t settled = 0;
  for (std::uint32_t i = family.begin; i < family.end; ++i) {
    const bool isSettled = isForegone ? hasPlainCells(i, numbers) : sumsHold(i, allServe, numbers);
    isSettled ? void(++settled) : open(i);
  }
  return settled;
}

}  // namespace gouji::eval
