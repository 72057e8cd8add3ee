// engine/cli/rule_catalogue.h
//
// The catalogue of the rules as Markdown, for clerks in Chinese and for engineers in English.
//
// It is made from the rule files alone. What a rule is about stands in its description; what it
// says when it fails is shown by running one of its tests.
#pragma once

#include <map>
#include <string>

#include "engine/base/localized.h"
#include "engine/plan/plan.h"

namespace gouji::cli {

/// A test in which a rule fails, and what it says there.
struct RuleExample {
  std::string title;   // of the test
  std::string change;  // its `set` clauses as they stand in the file; empty for a whole report
  Localized message;
};

/// `examples` by the id of the rule.
[[nodiscard]] std::string writeRuleCatalogue(const plan::Plan& plan,
                                             const std::map<std::string, RuleExample>& examples,
                                             Language language);

}  // namespace gouji::cli
