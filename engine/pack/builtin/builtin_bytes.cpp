#include "engine/pack/builtin_bytes.h"

// The names are those of builtin.S.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" {
extern const char gouji_builtin_plan_begin[];
extern const char gouji_builtin_plan_end[];
extern const char gouji_builtin_files_begin[];
extern const char gouji_builtin_files_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace gouji::pack {

std::string_view builtinPlanBytes() {
  return {gouji_builtin_plan_begin,
          static_cast<std::size_t>(gouji_builtin_plan_end - gouji_builtin_plan_begin)};
}

std::string_view builtinFiles() {
  return {gouji_builtin_files_begin,
          static_cast<std::size_t>(gouji_builtin_files_end - gouji_builtin_files_begin)};
}

}  // namespace gouji::pack
