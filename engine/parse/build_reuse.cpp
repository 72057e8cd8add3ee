// Templates and their uses.
#include "engine/parse/build_declaration.h"
#include "engine/parse/build_expression.h"

namespace gouji::parse {

syntax::TemplateDecl buildTemplate(BuildContext& context, Grammar::TemplateDeclContext* tree) {
  syntax::TemplateDecl result;
  result.name = nameOf(tree->ident());
  result.parameters = buildParameters(tree->parameters());
  result.span = spanOf(tree);
  for (auto* clause : tree->templateBody()->templateClause()) {
    if (!isWhole(clause)) continue;
    if (auto* rule = clause->ruleDecl()) result.declarations.emplace_back(buildRule(context, rule));
    if (auto* extract = clause->extractDecl()) {
      result.declarations.emplace_back(buildExtract(context, extract));
    }
  }
  return result;
}

syntax::UseDecl buildUse(Grammar::UseDeclContext* tree) {
  syntax::UseDecl use;
  use.templateName = nameOf(tree->ident());
  use.span = spanOf(tree);
  for (auto* argument : tree->useArgument()) {
    if (auto* path = argument->path()) {
      use.arguments.push_back(buildPath(path));
    } else {
      const syntax::Name id = nameOf(argument->ID());
      use.arguments.push_back(makeExpr(id.span, syntax::Path{{id}}));
    }
  }
  return use;
}

}  // namespace gouji::parse
