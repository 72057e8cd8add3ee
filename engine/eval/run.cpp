#include "engine/eval/run.h"

#include <algorithm>
#include <cassert>

#include "engine/eval/children.h"

namespace gouji::eval {

using plan::NodeId;

Run::Run(const Program& program, std::uint32_t form, const Report& report, const Report* prior,
         const std::vector<plan::Param>& params, Scratch& scratch)
    : program_(program),
      plan_(program.plan()),
      nodes_(program.nodes()),
      form_(form),
      report_(report),
      prior_(prior),
      params_(params),
      scratch_(scratch),
      reportVersion_(++scratch.lastVersion) {
  scratch.claims.resize(plan_.collections.size());
  scratch.folded.clear();
  if (prior == nullptr) return;
  const auto priorForm = plan_.findForm(prior->form->id);
  if (!priorForm) {
    prior_ = nullptr;  // a report of a form that no rule knows says nothing
  } else if (*priorForm != form) {
    priorMap_ = &program.mapBetween(form, *priorForm);
  }
}

void Run::startInstance(bool missingIsZero) {
  plane_ = missingIsZero ? 1 : 0;
  steps_ = 0;
  scratch_.numberMemos[plane_].open(nodes_.numberMemoCount());
  scratch_.truthMemos[plane_].open(nodes_.truthMemoCount());
}

bool Run::spendStep() { return ++steps_ <= kMaxSteps; }

void Run::prepare(NodeId root) {
  if (!nodes_.hasCheckpoints()) return;
  for (const NodeId id : nodes_.findCheckpoints(plan_, root)) {
    if (typeOf(plan_.nodes[id].op) == NodeType::kNumber) {
      (void)number(id);
    } else {
      (void)truth(id);
    }
  }
}

Number Run::evaluateNumber(NodeId root) {
  prepare(root);
  return number(root);
}
Truth Run::evaluateTruth(NodeId root) {
  prepare(root);
  return truth(root);
}
Text Run::evaluateText(NodeId root) {
  prepare(root);
  return text(root);
}
Day Run::evaluateDate(NodeId root) {
  prepare(root);
  return date(root);
}

std::uint64_t Run::versionFor(NodeId id) const {
  std::uint64_t slots = nodes_.freeSlots(id);
  std::uint64_t version = reportVersion_;
  if (slots == 0) return version;
  // A newer binding of one slot means that every older value of the others was replaced or is still
  // bound: the newest version alone names the whole combination.
  for (std::size_t slot = 0; slots != 0 && slot < bindings_.size(); ++slot, slots >>= 1)
    if ((slots & 1) != 0) version = std::max(version, bindings_[slot].version);
  // The last bit stands for all slots from 63 on.
  if (slots != 0)
    for (std::size_t slot = 63; slot < bindings_.size(); ++slot)
      version = std::max(version, bindings_[slot].version);
  return version;
}

Number Run::number(NodeId id) {
  const plan::Node& node = plan_.nodes[id];
  if (!spendStep()) return Number::error(Reason::kTooManySteps);
  const std::uint32_t index = nodes_.memoIndex(id);
  if (index == kNone) return computeNumber(node);
  const std::uint64_t version = versionFor(id);
  Memos<Number>& memos = scratch_.numberMemos[plane_];
  if (const Number* known = memos.find(index, version)) return *known;
  const Number value = computeNumber(node);
  if (value.cause.reason != Reason::kTooManySteps) memos.remember(index, version, value);
  return value;
}

Truth Run::truth(NodeId id) {
  const plan::Node& node = plan_.nodes[id];
  if (!spendStep()) return Truth::unknown({Reason::kTooManySteps});
  // The commonest question by far, and its answer is one look into an array.
  if (node.op == plan::Op::kStateIn) return stateIn(node);
  const std::uint32_t index = nodes_.memoIndex(id);
  if (index == kNone) return computeTruth(node);
  const std::uint64_t version = versionFor(id);
  Memos<Truth>& memos = scratch_.truthMemos[plane_];
  if (const Truth* known = memos.find(index, version)) return *known;
  const Truth value = computeTruth(node);
  if (value.cause.reason != Reason::kTooManySteps) memos.remember(index, version, value);
  return value;
}

void Run::readNarrative() {
  if (hasReadNarrative_) return;
  hasReadNarrative_ = true;
  program_.claimFinder().readNarrative(form_, report_, scratch_.folded, scratch_.workspace,
                                       scratch_.narrative);
}

const std::vector<std::uint32_t>& Run::claimedCollections() {
  readNarrative();
  program_.claimFinder().listClaimed(form_, report_, scratch_.narrative);
  return scratch_.narrative.claimed;
}

const ClaimList& Run::claimsOf(std::uint32_t collection) {
  auto& [version, list] = scratch_.claims[collection];
  if (version == reportVersion_) return list;
  version = reportVersion_;
  const plan::Collection& source = plan_.collections[collection];
  if (source.source == plan::Collection::Source::kExtract) readNarrative();
  program_.claimFinder().listClaims(source, report_, scratch_.narrative, list);
  return list;
}

void Run::bind(std::uint8_t slot, const FoundClaim& claim) {
  if (bindings_.size() <= slot) bindings_.resize(slot + std::size_t{1});
  bindings_[slot] = {&claim, ++scratch_.lastVersion};
}

const FoundClaim* Run::boundClaim(std::uint8_t slot) const {
  return slot < bindings_.size() ? bindings_[slot].claim : nullptr;
}

Run::Source Run::sourceOf(std::uint8_t doc) const {
  if (static_cast<plan::Doc>(doc) == plan::Doc::kThis) return {&report_, nullptr};
  return {prior_, priorMap_};
}

CellState Run::stateOf(CellId cell, plan::Doc doc) const {
  const Source source = sourceOf(static_cast<std::uint8_t>(doc));
  if (source.report == nullptr) return CellState::kAbsent;
  if (source.map != nullptr) cell = source.map->cells[cell];
  return cell == kNoCell ? CellState::kAbsent : source.report->states[cell];
}

const ReportSection* Run::sectionOf(const plan::Node& node, Cause& cause) const {
  const Source source = sourceOf(node.aux);
  if (source.report == nullptr) {
    cause = {Reason::kNoPrior};
    return nullptr;
  }
  const std::uint32_t section = source.map == nullptr ? node.a : source.map->sections[node.a];
  if (section == kNone || !source.report->sections[section].present) {
    cause = {Reason::kSectionMissing};
    return nullptr;
  }
  return &source.report->sections[section];
}

}  // namespace gouji::eval
