// engine/eval/facts.h
//
// What can be seen of a report before anything is evaluated: facts that hold for nearly every one.
//
// A cell is plain (cell_numbers.h). A part is where the form has it, under its own heading. A table
// has its regular shape. There is no report of the year before; the input carries no labels; no
// parameter is set; nobody wrote what a rule looks for. Each fact is a number, and a report is the
// set of facts that do not hold for it. What follows from facts is worked out once per plan
// (foregone.h) and asked of a report in a few instructions.
#pragma once

#include <cstdint>

#include "engine/eval/cell_numbers.h"
#include "engine/eval/index_set.h"
#include "engine/plan/plan.h"
#include "engine/report/report.h"

namespace gouji::eval {

class Run;

using Fact = std::uint32_t;

/// The facts about the reports of one form. Those of cells have the number of their cell.
class FactNumbers {
 public:
  FactNumbers() = default;
  FactNumbers(const plan::Plan& plan, const Form& form)
      : firstSection_(static_cast<Fact>(form.cells.size())),
        firstTable_(firstSection_ + static_cast<Fact>(form.sections.size())),
        firstParam_(firstTable_ + static_cast<Fact>(form.tables.size())),
        hasNoPrior_(firstParam_ + static_cast<Fact>(plan.params.size())),
        count_(findsNothing(static_cast<std::uint32_t>(plan.collections.size()))) {}

  [[nodiscard]] static Fact isPlain(CellId cell) { return cell; }
  /// The section is there once, in its place, with its number and exactly its heading.
  [[nodiscard]] Fact isInPlace(std::uint32_t section) const { return firstSection_ + section; }
  /// The table is there in its regular shape.
  [[nodiscard]] Fact isRegular(std::uint32_t table) const { return firstTable_ + table; }
  [[nodiscard]] Fact isUnset(std::uint32_t param) const { return firstParam_ + param; }
  [[nodiscard]] Fact hasNoPrior() const { return hasNoPrior_; }
  [[nodiscard]] Fact hasNoLabels() const { return hasNoPrior_ + 1; }
  /// Looked for where the collection looks, and nothing found.
  [[nodiscard]] Fact findsNothing(std::uint32_t collection) const {
    return hasNoPrior_ + 2 + collection;
  }

  [[nodiscard]] Fact count() const { return count_; }

 private:
  Fact firstSection_ = 0;
  Fact firstTable_ = 0;
  Fact firstParam_ = 0;
  Fact hasNoPrior_ = 0;
  Fact count_ = 0;
};

/// The facts of one report. What the narrative claims is a question of its own, because it is read
/// only for rules that are on.
class ReportFacts {
 public:
  /// `memory` is used again for the next report.
  ReportFacts(const FactNumbers& facts, const CellNumbers& numbers, Run& run, IndexSet& memory);

  /// Reads the narrative, once. Before that, facts about its collections hold or do not.
  void seeNarrative() {
    if (!hasSeenNarrative_) readNarrative();
  }
  [[nodiscard]] bool holds(Fact fact) const { return !doubtful_.has(fact); }
  [[nodiscard]] bool allHold(const IndexWords& facts) const { return !doubtful_.meets(facts); }

 private:
  void readNarrative();

  const FactNumbers& facts_;
  Run& run_;
  IndexSet& doubtful_;  // the facts that do not hold
  bool hasSeenNarrative_ = false;
};

}  // namespace gouji::eval
