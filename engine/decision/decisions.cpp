#include "engine/decision/decisions.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <unordered_map>

#include "engine/decision/decision_words.h"
#include "engine/diag/suggest.h"

namespace gouji {
namespace {

struct ReachedWaiver {
  Waiver waiver;
  WaiverReach reach;
};

/// The folder of a path, "." for none.
std::string_view folderOf(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

bool isInReach(const WaiverReach& reach, const ReportResult& result) {
  if (!reach.file.empty()) return reach.file == result.file;
  return reach.folder.empty() || reach.folder == folderOf(result.file);
}

}  // namespace

struct Decisions::State {
  Date today;
  Baseline baseline;
  std::unordered_multimap<std::string, std::size_t> byFingerprint;
  std::map<std::pair<std::string, int>, std::vector<std::size_t>> byUnit;
  std::vector<ReachedWaiver> waivers;
  // By the words a waiver names its rule with: few waivers are about one rule.
  std::unordered_multimap<std::string, std::size_t> byRule;
  // By the unit they name; "" for those that name none.
  std::unordered_multimap<std::string, std::size_t> waiversByUnit;
  std::mutex mutex;  // guards the states
  std::vector<DecisionState> baselineStates;
  std::vector<DecisionState> waiverStates;

  /// What one report makes of the decisions; taken over at once when the report is done.
  struct Effects {
    std::vector<std::pair<std::size_t, DecisionState>> baseline;
    std::vector<std::pair<std::size_t, DecisionState>> waivers;
  };

