// engine/read/html/page.h
//
// What the walk over a page and the tables found on it share: the source text, the limits, and how
// the letters of a text node are taken over with their places.
#pragma once

#include <gumbo.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "engine/document/document.h"
#include "engine/read/html/skeleton.h"
#include "engine/read/read.h"

namespace gouji::html {

class Page {
 public:
  /// The parser is given `part` of the source as a skeleton.
  Page(std::shared_ptr<const SourceFile> source, Span part, const ReadLimits& limits)
      : source_(std::move(source)), limits_(limits), skeleton_(source_->text(), part) {}

  [[nodiscard]] const SourceFile& source() const { return *source_; }
  [[nodiscard]] const ReadLimits& limits() const { return limits_; }
  [[nodiscard]] const Skeleton& skeleton() const { return skeleton_; }

  /// Appends the letters of a text node: runs of white space become one space, character references
  /// are resolved, and every letter keeps its place. `text` never starts with a space. In
  /// preformatted text line ends and tabs stay what they are.
  void appendTextNode(const GumboNode& node, PlacedText& text, bool isPreformatted = false) const;

  /// Bytes of the words of a text node.
  [[nodiscard]] std::size_t measureTextNode(const GumboNode& node) const;

  /// Appends what a field of a form shows; pages made by a reporting system leave their fields in.
  void appendInput(const GumboNode& node, PlacedText& text) const;

  /// Appends U+FFFD, with the place of its tag, for what an element shows that is no text: a
  /// picture, for example.
  void appendUnseen(const GumboNode& node, PlacedText& text) const;

  /// The first limit that was exceeded; the walk stops there.
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }
  void fail(Error error) {
    if (!failure_) failure_ = std::move(error);
  }
  [[nodiscard]] bool countCell();
  [[nodiscard]] bool countTable();
  [[nodiscard]] bool countParagraph();

 private:
  void appendReference(std::string_view letters, Span span, PlacedText& text) const;

  std::shared_ptr<const SourceFile> source_;
  ReadLimits limits_;
  Skeleton skeleton_;
  std::optional<Error> failure_;
  std::uint32_t cells_ = 0;
  std::uint32_t tables_ = 0;
  std::uint32_t paragraphs_ = 0;
};

/// Text without the white space at its ends.
[[nodiscard]] PlacedText trimmed(PlacedText text);

/// Is not shown, or shown as taken back: script, style, `hidden`, `display:none`, struck out …
[[nodiscard]] bool isInvisible(const GumboNode& node);
/// An element is shown crossed out.
[[nodiscard]] bool isStruckOut(const GumboNode& node);
/// Starts a new paragraph before and after itself.
[[nodiscard]] bool isBlockElement(GumboTag tag);

/// The grid of a <table> element, nothing when a limit was exceeded (see Page::failure).
[[nodiscard]] std::optional<Grid> buildGrid(const GumboNode& table, Page& page);

/// Collects the tables below `node` that only lay out the page: they hold other tables, or whole
/// sections of prose. One pass over the page. Returns whether there is a table at or below `node`.
bool markLayoutTables(const GumboNode& node, const Page& page,
                      std::unordered_set<const GumboNode*>& layoutTables);

}  // namespace gouji::html
