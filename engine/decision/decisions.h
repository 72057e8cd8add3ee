// engine/decision/decisions.h
//
// Decisions held against what a run finds.
//
// A decision is an entry of a baseline or a waiver. It accepts a finding when it means that finding
// and those values. When only the values differ, or a waiver has expired, the finding counts again
// and says that it was accepted once. A decision that no finding needs any more is told as well, so
// that the files do not fill with what nobody remembers; but only when the run has seen the reports
// it is about: a hook that checks one file knows nothing of the others.
//
// What is undecided is never accepted and keeps its decision: it may be wrong again tomorrow.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/date.h"
#include "engine/decision/baseline_file.h"
#include "engine/decision/waiver_file.h"
#include "engine/finding/finding.h"

namespace gouji {

/// Which reports the waivers of a file are in reach of.
struct WaiverReach {
  /// A single report, known by its path; empty: not limited to one.
  std::string file;
  /// The reports of this folder, not of those below it; "." is the current one.
  std::string folder;
  /// The run checks everything in reach, so what is of no use here is of no use at all.
  bool isWholeChecked = false;
};

/// What became of a decision in a run. The last of those that apply.
enum class DecisionState : std::uint8_t {
  kUnseen,   // no report it is about was checked
  kUnused,   // its reports were checked and nothing needs it
  kLapsed,   // the finding is there with other values, or the waiver is over: told at the finding
  kPending,  // what it is about could not be decided
  kUsed,
};

class Decisions {
 public:
  /// `today` decides which waivers have expired.
  explicit Decisions(Date today);
  ~Decisions();

  void addBaseline(Baseline baseline);
  void addWaivers(std::vector<Waiver> waivers, const WaiverReach& reach);
  [[nodiscard]] bool empty() const;

  /// Tells waivers whose rule nobody knows. `knownRules` are ids and names.
  void checkRules(const std::vector<std::string_view>& knownRules, Diagnostics& diagnostics) const;

  /// Marks what is accepted and what was accepted once. Safe from several threads.
  void apply(ReportResult& result);

  /// What a run showed to be of no use any more: one result per file of decisions, its findings at
  /// info level and in the order of the file. `isChecked` says whether a rule (id or name) was used
  /// in the run. Call it when the run is over.
  [[nodiscard]] std::vector<ReportResult> describeLeftovers(
      const std::function<bool(std::string_view)>& isChecked) const;

  /// For whoever rewrites the baseline: its entries, and what became of each.
  [[nodiscard]] const Baseline& baseline() const;
  [[nodiscard]] std::vector<DecisionState> baselineStates() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gouji
