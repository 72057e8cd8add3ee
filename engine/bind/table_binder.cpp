#include "engine/bind/table_binder.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "engine/bind/column_heads.h"
#include "engine/bind/label_text.h"
#include "engine/bind/row_alignment.h"
#include "engine/bind/row_heads.h"
#include "engine/bind/shape_score.h"

namespace gouji::bind {
namespace {

constexpr std::size_t kLongestRaw = 120;  // bytes of the words kept with an unreadable cell
constexpr std::size_t kMostExtraRows = 50;

bool isMoneyUnit(std::string_view unit) {
  return unit == "元" || unit == "万元" || unit == "亿元" || unit == "万";
}

std::string cut(std::string text) {
  if (text.size() <= kLongestRaw) return text;
  std::size_t end = kLongestRaw;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text + "…";
}

class TableBinder {
 public:
  TableBinder(const std::vector<Line>& lines, LineRange range, std::uint32_t table,
              const PreparedTable& prepared, Report& report)
      : report_(report),
        tableIndex_(table),
        isOwnSection_(range.isOwnSection),
        table_(report.form->tables[table]),
        prepared_(prepared),
        vocabulary_(prepared.vocabulary),
        text_(readGroups(lines, range.first, range.last, vocabulary_)) {}

  bool bind() {
    chooseShape();
    if (table_.layout == TableLayout::kAcross) doubtRowsBelowOtherHeads(text_, alignment_);
    heads_ = readColumnHeads(table_, alignment_, text_);
    applyHeads();
    if (!foundAnything() && !doubtNumbers()) {
      observe(ObservationKind::kMissingTable, kNone, {}, {}, {});
      return false;
    }
    report_.tablePresent[tableIndex_] = true;
    report_.variants[tableIndex_] = alignment_.shape.variant;
    for (std::uint32_t slot = 0; slot < alignment_.rows.size(); ++slot) writeRow(slot);
    observeRows();
    observeHeads();
    return true;
  }

 private:
  void chooseShape() {
    bool first = true;
    for (const TableShape& shape : prepared_.shapes) {
      // Nothing is better than a shape that found all its rows.
      if (!first && scoreAtMost(shape) <= alignment_.score) continue;
      Alignment candidate = alignRows(table_, shape, prepared_.bands, text_);
      if (first || candidate.score > alignment_.score) alignment_ = std::move(candidate);
      first = false;
    }
  }

  // Numbers under heads of another form, or under heads nobody knows, are not this form's.
  void applyHeads() {
    for (std::uint32_t slot = 0; slot < alignment_.rows.size(); ++slot) {
      BoundRow& row = alignment_.rows[slot];
      const BlockHead& head = heads_[alignment_.shape.slots[slot].block];
      if (row.kind != BoundRow::Kind::kValues && row.kind != BoundRow::Kind::kUnreadable) continue;
      if (head.verdict == HeadVerdict::kForeign) {
        row.kind = BoundRow::Kind::kForeign;
      } else if (head.verdict == HeadVerdict::kUnknown) {
        row.kind = BoundRow::Kind::kUnreadable;
        row.reason = {"此处的列标题不是本表的列标题，无法确定各数的含义",
                      "the column heads here are not those of the form: what the numbers mean "
                      "cannot be told"};
      } else if (!head.order.empty() && row.kind == BoundRow::Kind::kValues) {
        RowCells ordered(row.cells.size(), nullptr);
        for (std::size_t i = 0; i < head.order.size() && i < row.cells.size(); ++i)
          ordered[head.order[i]] = row.cells[i];
        row.cells = std::move(ordered);
      }
    }
  }

  bool foundAnything() const {
    return std::any_of(alignment_.rows.begin(), alignment_.rows.end(),
                       [](const BoundRow& row) {
                         return row.kind == BoundRow::Kind::kValues ||
                                row.kind == BoundRow::Kind::kBlank ||
                                row.kind == BoundRow::Kind::kForeign || row.mention != nullptr;
                       }) ||
           namesItems(isOwnSection_ ? 1 : 2);
  }

