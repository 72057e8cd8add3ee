// engine/read/docx/tags.h
//
// The elements of a Word document the reader knows, told apart once for each node.
#pragma once

#include <cstdint>
#include <string_view>

namespace gouji::docx {

enum class Tag : std::uint8_t {
  kOther,
  kParagraph,    // w:p
  kRun,          // w:r
  kText,         // w:t
  kTable,        // w:tbl
  kRow,          // w:tr
  kCell,         // w:tc
  kTab,          // w:tab, w:ptab
  kBreak,        // w:br, w:cr
  kHyphen,       // w:noBreakHyphen
  kAlternative,  // mc:AlternateContent
  kTextBox,      // w:txbxContent
  kControl,      // w:sdt, a content control
  /// Containers that are not shown themselves; what they hold is: w:ins, w:hyperlink …
  kTransparent,
  /// Inside a paragraph only: w:ruby, w:drawing, and all of the namespaces of drawings.
  kDrawing,
  kPicture,  // pic:pic, v:imagedata, w:object
  kSymbol,   // w:sym, m:oMath: letters that are no text
};

[[nodiscard]] Tag tagOf(std::string_view name);

/// Whether an element of the namespace w is a property, or a part of a style or a numbering, that
/// the reader asks for.
[[nodiscard]] bool isKnownProperty(std::string_view name);

}  // namespace gouji::docx
