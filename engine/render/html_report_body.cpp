#include "engine/render/html_report_body.h"

#include <algorithm>
#include <map>
#include <vector>

#include "engine/render/markup.h"
#include "engine/render/say.h"

namespace gouji::render::html {
namespace {

/// What the findings say of one cell.
struct CellMark {
  FindingLevel level = FindingLevel::kInfo;
  bool isSuspect = false;
  std::string words;  // escaped, one line per finding
};
using Marks = std::map<std::string, CellMark>;

void addMark(Marks& marks, const std::string& cell, const Finding& finding, bool suspect,
             Language language) {
  if (cell.empty()) return;
  const auto [mark, isNew] = marks.try_emplace(cell);
  if (isNew || finding.level < mark->second.level) mark->second.level = finding.level;
  mark->second.isSuspect = mark->second.isSuspect || suspect;
  const Localized& said = finding.explain.in(language).empty() ? finding.message : finding.explain;
  const std::string words = escapeMarkup(finding.instance + "：" + said.in(language));
  if (mark->second.words.find(words) != std::string::npos) return;
  if (!mark->second.words.empty()) mark->second.words += "<br>";
  mark->second.words += words;
}

Marks collectMarks(const ReportResult& result, Language language) {
  Marks marks;
  for (const Finding& finding : result.findings) {
    if (finding.suppressed || finding.outcome != Outcome::kFail) continue;
    // With a suspect the equation's other cells are right: marking them would accuse them.
    for (const Suspect& suspect : finding.suspects)
      addMark(marks, suspect.cell, finding, suspect.explanation == 1, language);
    if (!finding.suspects.empty()) continue;
    addMark(marks, finding.cell, finding, false, language);
    for (const FindingCell& cell : finding.cells) {
      if (!cell.prior) addMark(marks, cell.cell, finding, false, language);
    }
  }
  return marks;
}

std::string cellId(const ReportResult& result, const std::string& cell) {
  std::string id = anchorOf(result) + "-";
  for (const char c : cell) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || c == '.';
    if (plain) {
      id += c;
    } else if (c == '[' || c == ',') {
      id += '-';
    }
  }
  return id;
}

std::string describeValue(const Report& report, CellId cell) {
  switch (report.states[cell]) {
    case CellState::kNumber:
      return report.values[cell].toString();
    case CellState::kBlank:
      return "";
    case CellState::kAbsent:
      return "·";
    default:
      return cell < report.details.size() ? escapeMarkup(report.details[cell].raw) : "?";
  }
}

class TableWriter {
 public:
  TableWriter(std::string& out, const Report& report, const ReportResult& result,
              const Marks& marks, Language language)
      : out_(out), report_(report), result_(result), marks_(marks), language_(language) {}

  void write(const Table& table) {
    for (const Block& block : table.blocks) {
      const std::vector<std::uint32_t> rows = usedItems(table, block, true);
      const std::vector<std::uint32_t> columns = usedItems(table, block, false);
      if (rows.empty() || columns.empty()) continue;
      out_ += "<div class=\"scroll\"><table>";
      if (!block.heading.official.empty())
        out_ += "<caption>" + escapeMarkup(block.heading.official) + "</caption>";
      const bool hasBands = std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
        return table.rows.items[row].band != kNone;
      });
      writeHead(table, columns, hasBands);
      out_ += "<tbody>\n";
      for (std::size_t r = 0; r < rows.size(); ++r) {
        out_ += "<tr>";
        writeBand(table, rows, r);
        // As the form prints it: a row under no heading takes the column of the headings as well.
        const bool isWide = hasBands && table.rows.items[rows[r]].band == kNone;
        out_ += std::string("<th scope=\"row\"") + (isWide ? " colspan=\"2\">" : ">") +
                escapeMarkup(table.rows.items[rows[r]].label.official) + "</th>";
        for (const std::uint32_t column : columns) writeCell(table.cell(rows[r], column));
        out_ += "</tr>\n";
      }
      out_ += "</tbody></table></div>\n";
    }
  }

 private:
  /// Rows or columns that the report has, or that the regular form has.
  [[nodiscard]] std::vector<std::uint32_t> usedItems(const Table& table, const Block& block,
                                                     bool rows) const {
    std::vector<std::uint32_t> used;
    const auto& items = rows ? table.rows.items : table.columns.items;
    const auto& others = rows ? block.columns : block.rows;
    const auto variant =
        report_.variants[static_cast<std::size_t>(&table - report_.form->tables.data())];
    for (const std::uint32_t item : rows ? block.rows : block.columns) {
      if (items[item].variant != kNone && items[item].variant != variant) continue;
      const bool there = std::any_of(others.begin(), others.end(), [&](std::uint32_t other) {
        const CellId cell = rows ? table.cell(item, other) : table.cell(other, item);
        return cell != kNoCell && (items[item].variant != kNone ||
                                   report_.states[cell] != CellState::kAbsent || variant == kNone);
      });
      if (there) used.push_back(item);
    }
    return used;
  }

  void writeHead(const Table& table, const std::vector<std::uint32_t>& columns, bool hasBands) {
    out_ += std::string("<thead><tr><td") + (hasBands ? " colspan=\"2\"" : "") + "></td>";
    for (const std::uint32_t column : columns) {
      out_ +=
          "<th scope=\"col\">" + escapeMarkup(table.columns.items[column].label.official) + "</th>";
    }
    out_ += "</tr></thead>";
  }

  /// The innermost heading over this row, once for the run of rows below it.
  void writeBand(const Table& table, const std::vector<std::uint32_t>& rows, std::size_t r) {
    const auto bandOf = [&](std::size_t i) { return table.rows.items[rows[i]].band; };
    const std::uint32_t band = bandOf(r);
    if (band == kNone || (r > 0 && bandOf(r - 1) == band)) return;
    std::size_t end = r + 1;
    while (end < rows.size() && bandOf(end) == band) ++end;
    out_ += "<th scope=\"rowgroup\" rowspan=\"" + std::to_string(end - r) + "\">" +
            escapeMarkup(table.rows.bands[band].label.official) + "</th>";
  }

  void writeCell(CellId cell) {
    if (cell == kNoCell) {
      out_ += "<td></td>";
      return;
    }
    const std::string name = report_.form->cellName(cell);
    const auto mark = marks_.find(name);
    const char* words = report_.states[cell] == CellState::kText ? " words" : "";
    if (mark == marks_.end()) {
      out_ += "<td id=\"" + cellId(result_, name) + "\"" + (*words == 0 ? "" : " class=\"words\"") +
              ">" + describeValue(report_, cell) + "</td>";
      return;
    }
    const std::string id = cellId(result_, name);
    out_ += "<td id=\"" + id + "\" tabindex=\"0\" aria-describedby=\"" + id +
            "-why\" class=\"cell " + std::string(toString(mark->second.level)) +
            (mark->second.isSuspect ? " suspect" : "") + words + "\">" +
            describeValue(report_, cell) + "<span class=\"why\" role=\"tooltip\" id=\"" + id +
            "-why\">" + mark->second.words + "</span></td>";
  }

  std::string& out_;
  const Report& report_;
  const ReportResult& result_;
  const Marks& marks_;
  Language language_;
};