  void applyBaseline(Finding& finding, Effects& effects) const;
  void applyWaivers(Finding& finding, const ReportResult& result, Effects& effects) const;
  void tellLapsedWaivers(ReportResult& result, Effects& effects) const;
  void tellMovedEntries(ReportResult& result, Effects& effects) const;
  void noteSeen(const ReportResult& result, Effects& effects) const;
  void take(const Effects& effects);
  template <typename Each>
  void forEachWaiver(const Finding& finding, const ReportResult& result, const Each& each) const;
};

Decisions::Decisions(Date today) : state_(std::make_unique<State>()) { state_->today = today; }
Decisions::~Decisions() = default;

void Decisions::addBaseline(Baseline baseline) {
  State& state = *state_;
  state.baseline = std::move(baseline);
  state.baselineStates.assign(state.baseline.entries.size(), DecisionState::kUnseen);
  for (std::size_t i = 0; i < state.baseline.entries.size(); ++i) {
    const BaselineEntry& entry = state.baseline.entries[i];
    state.byFingerprint.emplace(entry.fingerprint, i);
    state.byUnit[{entry.unit, entry.year.value_or(0)}].push_back(i);
  }
}

void Decisions::addWaivers(std::vector<Waiver> waivers, const WaiverReach& reach) {
  for (Waiver& waiver : waivers) {
    state_->byRule.emplace(waiver.rule, state_->waivers.size());
    state_->waiversByUnit.emplace(waiver.unit, state_->waivers.size());
    state_->waivers.push_back({std::move(waiver), reach});
    state_->waiverStates.push_back(DecisionState::kUnseen);
  }
}

bool Decisions::empty() const { return state_->baseline.path.empty() && state_->waivers.empty(); }

void Decisions::checkRules(const std::vector<std::string_view>& knownRules,
                           Diagnostics& diagnostics) const {
  for (const auto& [waiver, reach] : state_->waivers) {
    const std::string_view name = waiver.ruleName();
    if (std::find(knownRules.begin(), knownRules.end(), name) != knownRules.end()) continue;
    diagnostics.add({DiagnosticKind::UnknownRule,
                     waiver.source,
                     waiver.span,
                     {name},
                     {},
                     hintAt(suggestWord(name, knownRules))});
  }
}

// ------------------------------------------------------------ one report

template <typename Each>
void Decisions::State::forEachWaiver(const Finding& finding, const ReportResult& result,
                                     const Each& each) const {
  for (const std::string* word : {&finding.rule, &finding.name, &finding.instance}) {
    const bool isRepeated = (word == &finding.instance && finding.instance == finding.rule) ||
                            (word == &finding.name && finding.name == finding.rule);
    if (isRepeated) continue;
    const auto [first, last] = byRule.equal_range(*word);
    for (auto i = first; i != last; ++i) {
      const ReachedWaiver& candidate = waivers[i->second];
      if (isInReach(candidate.reach, result) && candidate.waiver.covers(finding))
        each(i->second, candidate.waiver);
    }
  }
}

void Decisions::State::applyWaivers(Finding& finding, const ReportResult& result,
                                    Effects& effects) const {
  // Of several that fit the first of the files speaks; all of them are of use.
  std::size_t best = waivers.size();
  forEachWaiver(finding, result, [&](std::size_t index, const Waiver& waiver) {
    if (finding.outcome != Outcome::kFail) {
      effects.waivers.emplace_back(index, DecisionState::kPending);
      return;
    }
    if (!waiver.values.empty() && waiver.values != finding.valueHash) return;
    if (waiver.expires && *waiver.expires < today) {
      effects.waivers.emplace_back(index, DecisionState::kLapsed);
      if (!finding.lapsed) finding.lapsed = describeExpiry(waiver);
      return;
    }
    effects.waivers.emplace_back(index, DecisionState::kUsed);
    best = std::min(best, index);
  });
  if (best == waivers.size()) return;
  finding.suppressed = suppressionOf(waivers[best].waiver);
}

void Decisions::State::applyBaseline(Finding& finding, Effects& effects) const {
  const auto [first, last] = byFingerprint.equal_range(finding.fingerprint);
  const BaselineEntry* other = nullptr;
  bool isAccepted = false;
  for (auto i = first; i != last; ++i) {
    const BaselineEntry& entry = baseline.entries[i->second];
    if (finding.outcome != Outcome::kFail) {
      effects.baseline.emplace_back(i->second, DecisionState::kPending);
    } else if (entry.valueHash != finding.valueHash) {
      effects.baseline.emplace_back(i->second, DecisionState::kLapsed);
      if (other == nullptr || entry.line < other->line) other = &entry;
    } else {
      effects.baseline.emplace_back(i->second, DecisionState::kUsed);
      isAccepted = true;
      if (!finding.suppressed) finding.suppressed = suppressionOf(entry);
    }
  }
  if (other != nullptr && !isAccepted && !finding.lapsed) finding.lapsed = describeChange(*other);
}

/// A waiver with values that none of the findings has: those it would cover say so.
void Decisions::State::tellLapsedWaivers(ReportResult& result, Effects& effects) const {
  std::vector<std::size_t> matched;
  for (const auto& [index, what] : effects.waivers) matched.push_back(index);
  std::sort(matched.begin(), matched.end());
  std::vector<std::size_t> lapsed;
  for (Finding& finding : result.findings) {
    if (finding.outcome != Outcome::kFail) continue;
    forEachWaiver(finding, result, [&](std::size_t index, const Waiver& waiver) {
      const bool isMatched = std::binary_search(matched.begin(), matched.end(), index);
      if (waiver.values.empty() || isMatched) return;
      lapsed.push_back(index);
      if (!finding.suppressed && !finding.lapsed) finding.lapsed = describeChange(waiver);
    });
  }
  for (const std::size_t index : lapsed)
    effects.waivers.emplace_back(index, DecisionState::kLapsed);
}

/// With other numbers another cell may be the likely culprit, and the finding then has another
/// fingerprint: an entry for the same check of the same report, whose own finding is not there any
/// more, is told at it all the same.
void Decisions::State::tellMovedEntries(ReportResult& result, Effects& effects) const {
  const std::string& unit = result.unitId.empty() ? result.agency : result.unitId;
  const auto entries = byUnit.find({unit, result.year.value_or(0)});
  if (entries == byUnit.end()) return;
  std::set<std::size_t> known;
  for (const auto& [index, what] : effects.baseline) known.insert(index);
  for (const std::size_t index : entries->second) {
    const BaselineEntry& entry = baseline.entries[index];
    if (known.contains(index)) continue;
    for (Finding& finding : result.findings) {
      if (finding.outcome != Outcome::kFail || finding.instance != entry.instance) continue;
      effects.baseline.emplace_back(index, DecisionState::kLapsed);
      if (!finding.suppressed && !finding.lapsed) finding.lapsed = describeChange(entry);
      break;
    }
  }
}

void Decisions::State::noteSeen(const ReportResult& result, Effects& effects) const {
  // A rule that was undecided as a whole says so once, which stands for all its checks.
  std::set<std::string_view> undecided;
  for (const Finding& finding : result.findings)
    if (finding.outcome == Outcome::kUndecided && finding.instance == finding.rule)
      undecided.insert(finding.rule);
  const auto stateFor = [&](std::string_view rule) {
    return undecided.contains(rule) ? DecisionState::kPending : DecisionState::kUnused;
  };
  const std::string& unit = result.unitId.empty() ? result.agency : result.unitId;
  if (const auto seen = byUnit.find({unit, result.year.value_or(0)}); seen != byUnit.end()) {
    for (const std::size_t index : seen->second)
      effects.baseline.emplace_back(index, stateFor(baseline.entries[index].rule));
  }
  for (const std::string& name : {std::string(), result.unitId, result.agency}) {
    const auto [first, last] = waiversByUnit.equal_range(name);
    for (auto i = first; i != last; ++i) {
      const ReachedWaiver& candidate = waivers[i->second];
      if (isInReach(candidate.reach, result) && candidate.waiver.concerns(result))
        effects.waivers.emplace_back(i->second, stateFor(candidate.waiver.ruleName()));
    }
  }
}

void Decisions::State::take(const Effects& effects) {
  const std::lock_guard lock(mutex);
  for (const auto& [index, what] : effects.baseline)
    baselineStates[index] = std::max(baselineStates[index], what);
  for (const auto& [index, what] : effects.waivers)
    waiverStates[index] = std::max(waiverStates[index], what);
}

void Decisions::apply(ReportResult& result) {
  // What could not be read was not checked either.
  if (!result.readable || empty()) return;
  State::Effects effects;
  for (Finding& finding : result.findings) {
    state_->applyWaivers(finding, result, effects);
    state_->applyBaseline(finding, effects);
  }
  state_->tellLapsedWaivers(result, effects);
  state_->tellMovedEntries(result, effects);
  // An accepted finding needs no word on a decision that would not accept it any more.
  for (Finding& finding : result.findings) {
    if (finding.suppressed) finding.lapsed.reset();
  }
  state_->noteSeen(result, effects);
  state_->take(effects);
}

// ------------------------------------------------------------ the whole run

std::vector<ReportResult> Decisions::describeLeftovers(
    const std::function<bool(std::string_view)>& isChecked) const {
  std::vector<ReportResult> results;
  const auto resultOf = [&](const std::string& file) -> ReportResult& {
    for (ReportResult& result : results) {
      if (result.file == file) return result;
    }
    ReportResult& result = results.emplace_back();
    result.file = file;
    result.isReport = false;
    return result;
  };
  for (std::size_t i = 0; i < state_->waivers.size(); ++i) {
    const auto& [waiver, reach] = state_->waivers[i];
    const DecisionState what = state_->waiverStates[i];
    if (!isChecked(waiver.ruleName())) continue;
    // Without a unit it may be needed by a report that this run did not look at.
    const bool isAboutSeen =
        what == DecisionState::kUnused && (!waiver.unit.empty() || !reach.file.empty());
    const bool isOfNoUse = what <= DecisionState::kUnused && reach.isWholeChecked;
    if (!isAboutSeen && !isOfNoUse) continue;
    ReportResult& result = resultOf(waiver.source->path());
    result.source = waiver.source;
    result.findings.push_back(describeUnused(waiver, what, state_->today));
  }
  for (std::size_t i = 0; i < state_->baseline.entries.size(); ++i) {
    const BaselineEntry& entry = state_->baseline.entries[i];
    if (state_->baselineStates[i] != DecisionState::kUnused || !isChecked(entry.rule)) continue;
    resultOf(state_->baseline.path)
        .findings.push_back(describeUnused(entry, state_->baseline.path));
  }
  for (ReportResult& result : results) sortFindings(result.findings);
  return results;
}

const Baseline& Decisions::baseline() const { return state_->baseline; }
std::vector<DecisionState> Decisions::baselineStates() const { return state_->baselineStates; }

}  // namespace gouji
