#include "engine/finding/finding.h"

namespace gouji {

std::string_view toString(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPass:
      return "pass";
    case Outcome::kFail:
      return "fail";
    case Outcome::kUndecided:
      return "undecided";
    case Outcome::kNotApplicable:
      return "not_applicable";
    case Outcome::kRuleError:
      return "rule_error";
  }
  return "rule_error";
}

std::string_view toString(FindingLevel level) {
  switch (level) {
    case FindingLevel::kError:
      return "error";
    case FindingLevel::kWarning:
      return "warning";
    case FindingLevel::kInfo:
      return "info";
  }
  return "error";
}

std::string_view toString(Lapse::Cause cause) {
  return cause == Lapse::Cause::kExpired ? "expired" : "other-values";
}

std::optional<FindingLevel> parseLevel(std::string_view word) {
  if (word == "error") return FindingLevel::kError;
  if (word == "warning") return FindingLevel::kWarning;
  if (word == "info") return FindingLevel::kInfo;
  return std::nullopt;
}

}  // namespace gouji
