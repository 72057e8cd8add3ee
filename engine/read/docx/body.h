// engine/read/docx/body.h
//
// The walk over the body of a Word document.
#pragma once

#include <pugixml.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/document/document.h"
#include "engine/read/docx/numbering.h"
#include "engine/read/read.h"

namespace gouji::docx {

/// Writes the blocks of one `w:body` into a Document.
class BodyWalk {
 public:
  BodyWalk(Document& document, Numbering& numbering, const ReadLimits& limits)
      : document_(document), numbering_(numbering), limits_(limits) {}

  /// Called with every place the document gets and the paragraph or table cell that has it; a place
  /// of a layout table has several paragraphs.
  using PlaceObserver = std::function<void(const Location&, const pugi::xml_node&)>;
  void observePlaces(PlaceObserver observer) { observer_ = std::move(observer); }

  /// A row of a table and its cells, containers around them looked through.
  struct Row {
    pugi::xml_node node;
    std::vector<pugi::xml_node> cells;
  };

  /// The first limit that was exceeded, if any.
  [[nodiscard]] std::optional<Error> run(const pugi::xml_node& body);

 private:
  void visitBlocks(const pugi::xml_node& parent, std::uint32_t depth);
  void visitParagraph(const pugi::xml_node& paragraph, std::uint32_t depth);
  void visitTable(const pugi::xml_node& table, std::uint32_t depth);
  void visitLayoutTable(const std::vector<Row>& rows, std::uint32_t depth);
  void collectRuns(const pugi::xml_node& parent, const Location& place, PlacedText& text,
                   std::uint32_t depth);
  void collectRun(const pugi::xml_node& run, const Location& place, PlacedText& text,
                  std::uint32_t depth);
  /// The words of a cell of a form, and U+FFFD where it shows something that is no text.
  [[nodiscard]] PlacedText readCell(const pugi::xml_node& cell, const Location& place,
                                    std::uint32_t depth);
  void collectCell(const pugi::xml_node& cell, const Location& place, PlacedText& text,
                   std::uint32_t depth);
  void endParagraph();
  bool goDeeper(std::uint32_t depth);
  void fail(const char* code, std::uint32_t limit, const char* zh, const char* en);

  Document& document_;
  Numbering& numbering_;
  const ReadLimits& limits_;
  PlaceObserver observer_;  // empty unless somebody wants to know
  std::optional<Error> failure_;
  Paragraph paragraph_;
  /// The cell of the layout table the walk is in, else the next paragraph's number is used.
  std::optional<GridPlace> layoutCell_;
  std::vector<pugi::xml_node> textBoxes_;  // of the paragraph being read, shown behind it
  /// What was passed over in the cell being read.
  struct Unseen {
    bool beside = false;  // a picture, letters struck out: they say nothing of those that are left
    bool symbol = false;  // may be a digit of the number
  };
  Unseen unseen_;
  bool isInCell_ = false;
  std::uint32_t paragraphs_ = 0;
  std::uint32_t tables_ = 0;
  std::uint32_t cells_ = 0;
};

}  // namespace gouji::docx
