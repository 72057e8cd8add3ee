#include <algorithm>

#include "engine/cli/commands.h"
#include "engine/cli/rule_catalogue.h"
#include "engine/cli/rule_files.h"
#include "engine/driver/report_loader.h"
#include "engine/ruletest/run_tests.h"

namespace gouji::cli {
namespace {

/// The `set` clauses of a test, without the indentation of the block.
std::string changesOf(const syntax::TestDecl& test, const SourceFile& source) {
  std::string out;
  for (const syntax::Assignment& assignment : test.assignments) {
    const Span& span = assignment.span;
    out += std::string(source.text().substr(span.begin, span.end - span.begin)) + '\n';
  }
  return out;
}

bool expectsFailureOf(const syntax::TestDecl& test, const std::string& rule) {
  return std::any_of(test.expectations.begin(), test.expectations.end(),
                     [&](const syntax::Expectation& expectation) {
                       return expectation.outcome == syntax::Expectation::Outcome::kFail &&
                              expectation.rule.text == rule;
                     });
}

/// The first test of each rule in which it fails as expected. A rule without a test of its own is
/// shown by one of another rule.
class ExampleFinder {
 public:
  explicit ExampleFinder(const plan::Plan& plan) : plan_(plan) {}

  void look(const syntax::TestDecl& test, const SourceFile& source, const Evaluation& evaluation) {
    for (const InstanceResult& result : evaluation.results) {
      if (result.outcome != Outcome::kFail) continue;
      const std::string rule = plan_.rules[plan_.instances[result.instance].rule].id.str();
      const bool isOwn = test.rule && test.rule->text == rule;
      if (!expectsFailureOf(test, rule) || has(rule, isOwn)) continue;
      examples_[rule] = {test.title.value, changesOf(test, source),
                         result.message.zh.empty() ? result.explain : result.message};
      isOwn_[rule] = isOwn;
    }
  }

  [[nodiscard]] const std::map<std::string, RuleExample>& examples() const { return examples_; }

 private:
  bool has(const std::string& rule, bool isOwn) const {
    const auto found = isOwn_.find(rule);
    return found != isOwn_.end() && (found->second || !isOwn);
  }

  const plan::Plan& plan_;
  std::map<std::string, RuleExample> examples_;
  std::map<std::string, bool> isOwn_;
};

}  // namespace

int runRulesDoc(const Arguments& arguments, const Console& console) {
  if (arguments.positionals.empty()) {
    return writeOutput(arguments, console, writeRuleCatalogue(builtinPlan(), {}, console.language));
  }
  const std::optional<CompiledPack> pack = compileRuleFiles(arguments.positionals, console);
  if (!pack) return kTrouble;
  const ReportLoader loader(pack->plan.forms, {}, {});
  ExampleFinder finder(pack->plan);
  RuleTestOptions options;
  options.readReport = [&](const std::string& path) { return loader.loadFile(path); };
  options.watch = [&](const syntax::TestDecl& test, const SourceFile& source,
                      const Evaluation& evaluation) { finder.look(test, source, evaluation); };
  const RuleTestRun run = runRuleTests(*pack, options);
  if (run.failed > 0) {
    const std::string failed = std::to_string(run.failed);
    console.complain({"rules.failed-tests",
                      {failed + " 个测试未通过，其中的例子不可信",
                       failed + " tests failed: their examples could not be trusted"},
                      {"用 `gouji rules test` 查看", "`gouji rules test` shows them"}});
    return kSomethingFound;
  }
  return writeOutput(arguments, console,
                     writeRuleCatalogue(pack->plan, finder.examples(), console.language));
}

}  // namespace gouji::cli