  // Nothing of the table was known again, and yet its section has a row of numbers: what the reader
  // made of the table cannot be told from a table that is missing.
  bool doubtNumbers() {
    constexpr std::size_t kRowOfNumbers = 3;
    const auto row = std::find_if(text_.groups.begin(), text_.groups.end(), [](const Group& group) {
      return group.countFilled() >= kRowOfNumbers;
    });
    if (!isOwnSection_ || row == text_.groups.end()) return false;
    for (BoundRow& bound : alignment_.rows) {
      bound.kind = BoundRow::Kind::kUnreadable;
      bound.group = &*row;
      bound.reason = {
          "此处有数，但无法确定是本表的哪些单元格",
          "there are numbers here, but which cells of the table they are cannot be told"};
    }
    return true;
  }

  // Rows or columns by their labels: the table is there, whatever became of its numbers.
  bool namesItems(std::size_t least) const {
    std::vector<std::pair<WordKind, std::uint32_t>> named;
    const auto collect = [&](const std::vector<Mention>& mentions) {
      for (const Mention& mention : mentions) {
        const std::pair item{mention.kind, mention.index};
        if ((mention.isRow() || mention.kind == WordKind::kColumn) && named.size() < least &&
            std::find(named.begin(), named.end(), item) == named.end())
          named.push_back(item);
      }
    };
    for (const Group& group : text_.groups) {
      collect(group.pendingMentions);
      collect(group.ownMentions);
    }
    collect(text_.trailingMentions);
    return named.size() >= least;
  }

  void writeRow(std::uint32_t slot) {
    const RowSlot& place = alignment_.shape.slots[slot];
    const BoundRow& row = alignment_.rows[slot];
    for (std::size_t i = 0; i < place.columns.size(); ++i) {
      const CellId cell = table_.cell(place.row, place.columns[i]);
      if (cell == kNoCell) continue;
      switch (row.kind) {
        case BoundRow::Kind::kMissing:
        case BoundRow::Kind::kForeign:
          break;
        case BoundRow::Kind::kUnreadable:
          writeUnreadable(cell, row);
          break;
        case BoundRow::Kind::kBlank:
        case BoundRow::Kind::kValues:
          writeCell(cell, i < row.cells.size() ? row.cells[i] : nullptr, row);
          break;
      }
    }
  }

  void writeUnreadable(CellId cell, const BoundRow& row) {
    PlacedText raw;
    if (row.group != nullptr) {
      for (const Atom* atom : row.group->values) {
        if (raw.text().size() > kLongestRaw) break;
        if (!raw.empty()) raw.appendGlue(" ");
        raw.append(atom->text.copy());
      }
    }
    report_.setState(cell, CellState::kUnreadable, cut(raw.text()));
    report_.detail(cell).reason = row.reason;
    setPlace(cell, raw.locate(report_.source.get()));
  }

  // A hole between the numbers of a row of a grid whose spans can be trusted: only a cell of the
  // row above leaves one.
  static bool isCoveredFromAbove(const Atom* atom, const BoundRow& row) {
    return atom == nullptr && row.kind == BoundRow::Kind::kValues && row.group != nullptr &&
           row.group->isRow && row.group->spansAreReliable;
  }

