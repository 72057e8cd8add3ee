// tests/layouts/damage.h
//
// What goes wrong between a table and its text, by name and strength.
#pragma once

#include "tests/layouts/sample_report.h"

namespace gouji::layouts {

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

/// What a layout does to a table, as far as it decides what can be known afterwards.
struct LayoutTraits {
  bool showsBlanks = true;   // an empty cell leaves a trace
  bool partsLabels = false;  // labels and their numbers may stand apart
};

/// What would make the right answer of this damage unknowable in the layout is left out: a blank
/// where the layout hides it, a missing row where labels and numbers part.
[[nodiscard]] SampleOptions sampleOptions(Damage damage, const LayoutTraits& traits);

/// Spoils the printed tables; `expected` of the report follows what is still printed. Damages of
/// lines do nothing here.
void damageReport(SampleReport& report, Damage damage, std::uint32_t strength, Random& random);

}  // namespace gouji::layouts
