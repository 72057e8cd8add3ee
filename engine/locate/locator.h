// engine/locate/locator.h
//
// Which cell is wrong: the smallest sets of cells whose change satisfies every broken equation.
//
// The idea is that of Fellegi and Holt, "A Systematic Approach to Automatic Edit and Imputation"
// (JASA 71, 1976): change as few values as possible so that all edits hold. The equations of a form
// are integer and sparse, so single cells are found by the pattern of equations they break (their
// syndrome), larger sets by an exact search over the structure. No floating point.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/localized.h"
#include "engine/form/form.h"

namespace gouji {

/// One equation: sum(coefficient * cell) == constant.
struct Equation {
  struct Term {
    CellId cell = kNoCell;
    std::int64_t coefficient = 1;
  };
  std::vector<Term> terms;
  std::int64_t constant = 0;
};

/// What the locator may know of a cell.
struct LocatorCell {
  /// Nothing: blank, unreadable or absent. Equations with such a cell are not broken, they
  /// determine it (see Determined).
  std::optional<std::int64_t> value;
  bool mayBeNegative = false;
  /// True: known to be right, never a suspect.
  bool isFixed = false;
  /// Dearer cells are suspected later. 1 is normal.
  std::int32_t weight = 1;
  /// A value that the narrative states for this cell; an explanation that suggests it is preferred.
  std::optional<std::int64_t> evidence;
};

/// One cell of an explanation.
struct Change {
  CellId cell = kNoCell;
  std::int64_t from = 0;
  /// The value that satisfies the equations; nothing when they leave it open.
  std::optional<std::int64_t> to;
  /// "transposed", "digit-lost", "digit-added", "sign", "total-not-filled", "decimal-point",
  /// "shifted" …; empty when the change looks like nothing in particular.
  std::string kind;
};

struct Explanation {
  std::vector<Change> changes;          // by cell
  std::vector<std::uint32_t> explains;  // indices of the broken equations it satisfies
  std::int64_t cost = 0;
  /// What the changes look like together: "columns-swapped", "rows-swapped", "row-shifted" …
  std::string kind;
};

/// The broken equations of one cause, with its minimal explanations, best first.
struct CauseGroup {
  std::vector<std::uint32_t> equations;
  std::vector<Explanation> explanations;
  /// More explanations than the limit, or the step limit was reached: nothing may be concluded from
  /// there being only these.
  bool truncated = false;
  bool stepLimitReached = false;
};

/// A blank cell that the equations determine.
struct Determined {
  CellId cell = kNoCell;
  std::int64_t value = 0;
  std::vector<std::uint32_t> equations;
};

struct LocatorOptions {
  std::uint32_t maxExplanations = 5;
  std::uint32_t maxChanges = 4;
  std::uint64_t maxSteps = 2'000'000;
};

struct LocatorResult {
  std::vector<CauseGroup> groups;  // in the order of their first equation
  std::vector<Determined> determined;
};

/// Works on one system of equations. Build it once per plan and form; safe from several threads.
class Locator {
 public:
  Locator(std::uint32_t cellCount, std::vector<Equation> equations);

  [[nodiscard]] LocatorResult locate(const std::vector<LocatorCell>& cells,
                                     const LocatorOptions& options = {}) const;

 private:
  std::uint32_t cellCount_;
  std::vector<Equation> equations_;
};

}  // namespace gouji
