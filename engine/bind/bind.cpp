#include "engine/bind/bind.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "engine/bind/identity.h"
#include "engine/bind/label_text.h"
#include "engine/bind/outline.h"
#include "engine/bind/prepared_form.h"
#include "engine/bind/section_text.h"
#include "engine/bind/table_binder.h"

namespace gouji {
namespace {

using bind::Heading;
using bind::LineRange;
using bind::Outline;
using bind::PreparedForm;

class Binder {
 public:
  Binder(const Document& document, const PreparedForm& prepared)
      : document_(document), prepared_(prepared) {}

  Result<Report> bind(std::vector<bind::Line> lines) {
    report_ = Report::makeEmpty(prepared_.form);
    report_.path = document_.path;
    report_.format = document_.format;
    report_.source = document_.source;
    report_.hasLabels = true;
    outline_ = bind::findOutline(std::move(lines), *prepared_.form, prepared_.headings);
    bindIdentity();
    bindTables();
    bindSections();
    bindNotes();
    if (!anySection_ && !anyTable_) return notAReport();
    if (!anyTable_ && isTableOfContents()) return onlyHeadings();
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

  // Headings in every line, and nothing below any of them.
  bool isTableOfContents() const {
    constexpr std::size_t kFewestHeadings = 4;
    return outline_.headings.size() >= kFewestHeadings &&
           outline_.lines.size() - outline_.frontEnd() == outline_.headings.size();
  }

  static Error onlyHeadings() {
    return {"bind.only-headings",
            {"文中只有年度报告的章节标题，各章节都没有正文和表格",
             "the document has the section headings of an annual report and nothing below them"},
            {"请提交报告的全文，而不是目录",
             "submit the full text of the report, not its table of contents"}};
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
      if (bind::bindTable(outline_.lines, range, t, prepared_.tables[t], report_)) anyTable_ = true;
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
      const std::vector<const bind::Vocabulary*> tables = wordsOf(heading.section);
      section.text = tables.empty() ? bind::joinNarrative(outline_.lines, range, {})
                                    : bind::joinProse(outline_.lines, range, tables);
    }
  }

  // Of each table of the section.
  std::vector<const bind::Vocabulary*> wordsOf(std::uint32_t section) const {
    std::vector<const bind::Vocabulary*> words;
    for (const std::uint32_t table : report_.form->sections[section].tables)
      words.push_back(&prepared_.tables[table].vocabulary);
    return words;
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
  const PreparedForm& prepared_;
  Report report_;
  Outline outline_;
  bool anySection_ = false;
  bool anyTable_ = false;
};

std::size_t countNumbers(const Report& report) {
  return static_cast<std::size_t>(
      std::count(report.states.begin(), report.states.end(), CellState::kNumber));
}

Error unknownForm(const std::string& id) {
  return {
      "bind.unknown-form",
      {"没有名为「" + id + "」的格式", "there is no form named \"" + id + "\""},
      {"用 `gouji rules list` 查看已有的格式", "see `gouji rules list` for the forms there are"}};
}

}  // namespace

/// The forms, each prepared when it is first asked for.
class DocumentBinder::Forms {
 public:
  explicit Forms(std::vector<std::shared_ptr<const Form>> forms)
      : forms_(std::move(forms)), prepared_(forms_.size()) {}

  [[nodiscard]] std::size_t size() const { return forms_.size(); }

  [[nodiscard]] const PreparedForm& prepare(std::size_t index) {
    Entry& entry = prepared_[index];
    std::call_once(entry.once, [&] { entry.form.emplace(forms_[index], forms_); });
    return *entry.form;
  }

  /// The form named, else that of the year; nothing when no form has the name.
  [[nodiscard]] std::optional<std::size_t> find(const BindOptions& options,
                                                std::optional<int> year) const {
    // A year no form covers takes the nearest one; no year the latest.
    std::optional<std::size_t> best;
    int nearest = 0;
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      const Form& form = *forms_[i];
      if (!options.formId.empty()) {
        if (form.id == options.formId) return i;
        continue;
      }
      const int last = form.lastYear.value_or(9999);
      const int distance = !year                    ? 9999 - last
                           : *year < form.firstYear ? form.firstYear - *year
                           : *year > last           ? *year - last
                                                    : 0;
      if (best && distance >= nearest) continue;
      best = i;
      nearest = distance;
    }
    return best;
  }

  [[nodiscard]] Result<Report> bindToBest(const Document& document,
                                          const std::vector<bind::Line>& lines) {
    std::vector<std::size_t> latestFirst(forms_.size());
    for (std::size_t i = 0; i < latestFirst.size(); ++i) latestFirst[i] = i;
    std::stable_sort(latestFirst.begin(), latestFirst.end(), [&](std::size_t a, std::size_t b) {
      return forms_[a]->firstYear > forms_[b]->firstYear;
    });
    Result<Report> best = Binder(document, prepare(latestFirst[0])).bind(lines);
    for (std::size_t i = 1; i < latestFirst.size(); ++i) {
      Result<Report> other = Binder(document, prepare(latestFirst[i])).bind(lines);
      if (other && (!best || countNumbers(*other) > countNumbers(*best))) best = std::move(other);
    }
    return best;
  }

 private:
  struct Entry {
    std::once_flag once;
    std::optional<PreparedForm> form;
  };
  std::vector<std::shared_ptr<const Form>> forms_;
  std::vector<Entry> prepared_;  // as forms_
};

DocumentBinder::DocumentBinder(std::vector<std::shared_ptr<const Form>> forms)
    : forms_(std::make_unique<Forms>(std::move(forms))) {}
DocumentBinder::~DocumentBinder() = default;
DocumentBinder::DocumentBinder(DocumentBinder&&) noexcept = default;

Result<Report> DocumentBinder::bind(const Document& document, const BindOptions& options) const {
  std::vector<bind::Line> lines = bind::splitIntoLines(document);
  const std::optional<int> year = bind::findReportYear(lines, document.title);
  // Without a year the tables themselves say which form they are of.
  if (options.formId.empty() && !year && forms_->size() > 1)
    return forms_->bindToBest(document, lines);
  const auto form = forms_->find(options, year);
  if (!form) return unknownForm(options.formId);
  return Binder(document, forms_->prepare(*form)).bind(std::move(lines));
}

Result<Report> bindDocument(const Document& document,
                            const std::vector<std::shared_ptr<const Form>>& forms,
                            const BindOptions& options) {
  return DocumentBinder(forms).bind(document, options);
}

}  // namespace gouji
