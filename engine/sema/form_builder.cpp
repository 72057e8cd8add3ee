#include "engine/sema/form_builder.h"

#include "engine/sema/table_builder.h"

namespace gouji::sema {
namespace {

Label makeLabel(const syntax::LabelDecl& decl) {
  Label label{decl.official.value, {}};
  for (const syntax::Text& alias : decl.aliases) label.aliases.push_back(alias.value);
  return label;
}

void reportSecond(const Reporter& reporter, DiagnosticKind kind, const syntax::Name& name,
                  Span first) {
  reporter.report(kind, name.span, {name.text})
      .notes.push_back(firstDeclaredAt({reporter.source(), first}));
}

/// Tables and sections of one form, each key once.
class FormBuilder {
 public:
  FormBuilder(const syntax::FormDecl& decl, const UnitTable& units, const Reporter& reporter)
      : decl_(decl), units_(units), reporter_(reporter), form_(std::make_shared<Form>()) {}

  BuiltForm build() {
    form_->id = decl_.id.text;
    form_->title = decl_.title.value;
    if (decl_.years) {
      form_->firstYear = decl_.years->first.value_or(0);
      form_->lastYear = decl_.years->last;
    }
    if (decl_.basis) form_->basis = decl_.basis->value;
    for (const syntax::SectionDecl& section : decl_.sections) addSection(section);
    return {form_, FormNames(*form_), std::move(totals_), {reporter_.source(), decl_.id.span}};
  }

 private:
  void addSection(const syntax::SectionDecl& decl) {
    if (form_->findSection(decl.key.text)) {
      reportSecond(reporter_, DiagnosticKind::DuplicateSection, decl.key,
                   sectionSpans_[*form_->findSection(decl.key.text)]);
      return;
    }
    if (form_->sections.size() == kMaxSections) {
      reporter_.report(DiagnosticKind::TooManySections, decl.span, {std::to_string(kMaxSections)});
      return;
    }
    const auto index = static_cast<std::uint32_t>(form_->sections.size());
    form_->sections.push_back({decl.key.text, makeLabel(decl.heading), index + 1, {}});
    sectionSpans_.push_back(decl.key.span);
    for (const syntax::TableDecl& table : decl.tables) addTable(table, index);
  }

  void addTable(const syntax::TableDecl& decl, std::uint32_t section) {
    if (const auto first = form_->findTable(decl.key.text)) {
      reportSecond(reporter_, DiagnosticKind::DuplicateTable, decl.key, tableSpans_[*first]);
      return;
    }
    const auto index = static_cast<std::uint32_t>(form_->tables.size());
    TableBuilder builder(form_->id, decl, units_, reporter_);
    form_->tables.push_back(builder.build(index, section, form_->cells, totals_));
    form_->sections[section].tables.push_back(index);
    tableSpans_.push_back(decl.key.span);
  }

  const syntax::FormDecl& decl_;
  const UnitTable& units_;
  const Reporter& reporter_;
  std::shared_ptr<Form> form_;
  std::vector<DeclaredTotal> totals_;
  std::vector<Span> sectionSpans_, tableSpans_;
};

}  // namespace

BuiltForm buildForm(const syntax::FormDecl& decl, const UnitTable& units,
                    const Reporter& reporter) {
  return FormBuilder(decl, units, reporter).build();
}

}  // namespace gouji::sema
