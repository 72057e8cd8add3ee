// engine/ruletest/run_tests.h
//
// Runs the `test` blocks of rule files: rules are tested as code is.
//
// A test builds a report from a sample or a file, changes it, judges it and compares what came out
// with what it expects. A failure says both, in figures: whoever changed a rule must see at once
// whether the rule or the test is wrong.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/localized.h"
#include "engine/base/result.h"
#include "engine/eval/evaluate.h"
#include "engine/pack/pack.h"
#include "engine/report/report.h"
#include "engine/syntax/ast.h"
#include "engine/text/source_file.h"

namespace gouji {

struct RuleTestOptions {
  /// Reads the report of `given "file"`; the path is joined to the folder of the rule file. Reading
  /// documents is left to the caller, so that this folder needs no reader.
  std::function<Result<Report>(const std::string& path)> readReport;
  /// Only tests of rules whose id starts with one of these; empty: all.
  std::vector<std::string> rulePrefixes;
  /// Sees every test that could be run with all that came of it, the instances that passed
  /// included: the catalogue takes its examples from here.
  std::function<void(const syntax::TestDecl& test, const SourceFile& source,
                     const Evaluation& evaluation)>
      watch;
};

/// One expectation that did not come true, or one reason why the test could not be run.
struct RuleTestFailure {
  std::shared_ptr<const SourceFile> source;
  Span span;
  Localized text;
};

struct RuleTestResult {
  std::shared_ptr<const SourceFile> source;
  Span span;
  std::string rule;  // empty for a test without one
  std::string title;
  std::vector<RuleTestFailure> failures;

  [[nodiscard]] bool passed() const { return failures.empty(); }
};

struct RuleTestRun {
  std::vector<RuleTestResult> tests;  // in the order of the files
  std::size_t failed = 0;
};

/// Runs the tests of all files of the pack. `pack` must have been compiled without errors.
[[nodiscard]] RuleTestRun runRuleTests(const CompiledPack& pack, const RuleTestOptions& options);

}  // namespace gouji
