// The embedded pack: bytes that the build put into the binary.
#include "engine/pack/pack.h"
#include "engine/plan/serialize.h"

namespace gouji {
std::optional<std::string_view> builtinRuleText(std::string_view) { return std::nullopt; }
std::vector<std::string_view> builtinRuleFiles() { return {}; }
}  // namespace gouji
