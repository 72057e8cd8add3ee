#include "engine/ruletest/run_tests.h"

#include <algorithm>
#include <map>

#include "engine/eval/profile.h"
#include "engine/judge/judge.h"
#include "engine/ruletest/expectations.h"
#include "engine/ruletest/report_editor.h"

namespace gouji {
namespace {

using ruletest::ReportEditor;

// Longer chains of samples that start from each other are a circle.
constexpr int kMaxSampleDepth = 32;

struct DeclaredSample {
  const syntax::SampleDecl* decl = nullptr;
  std::shared_ptr<const SourceFile> source;
};

std::string joinToFolderOf(const std::string& file, const std::string& path) {
  const std::size_t slash = file.find_last_of('/');
  if (path.starts_with('/') || slash == std::string::npos) return path;
  return file.substr(0, slash + 1) + path;
}

/// Runs one test after the other; what they share is made once.
class TestRunner {
 public:
  TestRunner(const CompiledPack& pack, const RuleTestOptions& options)
      : pack_(pack), options_(options), judge_(pack.plan) {
    for (const auto& file : pack.files)
      for (const syntax::Declaration& declaration : file->declarations)
        if (const auto* sample = std::get_if<syntax::SampleDecl>(&declaration))
          samples_.emplace(sample->name.text, DeclaredSample{sample, file->source});
  }

  RuleTestResult run(const syntax::TestDecl& test, std::shared_ptr<const SourceFile> source) {
    RuleTestResult result;
    result.source = std::move(source);
    result.span = test.span;
    if (test.rule) result.rule = test.rule->text;
    result.title = test.title.value;
    failures_ = &result.failures;
    source_ = result.source;
    check(test);
    for (RuleTestFailure& failure : result.failures)
      if (failure.source == nullptr) failure.source = result.source;
    return result;
  }

 private:
  void fail(Span span, Localized text) { failures_->push_back({source_, span, std::move(text)}); }

  void check(const syntax::TestDecl& test) {
    auto editor = makeEditor(test.sample, test.file, test.span);
    if (!editor) return;
    Diagnostics diagnostics;
    for (const syntax::Assignment& assignment : test.assignments)
      editor->apply(assignment, source_, diagnostics);
    std::vector<CellId> located;
    for (const syntax::ExprPtr& cell : test.located)
      if (const auto* ref = std::get_if<syntax::CellRef>(&cell->node))
        for (const CellId id : editor->resolveCells(*ref, source_, diagnostics))
          located.push_back(id);
    for (const Diagnostic& diagnostic : diagnostics.sorted())
      fail(diagnostic.span, diagnostic.message());
    if (diagnostics.hasErrors()) return;

    std::optional<Report> prior;
    if (test.priorSample || test.priorFile) {
      auto priorEditor = makeEditor(test.priorSample, test.priorFile, test.span);
      if (!priorEditor) return;
      prior = priorEditor->finish();
    }
    compare(test, editor->finish(), prior ? &*prior : nullptr, located);
  }

  void compare(const syntax::TestDecl& test, const Report& report, const Report* prior,
               const std::vector<CellId>& located) {
    JudgeOptions options;
    options.evaluation = optionsFor(test);
    ruletest::Outcomes outcomes{pack_.plan, *report.form, {}, {}};
    outcomes.evaluation =
        judge_.evaluator().evaluate(report, prior, options.evaluation, /*keepAll=*/true);
    outcomes.findings = judge_.judge(report, prior, options).findings;
    if (options_.watch) options_.watch(test, *source_, outcomes.evaluation);
    for (const syntax::Expectation& expectation : test.expectations)
      ruletest::checkExpectation(expectation, outcomes, *failures_);
    if (!test.located.empty()) ruletest::checkLocated(test, located, outcomes, *failures_);
    if (test.nothingElse) ruletest::checkNothingElse(test, outcomes, *failures_);
  }

