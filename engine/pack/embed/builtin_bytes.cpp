#include "engine/pack/builtin_bytes.h"

extern "C" {
extern const char gouji_builtin_begin[];
extern const char gouji_builtin_end[];
}

namespace gouji::pack {

std::string_view builtinBytes() {
  return {gouji_builtin_begin, static_cast<std::size_t>(gouji_builtin_end - gouji_builtin_begin)};
}

}  // namespace gouji::pack
