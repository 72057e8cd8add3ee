#include "engine/eval/facts.h"

#include "engine/eval/run.h"

namespace gouji::eval {
namespace {

bool isInPlace(const ReportSection& section, std::uint32_t index, const Section& declared) {
  return section.present && section.occurrences == 1 && section.position == index + 1 &&
         section.ordinal == declared.ordinal && section.wording == Wording::kExact &&
         !section.heading.empty();
}

}  // namespace

ReportFacts::ReportFacts(const FactNumbers& facts, const CellNumbers& numbers, Run& run,
                         IndexSet& memory)
    : facts_(facts), run_(run), doubtful_(memory) {
  const Report& report = run.report();
  doubtful_.clear(facts.count());
  doubtful_.add(numbers.notPlain());
  for (std::uint32_t i = 0; i < report.sections.size(); ++i)
    if (!isInPlace(report.sections[i], i, report.form->sections[i]))
      doubtful_.add(facts.isInPlace(i));
  for (std::uint32_t i = 0; i < report.variants.size(); ++i)
    if (!report.tablePresent[i] || report.variants[i] != kNone) doubtful_.add(facts.isRegular(i));
  for (std::uint32_t i = 0; i < run.params().size(); ++i)
    if (run.params()[i].isSet) doubtful_.add(facts.isUnset(i));
  if (run.hasPrior()) doubtful_.add(facts.hasNoPrior());
  if (report.hasLabels) doubtful_.add(facts.hasNoLabels());
  if (report.observations.empty()) return;
  const auto& collections = run.plan().collections;
  for (std::uint32_t i = 0; i < collections.size(); ++i)
    if (isObserved(report, collections[i])) doubtful_.add(facts.findsNothing(i));
}

void ReportFacts::readNarrative() {
  hasSeenNarrative_ = true;
  for (const std::uint32_t collection : run_.claimedCollections())
    doubtful_.add(facts_.findsNothing(collection));
}

}  // namespace gouji::eval
