// engine/eval/run.h
//
// One report under evaluation: turns nodes into values and remembers them.
//
// Every node has one type, and one function here gives the values of that type. A composite node is
// computed once and remembered under the version of what it depends on: the report, or the claim
// bound last to one of its loops. Versions only grow, so nothing is ever cleared.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/eval/cell_numbers.h"
#include "engine/eval/claims.h"
#include "engine/eval/folded_texts.h"
#include "engine/eval/memos.h"
#include "engine/eval/number.h"
#include "engine/eval/program.h"
#include "engine/eval/value.h"
#include "engine/eval/visited_nodes.h"
#include "engine/narrative/matcher.h"

namespace gouji::eval {

/// Memory that is used again for the next report. One per thread at work.
struct Scratch {
  /// Two planes: values as they are, and values with blank and filler cells counted as 0.
  Memos<Number> numberMemos[2];
  Memos<Truth> truthMemos[2];
  std::uint64_t lastVersion = 0;
  CellNumbers numbers;
  narrative::Workspace workspace;
  narrative::Matcher::Memory patternMemory;
  NarrativeClaims narrative;
  FoldedTexts folded;
  /// By collection: its claims, and for which report they were listed.
  struct ListedClaims {
    std::uint64_t version = 0;
    ClaimList value;
  };
  std::vector<ListedClaims> claims;
  VisitedNodes visited;
  IndexSet doubtfulFacts;
  std::vector<std::int64_t> sums;
};

class Run {
 public:
  Run(const Program& program, std::uint32_t form, const Report& report, const Report* prior,
      const std::vector<plan::Param>& params, Scratch& scratch);

  /// Before an instance: `missing zero` or not, and the count of steps starts again.
  void startInstance(bool missingIsZero);

  /// Values of the roots of expressions. They and only they may be called from outside.
  [[nodiscard]] Number evaluateNumber(plan::NodeId root);
  [[nodiscard]] Truth evaluateTruth(plan::NodeId root);
  [[nodiscard]] Text evaluateText(plan::NodeId root);
  [[nodiscard]] Day evaluateDate(plan::NodeId root);

  [[nodiscard]] bool hasPrior() const { return prior_ != nullptr; }
  [[nodiscard]] const std::vector<plan::Param>& params() const { return params_; }
  /// The collections of the narrative that have claims, or of which that cannot be told.
  [[nodiscard]] const std::vector<std::uint32_t>& claimedCollections();

  /// The claims of a collection, found once per report.
  [[nodiscard]] const ClaimList& claimsOf(std::uint32_t collection);
  /// Makes `claim` what nodes see in `slot`; it must outlive the run.
  void bind(std::uint8_t slot, const FoundClaim& claim);
  [[nodiscard]] const FoundClaim* boundClaim(std::uint8_t slot) const;

  [[nodiscard]] const Report& report() const { return report_; }
  /// For one walk at a time.
  [[nodiscard]] VisitedNodes& visited() { return scratch_.visited; }
  [[nodiscard]] const plan::Plan& plan() const { return plan_; }
  /// State of the cell a kCell or kStateIn node names; kAbsent without the report it is of.
  [[nodiscard]] CellState stateOf(CellId cell, plan::Doc doc) const;

 private:
  struct Source {  // a report as nodes see it
    const Report* report = nullptr;
    const FormMap* map = nullptr;  // null when the form is the instance's own
  };
  [[nodiscard]] Source sourceOf(std::uint8_t doc) const;
  [[nodiscard]] const ReportSection* sectionOf(const plan::Node& node, Cause& cause) const;

  Number number(plan::NodeId id);
  Truth truth(plan::NodeId id);
  Text text(plan::NodeId id);
  Day date(plan::NodeId id);

  Number computeNumber(const plan::Node& node);
  Number computeOfList(const plan::Node& node);
  Number computeOfClaims(const plan::Node& node);
  Number countClaims(const plan::Node& node);
  Number sumClaims(const plan::Node& node);
  Number leastOrGreatestClaim(const plan::Node& node);
  Number computeOfSection(const plan::Node& node);
  Number cell(CellId id, std::uint8_t doc) const;
  /// The value of a number that only has to be looked up, when it is known; nothing for any other.
  [[nodiscard]] std::optional<Decimal> lookUp(plan::NodeId id);
  Number claimNumber(const plan::Node& node) const;
  Number lengthOf(const Text& text) const;
  static Number similarityOf(const Text& a, const Text& b);
  static Number sameFiguresOf(const Text& a, const Text& b);
  static Number foreignCharactersOf(const Text& a, const Text& b);

  Truth computeTruth(const plan::Node& node);
  Truth combine(const plan::Node& node, bool absorbing);
  Truth combineClaims(const plan::Node& node, bool absorbing);
  Truth stateIn(const plan::Node& node) const;
  Truth compareNumbers(const plan::Node& node);
  Truth isKnown(plan::NodeId id);
  Truth matches(const plan::Node& node);
  Truth contains(const plan::Node& node);
  Truth compareTexts(const plan::Node& node);
  Truth compareDates(const plan::Node& node);
  Truth aboutReport(const plan::Node& node) const;

  void readNarrative();
  void prepare(plan::NodeId root);
  [[nodiscard]] std::uint64_t versionFor(plan::NodeId id) const;
  [[nodiscard]] bool spendStep();

  const Program& program_;
  const plan::Plan& plan_;
  const NodeTable& nodes_;
  std::uint32_t form_;
  const Report& report_;
  const Report* prior_;
  const FormMap* priorMap_ = nullptr;
  const std::vector<plan::Param>& params_;
  Scratch& scratch_;

  std::uint64_t reportVersion_;
  std::uint32_t plane_ = 0;
  std::uint64_t steps_ = 0;
  std::uint32_t loopDepth_ = 0;
  struct Binding {
    const FoundClaim* claim = nullptr;
    std::uint64_t version = 0;
  };
  std::vector<Binding> bindings_;  // by slot
  bool hasReadNarrative_ = false;
};

}  // namespace gouji::eval
