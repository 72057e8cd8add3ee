#include "tests/layouts/text_layout.h"

#include <algorithm>

#include "engine/bind/cell_reading.h"
#include "engine/text/utf8.h"

namespace gouji::layouts {
namespace {

std::string join(const std::vector<std::string>& cells, const std::string& separator) {
  std::string joined;
  for (std::size_t i = 0; i < cells.size(); ++i) joined += (i == 0 ? "" : separator) + cells[i];
  return joined;
}

std::vector<std::string> textsOf(const PrintedRow& row) {
  std::vector<std::string> texts;
  for (const PrintedCell& cell : row.cells) texts.push_back(cell.text);
  return texts;
}

std::vector<std::string> filledTexts(const PrintedRow& row) {
  std::vector<std::string> texts;
  for (const PrintedCell& cell : row.cells) {
    if (!cell.text.empty()) texts.push_back(cell.text);
  }
  return texts;
}

std::string labelWords(const PrintedRow& row) {
  std::string words;
  for (const PrintedCell& cell : row.cells) {
    if (cell.cell == kNoCell) words += cell.text;
  }
  return words;
}

std::vector<std::string> valueTexts(const PrintedRow& row) {
  std::vector<std::string> texts;
  for (const PrintedCell& cell : row.cells) {
    if (cell.cell != kNoCell) texts.push_back(cell.text);
  }
  return texts;
}

std::vector<std::string> wrap(const std::string& text, std::size_t letters) {
  std::vector<std::string> lines(1);
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    static_cast<void>(decodeUtf8(text, offset));
    if (count++ == letters) {
      lines.emplace_back();
      count = 1;
    }
    lines.back() += text.substr(begin, offset - begin);
  }
  return lines;
}

class Renderer {
 public:
  Renderer(TextLayout layout, Random& random) : layout_(layout), random_(random) {}

  void renderTable(const PrintedTable& table, std::vector<std::string>& lines) {
    pendingLabels_.clear();
    isFirst_ = true;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const PrintedRow& row = table.rows[i];
      renderRow(row, lines);
      isFirst_ = false;
      if (layout_ == TextLayout::kPaged && random_.chance(8)) {
        lines.push_back("");
        lines.push_back("- " + std::to_string(2 + i) + " -");
        lines.push_back("");
        for (const PrintedRow& head : table.rows) {
          if (!table.rows[0].cells[0].text.empty() && head.kind == RowKind::kData) break;
          if (table.table == 1) lines.push_back(join(textsOf(head), "\t"));
        }
      }
    }
    flushLabels(lines);
  }

 private:
  void renderRow(const PrintedRow& row, std::vector<std::string>& lines) {
    switch (layout_) {
      case TextLayout::kTabs:
      case TextLayout::kPaged:
        lines.push_back(join(textsOf(row), "\t"));
        break;
      case TextLayout::kPipes:
        lines.push_back(join(textsOf(row), " | ") + " |");
        break;
      case TextLayout::kPipesPadded:
        renderPadded(row, lines);
        break;
      case TextLayout::kMarkdown:
        lines.push_back("| " + join(textsOf(row), " | ") + " |");
        if (isFirst_) lines.push_back(separator(row.cells.size()));
        break;
      case TextLayout::kMarkdownSplit:
        renderSplit(row, lines);
        break;
      case TextLayout::kSpaces:
        lines.push_back(join(filledTexts(row), " "));
        break;
      case TextLayout::kColumns:
        lines.push_back("    " + join(filledTexts(row), "      "));
        break;
      case TextLayout::kCellALine:
      case TextLayout::kCellAParagraph:
      case TextLayout::kBarePipe:
      case TextLayout::kCellPipe:
      case TextLayout::kOneLine:
        for (const std::string& text : filledTexts(row)) lines.push_back(text);
        break;
      case TextLayout::kWrapped:
        renderWrapped(row, lines);
        break;
      case TextLayout::kDetached:
        renderDetached(row, lines);
        break;
      case TextLayout::kCount:
        break;
    }
  }

  static std::string separator(std::size_t columns) {
    std::string line = "|";
    for (std::size_t i = 0; i < columns; ++i) line += "---|";
    return line;
  }

