#include "engine/bind/bind.h"

#include <algorithm>
#include <utility>

#include "engine/bind/identity.h"
#include "engine/bind/label_text.h"
#include "engine/bind/outline.h"
#include "engine/bind/section_text.h"
#include "engine/bind/table_binder.h"

namespace gouji {
namespace {

using bind::Heading;
using bind::LineRange;
using bind::Outline;

std::shared_ptr<const Form> findForm(const std::vector<std::shared_ptr<const Form>>& forms,
                                     const BindOptions& options, std::optional<int> year) {
  if (!options.formId.empty()) {
    for (const auto& form : forms) {
      if (form->id == options.formId) return form;
    }
    return nullptr;
  }
  // A year no form covers takes the nearest one; no year the latest.
  std::shared_ptr<const Form> best;
  int nearest = 0;
  for (const auto& form : forms) {
    const int last = form->lastYear.value_or(9999);
    const int distance = !year                     ? 9999 - last
                         : *year < form->firstYear ? form->firstYear - *year
                         : *year > last            ? *year - last
                                                   : 0;
    if (best != nullptr && distance >= nearest) continue;
    best = form;
    nearest = distance;
  }
  return best;
}

class Binder {
 public:
  Binder(const Document& document, const std::vector<std::shared_ptr<const Form>>& forms)
      : document_(document), forms_(forms) {}

  Result<Report> bind(const std::shared_ptr<const Form>& form, std::vector<bind::Line> lines) {
    report_ = Report::makeEmpty(form);
    report_.path = document_.path;
    report_.format = document_.format;
    report_.source = document_.source;
    report_.hasLabels = true;
    outline_ = bind::findOutline(std::move(lines), *form);
    bindIdentity();
    bindTables();
    bindSections();
    bindNotes();
    if (!anySection_ && !anyTable_) return notAReport();
    return std::move(report_);
  }

 private:
  static Error notAReport() {
    return {"bind.not-a-report",
            {"文中没有年度报告的章节标题，也没有年度报告的表格",
             "the document has neither a section heading nor a table of an annual report"},
            {"请确认提交的是政府信息公开工作年度报告的全文",
             "check that the file is the full text of an annual report"}};
  }

  void bindIdentity() {
    bind::Identity identity =
        bind::findIdentity(outline_.lines, outline_.frontEnd(), document_.title);
    report_.title = identity.title.text();
    report_.titlePlace = place(identity.title);
    report_.agency = identity.agency;
    report_.agencyKind = bind::classifyAgency(identity.agency);
    report_.year = identity.year;
    report_.published = identity.published;
    report_.submitted = identity.submitted;
    report_.front =
        bind::joinNarrative(outline_.lines, {0, outline_.frontEnd()}, identity.titleLines);
  }

  Location place(const PlacedText& text) const { return text.locate(document_.source.get()); }

  // The lines in which the tables of a section are looked for: its own, or, when its heading is
  // lost, those of the section before it.
  LineRange rangeOf(std::uint32_t section) const {
    const Heading* heading = outline_.find(section);
    const bool own = heading != nullptr;
    for (std::uint32_t s = section; heading == nullptr && s-- > 0;) heading = outline_.find(s);
    if (heading != nullptr) return {heading->line + 1, outline_.endOf(*heading), own};
    return {0, outline_.frontEnd(), false};
  }

  void bindTables() {
    for (std::uint32_t t = 0; t < report_.form->tables.size(); ++t) {
      const LineRange range = rangeOf(report_.form->tables[t].section);
      if (bind::bindTable(outline_.lines, range, t, forms_, report_)) anyTable_ = true;
    }
  }

  void bindSections() {
    for (const Heading& heading : outline_.headings) {
      if (heading.section == kNone) {
        observeExtra(heading);
        continue;
      }
      anySection_ = true;
      ReportSection& section = report_.sections[heading.section];
      section.present = true;
      section.heading = heading.text.text();
      section.headingPlace = place(heading.text);
      section.ordinal = heading.ordinal;
      section.position = heading.position;
      section.occurrences = std::max(1u, outline_.occurrences[heading.section]);
      section.wording = heading.wording;
      LineRange range{heading.line + 1, outline_.endOf(heading)};
      if (range.last == outline_.lines.size())
        range.last = bind::cutSignature(outline_.lines, range, report_.agency);
      section.text = report_.form->sections[heading.section].tables.empty()
                         ? bind::joinNarrative(outline_.lines, range, {})
                         : bind::joinProse(outline_.lines, range);
    }
  }

  void observeExtra(const Heading& heading) {
    Observation observation;
    observation.kind = ObservationKind::kExtraSection;
    observation.text = heading.text.text();
    observation.place = place(heading.text);
    report_.observations.push_back(std::move(observation));
  }

  void bindNotes() {
    for (const ReadingNote& note : document_.notes) {
      Observation observation;
      observation.kind = ObservationKind::kReading;
      observation.message = note.message;
      observation.place = note.place;
      report_.observations.push_back(std::move(observation));
    }
  }

  const Document& document_;
  const std::vector<std::shared_ptr<const Form>>& forms_;
  Report report_;
  Outline outline_;
  bool anySection_ = false;
  bool anyTable_ = false;
};

std::size_t countNumbers(const Report& report) {
  return static_cast<std::size_t>(
      std::count(report.states.begin(), report.states.end(), CellState::kNumber));
}

Result<Report> bindToBestForm(const Document& document,
                              const std::vector<std::shared_ptr<const Form>>& forms,
                              const std::vector<bind::Line>& lines) {
  std::vector<std::shared_ptr<const Form>> latestFirst = forms;
  std::stable_sort(latestFirst.begin(), latestFirst.end(),
                   [](const auto& a, const auto& b) { return a->firstYear > b->firstYear; });
  Result<Report> best = Binder(document, forms).bind(latestFirst[0], lines);
  for (std::size_t i = 1; i < latestFirst.size(); ++i) {
    Result<Report> other = Binder(document, forms).bind(latestFirst[i], lines);
    if (other && (!best || countNumbers(*other) > countNumbers(*best))) best = std::move(other);
  }
  return best;
}

Error unknownForm(const std::string& id) {
  return {
      "bind.unknown-form",
      {"没有名为「" + id + "」的格式", "there is no form named \"" + id + "\""},
      {"用 `gouji rules list` 查看已有的格式", "see `gouji rules list` for the forms there are"}};
}

}  // namespace

Result<Report> bindDocument(const Document& document,
                            const std::vector<std::shared_ptr<const Form>>& forms,
                            const BindOptions& options) {
  std::vector<bind::Line> lines = bind::splitIntoLines(document);
  const std::optional<int> year = bind::findIdentity(lines, lines.size(), document.title).year;
  // Without a year the tables themselves say which form they are of.
  if (options.formId.empty() && !year && forms.size() > 1)
    return bindToBestForm(document, forms, lines);
  const auto form = findForm(forms, options, year);
  if (form == nullptr) return unknownForm(options.formId);
  return Binder(document, forms).bind(form, std::move(lines));
}

}  // namespace gouji
