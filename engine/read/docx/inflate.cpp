#include "engine/read/docx/inflate.h"

#include <libdeflate.h>

#include <memory>

namespace gouji::docx {

std::optional<std::string> inflate(std::string_view packed, std::uint64_t size, std::uint32_t crc) {
  // The format cannot do better: 258 bytes for two bits.
  constexpr std::uint64_t kMostForOne = 1032;
  if (size > packed.size() * kMostForOne) return std::nullopt;
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)>
      decompressor(libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  if (decompressor == nullptr) return std::nullopt;
  std::string bytes(size, '\0');
  // Without a place for the size that came out, any other size is an error.
  const libdeflate_result result = libdeflate_deflate_decompress(
      decompressor.get(), packed.data(), packed.size(), bytes.data(), bytes.size(), nullptr);
  if (result != LIBDEFLATE_SUCCESS) return std::nullopt;
  if (libdeflate_crc32(0, bytes.data(), bytes.size()) != crc) return std::nullopt;
  return bytes;
}

}  // namespace gouji::docx
