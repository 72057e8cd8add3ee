#include "tests/layouts/sample_report.h"

#include <algorithm>

#include "engine/bind/table_shape.h"
#include "tests/bind/forms.h"

namespace gouji::layouts {
namespace {

struct Value {
  std::string printed;
  std::string expected;  // as cellText() of reading.h says it
};

Value makeValue(Random& random, const Cell& cell, bool allowBlanks) {
  const std::uint32_t kind = random.below(100);
  std::string digits = std::to_string(random.chance(50) ? 0 : random.below(9) + 1);
  const std::uint32_t more = digits == "0" ? 0 : random.below(8);
  if (kind >= 60) {
    for (std::uint32_t i = 0; i < more; ++i) digits += static_cast<char>('0' + random.below(10));
  }
  if (cell.isDecimal && random.chance(50)) {
    const std::string printed = digits + ".25";
    return {printed, printed};
  }
  if (kind == 0 && allowBlanks) return {"", ""};
  if (kind == 1 && allowBlanks) return {"/", "「/」"};
  if (kind == 2) {
    const std::string filler = random.chance(50) ? "—" : random.chance(50) ? "-" : "无";
    return {filler, "「" + filler + "」"};
  }
  if (kind == 3 && digits.size() == 4)
    return {digits.substr(0, 1) + "," + digits.substr(1), digits};
  if (kind == 4) return {digits + "件", digits};
  if (kind == 5) return {digits + "（其中修订1件）", digits};
  if (kind == 6 && digits == "0") return {"O", "?"};
  if (kind == 7) {
    std::string wide;
    for (const char c : digits)
      wide += "\xEF\xBC" + std::string(1, static_cast<char>(0x90 + c - '0'));
    return {wide, digits};
  }
  return {digits, digits};
}

std::vector<std::uint32_t> bandsOf(const Axis& axis, std::uint32_t item) {
  std::vector<std::uint32_t> bands;
  for (std::uint32_t b = axis.items[item].band; b != kNone; b = axis.bands[b].parent)
    bands.insert(bands.begin(), b);
  return bands;
}

class TablePrinter {
 public:
  TablePrinter(SampleReport& report, std::uint32_t table, Random& random,
               const SampleOptions& options)
      : report_(report), table_(report.form->tables[table]), random_(random), options_(options) {
    printed_.table = table;
    const auto shapes = bind::listShapes(table_);
    shape_ =
        shapes[random.chance(30) ? random.below(static_cast<std::uint32_t>(shapes.size())) : 0];
    collapse_ = random.chance(50);
  }

  PrintedTable print() {
    if (table_.layout == TableLayout::kAcross)
      printAcross();
    else
      printDown();
    return std::move(printed_);
  }

 private:
  // Empty cells of a head belong to the one on their left, or to the one above where `mergesUp`
  // says so.
  template <typename MergesUp>
  void addHead(std::vector<std::string> texts, bool startsBlock, MergesUp mergesUp) {
    PrintedRow row;
    row.startsBlock = startsBlock;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      PrintedCell cell{std::move(texts[i])};
      cell.mergesUp = cell.text.empty() && mergesUp(i);
      cell.mergesLeft = cell.text.empty() && !cell.mergesUp;
      row.cells.push_back(std::move(cell));
    }
    printed_.rows.push_back(std::move(row));
  }

  void addHead(std::vector<std::string> texts, bool startsBlock) {
    addHead(std::move(texts), startsBlock, [](std::size_t) { return false; });
  }

  static void mergeUntil(PrintedRow& row, std::size_t cells) {
    while (row.cells.size() < cells) {
      row.cells.emplace_back();
      row.cells.back().mergesLeft = true;
    }
  }

  PrintedCell value(std::uint32_t row, std::uint32_t column) {
    const CellId cell = table_.cell(row, column);
    const Value made = makeValue(random_, report_.form->cells[cell], options_.blanks);
    report_.expected[cell] = made.expected;
    return {made.printed, cell, false};
  }

  void printDown() {
    std::size_t widest = 0;
    for (const auto& slot : shape_.slots) widest = std::max(widest, slot.columns.size());
    std::size_t depth = 1;
    for (const auto& slot : shape_.slots)
      depth = std::max(depth, bandsOf(table_.rows, slot.row).size() + 1);
    const std::uint32_t missing =
        options_.missingRows && random_.chance(25)
            ? random_.below(static_cast<std::uint32_t>(shape_.slots.size()))
            : kNone;
    std::uint32_t block = kNone;
    std::vector<std::uint32_t> open;
    for (std::uint32_t s = 0; s < shape_.slots.size(); ++s) {
      const auto& slot = shape_.slots[s];
      if (slot.block != block) printHeads(slot, depth, widest);
      block = slot.block;
      if (s == missing) continue;
      const std::vector<std::uint32_t> bands = bandsOf(table_.rows, slot.row);
      PrintedRow row;
      row.kind = RowKind::kData;
      for (std::size_t b = 0; b < bands.size(); ++b) {
        const bool isOpen = b < open.size() && open[b] == bands[b];
        row.cells.push_back({isOpen ? "" : table_.rows.bands[bands[b]].label.official});
        row.cells.back().mergesUp = isOpen;
      }
      open = bands;
      row.cells.push_back({table_.rows.items[slot.row].label.official, kNoCell, true});
      if (collapse_ && bands.empty())
        row.cells.back().columns = static_cast<std::uint32_t>(depth);
      else
        mergeUntil(row, depth);
      for (const std::uint32_t column : slot.columns) row.cells.push_back(value(slot.row, column));
      if (depth == 1) mergeUntil(row, widest + 1);
      printed_.rows.push_back(std::move(row));
    }
  }

