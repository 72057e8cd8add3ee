#include "tests/layouts/damage.h"

#include <algorithm>

#include "engine/bind/label_text.h"
#include "engine/text/utf8.h"

namespace gouji::layouts {
namespace {

std::vector<std::string> splitCharacters(const std::string& text) {
  std::vector<std::string> characters;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    static_cast<void>(decodeUtf8(text, offset));
    characters.push_back(text.substr(begin, offset - begin));
  }
  return characters;
}

std::string joinCharacters(const std::vector<std::string>& characters) {
  std::string text;
  for (const std::string& character : characters) text += character;
  return text;
}

std::string withoutNumber(const std::string& text) {
  return text.substr(bind::readNumbering(text).length);
}

std::string replaceAll(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
    text.replace(at, from.size(), to);
  return text;
}

// Every word of the tables that is not a value.
template <typename Change>
void changeWords(SampleReport& report, Change change) {
  for (PrintedTable& table : report.tables) {
    for (PrintedRow& row : table.rows) {
      for (PrintedCell& cell : row.cells) {
        if (cell.cell == kNoCell && !cell.text.empty()) cell.text = change(cell.text);
      }
    }
  }
}

std::vector<PrintedRow*> listDataRows(SampleReport& report) {
  std::vector<PrintedRow*> rows;
  for (PrintedTable& table : report.tables) {
    for (PrintedRow& row : table.rows) {
      if (row.kind == RowKind::kData) rows.push_back(&row);
    }
  }
  return rows;
}

void loseLetter(PrintedRow& row, Random& random) {
  PrintedCell* label = row.label();
  if (label == nullptr) return;
  std::vector<std::string> characters = splitCharacters(label->text);
  const std::size_t numbering =
      splitCharacters(label->text.substr(0, bind::readNumbering(label->text).length)).size();
  // Of two letters one is no label any more; that is another damage.
  if (characters.size() < numbering + 4) return;
  const std::size_t at =
      numbering + random.below(static_cast<std::uint32_t>(characters.size() - numbering));
  characters.erase(characters.begin() + static_cast<std::ptrdiff_t>(at));
  label->text = joinCharacters(characters);
}

void insertSpaces(SampleReport& report, Random& random) {
  changeWords(report, [&](const std::string& text) {
    std::vector<std::string> characters = splitCharacters(text);
    std::string spaced;
    for (const std::string& character : characters) {
      if (!spaced.empty() && random.chance(15)) spaced += random.chance(50) ? " " : "　";
      spaced += character;
    }
    return spaced;
  });
}

void loseValue(SampleReport& report, PrintedRow& row, Random& random) {
  PrintedCell& cell = row.cells[random.below(static_cast<std::uint32_t>(row.cells.size()))];
  if (cell.cell == kNoCell) return;
  cell.text.clear();
  report.expected[cell.cell] = "";
}

void loseDigit(SampleReport& report, PrintedRow& row) {
  for (PrintedCell& cell : row.cells) {
    const bool digits = std::all_of(cell.text.begin(), cell.text.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
    if (cell.cell == kNoCell || !digits || cell.text.size() < 2 || cell.text[1] == '0') continue;
    cell.text.erase(0, 1);
    report.expected[cell.cell] = cell.text;
    return;
  }
}

void loseLeadingCell(PrintedRow& row) {
  if (row.cells.size() > 2 && row.cells[0].text.empty() && row.cells[0].cell == kNoCell)
    row.cells.erase(row.cells.begin());
}

void trimTrailing(SampleReport& report) {
  for (PrintedRow* row : listDataRows(report)) {
    while (!row->cells.empty() && row->cells.back().text.empty()) row->cells.pop_back();
  }
}

void addExtraRow(SampleReport& report, Random& random) {
  PrintedTable& table = report.tables[random.below(2)];
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (table.rows[i].kind == RowKind::kData && table.rows[i].label() != nullptr)
      places.push_back(i);
  }
  if (places.empty()) return;
  const std::size_t at = places[random.below(static_cast<std::uint32_t>(places.size()))];
  PrintedRow row = table.rows[at];
  for (PrintedCell& cell : row.cells) {
    if (cell.isLabel) {
      cell.text = "便民地图发布总量";
    } else if (cell.cell != kNoCell) {
      cell.text = std::to_string(random.below(90));
      cell.cell = kNoCell;
      cell.isLabel = false;
    } else {
      cell.text.clear();
    }
  }
  // Values of the extra row are printed as values, though they are of no cell of the form.
  for (PrintedCell& cell : row.cells) {
    if (!cell.isLabel && !cell.text.empty()) cell.cell = kNoCell - 1;
  }
  table.rows.insert(table.rows.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(row));
}

void loseHeads(SampleReport& report) {
  for (PrintedTable& table : report.tables) {
    if (table.table == 2) continue;
    table.rows.erase(
        std::remove_if(table.rows.begin(), table.rows.end(),
                       [](const PrintedRow& row) { return row.kind == RowKind::kHead; }),
        table.rows.end());
  }
}

PrintedRow& pickRow(const std::vector<PrintedRow*>& rows, Random& random) {
  return *rows[random.below(static_cast<std::uint32_t>(rows.size()))];
}

}  // namespace

