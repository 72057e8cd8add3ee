#include "engine/pack/builtin_bytes.h"

// The names are those of builtin.S.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" {
extern const char gouji_builtin_begin[];
extern const char gouji_builtin_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace gouji::pack {

std::string_view builtinBytes() {
  return {gouji_builtin_begin, static_cast<std::size_t>(gouji_builtin_end - gouji_builtin_begin)};
}

}  // namespace gouji::pack
