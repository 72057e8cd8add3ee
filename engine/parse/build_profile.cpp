// Profiles: what an office changes about the rules without touching them.
#include "engine/parse/build_declaration.h"
#include "engine/parse/build_expression.h"

namespace gouji::parse {
namespace {

void addClause(BuildContext& context, syntax::ProfileDecl& profile,
               Grammar::ProfileClauseContext* clause) {
  if (auto* set = clause->setClause()) {
    profile.parameters.push_back(buildAssignment(context, set));
  } else if (auto* regrade = clause->regradeClause()) {
    const auto level = buildLevel(context, nameOf(regrade->word()));
    if (level) profile.levels.push_back({nameOf(regrade->ident()), *level, spanOf(regrade)});
  } else if (auto* on = clause->switchOnClause()) {
    for (syntax::Name& rule : namesOf(on->ident())) profile.switchedOn.push_back(std::move(rule));
  } else if (auto* off = clause->switchOffClause()) {
    syntax::ProfileDecl::SwitchOff& entry = profile.switchedOff.emplace_back();
    entry.rule = nameOf(off->ident());
    entry.span = spanOf(off);
    std::size_t text = 0;
    if (off->REASON() != nullptr) entry.reason = textOf(off->STRING(text++));
    if (off->UNTIL() != nullptr) entry.until = textOf(off->STRING(text));
  } else if (auto* weight = clause->weightClause()) {
    profile.weights.push_back({nameOf(weight->ident()), buildNumber(context, weight->number()),
                               spanOf(weight->number())});
  }
}

}  // namespace

syntax::ProfileDecl buildProfile(BuildContext& context, Grammar::ProfileDeclContext* tree) {
  syntax::ProfileDecl profile;
  profile.name = nameOf(tree->ident(0));
  if (auto* title = tree->STRING()) profile.title = textOf(title);
  profile.span = spanOf(tree);
  profile.parents = namesOf(tree->ident(), 1);
  for (auto* clause : tree->profileBody()->profileClause()) {
    if (isWhole(clause)) addClause(context, profile, clause);
  }
  return profile;
}

}  // namespace gouji::parse