const char* damageName(Damage damage) {
  constexpr const char* kNames[] = {"none",         "letters lost", "numbers lost",  "label lost",
                                    "spaces",       "brackets",     "leading cell",  "trimmed",
                                    "value lost",   "digit lost",   "lines swapped", "noise",
                                    "heading lost", "heads lost",   "extra row"};
  return kNames[static_cast<std::size_t>(damage)];
}

SampleOptions sampleOptions(Damage damage, const LayoutTraits& traits) {
  SampleOptions options;
  options.blanks =
      damage != Damage::kLinesSwapped && (traits.showsBlanks || damage != Damage::kLabelLost);
  options.missingRows =
      damage != Damage::kLinesSwapped && (damage != Damage::kExtraRow || !traits.partsLabels);
  return options;
}

void damageReport(SampleReport& report, Damage damage, std::uint32_t strength, Random& random) {
  const std::vector<PrintedRow*> rows = listDataRows(report);
  const std::uint32_t times = strength * 2;
  switch (damage) {
    case Damage::kLettersLost:
      for (std::uint32_t i = 0; i < times; ++i) loseLetter(pickRow(rows, random), random);
      break;
    case Damage::kNumberingLost:
      changeWords(report, withoutNumber);
      for (std::string& heading : report.headings) heading = withoutNumber(heading);
      break;
    case Damage::kLabelLost:
      for (std::uint32_t i = 0; i < strength; ++i) {
        PrintedCell* label = pickRow(rows, random).label();
        if (label != nullptr) label->text.clear();
      }
      break;
    case Damage::kSpacesInLabels:
      insertSpaces(report, random);
      break;
    case Damage::kOtherBrackets:
      changeWords(report, [](const std::string& text) {
        return replaceAll(replaceAll(replaceAll(text, "（", "("), "）", ")"), "，", ",");
      });
      break;
    case Damage::kLeadingCellLost:
      for (std::uint32_t i = 0; i < times; ++i) loseLeadingCell(pickRow(rows, random));
      break;
    case Damage::kTrailingTrimmed:
      trimTrailing(report);
      break;
    case Damage::kNumberLost:
      for (std::uint32_t i = 0; i < times; ++i) loseValue(report, pickRow(rows, random), random);
      break;
    case Damage::kDigitLost:
      for (std::uint32_t i = 0; i < times; ++i) loseDigit(report, pickRow(rows, random));
      break;
    case Damage::kHeadingLost:
      report.headings[1 + random.below(5)] = "";
      break;
    case Damage::kHeadsLost:
      loseHeads(report);
      break;
    case Damage::kExtraRow:
      addExtraRow(report, random);
      break;
    default:
      break;
  }
}

}  // namespace gouji::layouts
