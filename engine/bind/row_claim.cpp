#include "engine/bind/row_claim.h"

#include <algorithm>

#include "engine/bind/cell_window.h"

namespace gouji::bind {
namespace {

// An unknown word of this many letters before a label may be another label that was not recognised.
constexpr std::size_t kDoubtfulLetters = 3;
// What a label that fits two rows loses, and what it must keep.
constexpr double kAmbiguous = 0.2;
constexpr double kLeastQuality = 0.6;

bool isDoubtful(const Mention& mention) {
  return mention.kind == WordKind::kUnknown && mention.length() >= kDoubtfulLetters;
}

bool namesAnyRow(const std::vector<Mention>& mentions) {
  return std::any_of(mentions.begin(), mentions.end(),
                     [](const Mention& mention) { return mention.isRow(); });
}

}  // namespace

RowNames::RowNames(const Table& table, const TableShape& shape, const TableText& text)
    : shape_(shape),
      text_(text),
      isAcross_(table.layout == TableLayout::kAcross),
      slotOfRow_(table.rows.items.size(), kNone) {
  for (std::uint32_t s = 0; s < shape.slots.size(); ++s) slotOfRow_[shape.slots[s].row] = s;
}

std::vector<RowClaim> RowNames::makeClaims() const {
  std::vector<RowClaim> claims;
  claims.reserve(text_.groups.size());
  for (std::size_t g = 0; g < text_.groups.size(); ++g) claims.push_back(makeClaim(g));
  return claims;
}

bool RowNames::holdsOnlyFillers(const Group& group) {
  return std::all_of(group.values.begin(), group.values.end(), [](const Atom* atom) {
    return atom->isBlank() || atom->reading.state == CellState::kFiller;
  });
}

std::uint32_t RowNames::slotOf(const Mention& mention, bool isLast, bool own) const {
  const bool asRow = isLast && (own || mention.kind == WordKind::kBand);
  const std::uint32_t row = mention.isRow() || asRow ? mention.rowToo : kNone;
  return row == kNone ? kNone : slotOfRow_[row];
}

RowClaim RowNames::makeClaim(std::size_t g) const {
  const Group& here = group(g);
  RowClaim claim = here.hasOwnLabel() ? claimFrom(here.ownMentions, true)
                                      : claimFrom(here.pendingMentions, false);
  if (claim.slot == kNone) return {};
  const std::size_t columns = shape_.slots[claim.slot].columns.size();
  const std::size_t filled = here.countFilled();
  // Several rows of numbers behind one label: their places decide, not the label alone.
  if (filled > columns && filled % columns == 0 && columns > 1) return {};
  if (!claim.own) {
    // An empty row below labels: spacing, unless it has room for the numbers it would lack. Side by
    // side the labels are heads of numbers still to come.
    if (filled == 0 && (isAcross_ || here.values.size() < columns)) return {};
    if (filled != columns && !(here.isRow && CellWindow().pick(here, columns))) return {};
    if (isFollowedByBareRow(g) || !labelsComeFirst(g)) return {};
  }
  return claim;
}

RowClaim RowNames::claimFrom(const std::vector<Mention>& mentions, bool own) const {
  RowClaim claim;
  claim.own = own;
  std::size_t at = mentions.size();
  const bool heads = containsHeads(mentions);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const std::uint32_t slot = slotOf(mentions[i], i + 1 == mentions.size(), own && !heads);
    if (slot == kNone) continue;
    if (claim.slot != kNone && claim.slot != slot) return {};
    claim.slot = slot;
    claim.quality = mentions[i].quality - (mentions[i].ambiguous ? kAmbiguous : 0);
    claim.mention = &mentions[i];
    at = i;
  }
  if (claim.slot == kNone) return {};
  for (std::size_t i = at + 1; i < mentions.size(); ++i) {
    if (isDoubtful(mentions[i]) || mentions[i].kind == WordKind::kForeign) return {};
  }
  if (!own && at > 0 && isDoubtful(mentions[at - 1])) return {};
  if (claim.mention->ambiguous && claim.quality < kLeastQuality) return {};
  return claim;
}

bool RowNames::containsHeads(const std::vector<Mention>& mentions) {
  return mentions.size() > 1 &&
         std::any_of(mentions.begin(), mentions.end() - 1, [](const Mention& mention) {
           return mention.kind == WordKind::kColumn || mention.kind == WordKind::kHead;
         });
}

// Whether the labels of the numbers about `g` stand before them. A label behind the last numbers
// says that they may stand behind, unless the text breaks off there and took its numbers along; so
// does a row of a grid that has no label before it.
bool RowNames::labelsComeFirst(std::size_t g) const {
  const std::size_t size = text_.groups.size();
  std::size_t end = g + 1;
  while (end < size && !group(end).hasOwnLabel()) ++end;
  if (end < size ? namesAnyRow(group(end).pendingMentions)
                 : namesAnyRow(text_.trailingMentions) && !(text_.breaksOff && beginsWithLabel()))
    return false;
  for (std::size_t i = g; i > 0 && !group(i - 1).hasOwnLabel(); --i) {
    if (group(i - 1).isRow && group(i - 1).countFilled() > 1 && !holdsOnlyFillers(group(i - 1)) &&
        !namesAnyRow(group(i - 1).pendingMentions))
      return false;
  }
  return true;
}

bool RowNames::beginsWithLabel() const {
  return !text_.groups.empty() && !group(0).isRow && namesAnyRow(group(0).pendingMentions);
}

bool RowNames::isFollowedByBareRow(std::size_t g) const {
  return g + 1 < text_.groups.size() && !group(g + 1).hasOwnLabel() && group(g + 1).pending.empty();
}

}  // namespace gouji::bind
