#include "engine/read/json/report_writer.h"

#include "engine/text/json_text.h"

namespace gouji {
namespace {

std::string_view nameOf(AgencyKind kind) {
  switch (kind) {
    case AgencyKind::kDepartment:
      return "department";
    case AgencyKind::kTownship:
      return "township";
    case AgencyKind::kGovernment:
      return "government";
    case AgencyKind::kUnknown:
      break;
  }
  return {};
}

class Writer {
 public:
  Writer(std::string& out, const Report& report, const ReportJsonOptions& options)
      : json_(out), report_(report), form_(*report.form), options_(options) {}

  void write() {
    json_.open('{');
    writeHead();
    startLine(1);
    json_.key("sections");
    writeSections([this](std::uint32_t section) { writeSection(section); }, 1);
    startLine(1);
    json_.key("tables");
    writeTables([this](CellId cell) { return report_.states[cell] != CellState::kAbsent; },
                [this](CellId cell) { writeCell(cell); }, 1);
    if (options_.positions) writePositions();
    startLine(0);
    json_.close('}');
  }

 private:
  void startLine(std::size_t depth) {
    if (!options_.oneLine) json_.startLine(2 * depth);
  }

  void writeMember(std::string_view key, std::string_view text) {
    if (text.empty()) return;
    startLine(1);
    json_.key(key);
    json_.text(text);
  }

  void writeHead() {
    writeMember("form", form_.id);
    writeMember("title", report_.title);
    writeMember("agency", report_.agency);
    writeMember("agency_kind", nameOf(report_.agencyKind));
    if (report_.year) {
      startLine(1);
      json_.key("year");
      json_.number(std::int64_t{*report_.year});
    }
    if (report_.submitted) writeMember("submitted", report_.submitted->toIso());
    if (report_.published) writeMember("published", report_.published->toIso());
    startLine(1);
    json_.key("unit_id");
    json_.textOrNull(report_.unitId);
    startLine(1);
    json_.key("source");
    json_.open('{');
    json_.key("path");
    json_.text(report_.path);
    json_.key("format");
    json_.text(report_.format);
    json_.close('}');
  }

  template <typename WriteSection>
  void writeSections(WriteSection writeSection, std::size_t depth) {
    json_.open('{');
    for (std::uint32_t s = 0; s < form_.sections.size(); ++s) {
      if (!report_.sections[s].present) continue;
      startLine(depth + 1);
      json_.key(form_.sections[s].key);
      writeSection(s);
    }
    startLine(depth);
    json_.close('}');
  }

  void writeSection(std::uint32_t index) {
    const ReportSection& section = report_.sections[index];
    json_.open('{');
    if (!section.heading.empty()) {
      json_.key("heading");
      json_.text(section.heading);
    }
    json_.key("text");
    json_.text(section.text.text());
    json_.close('}');
  }

  /// Tables and rows without any cell for which `wanted` is true are left out.
  template <typename Wanted, typename WriteCell>
  void writeTables(Wanted wanted, WriteCell writeCell, std::size_t depth) {
    json_.open('{');
    for (const Table& table : form_.tables) {
      bool isOpen = false;
      for (std::uint32_t row = 0; row < table.rows.items.size(); ++row) {
        writeRow(table, row, isOpen, wanted, writeCell, depth + 1);
      }
      if (!isOpen) continue;
      startLine(depth + 1);
      json_.close('}');
    }
    startLine(depth);
    json_.close('}');
  }

  /// Opens the table before its first row that has something to write, and each row likewise.
  template <typename Wanted, typename WriteCell>
  void writeRow(const Table& table, std::uint32_t row, bool& isTableOpen, Wanted wanted,
                WriteCell writeCell, std::size_t depth) {
    bool isOpen = false;
    for (std::uint32_t column = 0; column < table.columns.items.size(); ++column) {
      const CellId cell = table.cell(row, column);
      if (cell == kNoCell || !wanted(cell)) continue;
      if (!isTableOpen) open(table.key, depth);
      if (!isOpen) open(table.rows.items[row].key, depth + 1);
      isTableOpen = isOpen = true;
      json_.key(table.columns.items[column].key);
      writeCell(cell);
    }
    if (isOpen) json_.close('}');
  }

