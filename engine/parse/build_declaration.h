// engine/parse/build_declaration.h
//
// Declarations: one function for each, by topic.
//
//   build_declaration.cpp  import, unit, const, param, function, and the choice among all
//   build_form.cpp         form, section, table, block     build_axis.cpp  rows, columns, totals
//   build_rule.cpp         rule                            build_message.cpp  its messages
//   build_extract.cpp      extract                         build_reuse.cpp  template, use
//   build_profile.cpp      profile                         build_test.cpp  sample, test
//
// Each gives nothing when the head of the declaration broke off.
#pragma once

#include <optional>
#include <vector>

#include "engine/parse/build_context.h"

namespace gouji::parse {

/// Adds the declaration to the file.
void buildDeclaration(BuildContext& context, Grammar::DeclarationContext* tree, syntax::File& file);

[[nodiscard]] syntax::FormDecl buildForm(BuildContext& context, Grammar::FormDeclContext* tree);
[[nodiscard]] syntax::RuleDecl buildRule(BuildContext& context, Grammar::RuleDeclContext* tree);
[[nodiscard]] syntax::ExtractDecl buildExtract(BuildContext& context,
                                               Grammar::ExtractDeclContext* tree);
[[nodiscard]] syntax::TemplateDecl buildTemplate(BuildContext& context,
                                                 Grammar::TemplateDeclContext* tree);
[[nodiscard]] syntax::UseDecl buildUse(Grammar::UseDeclContext* tree);
[[nodiscard]] syntax::ProfileDecl buildProfile(BuildContext& context,
                                               Grammar::ProfileDeclContext* tree);
[[nodiscard]] syntax::SampleDecl buildSample(BuildContext& context,
                                             Grammar::SampleDeclContext* tree);
[[nodiscard]] syntax::TestDecl buildTest(BuildContext& context, Grammar::TestDeclContext* tree);

// --- shared by several topics

[[nodiscard]] std::vector<syntax::Parameter> buildParameters(Grammar::ParametersContext* tree);
[[nodiscard]] syntax::LabelDecl buildLabel(Grammar::LabelContext* tree);
[[nodiscard]] syntax::AxisDecl buildAxis(BuildContext& context,
                                         const std::optional<syntax::Name>& unit,
                                         Grammar::AxisBodyContext* tree);
[[nodiscard]] syntax::VariantDecl buildVariant(BuildContext& context,
                                               Grammar::VariantDeclContext* tree);
[[nodiscard]] std::optional<syntax::YearRange> buildYears(BuildContext& context,
                                                          Grammar::YearsClauseContext* tree);
[[nodiscard]] syntax::Assignment buildAssignment(BuildContext& context,
                                                 Grammar::SetClauseContext* tree);
[[nodiscard]] syntax::Message buildMessage(BuildContext& context, antlr4::tree::TerminalNode* text);
[[nodiscard]] std::optional<syntax::Level> buildLevel(BuildContext& context,
                                                      const syntax::Name& word);
[[nodiscard]] std::vector<syntax::Name> namesOf(const std::vector<Grammar::IdentContext*>& idents,
                                                std::size_t from = 0);

}  // namespace gouji::parse
