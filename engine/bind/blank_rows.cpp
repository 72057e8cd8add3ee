#include "engine/bind/blank_rows.h"

#include <algorithm>

#include "engine/bind/label_text.h"

namespace gouji::bind {
namespace {

constexpr double kSureQuality = 0.85;
// With fewer letters words beside numbers are no label of their own.
constexpr std::size_t kLabelLetters = 3;
// A line with that many numbers is a row, whether it has cells or only words.
constexpr std::size_t kRowOfNumbers = 3;

const Mention* findMention(const std::vector<Mention>& mentions, const RowNames& names,
                           std::uint32_t slot) {
  for (const Mention& mention : mentions) {
    if (names.slotOf(mention, false) == slot && mention.quality >= kSureQuality &&
        mention.rest.empty())
      return &mention;
  }
  return nullptr;
}

class BlankRows {
 public:
  BlankRows(const Table& table, const TableText& text, const RowNames& names, Alignment& alignment)
      : table_(table), text_(text), names_(names), alignment_(alignment) {}

  // Empty cells beside a part of a label, or next to a row of numbers without any: the numbers may
  // be theirs.
  void doubtBlankRows() {
    for (std::uint32_t s = 0; s < alignment_.rows.size(); ++s) {
      BoundRow& row = alignment_.rows[s];
      if (!hasBlanks(row) || (!isGlued(s) && !isDoubtful(row))) continue;
      row.kind = BoundRow::Kind::kUnreadable;
      row.reason = tellDetached();
    }
  }

  // A label that stands there alone, with no numbers about that could be its own.
  void markBlankRows() {
    // Side by side the labels are heads: they say nothing about the numbers below them.
    if (table_.layout == TableLayout::kAcross && !hasBlankLine()) return;
    const bool stray = hasStrayNumbers() || !hasAnyNumbers();
    for (std::uint32_t s = 0; s < alignment_.rows.size(); ++s) {
      BoundRow& row = alignment_.rows[s];
      if (row.kind != BoundRow::Kind::kMissing) continue;
      const Mention* trailing = findMention(text_.trailingMentions, names_, s);
      if (trailing == nullptr && !isMentioned(text_, names_, s)) continue;
      if (text_.breaksOff && isLastRow(trailing)) {
        row.kind = BoundRow::Kind::kUnreadable;
        row.reason = {"原文在此行中断", "the source breaks off in this row"};
        continue;
      }
      if (stray || isAnyGlued()) {
        row.kind = BoundRow::Kind::kUnreadable;
        row.reason = tellDetached();
        continue;
      }
      row.kind = BoundRow::Kind::kBlank;
      row.cells.assign(alignment_.shape.slots[s].columns.size(), nullptr);
    }
  }

 private:
  // A row its label was found for may have lost its numbers to what stands beside it.
  bool isDoubtful(const BoundRow& row) const {
    if (row.mention == nullptr) return false;
    const bool damaged = row.kind == BoundRow::Kind::kBlank && row.mention->quality < 1;
    return (damaged && hasStrayNumbers()) || standsByNumbers(row);
  }

  static bool hasBlanks(const BoundRow& row) {
    return row.kind == BoundRow::Kind::kBlank ||
           (row.kind == BoundRow::Kind::kValues &&
            std::any_of(row.cells.begin(), row.cells.end(),
                        [](const Atom* cell) { return cell == nullptr || cell->isBlank(); }));
  }

  // A row above or below that has numbers and no place of its own: one without a label, or, in a
  // text, with a label nobody knows.
  bool standsByNumbers(const BoundRow& row) const {
    const auto isBare = [&](std::size_t g) {
      const Group& here = text_.groups[g];
      if (alignment_.slotOfGroup[g] != kNone || RowNames::holdsOnlyFillers(here) ||
          (!here.isRow && here.values.size() < kRowOfNumbers))
        return false;
      const auto& label = here.hasOwnLabel() ? here.ownMentions : here.pendingMentions;
      return (!here.hasOwnLabel() || !here.spansAreReliable) &&
             std::none_of(label.begin(), label.end(), [](const Mention& m) { return m.isRow(); });
    };
    const auto at = static_cast<std::size_t>(row.group - text_.groups.data());
    return row.group->isRow && ((at > 0 && isBare(at - 1) && row.group->pending.empty()) ||
                                (at + 1 < text_.groups.size() && isBare(at + 1)));
  }

  bool hasAnyNumbers() const {
    return std::any_of(alignment_.rows.begin(), alignment_.rows.end(), [](const BoundRow& row) {
      return row.kind == BoundRow::Kind::kValues || row.kind == BoundRow::Kind::kBlank;
    });
  }

