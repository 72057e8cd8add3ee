// engine/ruletest/expectations.h
//
// What a test expects, compared with what came out.
#pragma once

#include <string>
#include <vector>

#include "engine/eval/evaluate.h"
#include "engine/finding/finding.h"
#include "engine/plan/plan.h"
#include "engine/ruletest/run_tests.h"
#include "engine/syntax/ast.h"

namespace gouji::ruletest {

/// What became of the report of one test.
struct Outcomes {
  const plan::Plan& plan;
  const Form& form;
  /// All instances, those that passed included.
  Evaluation evaluation;
  std::vector<Finding> findings;
};

/// Without an instance `fail`, `undecided` and `rule_error` want at least one; `pass` wants one
/// that passed and none that did anything worse; `not_applicable` wants every one.
void checkExpectation(const syntax::Expectation& expectation, const Outcomes& outcomes,
                      std::vector<RuleTestFailure>& failures);

/// `else nothing`: what failed without being expected to.
void checkNothingElse(const syntax::TestDecl& test, const Outcomes& outcomes,
                      std::vector<RuleTestFailure>& failures);

/// `locate`: the cells that findings name as wrong, none more and none less.
void checkLocated(const syntax::TestDecl& test, const std::vector<CellId>& expected,
                  const Outcomes& outcomes, std::vector<RuleTestFailure>& failures);

}  // namespace gouji::ruletest
