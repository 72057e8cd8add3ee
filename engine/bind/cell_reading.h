// engine/bind/cell_reading.h
//
// What one cell holds: a number, nothing, a filler, words, or something nobody can decide.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/decimal.h"
#include "engine/base/localized.h"
#include "engine/report/report.h"

namespace gouji::bind {

/// `state` is never kAbsent.
struct CellReading {
  CellState state = CellState::kBlank;
  Decimal value;
  /// A unit written behind the number: "件", "万元"; empty for none.
  std::string unit;
  /// The words beside the number, unit included: "（其中修订16件）".
  std::string note;
  /// Why the cell is unreadable.
  Localized reason;
};

/// Whether the note behind a number may lack its end: "8（其" at the foot of a page. Only where
/// lines keep the cells apart; among loose words the rest of the note would pass for cells.
enum class NoteEnd : std::uint8_t { kWritten, kMayBeCut };

/// Reads full-width digits, thousands separators, a sign, a decimal point, a unit and a note in
/// brackets. "3 5", "1O2", "1,23", "007" and "000" are unreadable: each could be several numbers;
/// so are digits beside U+FFFD, which stands for a character nobody could read or see.
[[nodiscard]] CellReading readCell(std::string_view text, NoteEnd noteEnd = NoteEnd::kWritten);

/// Whether a loose word may be the content of a cell and not part of a label.
[[nodiscard]] bool looksLikeValue(const CellReading& reading);

/// One of the words that count things or money ("件", "万元").
[[nodiscard]] bool isUnitWord(std::string_view word);

}  // namespace gouji::bind
