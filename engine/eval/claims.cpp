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

ClaimList findObservations(const plan::Collection& collection, const Report& report) {
  ClaimList list;
  const auto kind = static_cast<ObservationKind>(collection.observation);
  if (needsLabels(kind) && !report.hasLabels) {
    list.cause = {Reason::kNoLabels};
    return list;
  }
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
  return list;
}

}  // namespace

ClaimFinder::ClaimFinder(const plan::Plan& plan) : plan_(plan) {}

ClaimList ClaimFinder::find(std::uint32_t collection, const Report& report) const {
  const plan::Collection& source = plan_.collections[collection];
  if (source.source == plan::Collection::Source::kObservation)
    return findObservations(source, report);
  return findInNarrative(plan_.extracts[source.extract], report);
}

ClaimList ClaimFinder::findInNarrative(const plan::Extract&, const Report&) const { return {}; }

}  // namespace gouji::eval
