#include "engine/driver/session.h"

#include <algorithm>
#include <ctime>
#include <mutex>

#include "engine/diag/suggest.h"
#include "engine/driver/rule_selection.h"
#include "engine/pack/pack.h"

namespace gouji {
namespace {

Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return Date::make(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday).value_or(Date());
}

bool isRuleFile(const std::string& profile) { return profile.ends_with(".gj"); }

/// Compiles the built-in rules together with the user's: a profile or a rule of the user may name
/// any of them.
Result<plan::Plan> compileRules(const SessionOptions& options, Diagnostics& diagnostics) {
  std::vector<std::string> paths;
  if (!options.withoutBuiltinPack) paths.push_back("builtin:");
  paths.insert(paths.end(), options.rulePaths.begin(), options.rulePaths.end());
  if (isRuleFile(options.profile)) paths.push_back(options.profile);
  const auto provider = makeFileProvider();
  CompiledPack pack = compilePack(paths, *provider, diagnostics);
  if (diagnostics.hasErrors()) {
    const std::string count = std::to_string(diagnostics.errorCount());
    return Error{"rules.mistakes",
                 {"规则文件有 " + count + " 处错误", count + " mistakes in the rule files"},
                 {}};
  }
  return std::move(pack.plan);
}

/// The profile a rule file adds: the one that the built-in rules do not have.
Result<std::string> findAddedProfile(const plan::Plan& plan, const std::string& path) {
  std::vector<std::string> added;
  for (const plan::Profile& profile : plan.profiles) {
    const auto& known = builtinPlan().profiles;
    const bool isKnown = std::any_of(known.begin(), known.end(), [&](const plan::Profile& other) {
      return other.name == profile.name;
    });
    if (!isKnown) added.push_back(profile.name.str());
  }
  if (added.size() == 1) return added.front();
  return Error{
      "rules.unknown-profile",
      {path + " 里应当恰好有一个配置，实有 " + std::to_string(added.size()) + " 个",
       path + " should hold exactly one profile, it holds " + std::to_string(added.size())},
      {"写成 `profile 名称 { … }`", "write `profile NAME { … }`"}};
}

Error unknownForm(const plan::Plan& plan, const std::string& id) {
  std::vector<std::string_view> candidates;
  std::string names;
  for (const auto& form : plan.forms) {
    candidates.push_back(form->id);
    names += (names.empty() ? "" : ", ") + form->id;
  }
  Localized hint = hintAt(suggestWord(id, candidates));
  if (hint.zh.empty()) hint = {"可用：" + names, "available: " + names};
  return {"rules.unknown-form", {"没有格式 `" + id + "`", "there is no form `" + id + "`"}, hint};
}

// What precedes the reason in the messages of errors: a finding says the file elsewhere.
std::string withoutPath(const std::string& message, const std::string& path,
                        std::string_view separator) {
  const std::string prefix = path + std::string(separator);
  return message.starts_with(prefix) ? message.substr(prefix.size()) : message;
}

/// The unit of such a report is not known; the name of its file stands for it.
std::string fingerprintOfUnreadable(Finding finding) {
  finding.agency = finding.file.substr(finding.file.rfind('/') + 1);
  finding.cell = std::to_string(finding.record);
  return fingerprintOf(finding);
}

}  // namespace

struct Session::State {
  SessionOptions options;
  // What was compiled for this run; unused when the built-in plan serves as it is.
  plan::Plan compiled;
  const plan::Plan* plan = nullptr;
  JudgeOptions judging;
  std::vector<std::string> rulesWithoutPrior;
  std::unique_ptr<ReportLoader> loader;
  // Made for the first report: it compiles every pattern, which listing rules does not need.
  std::once_flag judgeMade;
  std::unique_ptr<Judge> judge;

