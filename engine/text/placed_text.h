// engine/text/placed_text.h
//
// A text put together from pieces of a document, every byte of which can be found again there.
//
// The narrative of a section is a run of paragraphs; a cell may hold several runs of letters. What
// rules read is the joined text; what findings show is the place in the document.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/location.h"

namespace gouji {

/// Text with the origin of its pieces. Paragraphs are joined with "\n".
class PlacedText {
 public:
  PlacedText() = default;

  /// Appends text that stands in `source` byte for byte at `span`.
  void appendVerbatim(std::string_view text, Span span);
  /// Appends text that stands in `source` at `span` in another spelling: each `textUnit` bytes of
  /// `text` are written there with `sourceUnit` bytes. The JSON escape `\\u52fe` is six bytes for
  /// the three of 勾.
  void appendRespelled(std::string_view text, Span span, std::uint8_t textUnit,
                       std::uint8_t sourceUnit);
  /// Appends text that stands somewhere at `place`; every part of it has that place.
  void append(std::string_view text, Location place);
  /// Appends text that stands nowhere, such as the line end between two paragraphs.
  void appendGlue(std::string_view text);
  void append(const PlacedText& other);
  /// Puts `letters` in the place of as many bytes at `begin`, which keep their places.
  void respell(std::size_t begin, std::string_view letters);
  /// Empties the text and keeps its memory for the next one.
  void clear();

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

  /// The place of the bytes [begin, end) of `text()`; from the first piece touched to the last when
  /// both stand in one source, a box around all pieces on the first one's page in a PDF. `source`
  /// is the document's text, null for formats without one. `monostate` when nothing has a place.
  [[nodiscard]] Location locate(std::size_t begin, std::size_t end, const SourceFile* source) const;
  [[nodiscard]] Location locate(const SourceFile* source) const {
    return locate(0, text_.size(), source);
  }

  /// A part of this text with its places.
  [[nodiscard]] PlacedText slice(std::size_t begin, std::size_t end) const;

  /// This text, whose pieces are spans of `origin.text()`, with the places they have in `origin`.
  [[nodiscard]] PlacedText traceTo(const PlacedText& origin) const;

 private:
  struct Piece {
    std::size_t begin = 0;  // in text_
    std::size_t end = 0;
    bool inSource = false;
    // When inSource: where, and how many bytes stand there for how many of the text.
    std::uint8_t textUnit = 1;
    std::uint8_t sourceUnit = 1;
    Span span;
    Location place;  // otherwise
  };
  /// The byte of the source for the byte `offset` of the text, which lies in or behind `piece`.
  static ByteOffset toSource(const Piece& piece, std::size_t offset);
  [[nodiscard]] Location uniteBoxes(std::vector<Piece>::const_iterator first,
                                    std::size_t end) const;

  std::string text_;
  std::vector<Piece> pieces_;  // ascending, no overlap; glue has no piece
};

}  // namespace gouji
