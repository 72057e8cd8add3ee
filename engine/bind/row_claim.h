// engine/bind/row_claim.h
//
// Which row a group says it is.
//
// A label in the line of the numbers speaks for them. A label in a line above speaks for them only
// where nothing suggests another reading: labels may as well stand behind their numbers, or a
// label may have lost its numbers to the next one. A claim is what the label says; whether it is
// believed, the alignment decides.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/bind/groups.h"
#include "engine/bind/table_shape.h"
#include "engine/form/form.h"

namespace gouji::bind {

struct RowClaim {
  std::uint32_t slot = kNone;  // TableShape::slots, kNone for no claim
  double quality = 0;
  const Mention* mention = nullptr;
  bool own = false;  // the label stands in the line of the numbers
};

class RowNames {
 public:
  /// `bands` are the letters of the table's bands. All of them must outlive the names.
  RowNames(const Table& table, const TableShape& shape, const std::vector<std::u32string>& bands,
           const TableText& text);

  /// One for each group.
  [[nodiscard]] std::vector<RowClaim> makeClaims() const;

  /// The slot a mention names. Words that also name a head are a row where they end the label
  /// beside the numbers; in the lines above only a band may be one ("其他" ends the column heads).
  [[nodiscard]] std::uint32_t slotOf(const Mention& mention, bool isLast, bool own = true) const;

  /// Whether the text goes through the table in an order that is not that of its rows.
  [[nodiscard]] bool isScrambled() const;

  /// Column heads before a last word make that word a head too.
  [[nodiscard]] static bool containsHeads(const std::vector<Mention>& mentions);
  [[nodiscard]] static bool holdsOnlyFillers(const Group& group);

 private:
  [[nodiscard]] RowClaim makeClaim(std::size_t g) const;
  [[nodiscard]] RowClaim claimFrom(const std::vector<Mention>& mentions, bool own) const;
  [[nodiscard]] bool isPieceOfBand(const Group& group, const RowClaim& claim) const;
  [[nodiscard]] bool labelsComeFirst(std::size_t g, std::size_t columns) const;
  [[nodiscard]] bool beginsWithLabel() const;
  [[nodiscard]] bool isFollowedByBareRow(std::size_t g) const;
  [[nodiscard]] bool beginsAbove(std::size_t g, const RowClaim& claim) const;
  [[nodiscard]] const Group& group(std::size_t g) const { return text_.groups[g]; }

  const Table& table_;
  const TableShape& shape_;
  const std::vector<std::u32string>& bands_;
  const TableText& text_;
  bool isAcross_;
  std::vector<std::uint32_t> slotOfRow_;
};

}  // namespace gouji::bind
