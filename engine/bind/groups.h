// engine/bind/groups.h
//
// The text of a table as groups: a run of values and the label words that came before it.
//
// Whatever the layout, a row of a table is a label followed by numbers. Where both stand in one
// line of text or one row of a grid they belong together (`own`); words of lines above that have
// no numbers of their own are kept as `pending`: the label of the next numbers, a column head, a
// band, or the label of a row whose numbers went elsewhere. Which it is, the alignment decides.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/bind/lines.h"
#include "engine/bind/vocabulary.h"

namespace gouji::bind {

struct Group {
  Stretch own;
  std::vector<Mention> ownMentions;
  Stretch pending;
  std::vector<Mention> pendingMentions;
  /// Of a row: every cell behind the label, blanks included. Of a paragraph: its numbers.
  std::vector<const Atom*> values;
  /// Indices into `values` at which a line begins.
  std::vector<std::size_t> lineStarts;
  /// Where the values stand.
  bool isRow = false;
  std::uint32_t grid = kNone;
  bool spansAreReliable = false;
  bool spansAreGiven = false;
  std::uint32_t gridColumns = 0;
  /// Cells of the row, the grid column behind the last of them, and the column of its last label
  /// cell (kNone without one).
  std::uint32_t cellCount = 0;
  std::uint32_t endColumn = 0;
  std::uint32_t labelColumn = kNone;

  [[nodiscard]] bool hasOwnLabel() const { return !own.empty(); }
  [[nodiscard]] std::size_t countFilled() const;
  /// One value on each line: the lines say nothing about where a row ends.
  [[nodiscard]] bool isOneValueALine() const;
  /// Lines of several values, but one of a single long number before a line of digits: the number
  /// may go on there, and count for two.
  [[nodiscard]] bool mayHoldBrokenNumber() const;
};

struct TableText {
  std::vector<std::vector<Atom>> atoms;  // by line: what groups point to
  std::size_t atomCount = 0;
  std::vector<Group> groups;
  /// Words behind the last values.
  Stretch trailing;
  std::vector<Mention> trailingMentions;
  /// The text ends here, or a number stands behind the next heading: the last label may have
  /// lost its numbers.
  bool breaksOff = false;
  /// Not everything was read: the text is larger than any table.
  bool isCut = false;
};

/// Digits at the beginning of an atom.
[[nodiscard]] std::size_t countDigits(const Atom& atom);

/// Reads lines [first, last).
[[nodiscard]] TableText readGroups(const std::vector<Line>& lines, std::size_t first,
                                   std::size_t last, const Vocabulary& vocabulary);

}  // namespace gouji::bind
