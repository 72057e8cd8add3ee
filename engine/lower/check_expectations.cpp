// What tests expect of single instances: the instance must exist.
#include <map>

#include "engine/lower/lower.h"
#include "engine/sema/suggest.h"

namespace gouji::lower {

void checkExpectations(const sema::Pack& pack, const plan::Plan& plan, Diagnostics& diagnostics) {
  // Keys of each rule, over all forms; gathered once, and only when there are tests.
  std::map<std::string_view, std::vector<sema::Candidate>> keys;
  if (!pack.tests.empty()) {
    for (const plan::Instance& instance : plan.instances) {
      keys[plan.rules[instance.rule].id].push_back({plan.texts[instance.key].str(), ""});
    }
  }
  for (const auto& test : pack.tests) {
    const sema::Reporter reporter(diagnostics, test.source);
    for (const syntax::Expectation& expectation : test.decl->expectations) {
      const auto rule = keys.find(expectation.rule.text);
      if (!expectation.instance || rule == keys.end()) continue;
      // "#2" is the second claim of an instance; how many there are only the report tells.
      const std::string_view words = std::string_view(expectation.instance->value)
                                         .substr(0, expectation.instance->value.find('#'));
      bool isKnown = false;
      for (const sema::Candidate& key : rule->second) {
        isKnown |= words.empty() ? key.name.empty() : plan::keyAnswersTo(key.name, words);
      }
      if (isKnown) continue;
      reporter.report(DiagnosticKind::UnknownInstance, expectation.instance->span,
                      {expectation.rule.text, expectation.instance->value},
                      sema::suggest(expectation.instance->value, rule->second));
    }
  }
}

}  // namespace gouji::lower
