#include <algorithm>

#include "engine/cli/commands.h"
#include "engine/cli/mutation_page.h"
#include "engine/cli/settings_finder.h"
#include "engine/ruletest/mutation_run.h"

namespace gouji::embedded {
/// fixtures/reports/mutation-2025.txt: a report that is right, with a number other than 0 in every
/// cell of tables three and four.
extern const std::string_view kCleanReport;
}  // namespace gouji::embedded

namespace gouji::cli {
namespace {

Result<Report> loadReport(const Session& session, const Arguments& arguments) {
  if (arguments.positionals.empty()) {
    Result<Report> report =
        session.loader().load("builtin:clean-report.txt", std::string(embedded::kCleanReport));
    return report;
  }
  return session.loader().loadFile(arguments.positionals.front());
}

/// What the rules have against the report as it is; slips in it could not be told from that.
std::optional<Error> findFault(const Session& session, const Report& report) {
  const ReportResult result = session.lint(report, nullptr);
  const auto isFault = [](const Finding& finding) {
    return finding.outcome == Outcome::kFail && finding.level != FindingLevel::kInfo;
  };
  const auto fault = std::find_if(result.findings.begin(), result.findings.end(), isFault);
  if (fault == result.findings.end()) return std::nullopt;
  return Error{
      "mutate.not-clean",
      {"这份报告本身有问题（" + fault->instance + "：" + fault->message.zh + "），无从分辨差错",
       "the report is not right as it is (" + fault->instance + ": " + fault->message.en +
           "): slips could not be told from that"},
      {"先用 `gouji lint` 检查并改正，或换一份报告",
       "check it with `gouji lint` and mend it, or take another report"}};
}

}  // namespace

int runRulesMutate(const Arguments& arguments, const Console& givenConsole) {
  if (arguments.positionals.size() > 1) {
    givenConsole.complain({"usage",
                           {"`--mutate` 只用一份报告", "`--mutate` takes one report"},
                           {"规则文件用 `--rules` 给出", "rule files are given with `--rules`"}});
    return kTrouble;
  }
  SettingsFinder finder(arguments, givenConsole);
  const SettingsFinder::Scope* scope =
      finder.find(arguments.positionals.empty() ? "." : arguments.positionals.front());
  if (scope == nullptr) return kTrouble;
  const Console console = inLanguageOf(givenConsole, scope->settings);
  const auto session = openSession(scope->settings, arguments, console);
  if (session == nullptr) return kTrouble;
  const Result<Report> report = loadReport(*session, arguments);
  if (!report) {
    console.complain(report.error());
    return kTrouble;
  }
  if (const auto fault = findFault(*session, *report)) {
    console.complain(*fault);
    return kTrouble;
  }
  const MutationRun run =
      runMutations(session->plan(), session->judge().evaluator(), session->evaluation(), *report);
  const MutationSubject subject{session->plan(), *report, run};
  const bool asJson = arguments.last(OptionId::kFormat) == "json";
  const std::string text =
      asJson ? showMutationsAsJson(subject)
             : showMutationsAsText(subject, console, arguments.has(OptionId::kVerbose));
  return writeOutput(arguments, console, text, run.escapes == 0 ? kNothingFound : kSomethingFound);
}

}  // namespace gouji::cli
