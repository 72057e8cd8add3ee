// engine/locate/locator.h
//
// Which cell is wrong: the smallest sets of cells whose change satisfies every broken equation.
//
// The idea is that of Fellegi and Holt, "A Systematic Approach to Automatic Edit and Imputation"
// (JASA 71, 1976): change as few values as possible so that all edits hold. The equations of a form
// are integer and sparse, so a form is an error-correcting code: a single wrong cell is found by
// the pattern of equations it breaks (its syndrome), larger sets by an exact search over the
// structure. No floating point, no heuristics in what is found; only the order of what ties is a
// judgement. docs/locate.md has the theory and what can be promised for which form.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/form/form.h"
#include "engine/mistake/mistake_weights.h"

namespace gouji {

namespace locate {
struct Model;
}

/// One equation: sum(coefficient * cell) == constant. A cell named twice counts with the sum of its
/// coefficients.
struct Equation {
  struct Term {
    CellId cell = kNoCell;
    std::int64_t coefficient = 1;
  };
  std::vector<Term> terms;
  std::int64_t constant = 0;
};

/// Where a cell is printed. Only used to recognise neighbours (swapped, shifted, one row off).
struct CellPlace {
  std::uint32_t table = 0;
  std::uint32_t row = 0;
  std::uint32_t column = 0;
};

/// What the locator may know of a cell.
struct LocatorCell {
  /// Nothing: blank, unreadable or absent. Equations with such a cell are not broken, they
  /// determine it (see Determined); two of them that share it may still contradict each other.
  std::optional<std::int64_t> value;
  bool mayBeNegative = false;
  /// True: known to be right, never a suspect.
  bool isFixed = false;
  /// Dearer cells are suspected later. 1 is normal, less than 1 counts as 1.
  std::int32_t weight = 1;
  /// A value that the narrative states for this cell; an explanation that suggests it is preferred.
  std::optional<std::int64_t> evidence;
};

/// One cell of an explanation.
struct Change {
  CellId cell = kNoCell;
  std::int64_t from = 0;
  /// The value that satisfies the equations; nothing when they leave it open (only where a blank
  /// cell would have to be negative, see CauseGroup).
  std::optional<std::int64_t> to;
  /// A name of engine/mistake/mistake_kinds.h: "transposed", "digit-lost", "total-not-filled" …;
  /// empty when the change looks like nothing in particular.
  std::string kind;
  /// The equations of its group that the cell takes part in.
  std::vector<std::uint32_t> explains;
};

/// A set of cells that, changed together, satisfies all equations of its group and breaks no other.
/// Without any of them the others would not do, and their new values are the only ones that do.
struct Explanation {
  std::vector<Change> changes;          // by cell
  std::vector<std::uint32_t> explains;  // the equations of its group
  /// 100 for each change of weight 1, less where it looks like a usual mistake.
  std::int64_t cost = 0;
  /// What the changes are together, also a name of kinds.h: "columns-swapped", "row-shifted" ….
  std::string kind;
};

/// The broken equations of one cause, with its minimal explanations, likeliest first.
///
/// `equations` are broken ones, except where cells are blank: then they may be such that only
/// contradict each other whatever the blank holds, or that demand a negative number of it.
struct CauseGroup {
  std::vector<std::uint32_t> equations;
  std::vector<Explanation> explanations;
  /// True when the first explanation may be named as *the* cause: it is the only one, or clearly
  /// likelier than the second. False: several tie, or none was found.
  bool isConclusive = false;
  /// How many, from the first on, are about as likely as the first; 1 when it is conclusive. 0 when
  /// none was found, when there may be more, or when they are more than are kept.
  std::size_t likely = 0;
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

/// An equation that was left out. It did not pass, and says nothing about its cells.
struct Unchecked {
  enum class Reason : std::uint8_t {
    kNoSuchCell,     // it names a cell that there is not
    kTooLarge,       // its sum or its coefficients do not fit
    kTooManyBlanks,  // it could not be combined with others to be rid of its blanks
  };
  std::uint32_t equation = 0;
  Reason reason = Reason::kTooLarge;
  bool operator==(const Unchecked&) const = default;
};

struct LocatorOptions {
  std::uint32_t maxExplanations = 5;
  /// Cells of one explanation. Shifted rows and swapped lines count as one act and may have more.
  std::uint32_t maxChanges = 12;
  /// A step is one term of an equation looked at, a few nanoseconds.
  std::uint64_t maxSteps = 1'000'000;
  /// What orders explanations of equal size.
  MistakeWeights weights;
};

struct LocatorResult {
  std::vector<CauseGroup> groups;      // in the order of their first equation
  std::vector<Determined> determined;  // by cell
  std::vector<Unchecked> unchecked;    // by equation
};

/// Works on one system of equations. Build it once per plan and form; safe from several threads,
/// cheap to copy.
///
/// Example: with a + b == total and 70 + 4 == 47, locate() gives one group whose first explanation
/// changes `total` from 47 to 74, kind "transposed".
class Locator {
 public:
  /// `places` has one entry per cell or is empty. Terms with a cell >= cellCount are dropped with
  /// their equation, which is then reported as unchecked.
  Locator(std::uint32_t cellCount, std::vector<Equation> equations,
          std::vector<CellPlace> places = {});

  /// `cells` has one entry per cell; missing ones count as blank. Never fails: what cannot be
  /// decided within `options` is said in the result. The same input gives the same result.
  [[nodiscard]] LocatorResult locate(const std::vector<LocatorCell>& cells,
                                     const LocatorOptions& options = {}) const;

 private:
  std::shared_ptr<const locate::Model> model_;
};

/// The places of a form's cells, for the constructor of Locator.
[[nodiscard]] std::vector<CellPlace> placesOf(const Form& form);

}  // namespace gouji
