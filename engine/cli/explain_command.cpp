#include <algorithm>

#include "engine/cli/commands.h"
#include "engine/cli/operand_table.h"
#include "engine/cli/rule_page.h"
#include "engine/cli/settings_finder.h"
#include "engine/diag/suggest.h"
#include "engine/driver/batch.h"
#include "engine/driver/explanation.h"
#include "engine/driver/prior_beside.h"
#include "engine/render/finding_text.h"
#include "engine/render/say.h"
#include "engine/render/terminal_text.h"

namespace gouji::cli {
namespace {

/// "ARI-03" of "ARI-03[business]" and of "NAR-02#2".
std::string ruleOf(const std::string& wanted) {
  return wanted.substr(0, wanted.find_first_of("[#"));
}

std::optional<std::uint32_t> findRule(const plan::Plan& plan, const std::string& wanted) {
  const std::string word = ruleOf(wanted);
  for (std::uint32_t i = 0; i < plan.rules.size(); ++i) {
    if (plan.rules[i].id == word || plan.rules[i].name == word) return i;
  }
  return std::nullopt;
}

Error unknownRule(const plan::Plan& plan, const std::string& wanted) {
  std::vector<std::string_view> ids;
  for (const plan::Rule& rule : plan.rules) ids.push_back(rule.id);
  Localized hint = hintAt(suggestWord(ruleOf(wanted), ids));
  if (hint.zh.empty()) {
    hint = {"用 `gouji rules list` 查看全部规则", "`gouji rules list` lists all rules"};
  }
  return {"rules.unknown-rule",
          {"没有规则 `" + wanted + "`", "there is no rule `" + wanted + "`"},
          hint};
}

/// What a waiver or a baseline knows the finding by; nothing for what is not one.
std::string describeIdentity(const Finding& finding, Language language) {
  if (finding.outcome != Outcome::kFail) return {};
  return render::say(language, "  指纹 {}，数值 {}（豁免的 values）\n",
                     "  fingerprint {}, values {} (for a waiver)\n", finding.fingerprint,
                     finding.valueHash);
}

std::shared_ptr<const Report> findPrior(const Session& session, const Settings& settings,
                                        const Report& report, const std::string& path,
                                        const Console& console) {
  const std::string prior = settings.one(SettingId::kPrior);
  if (prior.empty()) return nullptr;
  if (prior == kPriorBeside) return PriorBeside(session).find(report, path);
  const auto tell = [&](const std::string&, const Error& error) { console.complain(error); };
  return readPriorReports(session, prior, tell).find(report);
}

bool haveAllPassed(const std::vector<CheckExplanation>& explanations) {
  return std::all_of(explanations.begin(), explanations.end(),
                     [](const CheckExplanation& explanation) {
                       const Outcome outcome = explanation.finding.outcome;
                       return outcome == Outcome::kPass || outcome == Outcome::kNotApplicable;
                     });
}

/// A line for each: nobody reads a page for a check that passed unless it is asked for by name.
std::string listPassed(const std::vector<CheckExplanation>& explanations, const Console& console) {
  const Language language = console.language;
  std::string text;
  for (const CheckExplanation& explanation : explanations) {
    const Finding& finding = explanation.finding;
    const bool hasPassed = finding.outcome == Outcome::kPass;
    std::string line = hasPassed ? render::say(language, "通过  ", "passed  ")
                                 : render::say(language, "不适用  ", "not applicable  ");
    line += finding.instance;
    const std::string& words = (hasPassed ? finding.explain : finding.message).in(language);
    if (!words.empty()) line += render::say(language, "：", ": ") + words;
    text += "  " + render::wrapText(render::toPlainLine(line), console.width - 2, 6) + '\n';
  }
  return text;
}

std::string describeInFull(const std::vector<CheckExplanation>& explanations,
                           const SourceFile* source, const Console& console) {
  render::RenderOptions options;
  options.language = console.language;
  options.color = console.color;
  options.width = console.width;
  std::string text;
  for (const CheckExplanation& explanation : explanations) {
    if (!text.empty()) text += '\n';
    text += render::describeFinding(explanation.finding, source, options);
    text += listOperands(explanation, console);
    text += describeIdentity(explanation.finding, console.language);
  }
  return text;
}

int explainOnReport(const Session& session, const Settings& settings, const std::string& wanted,
                    const Arguments& arguments, const Console& console) {
  const std::string& path = arguments.positionals[1];
  const Result<Report> report = session.loader().loadFile(path);
  if (!report) {
    console.complain(report.error());
    return kTrouble;
  }
  const std::shared_ptr<const Report> prior = findPrior(session, settings, *report, path, console);
  const std::vector<CheckExplanation> explanations =
      explainChecks(session, *report, prior.get(), wanted);
  if (explanations.empty()) {
    console.complain(
        {"explain",
         {"这份报告没有检查项 `" + wanted + "`", "this report has no check `" + wanted + "`"},
         {"规则可能不适用于这一年度或机关，或已停用",
          "the rule may be for other years or agencies, or be switched off"}});
    return kTrouble;
  }
  std::string text;
  if (const auto rule = findRule(session.plan(), explanations.front().finding.rule))
    text = summarizeRule(session.plan(), *rule, console);
  text += explanations.size() > 1 && haveAllPassed(explanations)
              ? listPassed(explanations, console)
              : describeInFull(explanations, report->source.get(), console);
  return writeOutput({}, console, text);
}

}  // namespace

int runExplain(const Arguments& arguments, const Console& givenConsole) {
  SettingsFinder finder(arguments, givenConsole);
  const SettingsFinder::Scope* scope =
      finder.find(arguments.positionals.size() > 1 ? arguments.positionals[1] : ".");
  if (scope == nullptr) return kTrouble;
  const Console console = inLanguageOf(givenConsole, scope->settings);
  const auto session = openSession(scope->settings, arguments, console);
  if (session == nullptr) return kTrouble;
  std::string wanted = arguments.positionals.front();
  const auto rule = findRule(session->plan(), wanted);
  // A rule may be named by its name as well; everything else knows it by its id.
  if (rule) wanted.replace(0, ruleOf(wanted).size(), session->plan().rules[*rule].id);
  const bool isFingerprint = wanted.size() == 16 && !rule;
  if (!rule && !isFingerprint) {
    console.complain(unknownRule(session->plan(), wanted));
    return kTrouble;
  }
  if (arguments.positionals.size() > 1) {
    return explainOnReport(*session, scope->settings, wanted, arguments, console);
  }
  if (!rule) {
    console.complain(
        {"usage",
         {"指纹属于某一份报告：请同时给出报告",
          "a fingerprint belongs to a report: name the report as well"},
         {"gouji explain " + wanted + " 报告文件", "gouji explain " + wanted + " REPORT"}});
    return kTrouble;
  }
  return writeOutput({}, console, describeRule(session->plan(), *rule, console));
}

}  // namespace gouji::cli