  // Words first, numbers behind them, and the empty cells of what was merged at the end.
  static void renderPadded(const PrintedRow& row, std::vector<std::string>& lines) {
    std::vector<std::string> texts;
    for (const PrintedCell& cell : row.cells) {
      if (cell.cell != kNoCell || !cell.text.empty()) texts.push_back(cell.text);
    }
    lines.push_back(join(texts, " | ") + " |" + std::string(row.cells.size() - texts.size(), '|'));
  }

  void renderSplit(const PrintedRow& row, std::vector<std::string>& lines) {
    if (row.kind == RowKind::kHead) {
      for (const std::string& text : filledTexts(row)) lines.push_back("### " + text);
      return;
    }
    const std::string label = labelWords(row);
    std::vector<std::string> cells = valueTexts(row);
    if (!label.empty()) cells.insert(cells.begin(), label);
    std::vector<std::string> heads;
    for (std::size_t i = 0; i + 1 < cells.size(); ++i)
      heads.push_back(i == 0 ? "类别" : "数据" + std::to_string(i));
    heads.push_back("总计");
    if (cells.size() >= 6) lines.push_back("| " + join(heads, " | ") + " |");
    if (cells.size() >= 6) lines.push_back(separator(heads.size()));
    lines.push_back("| " + join(cells, " | ") + " |");
    lines.push_back("");
  }

  void renderWrapped(const PrintedRow& row, std::vector<std::string>& lines) {
    if (row.kind == RowKind::kHead) {
      for (const std::string& text : filledTexts(row)) {
        for (const std::string& line : wrap(text, 12)) lines.push_back(line);
      }
      return;
    }
    std::vector<std::string> numbers;
    for (const std::string& text : valueTexts(row)) {
      if (!text.empty()) numbers.push_back(text);
    }
    std::vector<std::string> label;
    for (const PrintedCell& cell : row.cells) {
      if (cell.cell != kNoCell || cell.text.empty()) continue;
      for (const std::string& line : wrap(cell.text, 12)) label.push_back(line);
    }
    if (label.empty()) {
      lines.push_back(join(numbers, " "));
      return;
    }
    // Beside the last line, or beside the one before it when the label is long enough to be known.
    std::size_t beside = label.size() - 1;
    if (label.size() >= 2 && random_.chance(30) && wrapsLabel(row)) --beside;
    for (std::size_t i = 0; i < label.size(); ++i) {
      if (i == beside && !numbers.empty())
        lines.push_back(label[i] + " " + join(numbers, " "));
      else
        lines.push_back(label[i]);
    }
  }

  static bool wrapsLabel(const PrintedRow& row) {
    for (const PrintedCell& cell : row.cells) {
      if (cell.isLabel) return countCodePoints(cell.text) > 12;
    }
    return false;
  }

  // A row of numbers alone in its table; its label stands in a paragraph before or after it.
  void renderDetached(const PrintedRow& row, std::vector<std::string>& lines) {
    if (row.kind == RowKind::kHead || labelWords(row).empty()) {
      flushLabels(lines);
      lines.push_back("| " + join(textsOf(row), " | ") + " |");
      return;
    }
    std::vector<std::string> cells = valueTexts(row);
    const bool complete = std::none_of(cells.begin(), cells.end(),
                                       [](const std::string& cell) { return cell.empty(); });
    if (!random_.chance(25) || !complete || cells.size() < 5) {
      flushLabels(lines);
      cells.insert(cells.begin(), labelWords(row));
      lines.push_back("| " + join(cells, " | ") + " |");
      return;
    }
    if (random_.chance(50))
      lines.push_back(labelWords(row));
    else
      pendingLabels_.push_back(labelWords(row));
    lines.push_back("| " + join(cells, " | ") + " |");
    lines.push_back(separator(cells.size()));
  }

  void flushLabels(std::vector<std::string>& lines) {
    if (pendingLabels_.empty()) return;
    lines.push_back("");
    for (std::string& label : pendingLabels_) lines.push_back(std::move(label));
    pendingLabels_.clear();
  }

