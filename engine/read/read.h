// engine/read/read.h
//
// Recognises what a file is by its content and gives the neutral Document.
//
// One folder per format below this one; each has its own limits, and each limit its own error.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/document/document.h"

namespace gouji {

enum class InputFormat : std::uint8_t {
  kUnknown,
  kJson,
  kNdjson,
  kText,
  kMarkdown,
  kHtml,
  kDocx,
  kPdf,
  kLegacyWord,
};

struct ReadLimits {
  std::uint64_t maxBytes = 64ull << 20;
  std::uint32_t maxNesting = 512;
  std::uint32_t maxTables = 2'000;
  std::uint32_t maxCells = 500'000;
  std::uint32_t maxParagraphs = 200'000;
  std::uint32_t maxPages = 500;
  std::uint32_t maxSeconds = 60;
  std::uint64_t maxUnpackedBytes = 256ull << 20;
  std::uint32_t maxParts = 10'000;  // of a zip
};

/// By content: magic bytes, then shape; the name only breaks ties between text and Markdown.
[[nodiscard]] InputFormat recognizeFormat(std::string_view bytes, std::string_view path);

/// Reads anything but canonical JSON (see read/json/). Errors name the file, what was expected and
/// what to do.
[[nodiscard]] Result<Document> readDocument(const std::string& path, std::string bytes,
                                            const ReadLimits& limits);

/// Bytes of a file, or of standard input for "-". Errors: "file.not-found", "file.no-access",
/// "file.is-folder", "limit.bytes".
[[nodiscard]] Result<std::string> readFileBytes(const std::string& path, std::uint64_t maxBytes);

}  // namespace gouji
