#include "engine/eval/claims.h"

#include <algorithm>

namespace gouji::eval {
namespace {

bool needsLabels(ObservationKind kind) {
  switch (kind) {
    case ObservationKind::kExtraSection:
    case ObservationKind::kExtraRow:
    case ObservationKind::kExtraColumn:
    case ObservationKind::kDamagedLabel:
    case ObservationKind::kForeignLabel:
    case ObservationKind::kMissingNote:
    case ObservationKind::kMissingUnit:
      return true;
    // Keys without labels show what is missing, and every reader has doubts.
    case ObservationKind::kMissingRow:
    case ObservationKind::kMissingColumn:
    case ObservationKind::kMissingTable:
    case ObservationKind::kReading:
      return false;
  }
  return true;
}

/// Where an observation stands, in the words of the form.
std::string_view labelOf(const Observation& observation, const Form& form) {
  std::uint32_t section = observation.section;
  if (section == kNone && observation.table != kNone)
    section = form.tables[observation.table].section;
  if (section == kNone) return {};
  return form.sections[section].heading.official;
}

/// The spec of an extract for the narrative's own extractor, which knows no plan.
narrative::ExtractSpec toSpec(const plan::Extract& extract, const plan::Plan& plan) {
  narrative::ExtractSpec spec;
  spec.sections = extract.sectionMask;
  spec.inFront = extract.inFront;
  spec.inTitle = extract.inTitle;
  // The enumerations of the plan name the same things in the same order.
  spec.scope = static_cast<narrative::Scope>(extract.scope);
  spec.unit = extract.unit;
  for (const plan::Pattern& unless : extract.unless)
    spec.unless.push_back({unless.words, plan.preparedOf(unless)});
  spec.patterns.reserve(extract.patterns.size());
  for (const auto& [source, pattern] : extract.patterns)
    spec.patterns.push_back(
        {static_cast<narrative::Source>(source), pattern.words, plan.preparedOf(pattern)});
  return spec;
}
static_assert(static_cast<int>(plan::ClaimScope::kSection) ==
              static_cast<int>(narrative::Scope::kSection));
static_assert(static_cast<int>(plan::ClaimSource::kAuthors) ==
              static_cast<int>(narrative::Source::kAuthors));

bool isOf(const plan::Collection& collection, const Observation& observation) {
  return observation.kind == static_cast<ObservationKind>(collection.observation) &&
         (collection.table == kNone || observation.table == collection.table) &&
         (collection.section == kNone || observation.section == collection.section);
}

bool isOf(const plan::Collection& collection, const narrative::Claim& claim) {
  return collection.section == kNone ||
         (claim.range.where == narrative::TextRange::Where::kSection &&
          claim.range.section == collection.section);
}

/// Whether it reads parts that every report has. A title and an introduction need not be given.
bool readsSections(const plan::Extract& extract) { return extract.sectionMask != 0; }

/// Whether any text the extract reads is there.
bool hasText(const plan::Extract& extract, const Report& report, const NarrativeClaims& narrative) {
  return (extract.sectionMask & narrative.sections) != 0 ||
         (extract.inFront && !report.front.empty()) || (extract.inTitle && !report.title.empty());
}

void look(const narrative::Extractor& extractor, FoldedText& text) {
  if (!text.isSeen) extractor.look(text.shadow, text.seen);
  text.isSeen = true;
}

/// Where a claim stands, in words.
std::string_view labelOf(const narrative::TextRange& range, const Form& form) {
  using Where = narrative::TextRange::Where;
  switch (range.where) {
    case Where::kFront:
      return "引言";
    case Where::kTitle:
      return "标题";
    case Where::kSection:
    case Where::kHeading:
    case Where::kCell:
      break;
  }
  if (range.section >= form.sections.size()) return {};
  return form.sections[range.section].heading.official;
}

void listObservations(const plan::Collection& collection, const Report& report, ClaimList& list) {
  for (std::uint32_t i = 0; i < report.observations.size(); ++i) {
    const Observation& observation = report.observations[i];
    if (!isOf(collection, observation)) continue;
    narrative::Claim& claim = list.observed.emplace_back();
    claim.text = observation.text.empty() ? observation.message.zh : observation.text;
    claim.expected = observation.expected;
    list.claims.push_back({nullptr, labelOf(observation, *report.form), i});
  }
  for (std::size_t i = 0; i < list.claims.size(); ++i) list.claims[i].claim = &list.observed[i];
  // What was observed is there, whatever it was observed by; that nothing was means little.
  if (list.claims.empty() && gouji::eval::needsLabels(collection) && !report.hasLabels)
    list.cause = {Reason::kNoLabels};
}

}  // namespace

bool needsLabels(const plan::Collection& collection) {
  return collection.source == plan::Collection::Source::kObservation &&
         needsLabels(static_cast<ObservationKind>(collection.observation));
}

ClaimFinder::ClaimFinder(const plan::Plan& plan, std::span<const Array<std::uint64_t>> words)
    : plan_(plan),
      words_(words),
      forms_(plan.forms.size()),
      collections_(plan.forms.size()),
      indexInForm_(plan.extracts.size()) {
  std::vector<std::uint32_t> counts(plan.forms.size(), 0);
  for (std::size_t i = 0; i < plan.extracts.size(); ++i)
    indexInForm_[i] = counts[plan.extracts[i].form]++;
  for (std::uint32_t i = 0; i < plan.collections.size(); ++i) {
    if (plan.collections[i].source != plan::Collection::Source::kExtract) continue;
    const std::uint32_t index = plan.collections[i].extract;
    const plan::Extract& extract = plan.extracts[index];
    collections_[extract.form].push_back({i, indexInForm_[index], extract.sectionMask});
  }
}

std::optional<narrative::Extractor> ClaimFinder::makeExtractor(std::uint32_t form) const {
  std::vector<narrative::UnitFactor> units;
  for (const plan::Plan::Unit& unit : plan_.units)
    units.push_back({unit.name.str(), unit.base.str(), unit.factor});
  std::vector<narrative::ExtractSpec> specs;
  specs.reserve(plan_.extracts.size());
  for (const plan::Extract& extract : plan_.extracts)
    if (extract.form == form) specs.push_back(toSpec(extract, plan_));
  std::vector<narrative::Extractor::Prepared> conditions;
  conditions.reserve(plan_.patterns.size());
  for (const plan::Pattern& pattern : plan_.patterns)
    conditions.push_back(plan_.preparedOf(pattern));
  std::span<const std::uint64_t> words;
  if (!words_.empty()) words = words_[form];
  auto made = narrative::Extractor::make(specs, units, conditions, words);
  if (!made) return std::nullopt;
  return std::move(*made);
}

Array<std::uint64_t> ClaimFinder::writeWords(std::uint32_t form) const {
  const std::optional<narrative::Extractor>& extractor = extractorOf(form);
  return extractor ? extractor->writeWords() : Array<std::uint64_t>();
}

const std::optional<narrative::Extractor>& ClaimFinder::extractorOf(std::uint32_t form) const {
  const FormExtractor& entry = forms_[form];
  std::call_once(entry.once, [&] { entry.extractor = makeExtractor(form); });
  return entry.extractor;
}

void ClaimFinder::readNarrative(std::uint32_t form, const Report& report, FoldedTexts& folded,
                                narrative::Workspace& workspace, NarrativeClaims& claims) const {
  for (auto& list : claims.byExtract) list.clear();
  claims.sections = 0;
  for (std::size_t i = 0; i < report.sections.size() && i < 64; ++i)
    if (report.sections[i].present) claims.sections |= std::uint64_t{1} << i;
  const std::optional<narrative::Extractor>& made = extractorOf(form);
  claims.isComplete = made.has_value();
  if (!claims.isComplete) return;
  const narrative::Extractor& extractor = *made;
  claims.byExtract.resize(extractor.extractCount());
  const auto read = [&](std::string_view text, narrative::Place place) {
    if (text.empty() || !extractor.reads(place)) return;
    if (text.size() > kMaxTextBytes) {
      claims.isComplete = false;
      return;
    }
    FoldedText& shared = folded.fold(text);
    look(extractor, shared);
    const bool isComplete =
        extractor.extract(shared.shadow, shared.seen, place, workspace, claims.byExtract);
    claims.isComplete = claims.isComplete && isComplete;
  };
  using Where = narrative::TextRange::Where;
  read(report.title, {Where::kTitle, kNone});
  read(report.front.text(), {Where::kFront, kNone});
  for (std::uint32_t i = 0; i < report.sections.size(); ++i)
    if (report.sections[i].present) read(report.sections[i].text.text(), {Where::kSection, i});
}

narrative::PatternWords::Answer ClaimFinder::askForPattern(std::uint32_t form,
                                                           std::uint32_t pattern,
                                                           FoldedText& text) const {
  const std::optional<narrative::Extractor>& extractor = extractorOf(form);
  if (!extractor) return narrative::PatternWords::Answer::kPerhaps;
  look(*extractor, text);
  return extractor->ask(pattern, text.seen);
}

bool isObserved(const Report& report, const plan::Collection& collection) {
  return collection.source == plan::Collection::Source::kObservation &&
         std::any_of(report.observations.begin(), report.observations.end(),
                     [&](const Observation& item) { return isOf(collection, item); });
}

void ClaimFinder::listClaimed(std::uint32_t form, const Report& report,
                              NarrativeClaims& narrative) const {
  narrative.claimed.clear();
  for (const NarrativeCollection& one : collections_[form]) {
    const bool isReadNowhere = (one.sections & narrative.sections) == 0;
    if (narrative.isComplete && !isReadNowhere && narrative.byExtract[one.extractInForm].empty())
      continue;
    if (mayHaveClaims(one, report, narrative)) narrative.claimed.push_back(one.index);
  }
}

bool ClaimFinder::mayHaveClaims(const NarrativeCollection& one, const Report& report,
                                const NarrativeClaims& narrative) const {
  const plan::Collection& collection = plan_.collections[one.index];
  if (!narrative.isComplete || !hasText(plan_.extracts[collection.extract], report, narrative))
    return true;
  const auto& found = narrative.byExtract[one.extractInForm];
  return std::any_of(found.begin(), found.end(),
                     [&](const narrative::Claim& claim) { return isOf(collection, claim); });
}

void ClaimFinder::listClaims(const plan::Collection& collection, const Report& report,
                             const NarrativeClaims& narrative, ClaimList& list) const {
  list.clear();
  if (collection.source == plan::Collection::Source::kObservation) {
    listObservations(collection, report, list);
  } else {
    listNarrative(collection, report, narrative, list);
  }
}

void ClaimFinder::listNarrative(const plan::Collection& collection, const Report& report,
                                const NarrativeClaims& narrative, ClaimList& list) const {
  const plan::Extract& extract = plan_.extracts[collection.extract];
  if (!narrative.isComplete) {
    list.cause = {Reason::kTextTooLong};
  } else if (!hasText(extract, report, narrative)) {
    list.cause = {readsSections(extract) ? Reason::kSectionMissing : Reason::kTextMissing};
  }
  if (list.cause.isSet()) return;
  for (const narrative::Claim& claim : narrative.byExtract[indexInForm_[collection.extract]]) {
    if (!isOf(collection, claim)) continue;
    const std::string_view label =
        claim.label.empty() ? labelOf(claim.range, *report.form) : std::string_view(claim.label);
    list.claims.push_back({&claim, label, kNone});
  }
}

}  // namespace gouji::eval
