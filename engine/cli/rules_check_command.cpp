#include "engine/cli/commands.h"
#include "engine/cli/rule_files.h"
#include "engine/render/say.h"

namespace gouji::cli {

int runRulesCheck(const Arguments& arguments, const Console& console) {
  const std::optional<CompiledPack> pack = compileRuleFiles(arguments.positionals, console);
  if (!pack) return kTrouble;
  const auto& plan = pack->plan;
  return writeOutput({}, console,
                     render::say(console.language, "{} 条规则，{} 项检查，没有错误\n",
                                 "{} rules, {} instances, no mistakes\n", plan.rules.size(),
                                 plan.instances.size()));
}

}  // namespace gouji::cli
