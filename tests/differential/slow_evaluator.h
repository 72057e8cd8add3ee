// tests/differential/slow_evaluator.h
//
// The language as docs/language.md tells it, by walking the syntax tree: slow, obvious, and sharing
// no code with the checker, the plan or the evaluator.
//
// It knows what the random rules are made of (arithmetic over one table, conditions, loops and
// quantifiers over rows and columns) and says so when it meets anything else.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/decimal.h"
#include "engine/report/report.h"
#include "engine/syntax/ast.h"

namespace gouji::slow {

enum class Outcome { kPass, kFail, kUndecided, kNotApplicable, kRuleError };

struct InstanceOutcome {
  Outcome outcome = Outcome::kPass;
  /// Exact values of the two sides of a check that is one comparison.
  std::optional<Decimal> left, right;
};

/// Outcomes by instance key: "received", "received, business", "" without a loop.
[[nodiscard]] std::map<std::string, InstanceOutcome> evaluateRule(const syntax::RuleDecl& rule,
                                                                  const Report& report,
                                                                  const Report* prior);

}  // namespace gouji::slow