  void leaveOutPriorReaders() {
    for (std::size_t i = 0; i < plan->rules.size(); ++i) {
      if (!plan->rules[i].readsPrior || !judging.evaluation.enabled[i]) continue;
      judging.evaluation.enabled[i] = false;
      rulesWithoutPrior.push_back(plan->rules[i].id.str());
    }
  }
};

Session::Session() : state_(std::make_unique<State>()) {}
Session::~Session() = default;

Result<std::unique_ptr<Session>> Session::open(const SessionOptions& options,
                                               Diagnostics& diagnostics) {
  std::unique_ptr<Session> session(new Session());
  State& state = *session->state_;
  state.options = options;
  RuleSelection selection{options.profile, options.select, options.ignore,
                          options.today.value_or(today())};
  if (options.rulePaths.empty() && !options.withoutBuiltinPack && !isRuleFile(options.profile)) {
    state.plan = &builtinPlan();
  } else {
    Result<plan::Plan> compiled = compileRules(options, diagnostics);
    if (!compiled) return compiled.error();
    state.compiled = std::move(*compiled);
    state.plan = &state.compiled;
    if (isRuleFile(options.profile)) {
      Result<std::string> name = findAddedProfile(*state.plan, options.profile);
      if (!name) return name.error();
      selection.profile = *name;
    }
  }
  if (!options.formId.empty() && !state.plan->findForm(options.formId)) {
    return unknownForm(*state.plan, options.formId);
  }
  Result<EvaluationOptions> evaluation = selectRules(*state.plan, selection);
  if (!evaluation) return evaluation.error();
  state.judging.evaluation = std::move(*evaluation);
  if (!options.hasPrior) state.leaveOutPriorReaders();
  state.loader = std::make_unique<ReportLoader>(state.plan->forms, options.formId, options.limits);
  return session;
}

const plan::Plan& Session::plan() const { return *state_->plan; }
const EvaluationOptions& Session::evaluation() const { return state_->judging.evaluation; }

std::vector<RuleDescriptor> Session::ruleDescriptors() const {
  std::vector<RuleDescriptor> descriptors;
  for (std::size_t i = 0; i < plan().rules.size(); ++i) {
    if (!state_->judging.evaluation.enabled[i]) continue;
    const plan::Rule& rule = plan().rules[i];
    const auto level = state_->judging.evaluation.levelOverride[i].value_or(rule.level);
    descriptors.push_back({rule.id.str(),
                           rule.name.str(),
                           rule.title.str(),
                           rule.description.str(),
                           rule.basis.str(),
                           rule.basisIsPractice,
                           levelOf(level),
                           {rule.tags.begin(), rule.tags.end()},
                           rule.hint});
  }
  return descriptors;
}

const std::vector<std::string>& Session::rulesWithoutPrior() const {
  return state_->rulesWithoutPrior;
}

const ReportLoader& Session::loader() const { return *state_->loader; }

const Judge& Session::judge() const {
  std::call_once(state_->judgeMade, [this] { state_->judge = std::make_unique<Judge>(plan()); });
  return *state_->judge;
}

ReportResult Session::lint(const Report& report, const Report* prior) const {
  return judge().judge(report, prior, state_->judging);
}

void Session::lint(const Report& report, const Report* prior, ReportResult& result) const {
  judge().judge(report, prior, state_->judging, result);
}

ReportResult Session::unreadable(const std::string& path, std::uint32_t record,
                                 const Error& error) {
  ReportResult result;
  result.file = path;
  result.record = record;
  result.readable = false;
  Finding finding;
  finding.rule = "read";
  finding.name = "unreadable-report";
  finding.title = "报告未能读取";
  finding.instance = "read";
  finding.message = {withoutPath(error.message.zh, path, "："),
                     withoutPath(error.message.en, path, ": ")};
  finding.hint = error.hint;
  finding.file = path;
  finding.record = record;
  finding.fingerprint = fingerprintOfUnreadable(finding);
  finding.valueHash = valueHashOf(finding);
  result.findings.push_back(std::move(finding));
  return result;
}

}  // namespace gouji