  /// The rules a test speaks of run, also when they are off by default.
  EvaluationOptions optionsFor(const syntax::TestDecl& test) {
    EvaluationOptions options = makeDefaultOptions(pack_.plan);
    const auto switchOn = [&](const syntax::Name& rule) {
      if (const auto index = pack_.plan.findRule(rule.text)) options.enabled[*index] = true;
    };
    if (test.rule) switchOn(*test.rule);
    for (const syntax::Expectation& expectation : test.expectations) switchOn(expectation.rule);
    if (test.profile) {
      if (const plan::Profile* profile = findProfile(pack_.plan, test.profile->text)) {
        applyProfile(*profile, {}, options);
      } else {
        fail(test.profile->span, {"没有名为 `" + test.profile->text + "` 的 profile",
                                  "there is no profile `" + test.profile->text + "`"});
      }
    }
    return options;
  }

  std::optional<ReportEditor> makeEditor(const std::optional<syntax::Name>& sample,
                                         const std::optional<syntax::Text>& file, Span span) {
    if (sample) return fromSample(sample->text, sample->span, kMaxSampleDepth);
    if (file) return fromFile(*file);
    fail(span,
         {"测试没有 given，不知道检查哪份报告", "the test has no `given`: no report to check"});
    return std::nullopt;
  }

  std::optional<ReportEditor> fromSample(const std::string& name, Span span, int depth) {
    const auto found = samples_.find(name);
    if (found == samples_.end() || depth == 0) {
      fail(span, {"没有名为 `" + name + "` 的 sample，或者它以自己为起点",
                  "there is no sample `" + name + "`, or it starts from itself"});
      return std::nullopt;
    }
    const auto& [decl, source] = found->second;
    std::optional<ReportEditor> editor = decl->base ? fromSample(decl->base->text, span, depth - 1)
                                                    : fromForm(decl->form.text, span);
    if (!editor) return std::nullopt;
    Diagnostics diagnostics;
    for (const syntax::Assignment& assignment : decl->assignments)
      editor->apply(assignment, source, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.sorted())
      failures_->push_back({source, diagnostic.span, diagnostic.message()});
    return editor;
  }

  std::optional<ReportEditor> fromForm(const std::string& id, Span span) {
    if (const auto form = pack_.plan.findForm(id))
      return std::make_optional<ReportEditor>(pack_.plan, pack_.plan.forms[*form]);
    fail(span, {"没有名为 `" + id + "` 的 form", "there is no form `" + id + "`"});
    return std::nullopt;
  }

  std::optional<ReportEditor> fromFile(const syntax::Text& file) {
    if (!options_.readReport) {
      fail(file.span, {"此处不能读取报告文件", "report files cannot be read here"});
      return std::nullopt;
    }
    Result<Report> report = options_.readReport(joinToFolderOf(source_->path(), file.value));
    if (report) return ReportEditor(pack_.plan, std::move(*report));
    fail(file.span, report.error().message);
    return std::nullopt;
  }

  const CompiledPack& pack_;
  const RuleTestOptions& options_;
  Judge judge_;
  std::map<std::string, DeclaredSample, std::less<>> samples_;
  // Of the test that is being run.
  std::vector<RuleTestFailure>* failures_ = nullptr;
  std::shared_ptr<const SourceFile> source_;
};

}  // namespace

RuleTestRun runRuleTests(const CompiledPack& pack, const RuleTestOptions& options) {
  RuleTestRun run;
  TestRunner runner(pack, options);
  for (const auto& file : pack.files) {
    for (const syntax::Declaration& declaration : file->declarations) {
      const auto* test = std::get_if<syntax::TestDecl>(&declaration);
      if (test == nullptr) continue;
      const std::string rule = test->rule ? test->rule->text : std::string();
      const auto names = [&rule](const std::string& prefix) { return rule.starts_with(prefix); };
      const auto& prefixes = options.rulePrefixes;
      if (!prefixes.empty() && std::none_of(prefixes.begin(), prefixes.end(), names)) continue;
      run.tests.push_back(runner.run(*test, file->source));
      if (!run.tests.back().passed()) ++run.failed;
    }
  }
  return run;
}

}  // namespace gouji
