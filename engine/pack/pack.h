// engine/pack/pack.h
//
// Rule files and folders compiled to one plan, and the built-in pack that needs no compiling.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/diag/diagnostic.h"
#include "engine/plan/plan.h"
#include "engine/syntax/ast.h"

namespace gouji {

/// Where rule files come from; tests give them from memory.
class RuleSourceProvider {
 public:
  virtual ~RuleSourceProvider() = default;
  /// The text of a file, or why not.
  virtual Result<std::string> read(const std::string& path) = 0;
  /// The `.gj` files of a folder, sorted, subfolders included; the path itself for a file.
  virtual Result<std::vector<std::string>> list(const std::string& path) = 0;
};
[[nodiscard]] std::unique_ptr<RuleSourceProvider> makeFileProvider();

/// One compilation. The files stay with it: tests, the formatter and the catalogue read them.
struct CompiledPack {
  plan::Plan plan;
  std::vector<std::shared_ptr<syntax::File>> files;
};

/// Compiles files and folders, imports included, each file once. Mistakes go to `diagnostics`; the
/// plan holds the declarations without mistakes.
[[nodiscard]] CompiledPack compilePack(const std::vector<std::string>& paths,
                                       RuleSourceProvider& provider, Diagnostics& diagnostics);

/// The pack under `rules/`, compiled when Gouji was built.
[[nodiscard]] const plan::Plan& builtinPlan();

/// The text of a built-in rule file by its path below `rules/`, for `import "builtin:…"`.
[[nodiscard]] std::optional<std::string_view> builtinRuleText(std::string_view path);
[[nodiscard]] std::vector<std::string_view> builtinRuleFiles();

}  // namespace gouji
