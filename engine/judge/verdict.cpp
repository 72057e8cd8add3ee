#include "engine/judge/verdict.h"

#include <algorithm>

#include "engine/judge/cell_words.h"
#include "engine/mistake/mistake_kinds.h"

namespace gouji::judge {
namespace {

class Court {
 public:
  Court(const plan::Plan& plan, const Report& report, const Evaluation& evaluation)
      : plan_(plan),
        report_(report),
        evaluation_(evaluation),
        evidence_(findEvidence(plan, evaluation)),
        isSettled_(evaluation.results.size(), false) {}

  void settle(const Cause& cause) {
    if (cause.explanations.empty()) return standAlone(cause);
    if (!cause.isConclusive) return settleTie(cause);
    const Explanation& explanation = cause.explanations.front();
    if (isOneMistake(explanation)) return settleAsOne(cause, explanation);
    settleByCell(cause, explanation);
  }

  std::vector<Verdict> finish() {
    for (std::size_t i = 0; i < isSettled_.size(); ++i)
      if (!isSettled_[i]) open(i);
    for (Verdict& verdict : verdicts_) {
      std::sort(verdict.related.begin(), verdict.related.end());
    }
    std::sort(verdicts_.begin(), verdicts_.end(),
              [](const Verdict& a, const Verdict& b) { return a.result < b.result; });
    return std::move(verdicts_);
  }

 private:
  Verdict& open(std::size_t result) {
    isSettled_[result] = true;
    Verdict verdict;
    verdict.result = result;
    verdict.level = evaluation_.results[result].level;
    verdicts_.push_back(std::move(verdict));
    return verdicts_.back();
  }

  /// Nothing can be located: every equation keeps its finding and names the others.
  void standAlone(const Cause& cause) {
    for (const std::size_t result : cause.results) {
      Verdict& verdict = open(result);
      for (const std::size_t other : cause.results)
        if (other != result) verdict.related.push_back(other);
    }
  }

  /// One cell, or several that are one act such as two columns swapped.
  static bool isOneMistake(const Explanation& explanation) {
    return explanation.changes.size() == 1 || !explanation.kind.empty();
  }

  /// Several explanations are as good. If the best is one mistake there is one finding.
  void settleTie(const Cause& cause) {
    const std::size_t first = verdicts_.size();
    if (isOneMistake(cause.explanations.front())) {
      absorb(open(cause.results.front()), cause.results);
    } else {
      standAlone(cause);
    }
    std::uint32_t number = 0;
    for (const Explanation& explanation : cause.explanations) {
      ++number;
      for (const Change& change : explanation.changes)
        verdicts_[first].suspects.push_back(suspect(cause, explanation, change, number));
    }
  }

  void settleAsOne(const Cause& cause, const Explanation& explanation) {
    const Change& leading = explanation.changes.front();
    const std::size_t best = bestResult(cause, leading, cause.results);
    Verdict& verdict = open(best == kNone ? cause.results.front() : best);
    verdict.cell = leading.cell;
    absorb(verdict, cause.results);
    for (const Change& change : explanation.changes) {
      verdict.suspects.push_back(suspect(cause, explanation, change, 1));
      absorbEvidence(verdict, change);
    }
    for (const std::size_t result : cause.repaired)
      if (!isSettled_[result]) absorb(verdict, result);
  }

  /// Several cells are wrong, each a mistake of its own. Their equations are divided among them.
  void settleByCell(const Cause& cause, const Explanation& explanation) {
    std::vector<std::size_t> left = cause.results;
    std::vector<std::size_t> opened;  // into verdicts_
    // A cell with few equations chooses first, or others might leave it none.
    std::vector<const Change*> order;
    for (const Change& change : explanation.changes) order.push_back(&change);
    std::stable_sort(order.begin(), order.end(), [](const Change* a, const Change* b) {
      return a->explains.size() < b->explains.size();
    });
    for (const Change* change : order) {
      const std::size_t best = bestResult(cause, *change, left);
      if (best == kNone) continue;
      std::erase(left, best);
      Verdict& verdict = open(best);
      verdict.cell = change->cell;
      verdict.suspects.push_back(suspect(cause, explanation, *change, 1));
      absorbEvidence(verdict, *change);
      opened.push_back(verdicts_.size() - 1);
    }
    if (opened.empty()) return standAlone(cause);
    for (const std::size_t result : cause.repaired)
      if (!isSettled_[result]) absorb(verdicts_[verdictReading(opened, result)], result);
    for (const std::size_t result : left)
      absorb(verdicts_[verdictWith(cause, explanation, opened, result)], result);
  }

