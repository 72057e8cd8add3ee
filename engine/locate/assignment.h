// engine/locate/assignment.h
//
// The end game: as many broken equations left as cells may still be added, no two of which share a
// cell. Then each of them gets exactly one cell, so that cell's change is known beforehand, and
// what remains is to choose one for each equation such that all other equations come out right.
//
// The other equations are taken one by one. Each must be met by the sum of some of the changes that
// are still to be placed, which leaves few choices, usually one. So ten mistakes spread over a
// table are found as fast as two, where trying all places would never end.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/locate/sparse_system.h"
#include "engine/locate/step_budget.h"

namespace gouji::locate {

/// A cell and what is to be added to it.
struct Choice {
  CellId cell = 0;
  Wide delta = 0;
};

class Assignment {
 public:
  explicit Assignment(std::size_t rowCount) : rankOf_(rowCount, kUnseen) {}

  /// Starts over. Then, for each equation that gets one cell: beginSlot() and, for each cell that
  /// may be it, addOption() with addEffect() for each other equation the cell takes part in.
  void reset();
  void beginSlot() { ++slotCount_; }
  void addOption(CellId cell, Wide delta);
  void addEffect(RowId row, Wide amount);
  /// The amounts that reach `row` must add up to `need`; without a call, to 0.
  void setNeed(RowId row, Wide need);

  /// Appends every choice of one option per slot that meets all needs: slotCount entries each, by
  /// slot. Stops when `limit` choices are found or the steps are spent. False when a sum
  /// overflowed.
  [[nodiscard]] bool solve(StepBudget& steps, std::size_t limit,
                           std::vector<std::vector<Choice>>& found);

 private:
  static constexpr std::uint32_t kUnseen = 0xffffffff;

  struct Option {
    Choice choice;
    std::uint32_t slot = 0;
    std::uint32_t rank = 0;  // of the first row it reaches
    std::uint32_t firstEffect = 0;
    std::uint32_t effectCount = 0;
  };
  struct Effect {
    std::uint32_t row = 0;  // first an index into rows_, later a rank
    Wide amount = 0;
  };
  struct Row {
    RowId id = 0;
    Wide need = 0;
    std::uint32_t optionCount = 0;
  };
  /// Options of one slot whose first row is the same.
  struct Group {
    std::uint32_t rank = 0;
    std::uint32_t slot = 0;
    std::uint32_t firstOption = 0;
    std::uint32_t optionCount = 0;
  };

  std::uint32_t indexOfRow(RowId row);
  void rankRows();
  void groupOptions();
  void place(std::size_t group, std::uint32_t settledRank, std::uint32_t placed);
  [[nodiscard]] bool apply(const Option& option, Wide sign);
  [[nodiscard]] bool isSettled(std::uint32_t from, std::uint32_t to) const;

  std::vector<std::uint32_t> rankOf_;  // by RowId: index into rows_, kUnseen for most
  std::vector<Row> rows_;
  std::vector<Option> options_;
  std::vector<Effect> effects_;
  std::vector<Group> groups_;
  std::vector<std::size_t> lastGroupOfSlot_;
  std::vector<Wide> need_;             // by rank
  std::vector<const Option*> chosen_;  // by slot
  std::uint32_t slotCount_ = 0;

  StepBudget* steps_ = nullptr;
  std::size_t limit_ = 0;
  std::vector<std::vector<Choice>>* found_ = nullptr;
  bool hasOverflowed_ = false;
};

}  // namespace gouji::locate
