// Samples and tests: what they set, name and expect must exist.
#include <algorithm>

#include "engine/base/date.h"
#include "engine/sema/axis_resolver.h"
#include "engine/sema/pack.h"

namespace gouji::sema {
namespace {

using syntax::Assignment;
using syntax::Expr;
using syntax::Path;

constexpr std::string_view kTextFacts[] = {"title", "agency", "front", "unit_id"};
constexpr std::string_view kDateFacts[] = {"submitted", "published"};

bool contains(const auto& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

const Path* pathOf(const Expr& expr) { return std::get_if<Path>(&expr.node); }

class TestChecker {
 public:
  TestChecker(const Pack& pack, Diagnostics& diagnostics)
      : pack_(pack), diagnostics_(diagnostics) {}

  void run() {
    for (const auto& [name, declared] : pack_.samples) checkSample(*declared.decl, declared.source);
    for (const auto& test : pack_.tests) checkTest(*test.decl, test.source);
  }

 private:
  void checkSample(const syntax::SampleDecl& decl, const Source& source) {
    const Reporter reporter(diagnostics_, source);
    if (decl.base) {
      if (pack_.samples.count(decl.base->text) == 0) {
        reportUnknownSample(*decl.base, reporter);
        return;
      }
      if (!formOf(decl.name.text)) {
        reporter.report(DiagnosticKind::CyclicSamples, decl.base->span, {decl.name.text});
        return;
      }
    } else if (!pack_.findForm(decl.form.text)) {
      std::vector<Candidate> forms;
      for (const BuiltForm& form : pack_.forms) forms.push_back({form.form->id, form.form->title});
      reporter.report(DiagnosticKind::UnknownForm, decl.form.span, {decl.form.text},
                      suggestForm(decl.form.text, forms));
      return;
    }
    const BuiltForm* form = pack_.findForm(formOf(decl.name.text).value_or(""));
    if (!form) return;  // the sample it starts from has the mistake
    for (const Assignment& assignment : decl.assignments)
      checkAssignment(assignment, *form, reporter);
  }

  /// The form of a sample, that of the one it starts from if it names none; nothing in a circle.
  std::optional<std::string> formOf(const std::string& sample) const {
    std::string name = sample;
    for (std::size_t steps = 0; steps <= pack_.samples.size(); ++steps) {
      const auto found = pack_.samples.find(name);
      if (found == pack_.samples.end()) return "";
      if (!found->second.decl->base) return found->second.decl->form.text;
      name = found->second.decl->base->text;
    }
    return std::nullopt;
  }

  void reportUnknownSample(const syntax::Name& name, const Reporter& reporter) const {
    reporter.report(DiagnosticKind::UnknownSample, name.span, {name.text},
                    suggest(name.text, candidatesOf(pack_.samples)));
  }

  void checkAssignment(const Assignment& assignment, const BuiltForm& form,
                       const Reporter& reporter) {
    if (const auto* cells = std::get_if<syntax::CellRef>(&assignment.target->node)) {
      const auto count = checkCells(*cells, form, reporter);
      if (count) checkCellValue(*assignment.value, *count, reporter);
      return;
    }
    const Path* path = pathOf(*assignment.target);
    if (!path) return;
    const std::string& word = path->words[0].text;
    const bool isSection = form.form->findSection(word).has_value();
    const bool isHeading = path->words.size() == 2 && path->words[1].text == "heading";
    if (path->words.size() == 1 && contains(kDateFacts, word)) {
      const auto* text = std::get_if<syntax::TextLiteral>(&assignment.value->node);
      if (text && !Date::parseIso(text->value)) {
        reporter.report(DiagnosticKind::NotADate, assignment.value->span, {text->value});
      }
      return;
    }
    const bool isFact =
        contains(kTextFacts, word) || word == "year" || word == "kind" || word == "has_labels";
    if ((path->words.size() == 1 && (isFact || isSection)) || (isSection && isHeading)) return;
    std::vector<Candidate> candidates{
        {"year", ""}, {"kind", ""}, {"submitted", ""}, {"published", ""}};
    for (const std::string_view fact : kTextFacts) candidates.push_back({std::string(fact), ""});
    for (const Section& section : form.form->sections) {
      candidates.push_back({section.key, section.heading.official});
    }
    reporter.report(DiagnosticKind::UnknownTarget, assignment.target->span,
                    {joinWords(path->words)}, suggest(word, candidates));
  }

  /// How many cells are named; nothing after a diagnostic.
  std::optional<std::size_t> checkCells(const syntax::CellRef& ref, const BuiltForm& form,
                                        const Reporter& reporter) {
    const Path* path = pathOf(*ref.table);
    const std::string key = path ? joinWords(path->words) : std::string();
    const auto table = form.form->findTable(key);
    if (!table) {
      std::vector<Candidate> candidates;
      for (const Table& t : form.form->tables) candidates.push_back({t.key, ""});
      reporter.report(DiagnosticKind::UnknownTable, ref.table->span, {key, form.form->id},
                      suggest(key, candidates));
      return std::nullopt;
    }
    const auto rows = AxisResolver(form.names, *table, AxisKind::kRow, reporter).resolve(*ref.row);
    const auto columns =
        AxisResolver(form.names, *table, AxisKind::kColumn, reporter).resolve(*ref.column);
    if (!rows || !columns) return std::nullopt;
    const Table& shape = form.form->tables[*table];
    std::size_t count = 0;
    for (const std::uint32_t row : rows->items) {
      for (const std::uint32_t column : columns->items) count += shape.cell(row, column) != kNoCell;
    }
    if (count == 0) {
      reporter.report(DiagnosticKind::NoSuchCell, {ref.row->span.begin, ref.column->span.end},
                      {shape.key, shape.rows.items[rows->items[0]].key,
                       shape.columns.items[columns->items[0]].key, form.form->id});
      return std::nullopt;
    }
    return count;
  }

  void checkCellValue(const Expr& value, std::size_t cells, const Reporter& reporter) {
    if (const auto* list = std::get_if<syntax::ListOf>(&value.node)) {
      if (list->items.size() != cells) {
        reporter.report(DiagnosticKind::WrongValueCount, value.span,
                        {std::to_string(cells), std::to_string(list->items.size())});
      }
      for (const auto& item : list->items) checkCellValue(*item, 1, reporter);
      return;
    }
    const Expr* inner = &value;
    if (const auto* unary = std::get_if<syntax::Unary>(&value.node)) inner = unary->operand.get();
    const Path* path = pathOf(*inner);
    const bool isState =
        path && path->words.size() == 1 && contains(kCellStates, path->words[0].text);
    if (isState || std::holds_alternative<syntax::NumberLiteral>(inner->node) ||
        std::holds_alternative<syntax::TextLiteral>(inner->node) ||
        std::holds_alternative<syntax::Broken>(inner->node)) {
      return;
    }
    reporter.report(DiagnosticKind::BadCellValue, value.span);
  }

  void checkTest(const syntax::TestDecl& decl, const Source& source) {
    const Reporter reporter(diagnostics_, source);
    if (decl.rule) checkRule(*decl.rule, reporter);
    if (!decl.sample && !decl.file) {
      reporter.report(DiagnosticKind::TestWithoutReport, decl.title.span);
    }
    if (decl.expectations.empty() && decl.located.empty() && !decl.nothingElse) {
      reporter.report(DiagnosticKind::TestChecksNothing, decl.title.span);
    }
    if (decl.profile && pack_.profiles.count(decl.profile->text) == 0) {
      reporter.report(DiagnosticKind::UnknownProfile, decl.profile->span, {decl.profile->text},
                      suggest(decl.profile->text, candidatesOf(pack_.profiles)));
    }
    for (const auto* sample : {&decl.sample, &decl.priorSample}) {
      if (*sample && pack_.samples.count((*sample)->text) == 0)
        reportUnknownSample(**sample, reporter);
    }
    for (const syntax::Expectation& expectation : decl.expectations)
      checkRule(expectation.rule, reporter);
    if (!decl.sample || pack_.samples.count(decl.sample->text) == 0) return;
    const BuiltForm* form = pack_.findForm(formOf(decl.sample->text).value_or(""));
    if (!form) return;
    for (const Assignment& assignment : decl.assignments)
      checkAssignment(assignment, *form, reporter);
    for (const auto& located : decl.located) {
      const auto* cells = std::get_if<syntax::CellRef>(&located->node);
      if (cells) (void)checkCells(*cells, *form, reporter);
    }
  }

  void checkRule(const syntax::Name& rule, const Reporter& reporter) {
    if (pack_.ruleByName.count(rule.text) > 0) return;
    // A total without a rule of its own has a default rule of that id.
    for (const BuiltForm& form : pack_.forms) {
      for (const DeclaredTotal& total : form.totals) {
        if (total.id == rule.text) return;
        for (const auto& [item, id] : total.idOf) {
          if (id == rule.text) return;
        }
      }
    }
    reporter.report(DiagnosticKind::UnknownRule, rule.span, {rule.text},
                    suggest(rule.text, ruleCandidates(pack_)));
  }

  static constexpr std::string_view kCellStates[] = {"blank", "absent", "unreadable"};

  const Pack& pack_;
  Diagnostics& diagnostics_;
};

}  // namespace

void checkTests(const Pack& pack, Diagnostics& diagnostics) {
  TestChecker(pack, diagnostics).run();
}

}  // namespace gouji::sema
