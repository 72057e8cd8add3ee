// The tool that makes the built-in pack has none.
#include "engine/pack/builtin_bytes.h"

namespace gouji::pack {

std::string_view builtinPlanBytes() { return {}; }

std::string_view builtinFiles() { return {}; }

}  // namespace gouji::pack