/// A text in paragraphs, with the excerpts of findings marked where they first occur.
void appendProse(std::string& out, const std::string& text, const ReportResult& result,
                 Language language) {
  struct Mark {
    std::size_t begin, end;
    const Finding* finding;
  };
  std::vector<Mark> marks;
  for (const Finding& finding : result.findings) {
    if (finding.excerpt.empty() || finding.suppressed) continue;
    const std::size_t at = text.find(finding.excerpt);
    if (at != std::string::npos) marks.push_back({at, at + finding.excerpt.size(), &finding});
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  const auto paragraphs = [](const std::string& escaped) {
    std::string joined;
    for (const char c : escaped) c == '\n' ? joined += "</p>\n<p>" : joined += c;
    return joined;
  };
  out += "<div class=\"prose\"><p>";
  std::size_t done = 0;
  for (const Mark& mark : marks) {
    if (mark.begin < done) continue;
    out += paragraphs(escapeMarkup(std::string_view(text).substr(done, mark.begin - done)));
    out += "<mark class=\"" + std::string(toString(mark.finding->level)) + "\" title=\"" +
           escapeMarkup(mark.finding->instance + "：" + mark.finding->message.in(language)) +
           "\">" + escapeMarkup(mark.finding->excerpt) + "</mark>";
    done = mark.end;
  }
  out += paragraphs(escapeMarkup(std::string_view(text).substr(done))) + "</p></div>\n";
}

}  // namespace

std::string anchorOf(const ReportResult& result) {
  // FNV-1a of file and record: ids may not hold what file names hold.
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : result.file + ":" + std::to_string(result.record)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  static constexpr char kHex[] = "0123456789abcdef";
  std::string id = "r";
  for (int shift = 60; shift >= 0; shift -= 4)
    id += kHex[(hash >> static_cast<unsigned>(shift)) & 0xFU];
  return id;
}

std::string linkToCell(const ReportResult& result, const std::string& cell,
                       const std::string& label) {
  std::string words = escapeMarkup(label.empty() ? cell : label);
  if (!result.report || cell.empty()) return words;
  return "<a href=\"#" + cellId(result, cell) + "\">" + words + "</a>";
}

void appendReportBody(std::string& out, const Report& report, const ReportResult& result,
                      Language language) {
  const Marks marks = collectMarks(result, language);
  const bool hasMarks =
      std::any_of(result.findings.begin(), result.findings.end(), [](const Finding& finding) {
        return finding.outcome == Outcome::kFail && !finding.suppressed;
      });
  out += std::string("<details") + (hasMarks ? " open" : "") + "><summary>" +
         say(language, "报告内容", "The report") + "</summary>\n";
  if (!report.front.empty()) appendProse(out, report.front.text(), result, language);
  TableWriter tables(out, report, result, marks, language);
  for (std::size_t s = 0; s < report.sections.size(); ++s) {
    const ReportSection& section = report.sections[s];
    const Section& declared = report.form->sections[s];
    out += "<h3>" + escapeMarkup(section.present ? section.heading : declared.heading.official);
    if (!section.present) out += say(language, "（缺）", " (missing)");
    out += "</h3>\n";
    if (!section.text.empty()) appendProse(out, section.text.text(), result, language);
    for (const std::uint32_t table : declared.tables) {
      if (report.tablePresent[table]) tables.write(report.form->tables[table]);
    }
  }
  out += "</details>\n";
}

}  // namespace gouji::render::html