  void printHeads(const bind::RowSlot& slot, std::size_t depth, std::size_t widest) {
    const Block& block = table_.blocks[slot.block];
    if (!block.heading.official.empty()) {
      std::vector<std::string> heading(widest + 1);
      heading[0] = block.heading.official;
      addHead(heading, true);
      std::vector<std::string> heads{block.corner.official};
      for (const std::uint32_t column : slot.columns)
        heads.push_back(table_.columns.items[column].label.official);
      heads.resize(widest + 1);
      addHead(heads, false);
      return;
    }
    // 申请人情况 over 自然人, 法人或其他组织 and 总计; the organisations below.
    std::vector<std::string> top(depth + slot.columns.size());
    std::vector<std::string> middle(top.size());
    std::vector<std::string> bottom(top.size());
    top[0] = table_.note.official;
    top[depth] = table_.columns.bands[0].label.official;
    bool named = false;
    for (std::size_t c = 0; c < slot.columns.size(); ++c) {
      const AxisItem& item = table_.columns.items[slot.columns[c]];
      if (item.band != 1) {
        middle[depth + c] = item.label.official;
        continue;
      }
      if (!named) middle[depth + c] = table_.columns.bands[1].label.official;
      named = true;
      bottom[depth + c] = item.label.official;
    }
    addHead(top, true);
    addHead(middle, false, [&](std::size_t i) { return i < depth; });
    addHead(bottom, false, [](std::size_t) { return true; });
  }

  void printAcross() {
    const std::size_t each = shape_.slots[0].columns.size();
    std::vector<std::string> top(each * shape_.slots.size());
    std::vector<std::string> middle(top.size());
    std::vector<std::string> bottom(top.size());
    PrintedRow row;
    row.kind = RowKind::kData;
    for (std::size_t s = 0; s < shape_.slots.size(); ++s) {
      const auto& slot = shape_.slots[s];
      const std::vector<std::uint32_t> bands = bandsOf(table_.rows, slot.row);
      const std::string& label = table_.rows.items[slot.row].label.official;
      if (bands.empty())
        top[s * each] = label;
      else
        middle[s * each] = label;
      if (!bands.empty() && s == 1) top[s * each] = table_.rows.bands[bands[0]].label.official;
      for (std::size_t c = 0; c < each; ++c) {
        const std::string& head = table_.columns.items[slot.columns[c]].label.official;
        (bands.empty() ? middle : bottom)[s * each + c] = head;
        row.cells.push_back(value(slot.row, slot.columns[c]));
      }
    }
    addHead(top, true);
    addHead(middle, false);
    addHead(bottom, false, [](std::size_t) { return true; });
    printed_.rows.push_back(std::move(row));
  }

  SampleReport& report_;
  const Table& table_;
  Random& random_;
  SampleOptions options_;
  bool collapse_ = false;
  bind::TableShape shape_;
  PrintedTable printed_;
};

}  // namespace

std::uint32_t Random::below(std::uint32_t bound) {
  state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
  return static_cast<std::uint32_t>((state_ >> 33) % bound);
}

PrintedCell* PrintedRow::label() {
  for (PrintedCell& cell : cells) {
    if (cell.isLabel) return &cell;
  }
  return nullptr;
}

bool PrintedRow::hasBlank() const {
  return std::any_of(cells.begin(), cells.end(), [](const PrintedCell& cell) {
    return cell.cell != kNoCell && cell.text.empty();
  });
}

std::uint32_t PrintedTable::columnSpan(std::size_t row, std::size_t cell) const {
  const std::vector<PrintedCell>& cells = rows[row].cells;
  std::uint32_t span = cells[cell].columns;
  while (cell + 1 < cells.size() && cells[cell + 1].mergesLeft) {
    ++cell;
    ++span;
  }
  return span;
}

std::uint32_t PrintedTable::rowSpan(std::size_t row, std::size_t cell) const {
  std::uint32_t span = 1;
  while (row + 1 < rows.size() && cell < rows[row + 1].cells.size() &&
         rows[row + 1].cells[cell].mergesUp) {
    ++row;
    ++span;
  }
  return span;
}

SampleReport makeSample(Random& random, const SampleOptions& options) {
  SampleReport report;
  const bool is2021 = random.chance(75);
  report.form = is2021 ? bindtest::form2021() : bindtest::form2019();
  const std::string year = is2021 ? "2024" : "2020";
  report.agency = "青山区水务局";
  report.year = is2021 ? 2024 : 2020;
  report.title = report.agency + year + "年政府信息公开工作年度报告";
  report.expected.assign(report.form->cells.size(), "-");
  for (const Section& section : report.form->sections) {
    report.headings.push_back(section.heading.official);
    report.paragraphs.push_back(
        section.tables.empty()
            ? year + "年，本局主动公开政府信息 120 条，收到申请 34 件，均已按期答复。"
            : "");
  }
  for (std::uint32_t t = 0; t < report.form->tables.size(); ++t)
    report.tables.push_back(TablePrinter(report, t, random, options).print());
  return report;
}

}  // namespace gouji::layouts
