// engine/locate/blanks.h
//
// What blank cells must hold, and what follows when they cannot.
//
// Where an equation has one blank, the other cells say what belongs there. That is worth telling,
// unless one of those cells is itself a suspect. And it is evidence: if a count would have to be
// negative, the other cells are wrong whatever the blank holds, and a set of changes that makes a
// blank impossible is no explanation if another does not.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/locate/causes.h"
#include "engine/locate/reduction.h"

namespace gouji::locate {

class Blanks {
 public:
  Blanks(std::span<const LocatorCell> cells, std::vector<BlankRow> rows)
      : cells_(cells), rows_(std::move(rows)) {}

  [[nodiscard]] const std::vector<BlankRow>& rows() const { return rows_; }

  /// The value of the row's blank after `changes`, if there is one that it may have.
  [[nodiscard]] std::optional<std::int64_t> valueOf(const BlankRow& row,
                                                    std::span<const Delta> changes = {}) const;
  /// Whether `changes` alter what the row says of its blank.
  [[nodiscard]] static bool touches(const BlankRow& row, std::span<const Delta> changes);

  /// Drops solutions after which a blank they touch cannot be filled, if others remain.
  void preferPossible(std::vector<Solution>& solutions) const;

  /// Keeps the solutions that make the row's blank possible. False, and all kept, if none does.
  [[nodiscard]] bool keepRepairing(const BlankRow& row, std::vector<Solution>& solutions) const;

  /// The cells of a row without a possible value one of which, changed far enough, would give it
  /// one. Only cells that no equation without blanks holds in place.
  [[nodiscard]] std::vector<CellId> suspectsOf(const BlankRow& row,
                                               const SparseSystem& known) const;

 private:
  [[nodiscard]] bool canRepair(const BlankRow& row, const Term& term) const;

  std::span<const LocatorCell> cells_;
  std::vector<BlankRow> rows_;
};

}  // namespace gouji::locate
