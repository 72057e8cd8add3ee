// engine/report/report.h
//
// One unit's data for one year, bound to a form: what rules are evaluated on.
//
// The numbers stand in one dense array indexed by CellId. What is not a number says what it is:
// missing is never zero, and a cell the reader could not decide is never a guess.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/decimal.h"
#include "engine/base/localized.h"
#include "engine/form/form.h"
#include "engine/text/placed_text.h"

namespace gouji {

enum class CellState : std::uint8_t {
  kAbsent,      // the document has no such cell
  kBlank,       // the cell is there and empty
  kNumber,      // an exact number
  kFiller,      // "/", "—", "无" …
  kText,        // words, or a number with words that cannot be told apart
  kUnreadable,  // the reader saw something and could not decide
};

/// What else is known of a cell. Empty for most.
struct CellDetail {
  /// What stands there, unless it is just the number.
  std::string raw;
  /// The words beside a number: "（其中修订16件）" of "22（其中修订16件）".
  std::string note;
  /// Why the cell is unreadable.
  Localized reason;
};

/// How a heading or label compares with the form.
enum class Wording : std::uint8_t { kExact, kAlias, kDamaged };

struct ReportSection {
  bool present = false;
  std::string heading;
  /// The ordinal as written (一 = 1), 0 when the heading carries none.
  std::uint32_t ordinal = 0;
  /// 1-based place among the top headings of the document.
  std::uint32_t position = 0;
  /// How many headings of the document were taken for this section.
  std::uint32_t occurrences = 0;
  Wording wording = Wording::kExact;
  /// The narrative, without tables and headings of the form.
  PlacedText text;
  Location headingPlace;
  /// The same as bytes of Report::source, when `headingPlace` is not filled in: ask
  /// Report::placeOfHeading.
  Span headingSpan;
};

/// Something about the document's structure that is not a cell and not narrative.
enum class ObservationKind : std::uint8_t {
  kExtraSection,  // a top heading the form does not have
  kExtraRow,      // a row of a table the form does not have
  kExtraColumn,
  kMissingRow,  // a row of the form the table does not have; the table itself is there
  kMissingColumn,
  kMissingTable,
  kDamagedLabel,  // bound, but the label is neither official nor an alias
  kForeignLabel,  // a label of another form (a 2019 row in a 2021 report)
  kMissingNote,   // the table's head lost the sentence Table::note
  kMissingUnit,  // a column head lost its unit: 「本年收费金额」 without （单位：万元）
  kReading,      // a doubt about the reading, not about the report
};

struct Observation {
  ObservationKind kind = ObservationKind::kReading;
  std::uint32_t table = kNone;    // index into Form::tables
  std::uint32_t section = kNone;  // index into Form::sections
  /// The row or column of the form concerned, kNone when it has none.
  std::uint32_t item = kNone;
  /// The words found in the document, or the official label when something is missing.
  std::string text;
  /// The official words, when there are such.
  std::string expected;
  /// For kReading: the doubt in words.
  Localized message;
  Location place;
};

enum class AgencyKind : std::uint8_t { kUnknown, kDepartment, kTownship, kGovernment };

struct Report {
  std::shared_ptr<const Form> form;

  std::string title;
  Location titlePlace;
  std::string agency;
  AgencyKind agencyKind = AgencyKind::kUnknown;
  std::optional<int> year;
  std::optional<Date> submitted;
  std::optional<Date> published;
  std::string unitId;  // empty when not given

  /// What stands before the first section: the introduction.
  PlacedText front;
  std::vector<ReportSection> sections;  // as Form::sections

  std::vector<Decimal> values;      // as Form::cells; 0 where the state is not kNumber
  std::vector<CellState> states;    // as Form::cells
  std::vector<CellDetail> details;  // as Form::cells, or empty when no cell has any

  /// Index of the variant in use per table, kNone for the regular shape.
  std::vector<std::uint32_t> variants;  // as Form::tables
  std::vector<bool> tablePresent;       // as Form::tables

  std::vector<Observation> observations;
  /// Whether the document carried row and column labels and so label rules can be checked
  /// (canonical JSON has none).
  bool hasLabels = false;

  std::string path;    // as given by the user
  std::string format;  // "json", "text", "markdown", "html", "docx", "pdf", "doc", "rtf"
  std::uint32_t record = 1;
  /// The submitted text, for formats that have one: text places point into it.
  std::shared_ptr<const SourceFile> source;
  std::vector<Location> cellPlaces;  // as Form::cells, or empty when not tracked
  /// The same for texts, as bytes of `source`: a batch of thousands of reports asks for the line
  /// and column of a cell only when a finding shows it. Empty spans have no place.
  std::vector<Span> cellSpans;  // as Form::cells, or empty when not tracked

  /// A report of `form` in which everything is absent.
  [[nodiscard]] static Report makeEmpty(std::shared_ptr<const Form> form);

  /// From `cellPlaces` or `cellSpans`, whichever is there.
  [[nodiscard]] Location placeOf(CellId cell) const;
  [[nodiscard]] Location placeOfHeading(std::uint32_t section) const;
  void setNumber(CellId cell, Decimal value);
  void setState(CellId cell, CellState state, std::string raw = {});
  CellDetail& detail(CellId cell);
};

}  // namespace gouji
