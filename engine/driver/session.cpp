#include "engine/driver/session.h"

#include <algorithm>
#include <ctime>
#include <mutex>

#include "engine/bind/bind.h"
#include "engine/diag/suggest.h"
#include "engine/driver/document_readers.h"
#include "engine/driver/rule_selection.h"
#include "engine/pack/pack.h"
#include "engine/read/json/report_reader.h"

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
  if (!options.withoutBuiltinPack) {
    for (const std::string_view file : builtinRuleFiles()) {
      paths.push_back("builtin:" + std::string(file));
    }
  }
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
    if (!isKnown) added.push_back(profile.name);
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

Error manyReports(const std::string& path) {
  return {"format.many-reports",
          {path + "：是每行一份报告的 NDJSON，这里只能处理一份",
           path + ": an NDJSON with one report a line, where one report is wanted"},
          {"请用 `gouji lint`，或只取其中一行", "use `gouji lint`, or take one line of it"}};
}

Error emptyFile(const std::string& path) {
  return {"file.empty",
          {path + "：文件是空的", path + ": the file is empty"},
          {"请确认提交的是完整文件", "make sure that the whole file was submitted"}};
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
  std::unique_ptr<ReportJsonReader> jsonReader;
  // Made for the first report: it compiles every pattern, which listing rules does not need.
  std::once_flag judgeMade;
  std::unique_ptr<Judge> judge;
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
  state.jsonReader =
      std::make_unique<ReportJsonReader>(state.plan->forms, options.formId, options.limits);
  return session;
}

const plan::Plan& Session::plan() const { return *state_->plan; }
const EvaluationOptions& Session::evaluation() const { return state_->judging.evaluation; }
const ReadLimits& Session::limits() const { return state_->options.limits; }

std::vector<RuleDescriptor> Session::ruleDescriptors() const {
  std::vector<RuleDescriptor> descriptors;
  for (std::size_t i = 0; i < plan().rules.size(); ++i) {
    if (!state_->judging.evaluation.enabled[i]) continue;
    const plan::Rule& rule = plan().rules[i];
    const auto level = state_->judging.evaluation.levelOverride[i].value_or(rule.level);
    descriptors.push_back({rule.id, rule.name, rule.title, rule.description, rule.basis,
                           rule.basisIsPractice, levelOf(level), rule.tags, rule.hint});
  }
  return descriptors;
}

Result<Report> Session::readReport(const std::string& path, std::string bytes) const {
  if (bytes.empty()) return emptyFile(path);
  const InputFormat format = recognizeFormat(bytes, path);
  if (format == InputFormat::kNdjson) return manyReports(path);
  if (format == InputFormat::kJson) {
    Result<SourceFile> source = SourceFile::make(path, std::move(bytes));
    if (!source) return source.error();
    Report report;
    const auto error =
        state_->jsonReader->read(std::make_shared<const SourceFile>(std::move(*source)), report);
    if (error) return *error;
    return report;
  }
  const Result<Document> document = readDocumentAs(format, path, std::move(bytes), limits());
  if (!document) return document.error();
  return bindDocument(*document, plan().forms, {state_->options.formId});
}

const ReportJsonReader& Session::jsonReader() const { return *state_->jsonReader; }

const Judge& Session::judge() const {
  std::call_once(state_->judgeMade, [this] { state_->judge = std::make_unique<Judge>(plan()); });
  return *state_->judge;
}

ReportResult Session::lint(const Report& report, const Report* prior) const {
  return judge().judge(report, prior, state_->judging);
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
