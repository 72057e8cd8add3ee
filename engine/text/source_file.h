// engine/text/source_file.h
//
// One input text and the ways to name a place in it.
//
// Three units appear in this project and must not be mixed:
//   byte offset      0-based, what every Span stores
//   code point       what ANTLR counts and what `column` means in JSON and SARIF output
//   display column   terminal cells, a Chinese character takes two; only for carets
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/text/offset_map.h"

namespace gouji {

using ByteOffset = std::uint32_t;

/// A half-open range of bytes in one SourceFile.
struct Span {
  ByteOffset begin = 0;
  ByteOffset end = 0;

  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] ByteOffset length() const { return end - begin; }
  bool operator==(const Span&) const = default;
};

/// Both 1-based; the column counts code points.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  bool operator==(const LineColumn&) const = default;
};

/// Owns one validated UTF-8 text together with its line table.
///
/// Create it once per file and share it by pointer: spans and string views taken from it stay
/// valid as long as it lives. Safe to read from several threads. A line ends at LF, CRLF or a lone
/// CR; a byte order mark at the start is kept in the text but counts for no column.
///
/// Example: in the text "合计 = 3" the `=` is at byte 7, column 4.
class SourceFile {
 public:
  /// Validates `text` and builds the line table. Fails with the line and the offset of the first
  /// bad byte ("text.not-utf8") because no later stage could give a meaningful position in it, and
  /// with "limit.bytes" for a text of 4 GiB or more.
  /// `originals` leads back to the file when `text` was converted from another character set.
  [[nodiscard]] static Result<SourceFile> make(
      std::string path, std::string text, std::shared_ptr<const OffsetMap> originals = nullptr);

  /// One line of a batch, seen as a text of its own whose first line has the number `lineNumber`.
  /// `line` must be UTF-8 without a line end, and its bytes must belong to `owner`, which is kept
  /// alive. Copies nothing and costs the same for every length.
  [[nodiscard]] static SourceFile makeLine(std::shared_ptr<const std::string> path,
                                           std::string_view line, std::shared_ptr<const void> owner,
                                           std::uint32_t lineNumber);

  [[nodiscard]] const std::string& path() const { return *path_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view slice(Span span) const;

  /// Maps a byte offset to line and column. An offset inside a character is rounded down to its
  /// first byte; one at or past the end maps to the end of the text.
  [[nodiscard]] LineColumn locate(ByteOffset offset) const;

  /// The byte of the file as it was submitted: `offset` itself unless the text was converted.
  [[nodiscard]] std::uint64_t originalOffset(ByteOffset offset) const;

  /// Whether the text has a line of that number; a line of a batch has only its own.
  [[nodiscard]] bool hasLine(std::uint32_t number) const {
    return number >= firstLine_ && number - firstLine_ <= laterLines_.size();
  }
  /// The text of a line (1-based) without its line end; empty when there is no such line.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;
  /// Where that line starts.
  [[nodiscard]] ByteOffset lineStart(std::uint32_t number) const;
  [[nodiscard]] std::uint32_t lineCount() const;

 private:
  SourceFile() = default;

  std::shared_ptr<const std::string> path_;
  // Holds the bytes of text_; shared with other lines when this is one line of a batch.
  std::shared_ptr<const void> owner_;
  std::string_view text_;
  std::uint32_t firstLine_ = 1;
  // First byte of each line behind the first: empty for a text of one line.
  std::vector<ByteOffset> laterLines_;
  std::shared_ptr<const OffsetMap> originals_;
};

}  // namespace gouji
