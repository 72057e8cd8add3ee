// engine/pack/builtin_bytes.h
//
// Where the embedded pack lies: bytes that the build made from rules/ and linked in.
//
// gouji_embed, the tool that makes them, is built from the same sources and has none.
#pragma once

#include <string_view>

namespace gouji::pack {

/// The serialised plan, at an address plan::planIn wants. The tool has none and never asks.
[[nodiscard]] std::string_view builtinPlanBytes();

/// The rule files: their number; path and text of each. Numbers are four bytes, little-endian, and
/// stand before what they count. Empty in the tool.
[[nodiscard]] std::string_view builtinFiles();

}  // namespace gouji::pack
