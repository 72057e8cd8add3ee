#include "engine/cli/commands.h"
#include "engine/cli/rule_files.h"
#include "engine/driver/report_loader.h"
#include "engine/render/say.h"
#include "engine/render/snippet.h"
#include "engine/ruletest/run_tests.h"

namespace gouji::cli {
namespace {

/// "未通过 ARI-03 carried out is off by one (rules/x.gj:30:1)" and what went wrong, each with its
/// lines.
std::string describeFailedTest(const RuleTestResult& test, const Console& console) {
  const render::Painter painter(console.color);
  const LineColumn place = test.source->locate(test.span.begin);
  std::string out =
      painter.paint(render::Style::kError, render::say(console.language, "未通过", "failed"));
  if (!test.rule.empty()) out += ' ' + painter.paint(render::Style::kBold, test.rule);
  out += ' ' + render::toPlainLine(test.title) +
         render::say(console.language, "（{}:{}:{}）\n", " ({}:{}:{})\n", test.source->path(),
                     place.line, place.column);
  render::SnippetStyle style;
  style.width = console.width;
  style.painter = painter;
  for (const RuleTestFailure& failure : test.failures) {
    const std::string text = render::toPlainLine(failure.text.in(console.language));
    out += "  " + render::wrapText(text, console.width - 2, 2) + '\n';
    const render::Mark mark{
        placeOf(*failure.source, failure.span), render::Mark::Kind::kPrimary, {}};
    out += render::drawSnippet(*failure.source, {mark}, style).text;
  }
  return out + '\n';
}

/// An option that was given and means something with --mutate only.
const OptionSpec* findMutateOption(const Arguments& arguments) {
  for (const OptionSpec& option : arguments.command->options)
    if (option.id != OptionId::kSelect && arguments.has(option.id)) return &option;
  return nullptr;
}

}  // namespace

int runRulesTest(const Arguments& arguments, const Console& console) {
  if (arguments.has(OptionId::kMutate)) return runRulesMutate(arguments, console);
  if (const OptionSpec* option = findMutateOption(arguments)) {
    const std::string name(option->longName);
    console.complain(
        {"usage", {"`" + name + "` 只与 `--mutate` 同用", "`" + name + "` needs `--mutate`"}, {}});
    return kTrouble;
  }
  if (arguments.positionals.empty()) {
    console.complain(
        {"usage",
         {"缺少参数：gouji rules test PATH…", "something is missing: gouji rules test PATH…"},
         {"给出带有 test 块的规则文件或文件夹，或用 --mutate",
          "name rule files or folders with test blocks, or use --mutate"}});
    return kTrouble;
  }
  const std::optional<CompiledPack> pack = compileRuleFiles(arguments.positionals, console);
  if (!pack) return kTrouble;
  const ReportLoader loader(pack->plan.forms, {}, {});
  RuleTestOptions options;
  options.readReport = [&](const std::string& path) { return loader.loadFile(path); };
  options.rulePrefixes = arguments.all(OptionId::kSelect);
  const RuleTestRun run = runRuleTests(*pack, options);
  if (run.tests.empty()) {
    console.complain({"rules.no-tests", {"没有可运行的测试", "there are no tests to run"}, {}});
    return kTrouble;
  }
  std::string out;
  for (const RuleTestResult& test : run.tests) {
    if (!test.passed()) out += describeFailedTest(test, console);
  }
  out += render::say(console.language, "{} 个测试：{} 个通过，{} 个未通过\n",
                     "{} tests: {} passed, {} failed\n", run.tests.size(),
                     run.tests.size() - run.failed, run.failed);
  return writeOutput({}, console, out, run.failed == 0 ? kNothingFound : kSomethingFound);
}

}  // namespace gouji::cli