  TextLayout layout_;
  Random& random_;
  bool isFirst_ = true;
  std::vector<std::string> pendingLabels_;
};

bool showsBlanks(TextLayout layout) {
  return layout <= TextLayout::kMarkdownSplit || layout == TextLayout::kPaged ||
         layout == TextLayout::kDetached;
}

bool hasRowsAsLines(TextLayout layout) {
  return showsBlanks(layout) || layout == TextLayout::kSpaces || layout == TextLayout::kColumns;
}

bool isValue(const std::string& line) { return bind::looksLikeValue(bind::readCell(line)); }

bool hasNumbers(const std::string& line) {
  const std::size_t space = line.rfind(' ');
  return space != std::string::npos && isValue(line.substr(space + 1));
}

}  // namespace

const char* layoutName(TextLayout layout) {
  constexpr const char* kNames[] = {"tabs",       "pipes",     "pipes padded", "markdown",
                                    "md split",   "spaces",    "columns",      "cell a line",
                                    "cell a par", "bare pipe", "cell pipe",    "one line",
                                    "paged",      "wrapped",   "detached"};
  return kNames[static_cast<std::size_t>(layout)];
}

LayoutTraits traitsOf(TextLayout layout) {
  return {showsBlanks(layout), layout == TextLayout::kDetached};
}

std::vector<std::string> renderLines(const SampleReport& report, TextLayout layout,
                                     Random& random) {
  std::vector<std::string> lines{report.title};
  Renderer renderer(layout, random);
  for (std::size_t s = 0; s < report.headings.size(); ++s) {
    lines.push_back(report.headings[s]);
    if (!report.paragraphs[s].empty()) lines.push_back(report.paragraphs[s]);
    for (const PrintedTable& table : report.tables) {
      if (report.form->tables[table.table].section == s) renderer.renderTable(table, lines);
    }
  }
  return lines;
}

std::string joinLines(const std::vector<std::string>& lines, TextLayout layout) {
  switch (layout) {
    case TextLayout::kCellAParagraph:
      return join(lines, "\n\n") + "\n";
    case TextLayout::kBarePipe:
      return join(lines, "\n|\n") + "\n";
    case TextLayout::kCellPipe:
      return join(lines, " |\n") + " |\n";
    case TextLayout::kOneLine:
      return join(lines, " ") + "\n";
    default:
      return join(lines, "\n") + "\n";
  }
}

void damageLines(std::vector<std::string>& lines, Damage damage, std::uint32_t strength,
                 TextLayout layout, Random& random) {
  const auto count = static_cast<std::uint32_t>(lines.size());
  if (damage == Damage::kLinesSwapped) {
    // Where a line is not a row, a second swap can make good the count that the first one broke.
    const std::uint32_t times =
        hasRowsAsLines(layout) && layout != TextLayout::kDetached ? strength : 1;
    for (std::uint32_t i = 0; i < times; ++i) {
      const std::uint32_t at = 4 + random.below(count - 5);
      // Two numbers in each other's place are what the text says; nobody could see it.
      if (isValue(lines[at]) && isValue(lines[at - 1])) continue;
      if (layout == TextLayout::kWrapped && hasNumbers(lines[at]) && hasNumbers(lines[at - 1]))
        continue;
      std::swap(lines[at], lines[at - 1]);
    }
  }
  if (damage == Damage::kNoiseLines) {
    constexpr const char* kNoise[] = {"- 7 -", "第 3 页 共 8 页", "", "— 12 —"};
    for (std::uint32_t i = 0; i < strength * 2; ++i)
      lines.insert(lines.begin() + 2 + random.below(count - 2), kNoise[random.below(4)]);
  }
}

Trial makeText(TextLayout layout, Damage damage, std::uint64_t seed) {
  Random random(seed);
  Trial trial{makeSample(random, sampleOptions(damage, traitsOf(layout))), {}};
  const std::uint32_t strength = 1 + random.below(3);
  damageReport(trial.sample, damage, strength, random);
  std::vector<std::string> lines = renderLines(trial.sample, layout, random);
  damageLines(lines, damage, strength, layout, random);
  trial.bytes = joinLines(lines, layout);
  return trial;
}

}  // namespace gouji::layouts
