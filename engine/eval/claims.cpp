#include "engine/eval/claims.h"

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
std::string labelOf(const Observation& observation, const Form& form) {
  std::uint32_t section = observation.section;
  if (section == kNone && observation.table != kNone)
    section = form.tables[observation.table].section;
  return section == kNone ? std::string() : form.sections[section].heading.official;
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
    spec.unless.push_back({unless.words.str(), plan.preparedOf(unless)});
  for (const auto& [source, pattern] : extract.patterns)
    spec.patterns.push_back(
        {static_cast<narrative::Source>(source), pattern.words.str(), plan.preparedOf(pattern)});
  return spec;
}
static_assert(static_cast<int>(plan::ClaimScope::kSection) ==
              static_cast<int>(narrative::Scope::kSection));
static_assert(static_cast<int>(plan::ClaimSource::kAuthors) ==
              static_cast<int>(narrative::Source::kAuthors));

/// Whether any text the extract reads is there.
bool hasText(const plan::Extract& extract, const Report& report) {
  if (extract.inFront && !report.front.empty()) return true;
  if (extract.inTitle && !report.title.empty()) return true;
  for (std::size_t i = 0; i < report.sections.size() && i < 64; ++i)
    if ((extract.sectionMask >> i & 1U) != 0 && report.sections[i].present) return true;
  return false;
}

/// Where a claim stands, in words.
std::string labelOf(const narrative::TextRange& range, const Form& form) {
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
  return range.section < form.sections.size() ? form.sections[range.section].heading.official
                                              : std::string();
}

}  // namespace

ClaimFinder::ClaimFinder(const plan::Plan& plan)
    : plan_(plan), forms_(plan.forms.size()), indexInForm_(plan.extracts.size()) {
  for (const plan::Plan::Unit& unit : plan.units)
    units_.push_back({unit.name.str(), unit.base.str(), unit.factor});
  for (std::size_t i = 0; i < plan.extracts.size(); ++i) {
    auto& ofForm = forms_[plan.extracts[i].form].specs;
    indexInForm_[i] = static_cast<std::uint32_t>(ofForm.size());
    ofForm.push_back(toSpec(plan.extracts[i], plan));
  }
}

const std::optional<narrative::Extractor>& ClaimFinder::extractorOf(std::uint32_t form) const {
  const FormExtractor& entry = forms_[form];
  std::call_once(entry.once, [&] {
    auto made = narrative::Extractor::make(entry.specs, units_);
    if (made) entry.extractor = std::move(*made);
  });
  return entry.extractor;
}

void ClaimFinder::readNarrative(std::uint32_t form, const Report& report, FoldedTexts& folded,
                                narrative::Workspace& workspace, NarrativeClaims& claims) const {
  for (auto& list : claims.byExtract) list.clear();
  const std::optional<narrative::Extractor>& made = extractorOf(form);
  claims.isComplete = made.has_value();
  if (!claims.isComplete) return;
  const narrative::Extractor& extractor = *made;
  claims.byExtract.resize(extractor.extractCount());
  const auto read = [&](std::string_view text, narrative::Place place) {
    if (text.empty() || !extractor.reads(place)) return;
    const bool isComplete =
        text.size() <= kMaxTextBytes &&
        extractor.extract(folded.fold(text), place, workspace, claims.byExtract);
    claims.isComplete = claims.isComplete && isComplete;
  };
  using Where = narrative::TextRange::Where;
  read(report.title, {Where::kTitle, kNone});
  read(report.front.text(), {Where::kFront, kNone});
  for (std::uint32_t i = 0; i < report.sections.size(); ++i)
    if (report.sections[i].present) read(report.sections[i].text.text(), {Where::kSection, i});
}

ClaimList ClaimFinder::listClaims(const plan::Collection& collection, const Report& report,
                                  const NarrativeClaims& narrative) const {
  ClaimList list;
  const plan::Extract& extract = plan_.extracts[collection.extract];
  if (!narrative.isComplete) {
    list.cause = {Reason::kTextTooLong};
  } else if (!hasText(extract, report)) {
    list.cause = {Reason::kSectionMissing};
  }
  if (list.cause.isSet()) return list;
  const auto& found = narrative.byExtract[indexInForm_[collection.extract]];
  list.claims.reserve(found.size());
  for (const narrative::Claim& claim : found) {
    if (collection.section != kNone &&
        (claim.range.where != narrative::TextRange::Where::kSection ||
         claim.range.section != collection.section))
      continue;
    FoundClaim& listed = list.claims.emplace_back();
    listed.claim = claim;
    if (listed.claim.label.empty()) listed.claim.label = labelOf(claim.range, *report.form);
  }
  return list;
}

ClaimList ClaimFinder::listObservations(const plan::Collection& collection,
                                        const Report& report) const {
  ClaimList list;
  const auto kind = static_cast<ObservationKind>(collection.observation);
  for (std::uint32_t i = 0; i < report.observations.size(); ++i) {
    const Observation& observation = report.observations[i];
    if (observation.kind != kind) continue;
    if (collection.table != kNone && observation.table != collection.table) continue;
    if (collection.section != kNone && observation.section != collection.section) continue;
    FoundClaim found;
    found.observation = i;
    found.claim.text = observation.text.empty() ? observation.message.zh : observation.text;
    found.claim.expected = observation.expected;
    found.claim.label = labelOf(observation, *report.form);
    list.claims.push_back(std::move(found));
  }
  // What was observed is there, whatever it was observed by; that nothing was means little.
  if (list.claims.empty() && needsLabels(kind) && !report.hasLabels)
    list.cause = {Reason::kNoLabels};
  return list;
}

}  // namespace gouji::eval