  void open(std::string_view key, std::size_t depth) {
    startLine(depth);
    json_.key(key);
    json_.open('{');
  }

  [[nodiscard]] const CellDetail& detailOf(CellId cell) const {
    static const CellDetail kNothing;
    return report_.details.empty() ? kNothing : report_.details[cell];
  }

  void writeCell(CellId cell) {
    switch (report_.states[cell]) {
      case CellState::kNumber:
        return json_.number(report_.values[cell]);
      case CellState::kFiller:
      case CellState::kText:
        return json_.text(detailOf(cell).raw);
      case CellState::kUnreadable:
        json_.open('{');
        json_.key("unreadable");
        json_.text(detailOf(cell).raw);
        return json_.close('}');
      case CellState::kBlank:
      case CellState::kAbsent:
        return json_.null();
    }
  }

  void writePositions() {
    startLine(1);
    json_.key("positions");
    json_.open('{');
    if (report_.titlePlace.index() != 0) {
      startLine(2);
      json_.key("title");
      writePlace(report_.titlePlace);
    }
    startLine(2);
    json_.key("sections");
    writeSections([this](std::uint32_t section) { writeSectionPlaces(section); }, 2);
    startLine(2);
    json_.key("tables");
    writeTables(
        [this](CellId cell) {
          return report_.placeOf(cell).index() != 0 || !detailOf(cell).note.empty();
        },
        [this](CellId cell) { writePlace(report_.placeOf(cell), detailOf(cell).note); }, 2);
    startLine(1);
    json_.close('}');
  }

  void writeSectionPlaces(std::uint32_t index) {
    json_.open('{');
    const Location heading = report_.placeOfHeading(index);
    const Location text = report_.sections[index].text.locate(report_.source.get());
    if (heading.index() != 0) {
      json_.key("heading");
      writePlace(heading);
    }
    if (text.index() != 0) {
      json_.key("text");
      writePlace(text);
    }
    json_.close('}');
  }

  void writePlace(const Location& location, std::string_view note = {}) {
    json_.open('{');
    std::visit([this](const auto& place) { writeMembers(place); }, location);
    if (!note.empty()) {
      json_.key("note");
      json_.text(note);
    }
    json_.close('}');
  }

  void writeNumber(std::string_view key, std::uint64_t value) {
    json_.key(key);
    json_.number(value);
  }

  [[nodiscard]] std::uint64_t originalOffset(ByteOffset offset) const {
    return report_.source == nullptr ? offset : report_.source->originalOffset(offset);
  }

  void writeMembers(std::monostate) {}
  void writeMembers(const TextPlace& place) {
    writeNumber("begin", originalOffset(place.span.begin));
    writeNumber("end", originalOffset(place.span.end));
    writeNumber("line", place.begin.line);
    writeNumber("column", place.begin.column);
    writeNumber("endLine", place.end.line);
    writeNumber("endColumn", place.end.column);
  }
  void writeMembers(const GridPlace& place) {
    writeNumber("table", place.table);
    writeNumber("row", place.row);
    writeNumber("column", place.column);
  }
  void writeMembers(const ParagraphPlace& place) { writeNumber("paragraph", place.paragraph); }
  void writeMembers(const PagePlace& place) {
    writeNumber("page", place.page);
    json_.key("box");
    json_.open('[');
    for (const double value : {place.x, place.y, place.width, place.height}) json_.points(value);
    json_.close(']');
  }

  JsonText json_;
  const Report& report_;
  const Form& form_;
  const ReportJsonOptions& options_;
};

}  // namespace

std::string writeReportJson(const Report& report, const ReportJsonOptions& options) {
  std::string out;
  Writer(out, report, options).write();
  out += '\n';
  return out;
}

}  // namespace gouji