  void writeCell(CellId cell, const Atom* atom, const BoundRow& row) {
    if (isCoveredFromAbove(atom, row)) {
      report_.setState(cell, CellState::kUnreadable);
      report_.detail(cell).reason = {"此格与上一行的单元格合并，无法确定其数",
                                     "this cell is merged with one of the row above: its number "
                                     "cannot be told"};
      setPlace(cell, labelPlace(row));
      return;
    }
    if (atom == nullptr || atom->isBlank()) {
      report_.setState(cell, CellState::kBlank);
      setPlace(cell, atom != nullptr && !atom->text.empty() ? place(atom->text) : labelPlace(row));
      return;
    }
    const CellReading& reading = atom->reading;
    const std::string raw(trim(atom->text.text()));
    setPlace(cell, place(atom->text));
    const std::string& unit = report_.form->cells[cell].unit;
    // An amount in another unit is not the number the cell asks for.
    const bool otherUnit = isMoneyUnit(reading.unit) && reading.unit != unit;
    if (reading.state == CellState::kNumber && !otherUnit) {
      report_.setNumber(cell, reading.value);
      if (!reading.note.empty()) {
        report_.detail(cell).raw = raw;
        report_.detail(cell).note = reading.note;
      }
      return;
    }
    const bool mixed = reading.state == CellState::kText && holdsPieceOfLabel(raw, row);
    report_.setState(cell,
                     otherUnit ? CellState::kText
                     : mixed   ? CellState::kUnreadable
                               : reading.state,
                     cut(raw));
    if (mixed) {
      report_.detail(cell).reason = {"此处的数与标签的字混在一起，无法确定",
                                     "digits and letters of the label are mixed up here: the "
                                     "number cannot be told"};
    }
    if (reading.state == CellState::kUnreadable) report_.detail(cell).reason = reading.reason;
  }

  // Digits with letters between them that are all of the row's own label.
  bool holdsPieceOfLabel(std::string_view raw, const BoundRow& row) const {
    std::u32string letters = labelLetters(raw);
    const std::size_t all = letters.size();
    std::erase_if(letters, [](char32_t c) { return c >= U'0' && c <= U'9'; });
    const RowSlot& slot =
        alignment_.shape.slots[static_cast<std::size_t>(&row - alignment_.rows.data())];
    return letters.size() < all && isSubsequence(letters, rowLetters(table_, slot));
  }

  Location place(const PlacedPart& text) const { return text.locate(report_.source.get()); }
  Location place(const PlacedText& text) const { return text.locate(report_.source.get()); }

  void setPlace(CellId cell, Location location) {
    if (report_.cellPlaces.empty()) report_.cellPlaces.resize(report_.states.size());
    report_.cellPlaces[cell] = location;
  }

  PlacedText labelText(const BoundRow& row) const {
    if (row.mention == nullptr) return {};
    const Stretch& stretch = row.isOwnLabel ? row.group->own : row.group->pending;
    return stretch.slice(row.mention->begin, row.mention->end);
  }

  Location labelPlace(const BoundRow& row) const { return place(labelText(row)); }

  void observe(ObservationKind kind, std::uint32_t item, std::string text, std::string expected,
               Location location) {
    Observation observation;
    observation.kind = kind;
    observation.table = tableIndex_;
    observation.section = table_.section;
    observation.item = item;
    observation.text = cut(std::move(text));
    observation.expected = std::move(expected);
    observation.place = location;
    report_.observations.push_back(std::move(observation));
  }

  // On a page without lines the words of neighbouring cells come one behind the other: what a label
  // lacks may stand there all the same.
  bool mayBeMixed(const BoundRow& row) const {
    return !row.group->isRow && std::holds_alternative<PagePlace>(labelPlace(row));
  }

  void observeRows() {
    for (std::uint32_t slot = 0; slot < alignment_.rows.size(); ++slot) {
      const BoundRow& row = alignment_.rows[slot];
      const std::uint32_t item = alignment_.shape.slots[slot].row;
      const std::string& official = table_.rows.items[item].label.official;
      if (row.kind == BoundRow::Kind::kMissing)
        observe(ObservationKind::kMissingRow, item, official, official, {});
      if (row.mention != nullptr && row.mention->wording == Wording::kDamaged && !mayBeMixed(row))
        observe(ObservationKind::kDamagedLabel, item, labelText(row).text(), official,
                labelPlace(row));
    }
    if (alignment_.outOfOrder) {
      Observation doubt;
      doubt.table = tableIndex_;
      doubt.section = table_.section;
      doubt.message = {"表中各行的先后与格式不同，已按标签对应",
                       "the rows stand in another order than in the form; they were matched by "
                       "their labels"};
      report_.observations.push_back(std::move(doubt));
    }
    observeExtraRows();
  }

