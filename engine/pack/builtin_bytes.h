// engine/pack/builtin_bytes.h
//
// Where the embedded pack lies: bytes that the build made from rules/ and linked in.
//
// gouji_embed, the tool that makes them, is built from the same sources and has none.
#pragma once

#include <string_view>

namespace gouji::pack {

/// The number of files; path and text of each; then the serialised plan. Numbers are four bytes,
/// little-endian, and stand before what they count. Empty in the tool.
[[nodiscard]] std::string_view builtinBytes();

}  // namespace gouji::pack
