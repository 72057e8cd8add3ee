#include "engine/cli/lint_run.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "engine/cli/commands.h"
#include "engine/cli/scope_decisions.h"

namespace gouji::cli {
namespace {

namespace fs = std::filesystem;

Error nothingToCheck(const std::vector<std::string>& paths) {
  std::string names;
  for (const std::string& path : paths) names += (names.empty() ? "" : " ") + path;
  return {"usage",
          {"没有找到报告：" + names, "no reports found: " + names},
          {"文件夹中查找 .docx .html .pdf .txt .md .json .ndjson 文件",
           "folders are searched for .docx, .html, .pdf, .txt, .md, .json and .ndjson files"}};
}

/// A folder of reports may hold what we wrote there ourselves: a baseline.
void leaveOut(InputList& inputs, const std::vector<std::string>& named,
              const std::vector<std::string>& ours) {
  const auto isOurs = [&](const std::string& file) {
    if (std::find(named.begin(), named.end(), file) != named.end()) return false;
    return std::any_of(ours.begin(), ours.end(), [&](const std::string& own) {
      std::error_code ignored;
      return !own.empty() && fs::equivalent(file, own, ignored);
    });
  };
  inputs.files.erase(std::remove_if(inputs.files.begin(), inputs.files.end(), isOurs),
                     inputs.files.end());
}

}  // namespace

std::optional<PriorIndex> readPrior(const Session& session, const std::string& path,
                                    const Console& console) {
  bool failed = false;
  PriorIndex index =
      readPriorReports(session, path, [&](const std::string& file, const Error& error) {
        failed = failed || file == path;
        const std::string why = error.message.in(console.language);
        console.complain(
            {"prior", {"上年报告未能读取：" + why, "last year's report: " + why}, error.hint});
      });
  if (!failed && index.size() == 0) {
    console.complain(
        {"prior",
         {path + " 里没有能读取的上年报告", "no report of last year could be read in " + path},
         {}});
    failed = true;
  }
  if (failed) return std::nullopt;
  return index;
}

std::optional<LintRun> LintRun::prepare(const Arguments& arguments, SettingsFinder& finder,
                                        const Console& console, const Baseline* baseline) {
  InputList inputs = findInputs(arguments.positionals);
  std::set<const SettingsFinder::Scope*> scopes;
  std::vector<std::string> ours;
  if (baseline != nullptr) ours.push_back(baseline->path);
  for (const std::string& file : inputs.files) {
    const SettingsFinder::Scope* scope = finder.find(file);
    if (scope == nullptr) return std::nullopt;
    if (scopes.insert(scope).second) ours.push_back(scope->settings.one(SettingId::kBaseline));
  }
  leaveOut(inputs, arguments.positionals, ours);
  if (inputs.files.empty() && inputs.problems.empty()) {
    console.complain(nothingToCheck(arguments.positionals));
    return std::nullopt;
  }
  LintRun run;
  run.inputs_ = std::move(inputs);
  if (!run.divide(arguments, finder, console, baseline)) return std::nullopt;
  return run;
}

bool LintRun::divide(const Arguments& arguments, SettingsFinder& finder, const Console& console,
                     const Baseline* baseline) {
  for (const std::string& file : inputs_.files) {
    LintScope* scope = openScope(finder.find(file), arguments, console);
    if (scope == nullptr) return false;
    if (stretches_.empty() || stretches_.back().scope != scope) stretches_.push_back({scope, {}});
    stretches_.back().inputs.files.push_back(file);
  }
  if (stretches_.empty()) {  // only paths that cannot be entered
    LintScope* scope = openScope(finder.find("."), arguments, console);
    if (scope == nullptr) return false;
    stretches_.push_back({scope, {}});
  }
  stretches_.back().inputs.problems = inputs_.problems;
  for (const auto& scope : scopes_) {
    std::vector<std::string> files;
    for (const Stretch& stretch : stretches_) {
      if (stretch.scope != scope.get()) continue;
      files.insert(files.end(), stretch.inputs.files.begin(), stretch.inputs.files.end());
    }
    scope->decisions = readDecisions(*scope->settings, *scope->session, files, finder.isSearching(),
                                     baseline, arguments, console);
    if (scope->decisions == nullptr) return false;
  }
  return true;
}

LintScope* LintRun::openScope(const SettingsFinder::Scope* settings, const Arguments& arguments,
                              const Console& console) {
  if (settings == nullptr) return nullptr;
  for (const auto& known : scopes_) {
    if (known->settings == settings) return known.get();
  }
  auto scope = std::make_unique<LintScope>();
  scope->settings = settings;
  const std::string prior = settings->settings.one(SettingId::kPrior);
  scope->session = openSession(settings->settings, arguments, console, !prior.empty());
  if (scope->session == nullptr) return nullptr;
  if (prior == kPriorBeside) {
    scope->priorBeside = std::make_unique<PriorBeside>(*scope->session);
  } else if (!prior.empty()) {
    scope->prior = readPrior(*scope->session, prior, console);
    if (!scope->prior) return nullptr;
  }
  return scopes_.emplace_back(std::move(scope)).get();
}

RunSummary LintRun::check(const render::Renderer& renderer, BatchOptions options,
                          const std::function<void(ReportResult&)>& decide) {
  RunSummary total;
  bool isFirst = true;
  bool isEnd = false;
  const auto write = [&, sink = options.write](std::string_view text) {
    isEnd = isEnd || !sink(text);
    return !isEnd;
  };
  const auto progress = options.progress;
  for (const Stretch& stretch : stretches_) {
    if (isEnd) break;
    LintScope& scope = *stretch.scope;
    bool isBegun = false;
    options.write = [&](std::string_view text) {
      if (!isBegun && !isFirst && !renderer.separator().empty() && !write(renderer.separator()))
        return false;
      isBegun = true;
      isFirst = false;
      return write(text);
    };
    if (progress) options.progress = [&](std::uint64_t done) { progress(total.reports + done); };
    options.prior = [&](const Report& report,
                        const std::string& path) -> std::shared_ptr<const Report> {
      if (scope.priorBeside) return scope.priorBeside->find(report, path);
      return scope.prior ? scope.prior->find(report) : nullptr;
    };
    options.decide = [&](ReportResult& result) {
      scope.decisions->apply(result);
      if (decide) decide(result);
    };
    const RunSummary summary = runBatch(*scope.session, stretch.inputs, renderer, options);
    scope.summary.add(summary);
    total.add(summary);
  }
  for (const auto& scope : scopes_) {
    if (isEnd) break;
    const RunSummary summary = tellLeftovers(*scope, renderer, [&](std::string_view text) {
      if (!isFirst && !renderer.separator().empty() && !write(renderer.separator())) return false;
      isFirst = false;
      return write(text);
    });
    scope->summary.add(summary);
    total.add(summary);
    total.addRulesWithoutPrior(scope->session->rulesWithoutPrior());
  }
  return total;
}

RunSummary LintRun::tellLeftovers(LintScope& scope, const render::Renderer& renderer,
                                  const std::function<bool(std::string_view)>& write) const {
  const auto isUsed = [&](std::string_view rule) { return isChecked(scope, rule); };
  RunSummary summary;
  for (const ReportResult& result : scope.decisions->describeLeftovers(isUsed)) {
    summary.add(result);
    std::string text;
    renderer.report(result, text);
    if (!text.empty() && !write(text)) break;
  }
  return summary;
}

bool LintRun::isChecked(const LintScope& scope, std::string_view rule) {
  const auto& rules = scope.session->plan().rules;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].id == rule || rules[i].name == rule) return scope.session->evaluation().enabled[i];
  }
  return true;  // a rule that is gone finds nothing any more
}

std::vector<RuleDescriptor> LintRun::ruleDescriptors() const {
  std::vector<RuleDescriptor> all;
  std::set<std::string> known;
  for (const auto& scope : scopes_) {
    for (RuleDescriptor& rule : scope->session->ruleDescriptors()) {
      if (known.insert(rule.id).second) all.push_back(std::move(rule));
    }
  }
  return all;
}

}  // namespace gouji::cli
