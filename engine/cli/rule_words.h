// engine/cli/rule_words.h
//
// The facts of a rule in words, the same wherever a rule is described: for which years and
// agencies, what a missing cell means, how it was declared.
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/localized.h"
#include "engine/plan/plan.h"

namespace gouji::cli {

/// "部门、乡镇街道", "every agency".
[[nodiscard]] std::string agenciesOf(const plan::Rule& rule, Language language);
/// "2021 年起", "every year".
[[nodiscard]] std::string yearsOf(const plan::Rule& rule, Language language);
/// The ids of the forms it is for, separated by commas.
[[nodiscard]] std::string formsOf(const plan::Plan& plan, std::uint32_t rule);
/// What becomes of a check with a missing cell.
[[nodiscard]] std::string missingOf(const plan::Rule& rule, Language language);
/// How many checks it makes in one report at most; a loop over claims counts once.
[[nodiscard]] std::size_t countChecks(const plan::Plan& plan, std::uint32_t rule);
/// Its declaration as it stands in its file; empty when that cannot be read.
[[nodiscard]] std::string declarationOf(const plan::Rule& rule);

}  // namespace gouji::cli