  /// Of the verdicts just opened the one whose cell the result reads.
  std::size_t verdictReading(const std::vector<std::size_t>& opened, std::size_t result) const {
    for (const std::size_t index : opened)
      for (const CellUse& use : evaluation_.results[result].cells)
        if (use.doc == plan::Doc::kThis && use.cell == verdicts_[index].cell) return index;
    return opened.front();
  }

  /// Of the verdicts just opened the one whose cell takes part in the equation.
  std::size_t verdictWith(const Cause& cause, const Explanation& explanation,
                          const std::vector<std::size_t>& opened, std::size_t result) const {
    for (const std::size_t index : opened)
      for (const Change& change : explanation.changes)
        if (change.cell == verdicts_[index].cell && explains(cause, change, result)) return index;
    return opened.front();
  }

  void absorb(Verdict& verdict, const std::vector<std::size_t>& results) {
    for (const std::size_t result : results)
      if (result != verdict.result) absorb(verdict, result);
  }

  /// `verdict` speaks for `result` from now on, and as loudly as it would have.
  void absorb(Verdict& verdict, std::size_t result) {
    isSettled_[result] = true;
    verdict.related.push_back(result);
    verdict.level = std::min(verdict.level, evaluation_.results[result].level);
  }

  /// The narrative or last year's report says what the cell should be: that comparison failed
  /// because of the cell and needs no finding of its own.
  void absorbEvidence(Verdict& verdict, const Change& change) {
    for (const Evidence& item : evidence_) {
      if (item.cell != change.cell || !change.to || item.value != Decimal(*change.to)) continue;
      if (!isSettled_[item.result]) absorb(verdict, item.result);
    }
  }

  static bool explains(const Cause& cause, const Change& change, std::size_t result) {
    return std::any_of(change.explains.begin(), change.explains.end(), [&](std::uint32_t equation) {
      return cause.resultOfEquation[equation] == result;
    });
  }

  /// The equation to show a wrong cell by: one that computes it, otherwise the first it is in.
  std::size_t bestResult(const Cause& cause, const Change& change,
                         const std::vector<std::size_t>& among) const {
    std::size_t best = kNone;
    for (const std::size_t result : among) {
      if (!explains(cause, change, result)) continue;
      if (computes(result, change.cell)) return result;
      if (best == kNone) best = result;
    }
    return best;
  }

  [[nodiscard]] bool computes(std::size_t result, CellId cell) const {
    const plan::Instance& instance = plan_.instances[evaluation_.results[result].instance];
    const plan::NodeId actual = instance.expectedSide == 0 ? instance.right : instance.left;
    return actual != kNone && plan_.nodes[actual].op == plan::Op::kCell &&
           plan_.nodes[actual].a == cell;
  }

  Suspect suspect(const Cause& cause, const Explanation& explanation, const Change& change,
                  std::uint32_t number) const {
    Suspect suspect;
    suspect.cell = report_.form->cellName(change.cell);
    suspect.value = report_.values[change.cell];  // also where it is no whole number
    if (change.to) suspect.suggested = Decimal(*change.to);
    suspect.kind = explanation.kind.empty() ? change.kind : explanation.kind;
    suspect.why = mistakeWords(suspect.kind);
    for (const std::size_t result : cause.results)
      if (explains(cause, change, result))
        suspect.explains.push_back(nameOfInstance(plan_, evaluation_.results[result]));
    suspect.label = labelOfCell(*report_.form, change.cell);
    suspect.location = report_.placeOf(change.cell);
    suspect.explanation = number;
    return suspect;
  }

  const plan::Plan& plan_;
  const Report& report_;
  const Evaluation& evaluation_;
  std::vector<Evidence> evidence_;
  std::vector<bool> isSettled_;  // by result
  std::vector<Verdict> verdicts_;
};

}  // namespace

std::vector<Verdict> reachVerdicts(const plan::Plan& plan, const Report& report,
                                   const Evaluation& evaluation, const std::vector<Cause>& causes) {
  Court court(plan, report, evaluation);
  for (const Cause& cause : causes) court.settle(cause);
  return court.finish();
}

}  // namespace gouji::judge
