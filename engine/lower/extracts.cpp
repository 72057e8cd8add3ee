// Extracts: their places, unit and patterns, checked whether or not a rule uses them.
#include <algorithm>

#include "engine/lower/declarations.h"
#include "engine/lower/patterns.h"

namespace gouji::lower {
namespace {

using sema::Reporter;
using Clause = syntax::ExtractDecl::Clause;

void checkPlaces(const sema::ExtractInstance& extract, const sema::Pack& pack,
                 const Reporter& reporter) {
  for (const syntax::Name& place : extract.decl->places) {
    std::string word = place.text;
    if (extract.bindings) {
      const auto bound = extract.bindings->names.find(word);
      if (bound != extract.bindings->names.end()) word = bound->second.text;
    }
    if (word == "all" || word == "front" || word == "title") continue;
    const bool isKnown = std::any_of(pack.forms.begin(), pack.forms.end(), [&](const auto& form) {
      return form.form->findSection(word).has_value();
    });
    if (isKnown) continue;
    std::vector<sema::Candidate> candidates{{"all", ""}, {"front", ""}, {"title", ""}};
    for (const auto& form : pack.forms) {
      for (const Section& section : form.form->sections) {
        candidates.push_back({section.key, section.heading.official});
      }
    }
    reporter.report(DiagnosticKind::UnknownPlace, place.span, {word},
                    sema::suggest(word, candidates));
  }
}

void checkClause(const Clause& clause, const Reporter& reporter) {
  if (clause.kind == Clause::Kind::kBuiltin) {
    const std::string word = clause.builtin ? clause.builtin->text : std::string();
    if (findBuiltinClause(word)) return;
    reporter.report(DiagnosticKind::UnknownBuiltinClause, clause.span, {word},
                    sema::suggest(word, builtinClauseCandidates()));
    return;
  }
  const narrative::PatternKind kind =
      clause.kind == Clause::Kind::kNumber  ? narrative::PatternKind::kNumber
      : clause.kind == Clause::Kind::kZero  ? narrative::PatternKind::kZero
      : clause.kind == Clause::Kind::kMatch ? narrative::PatternKind::kMatch
                                            : narrative::PatternKind::kUnless;
  (void)checkClaimPattern(clause.pattern, kind, reporter);
}

}  // namespace

void checkExtracts(Context& context) {
  for (const sema::ExtractInstance& extract : context.pack.extracts) {
    Reporter reporter(context.diagnostics, extract.source);
    if (extract.bindings) reporter = reporter.usedAt(extract.bindings->use);
    checkPlaces(extract, context.pack, reporter);
    if (extract.decl->unit) (void)context.pack.units.require(*extract.decl->unit, reporter);
    bool findsSomething = false;
    for (const Clause& clause : extract.decl->clauses) {
      findsSomething |= clause.kind != Clause::Kind::kUnless;
      checkClause(clause, reporter);
    }
    if (!findsSomething) {
      reporter.report(DiagnosticKind::ExtractFindsNothing, extract.decl->name.span, {extract.name});
    }
  }
}

}  // namespace gouji::lower