  // Rows between those of the form that name nothing of it.
  void observeExtraRows() {
    std::size_t first = text_.groups.size();
    std::size_t last = 0;
    for (std::size_t g = 0; g < text_.groups.size(); ++g) {
      if (alignment_.slotOfGroup[g] == kNone) continue;
      first = std::min(first, g);
      last = g;
    }
    std::size_t extras = 0;
    for (std::size_t g = first; g <= last && g < text_.groups.size(); ++g) {
      const Group& group = text_.groups[g];
      if (alignment_.slotOfGroup[g] != kNone || group.own.letters.size() < 2) continue;
      if (isClaimedByPosition(group) || ++extras > kMostExtraRows) continue;
      const Mention* foreign = findForeign(group.ownMentions);
      const bool unknown =
          std::all_of(group.ownMentions.begin(), group.ownMentions.end(),
                      [](const Mention& mention) { return mention.kind == WordKind::kUnknown; });
      const PlacedText label = group.own.slice(0, group.own.letters.size());
      if (foreign != nullptr)
        observe(ObservationKind::kForeignLabel, kNone, label.text(),
                vocabulary_.foreignLabel(foreign->index), place(label));
      if (foreign != nullptr || (unknown && !group.ownMentions.empty()))
        observe(ObservationKind::kExtraRow, kNone, label.text(), {}, place(label));
    }
  }

  bool isClaimedByPosition(const Group& group) const {
    return std::any_of(alignment_.rows.begin(), alignment_.rows.end(),
                       [&](const BoundRow& row) { return row.group == &group; });
  }

  static const Mention* findForeign(const std::vector<Mention>& mentions) {
    for (const Mention& mention : mentions) {
      if (mention.kind == WordKind::kForeign) return &mention;
    }
    return nullptr;
  }

  void observeHeads() {
    for (const BlockHead& head : heads_) {
      for (const FoundHead& found : head.found) {
        const PlacedText words = found.text;
        if (found.mention.kind == WordKind::kForeign) {
          observe(ObservationKind::kForeignLabel, kNone, words.text(),
                  vocabulary_.foreignLabel(found.mention.index), place(words));
          continue;
        }
        const std::string& official = table_.columns.items[found.mention.index].label.official;
        if (found.mention.wording == Wording::kDamaged)
          observe(ObservationKind::kDamagedLabel, found.mention.index, words.text(), official,
                  place(words));
        if (found.mention.lacksUnit)
          observe(ObservationKind::kMissingUnit, found.mention.index, words.text(), official,
                  place(words));
      }
      if (head.verdict == HeadVerdict::kForeign) {
        for (const std::uint32_t column : head.missing)
          observe(ObservationKind::kMissingColumn, column,
                  table_.columns.items[column].label.official,
                  table_.columns.items[column].label.official, {});
      }
    }
    if (!table_.note.official.empty() && !containsNote(prepared_.note, text_))
      observe(ObservationKind::kMissingNote, kNone, table_.note.official, table_.note.official, {});
  }

  Report& report_;
  std::uint32_t tableIndex_;
  bool isOwnSection_;
  const Table& table_;
  const PreparedTable& prepared_;
  const Vocabulary& vocabulary_;
  TableText text_;
  Alignment alignment_;
  std::vector<BlockHead> heads_;
};

}  // namespace

bool bindTable(const std::vector<Line>& lines, LineRange range, std::uint32_t table,
               const PreparedTable& prepared, Report& report) {
  return TableBinder(lines, range, table, prepared, report).bind();
}

}  // namespace gouji::bind
