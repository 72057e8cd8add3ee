#include "engine/eval/evaluate.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "engine/eval/assess.h"
#include "engine/eval/program.h"
#include "engine/eval/run.h"

namespace gouji {

struct Evaluator::State {
  explicit State(const plan::Plan& plan) : program(plan), isUsed(program.hasSchedules()) {}

  const eval::Program program;
  /// Whether schedules are there, or worth making.
  std::atomic<bool> isUsed;
  // Memory of reports that are done, for those to come.
  std::mutex mutex;
  std::vector<std::unique_ptr<eval::Scratch>> idle;

  std::unique_ptr<eval::Scratch> takeScratch() {
    const std::lock_guard lock(mutex);
    if (idle.empty()) return std::make_unique<eval::Scratch>();
    auto scratch = std::move(idle.back());
    idle.pop_back();
    return scratch;
  }
  void giveBack(std::unique_ptr<eval::Scratch> scratch) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(scratch));
  }
};

namespace {

/// The order of the plan; a schedule may do the instances of a rule in another one.
void putInOrder(std::vector<InstanceResult>& results) {
  const auto isBefore = [](const InstanceResult& a, const InstanceResult& b) {
    return a.instance < b.instance;
  };
  if (std::is_sorted(results.begin(), results.end(), isBefore)) return;
  std::stable_sort(results.begin(), results.end(), isBefore);
}

}  // namespace

Evaluator::Evaluator(const plan::Plan& plan) : state_(std::make_unique<State>(plan)) {}
Evaluator::~Evaluator() = default;
Evaluator::Evaluator(Evaluator&&) noexcept = default;

Evaluation Evaluator::evaluate(const Report& report, const Report* prior,
                               const EvaluationOptions& options, bool keepAll) const {
  Evaluation evaluation;
  const eval::Program& program = state_->program;
  const auto form = program.plan().findForm(report.form->id);
  if (!form) return evaluation;
  auto scratch = state_->takeScratch();
  const auto& params = options.params.empty() ? program.plan().params : options.params;
  eval::Run run(program, *form, report, prior, params, *scratch);
  eval::Assessment assessment(program, run, options, keepAll, evaluation);

  scratch->numbers.load(report);
  // A schedule takes longer to make than one report to check, and most runs are about one.
  if (!state_->isUsed.exchange(true)) {
    evaluation.hasPlainCells = scratch->numbers.arePlain(eval::regularCellsOf(*report.form));
    assessment.assessAll(*form);
    state_->giveBack(std::move(scratch));
    return evaluation;
  }
  const eval::Schedule& schedule = program.scheduleOf(*form);
  evaluation.hasPlainCells = scratch->numbers.arePlain(schedule.regularCells());
  eval::ReportFacts facts(schedule.facts(), scratch->numbers, run, scratch->doubtfulFacts);
  schedule.addUp(scratch->numbers, scratch->sums);
  const bool regularCellsFit = scratch->numbers.allFit(schedule.regularCells());
  const eval::SeenReport seen{facts, scratch->numbers, scratch->sums, regularCellsFit,
                              regularCellsFit && schedule.sumsHold(scratch->sums)};
  assessment.assess(schedule, seen);
  state_->giveBack(std::move(scratch));
  putInOrder(evaluation.results);
  return evaluation;
}

std::vector<std::uint32_t> Evaluator::findApplicableRows(const Report& report, const Report* prior,
                                                         const EvaluationOptions& options) const {
  std::vector<std::uint32_t> rows;
  const eval::Program& program = state_->program;
  const plan::Plan& plan = program.plan();
  const auto form = plan.findForm(report.form->id);
  if (!form) return rows;
  auto scratch = state_->takeScratch();
  const auto& params = options.params.empty() ? plan.params : options.params;
  eval::Run run(program, *form, report, prior, params, *scratch);
  Evaluation unused;
  eval::Assessment assessment(program, run, options, false, unused);
  for (std::uint32_t row = 0; row < plan.linearRows.size(); ++row) {
    const plan::Instance& instance = plan.instances[plan.linearRows[row].instance];
    if (instance.form == *form && assessment.applies(instance)) rows.push_back(row);
  }
  state_->giveBack(std::move(scratch));
  return rows;
}

std::string nameOfInstance(const plan::Plan& plan, const InstanceResult& result) {
  std::string name;
  writeNameOfInstance(plan, result, name);
  return name;
}

void writeNameOfInstance(const plan::Plan& plan, const InstanceResult& result, std::string& name) {
  const plan::Instance& instance = plan.instances[result.instance];
  name = plan.rules[instance.rule].id;
  const std::string_view key = plan.texts[instance.key];
  if (!key.empty()) name.append("[").append(key).append("]");
  if (result.claimNumber > 1) name += "#" + std::to_string(result.claimNumber);
}

}  // namespace gouji
