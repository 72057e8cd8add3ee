#include "engine/lower/context.h"

#include <algorithm>

namespace gouji::lower {
namespace {

using plan::ClaimSource;

struct BuiltinClause {
  std::string_view word;
  ClaimSource source;
};
constexpr BuiltinClause kBuiltinClauses[] = {
    {"period", ClaimSource::kPeriod},
    {"dates", ClaimSource::kDates},
    {"totals", ClaimSource::kTotals},
    {"shares", ClaimSource::kShares},
    {"growth", ClaimSource::kGrowth},
    {"doubled", ClaimSource::kDoubled},
    {"placeholders", ClaimSource::kPlaceholders},
    {"self_references", ClaimSource::kSelfReferences},
    {"law_names", ClaimSource::kLawNames},
    {"negations", ClaimSource::kNegations},
    {"agencies", ClaimSource::kAgencies},
    {"unbalanced", ClaimSource::kUnbalanced},
    {"half_width", ClaimSource::kHalfWidth},
    {"unfinished", ClaimSource::kUnfinished},
    {"counted_lists", ClaimSource::kCountedLists},
    {"remedies", ClaimSource::kRemedies},
    {"authors", ClaimSource::kAuthors},
};

std::string boundWord(const std::string& word, const sema::Bindings* bindings) {
  if (bindings == nullptr) return word;
  const auto found = bindings->names.find(word);
  return found == bindings->names.end() ? word : found->second.text;
}

}  // namespace

std::optional<ClaimSource> findBuiltinClause(std::string_view word) {
  for (const BuiltinClause& clause : kBuiltinClauses) {
    if (clause.word == word) return clause.source;
  }
  return std::nullopt;
}

std::vector<sema::Candidate> builtinClauseCandidates() {
  std::vector<sema::Candidate> candidates;
  for (const BuiltinClause& clause : kBuiltinClauses) {
    candidates.push_back({std::string(clause.word), ""});
  }
  return candidates;
}

std::uint32_t Context::extractFor(std::size_t extract, std::uint32_t form) {
  const auto [known, isNew] =
      extracts_.emplace(std::pair{extract, form}, static_cast<std::uint32_t>(plan.extracts.size()));
  const sema::ExtractInstance& instance = pack.extracts[extract];
  used.insert(instance.name);
  if (!isNew) return known->second;
  const syntax::ExtractDecl& decl = *instance.decl;
  const Form& shape = *pack.forms[form].form;

  plan::Extract built;
  built.name = nodes.text(instance.name);
  built.form = form;
  built.scope = static_cast<plan::ClaimScope>(decl.scope);
  if (decl.unit) built.unit = decl.unit->text;
  for (const syntax::Name& place : decl.places) {
    const std::string word = boundWord(place.text, instance.bindings.get());
    if (word == "front") built.inFront = true;
    if (word == "title") built.inTitle = true;
    if (word == "all") {
      built.inFront = true;
      built.sectionMask |= (std::uint64_t{1} << shape.sections.size()) - 1;
    }
    if (const auto section = shape.findSection(word))
      built.sectionMask |= std::uint64_t{1} << *section;
  }
  const auto prepare = [&](narrative::PatternKind kind, const syntax::Text& pattern) {
    return nodes.prepare(kind, pattern.value);
  };
  for (const auto& clause : decl.clauses) {
    using narrative::PatternKind;
    using Kind = syntax::ExtractDecl::Clause::Kind;
    switch (clause.kind) {
      case Kind::kNumber:
        built.patterns.push_back(
            {ClaimSource::kNumber, prepare(PatternKind::kNumber, clause.pattern)});
        break;
      case Kind::kZero:
        built.patterns.push_back({ClaimSource::kZero, prepare(PatternKind::kZero, clause.pattern)});
        break;
      case Kind::kMatch:
        built.patterns.push_back(
            {ClaimSource::kMatch, prepare(PatternKind::kMatch, clause.pattern)});
        break;
      case Kind::kUnless:
        built.unless.push_back(prepare(PatternKind::kUnless, clause.pattern));
        break;
      case Kind::kBuiltin:
        if (const auto source = findBuiltinClause(clause.builtin ? clause.builtin->text : "")) {
          built.patterns.push_back({*source, {}});
        }
        break;
    }
  }
  plan.extracts.push_back(std::move(built));
  return known->second;
}

std::uint32_t Context::collection(const plan::Collection& wanted) {
  const std::vector<std::uint32_t> key{static_cast<std::uint32_t>(wanted.source), wanted.extract,
                                       wanted.observation, wanted.table, wanted.section};
  const auto [known, isNew] =
      collections_.emplace(key, static_cast<std::uint32_t>(plan.collections.size()));
  if (isNew) plan.collections.push_back(wanted);
  return known->second;
}

}  // namespace gouji::lower
