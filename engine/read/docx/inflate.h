// engine/read/docx/inflate.h
//
// Unpacks what a zip states the truth about, in one piece.
//
// minizip unpacks through a small window and adds up a checksum piece by piece; a part whose size is
// known can be unpacked at once, in a quarter of the instructions. What a zip states is not
// believed: a size that cannot be, another size than stated or a wrong checksum give nothing, and
// the caller unpacks the careful way and finds out what is wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gouji::docx {

/// The `size` bytes `packed` (raw deflate, RFC 1951) stands for, when it does and they have this
/// CRC-32. Never asks for more memory than `packed` could fill.
[[nodiscard]] std::optional<std::string> inflate(std::string_view packed, std::uint64_t size,
                                                 std::uint32_t crc);

}  // namespace gouji::docx
