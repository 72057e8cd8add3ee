#include "engine/cli/rule_files.h"

#include "engine/diag/render.h"

namespace gouji::cli {

std::optional<CompiledPack> compileRuleFiles(const std::vector<std::string>& paths,
                                             const Console& console) {
  Diagnostics diagnostics;
  const auto provider = makeFileProvider();
  CompiledPack pack = compilePack(paths, *provider, diagnostics);
  console.say(renderDiagnostics(diagnostics, {console.language, console.errorColor}));
  if (diagnostics.hasErrors()) return std::nullopt;
  if (pack.files.empty()) {
    console.complain(
        {"rules.none", {"没有找到规则文件（.gj）", "no rule files (.gj) were found"}, {}});
    return std::nullopt;
  }
  return pack;
}

}  // namespace gouji::cli
