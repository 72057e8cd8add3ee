#include "engine/parse/build_declaration.h"

#include "engine/parse/build_expression.h"

namespace gouji::parse {
namespace {

syntax::UnitDecl buildUnit(BuildContext& context, Grammar::UnitDeclContext* tree) {
  syntax::UnitDecl unit;
  unit.span = spanOf(tree);
  unit.name = nameOf(tree->word(0));
  if (auto* number = tree->number()) {
    unit.factor = buildNumber(context, number);
    unit.base = nameOf(tree->word(1));
  }
  return unit;
}

syntax::ParamDecl buildParam(BuildContext& context, Grammar::ParamDeclContext* tree) {
  syntax::ParamDecl param;
  param.span = spanOf(tree);
  param.parameter.name = nameOf(tree->word());
  if (auto* text = tree->STRING()) param.description = textOf(text);
  const auto names = tree->NAME();
  std::size_t next = 0;
  if (auto* number = tree->NUMBER())
    param.parameter.type = nameOf(number);
  else if (!names.empty())
    param.parameter.type = nameOf(names[next++]);
  if (next < names.size()) param.parameter.unit = nameOf(names[next]);
  if (auto* value = tree->expression()) param.value = buildExpression(context, value);
  return param;
}

syntax::FunctionDecl buildFunction(BuildContext& context, Grammar::FunctionDeclContext* tree) {
  return {nameOf(tree->word()), buildParameters(tree->parameters()),
          buildExpression(context, tree->expression()), spanOf(tree)};
}

}  // namespace

std::vector<syntax::Parameter> buildParameters(Grammar::ParametersContext* tree) {
  std::vector<syntax::Parameter> parameters;
  for (auto* parameter : tree->parameter()) {
    const auto words = parameter->word();
    syntax::Parameter& built = parameters.emplace_back();
    built.name = nameOf(words[0]);
    if (words.size() > 1) built.type = nameOf(words[1]);
    if (words.size() > 2) built.unit = nameOf(words[2]);
  }
  return parameters;
}

std::vector<syntax::Name> namesOf(const std::vector<Grammar::IdentContext*>& idents,
                                  std::size_t from) {
  std::vector<syntax::Name> names;
  for (std::size_t i = from; i < idents.size(); ++i) names.push_back(nameOf(idents[i]));
  return names;
}

syntax::Assignment buildAssignment(BuildContext& context, Grammar::SetClauseContext* tree) {
  return {buildReference(context, tree->reference()), buildExpression(context, tree->expression()),
          spanOf(tree)};
}

void buildDeclaration(BuildContext& context, Grammar::DeclarationContext* tree,
                      syntax::File& file) {
  if (!isWhole(tree)) return;
  auto& out = file.declarations;
  if (auto* import = tree->importDecl()) {
    file.imports.push_back({textOf(import->STRING()), spanOf(import)});
  } else if (auto* unit = tree->unitDecl()) {
    out.emplace_back(buildUnit(context, unit));
  } else if (auto* constant = tree->constDecl()) {
    out.emplace_back(syntax::ConstDecl{nameOf(constant->word()),
                                       buildExpression(context, constant->expression()),
                                       spanOf(constant)});
  } else if (auto* param = tree->paramDecl()) {
    out.emplace_back(buildParam(context, param));
  } else if (auto* function = tree->functionDecl()) {
    out.emplace_back(buildFunction(context, function));
  } else if (auto* form = tree->formDecl()) {
    out.emplace_back(buildForm(context, form));
  } else if (auto* rule = tree->ruleDecl()) {
    out.emplace_back(buildRule(context, rule));
  } else if (auto* extract = tree->extractDecl()) {
    out.emplace_back(buildExtract(context, extract));
  } else if (auto* declared = tree->templateDecl()) {
    out.emplace_back(std::make_unique<syntax::TemplateDecl>(buildTemplate(context, declared)));
  } else if (auto* use = tree->useDecl()) {
    out.emplace_back(buildUse(use));
  } else if (auto* profile = tree->profileDecl()) {
    out.emplace_back(buildProfile(context, profile));
  } else if (auto* sample = tree->sampleDecl()) {
    out.emplace_back(buildSample(context, sample));
  } else if (auto* test = tree->testDecl()) {
    out.emplace_back(buildTest(context, test));
  }
}

}  // namespace gouji::parse