  // Numbers that no row got and no other label explains: they may be those of any label without.
  bool hasStrayNumbers() const {
    for (std::size_t g = 0; g < text_.groups.size(); ++g) {
      const Group& here = text_.groups[g];
      if (alignment_.slotOfGroup[g] != kNone || RowNames::holdsOnlyFillers(here)) continue;
      if (!here.hasOwnLabel() || here.own.letters.size() < kLabelLetters ||
          isPieceOfLabel(here.own.letters))
        return true;
    }
    return false;
  }

  // Of a label whose other lines stand above or below.
  bool isPieceOfLabel(const std::u32string& letters) const {
    for (std::uint32_t s = 0; s < alignment_.rows.size(); ++s) {
      if (alignment_.rows[s].kind == BoundRow::Kind::kValues) continue;
      if (isSubsequence(letters, rowLetters(table_, alignment_.shape.slots[s]))) return true;
    }
    return false;
  }

  // Digits in the word of the label, right behind it, or a nought or several before it; a letter
  // that a scanner may have made of one. A number that begins a line before words passes for that
  // of an item, and may be the row's own.
  bool isGlued(std::uint32_t slot) const {
    const auto isDigit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
    const auto before = [&](const Stretch& stretch, std::size_t at) {
      if (at == 0 || !isDigit(stretch.letters[at - 1]) ||
          (stretch.startsAtom(at) && !isNumberAt(stretch, at - 1)))
        return false;
      return stretch.letters[at - 1] == U'0' ||
             (!stretch.startsAtom(at - 1) && isDigit(stretch.letters[at - 2]));
    };
    const auto glued = [&](const std::vector<Mention>& mentions, const Stretch& stretch) {
      return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
        return names_.slotOf(mention, false) == slot &&
               (isDigit(stretch.letters[mention.end - 1]) ||  // taken for a part of the label
                endsInLatin(*stretch.atoms[stretch.atomOf[mention.end - 1]]) ||
                (isDigit(stretch.letters[mention.end]) &&
                 (!stretch.startsAtom(mention.end) || isNumberAt(stretch, mention.end))) ||
                before(stretch, mention.begin));
      });
    };
    return glued(text_.trailingMentions, text_.trailing) ||
           std::any_of(text_.groups.begin(), text_.groups.end(), [&](const Group& g) {
             return glued(g.pendingMentions, g.pending) || glued(g.ownMentions, g.own) ||
                    (endsWith(g.pendingMentions, slot) && !g.own.empty() && isNumberAt(g.own, 0));
           });
  }

  bool endsWith(const std::vector<Mention>& mentions, std::uint32_t slot) const {
    return !mentions.empty() && names_.slotOf(mentions.back(), false) == slot;
  }

  static bool endsInLatin(const Atom& atom) {
    const std::string_view text = atom.text.text();
    const char last = text.empty() ? ' ' : text.back();
    return (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
  }

  // Whether the letter is of a word that is no label and no word, but digits and signs: `97",,`.
  static bool isNumberAt(const Stretch& stretch, std::size_t letter) {
    const std::string_view text = stretch.atoms[stretch.atomOf[letter]]->text.text();
    return std::all_of(text.begin(), text.end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x80 && (c < 'A' || c > 'z');
    });
  }

  // A text that has lost what parted numbers from labels: where one stands alone, the numbers may
  // have gone elsewhere.
  bool isAnyGlued() const {
    for (std::uint32_t s = 0; s < alignment_.rows.size(); ++s) {
      if (isGlued(s)) return true;
    }
    return false;
  }

  // Whether no other row is named behind this mention.
  bool isLastRow(const Mention* mention) const {
    if (mention == nullptr) return false;
    const Mention* end = text_.trailingMentions.data() + text_.trailingMentions.size();
    return std::none_of(mention + 1, end, [](const Mention& m) { return m.isRow(); });
  }

  bool hasBlankLine() const {
    std::size_t total = 0;
    for (std::uint32_t s = 0; s < alignment_.rows.size(); ++s)
      total += alignment_.shape.slots[s].columns.size();
    return std::any_of(text_.groups.begin(), text_.groups.end(), [&](const Group& g) {
      return g.countFilled() == 0 && g.values.size() >= total;
    });
  }

  const Table& table_;
  const TableText& text_;
  const RowNames& names_;
  Alignment& alignment_;
};

}  // namespace

void settleBlankRows(const Table& table, const TableText& text, const RowNames& names,
                     Alignment& alignment) {
  BlankRows rows(table, text, names, alignment);
  rows.doubtBlankRows();
  rows.markBlankRows();
}

bool isMentioned(const TableText& text, const RowNames& names, std::uint32_t slot) {
  return std::any_of(text.groups.begin(), text.groups.end(), [&](const Group& g) {
    return findMention(g.pendingMentions, names, slot) != nullptr ||
           findMention(g.ownMentions, names, slot) != nullptr;
  });
}

Localized tellDetached() {
  return {"此行的数与标签脱开，无法确定属于哪一行",
          "numbers here are detached from their labels: which row they belong to cannot be told"};
}

}  // namespace gouji::bind
