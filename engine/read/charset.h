// engine/read/charset.h
//
// Bytes of a text or web page to UTF-8.
//
// The order of belief: a byte order mark; bytes that are valid UTF-8 are UTF-8, whatever the page
// says of itself; the declared charset; detection. GB2312 and GBK are read as GB18030, which
// contains both: pages that declare the older ones use characters only the newer one has.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/text/offset_map.h"

namespace gouji {

struct DecodedText {
  std::string utf8;
  /// What the bytes were: "UTF-8", "GB18030", "UTF-16LE" …
  std::string charset = "UTF-8";
  /// Some bytes had no meaning in the charset and became U+FFFD.
  bool hasReplacements = false;
  /// The way back to the bytes of the file; null for UTF-8, of which every byte is kept.
  std::shared_ptr<const OffsetMap> originals;
};

/// `declaredCharset` may be empty. Errors: "text.unknown-charset" when nothing fits, "limit.bytes"
/// when the UTF-8 text would exceed `maxBytes`.
[[nodiscard]] Result<DecodedText> decodeText(const std::string& path, std::string bytes,
                                             std::string_view declaredCharset,
                                             std::uint64_t maxBytes);

/// The charset a page declares in its first 4096 bytes (`<meta charset>`, `http-equiv`, `<?xml
/// encoding`); empty when it declares none.
[[nodiscard]] std::string findDeclaredCharset(std::string_view bytes);

}  // namespace gouji
