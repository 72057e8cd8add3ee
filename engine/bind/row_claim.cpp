#include "engine/bind/row_claim.h"

#include <algorithm>

#include "engine/bind/cell_window.h"
#include "engine/bind/label_text.h"

namespace gouji::bind {
namespace {

// An unknown word of this many letters before a label may be another label that was not recognised.
constexpr std::size_t kDoubtfulLetters = 3;
// What a label that fits two rows loses, and what it must keep.
constexpr double kAmbiguous = 0.2;
constexpr double kLeastQuality = 0.6;
constexpr std::size_t kShortLabel = 2;  // letters

bool isDoubtful(const Mention& mention) {
  return mention.kind == WordKind::kUnknown && mention.length() >= kDoubtfulLetters;
}

bool namesAnyRow(const std::vector<Mention>& mentions) {
  return std::any_of(mentions.begin(), mentions.end(),
                     [](const Mention& mention) { return mention.isRow(); });
}

}  // namespace

RowNames::RowNames(const Table& table, const TableShape& shape,
                   const std::vector<std::u32string>& bands, const TableText& text)
    : table_(table),
      shape_(shape),
      bands_(bands),
      text_(text),
      isAcross_(table.layout == TableLayout::kAcross),
      slotOfRow_(table.rows.items.size(), kNone) {
  for (std::uint32_t s = 0; s < shape.slots.size(); ++s) slotOfRow_[shape.slots[s].row] = s;
}

std::vector<RowClaim> RowNames::makeClaims() const {
  std::vector<RowClaim> claims;
  claims.reserve(text_.groups.size());
  const bool scrambled = isScrambled();
  for (std::size_t g = 0; g < text_.groups.size(); ++g) {
    claims.push_back(makeClaim(g));
    if (scrambled && !claims.back().own && !group(g).isRow) claims.back() = {};
  }
  return claims;
}

// Heads between a row's label and its numbers, and not all of them, as a page repeats them: the
// text was not taken down row by row, and numbers below a label may be anybody's.
bool RowNames::isScrambled() const {
  if (isAcross_) return false;
  const std::size_t columns = shape_.slots.empty() ? 0 : shape_.slots[0].columns.size();
  return std::any_of(text_.groups.begin(), text_.groups.end(), [&](const Group& group) {
    bool row = false;
    std::size_t heads = 0;
    for (const Mention& mention : group.pendingMentions) {
      row = row || mention.isRow();
      const bool head = mention.kind == WordKind::kColumn && mention.rowToo == kNone &&
                        mention.length() > kShortLabel;
      if (row && head) ++heads;
    }
    return !group.isRow && heads > 0 && 2 * heads < columns;
  });
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
  if (claim.slot == kNone || isPieceOfBand(here, claim)) return {};
  const std::size_t columns = shape_.slots[claim.slot].columns.size();
  const std::size_t filled = here.countFilled();
  // Several rows of numbers behind one label: their places decide, not the label alone.
  if (filled > columns && filled % columns == 0 && columns > 1) return {};
  if (!claim.own) {
    // Lines of one number and of more: pieces of columns, not a row that was wrapped.
    if (!here.isRow && !here.isOneValueALine() && 2 * here.lineStarts.size() > here.values.size() &&
        here.lineStarts.size() > 2)
      return {};
    // An empty row below labels: spacing, unless it has room for the numbers it would lack. Side by
    // side the labels are heads of numbers still to come.
    if (filled == 0 && (isAcross_ || here.values.size() < columns)) return {};
    if (filled != columns && !(here.isRow && CellWindow().pick(here, columns))) return {};
    // Parts of a label with those of another behind them: the numbers may be the other's.
    if (claim.mention->quality < 1 && claim.mention->end < here.pending.letters.size()) return {};
    if (isFollowedByBareRow(g) || !labelsComeFirst(g, columns) || beginsAbove(g, claim)) return {};
  }
  return claim;
}

// "其他" beside numbers, without its number: a row, or the middle of （六）其他处理 over the lines.
bool RowNames::isPieceOfBand(const Group& group, const RowClaim& claim) const {
  if (!claim.own || group.isRow || claim.mention->length() > kShortLabel) return false;
  const std::u32string letters =
      group.own.letters.substr(claim.mention->begin, claim.mention->length());
  return std::any_of(bands_.begin(), bands_.end(),
                     [&](const std::u32string& band) { return band.find(letters) != band.npos; });
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
// does a whole row of numbers that has no label before it.
bool RowNames::labelsComeFirst(std::size_t g, std::size_t columns) const {
  const std::size_t size = text_.groups.size();
  std::size_t end = g + 1;
  while (end < size && !group(end).hasOwnLabel()) ++end;
  if (end < size ? namesAnyRow(group(end).pendingMentions)
                 : namesAnyRow(text_.trailingMentions) && !(text_.breaksOff && beginsWithLabel()))
    return false;
  for (std::size_t i = g; i > 0 && !group(i - 1).hasOwnLabel(); --i) {
    const Group& before = group(i - 1);
    const bool isWhole =
        before.isRow ? before.countFilled() > 1 : columns > 1 && before.countFilled() >= columns;
    // （六）其他处理 is a band of one form and a row of another.
    const auto& label = before.pendingMentions;
    const bool isBand = !before.isRow && !label.empty() && label.back().kind == WordKind::kBand;
    if (isWhole && !isBand && !holdsOnlyFillers(before) && !namesAnyRow(label)) return false;
  }
  return true;
}

bool RowNames::beginsWithLabel() const {
  return !text_.groups.empty() && !group(0).isRow && namesAnyRow(group(0).pendingMentions);
}

// The end of a long label below its numbers: its beginning stands before those of the group above.
bool RowNames::beginsAbove(std::size_t g, const RowClaim& claim) const {
  if (claim.mention->wording != Wording::kDamaged || g == 0 || group(g - 1).isRow) return false;
  const std::u32string label =
      labelLetters(table_.rows.items[shape_.slots[claim.slot].row].label.official);
  const std::u32string_view own =
      std::u32string_view(group(g).pending.letters).substr(claim.mention->begin);
  if (own.starts_with(std::u32string_view(label).substr(0, kShortLabel))) return false;
  const std::u32string& above = group(g - 1).pending.letters;
  for (std::size_t size = std::min(label.size(), above.size()); size >= kShortLabel; --size) {
    if (above.ends_with(std::u32string_view(label).substr(0, size))) return true;
  }
  return false;
}

bool RowNames::isFollowedByBareRow(std::size_t g) const {
  return g + 1 < text_.groups.size() && !group(g + 1).hasOwnLabel() && group(g + 1).pending.empty();
}

}  // namespace gouji::bind
