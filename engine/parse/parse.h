// engine/parse/parse.h
//
// From the text of a rule file to its syntax tree. The only folder that knows ANTLR.
#pragma once

#include <memory>

#include "engine/diag/diagnostic.h"
#include "engine/syntax/ast.h"
#include "engine/text/source_file.h"

namespace gouji {

/// Each limit has its own diagnostic. They bound what a stranger's file can cost.
struct ParseLimits {
  std::uint32_t maxBytes = 4u << 20;
  std::uint32_t maxNesting = 100;
  std::uint32_t maxTokens = 1'000'000;
  std::uint32_t maxOperations = 1000;  // in one expression
  std::uint32_t maxLoopVariables = 8;  // of one `for`, `every` …
  std::uint32_t maxSyntaxErrors = 100;
};

/// Always gives a tree, whatever the text: parts that could not be understood are left out or are
/// `Broken`, and each has its diagnostic.
[[nodiscard]] syntax::File parseRuleFile(const std::shared_ptr<const SourceFile>& source,
                                         Diagnostics& diagnostics, const ParseLimits& limits = {});

}  // namespace gouji
