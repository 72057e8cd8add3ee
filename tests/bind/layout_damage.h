// tests/bind/layout_damage.h
//
// What goes wrong between a table and its text, by name and strength.
#pragma once

#include "tests/bind/layout_render.h"

namespace gouji::bindtest {

enum class Damage : std::uint8_t {
  kNone,
  kLettersLost,    // a label loses a letter
  kNumberingLost,  // every label loses its number
  kLabelLost,      // a whole label is gone
  kSpacesInLabels,
  kOtherBrackets,    // half width for full width
  kLeadingCellLost,  // an empty cell in front of a label is gone
  kTrailingTrimmed,  // empty cells at the end of rows are gone
  kNumberLost,       // a value is gone: what the text says is a blank, or nothing certain
  kDigitLost,        // a value loses a digit: what the text says counts
  kLinesSwapped,
  kNoiseLines,   // page marks and blank lines
  kHeadingLost,  // of a section
  kHeadsLost,    // of the columns
  kExtraRow,
  kCount,
};

[[nodiscard]] const char* damageName(Damage damage);
/// What would make the right answer of this damage unknowable in the layout is left out: a blank
/// where the layout hides it, a missing row where labels and numbers part.
[[nodiscard]] SampleOptions sampleOptions(Damage damage, Layout layout);

/// Spoils the printed tables; `expected` of the report follows what is still printed.
void damageReport(SampleReport& report, Damage damage, std::uint32_t strength, Layout layout,
                  Random& random);
/// Spoils the lines of the text.
void damageLines(std::vector<std::string>& lines, Damage damage, std::uint32_t strength,
                 Layout layout, Random& random);

}  // namespace gouji::bindtest
