// engine/render/docx/xml_part.h
//
// One XML part of a Word document: its text, its tree, and the bytes each element takes.
//
// A submitted document is changed by putting bytes into its text and taking bytes out of it, never
// by writing a tree anew: what is not ours stays as it was, to the last space and entity.
#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace gouji::docx {

/// Byte offsets into the text: `<w:p a="b">…</w:p>` begins at `begin`, its content at
/// `contentBegin`, `</w:p>` at `contentEnd`; `end` is behind it. Of an empty `<w:p/>` both content
/// offsets are that of `/>`.
struct ElementSpan {
  std::size_t begin = 0;
  std::size_t contentBegin = 0;
  std::size_t contentEnd = 0;
  std::size_t end = 0;
  bool isSelfClosing = false;
};

class XmlPart {
 public:
  /// Parses `text`, which must be UTF-8. `name` is told in errors: "docx.xml", "docx.doctype".
  [[nodiscard]] static Result<XmlPart> parse(const std::string& name, std::string text);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] pugi::xml_node root() const { return tree_->document_element(); }
  /// Nothing when the element cannot be found in the text.
  [[nodiscard]] std::optional<ElementSpan> spanOf(const pugi::xml_node& element) const;

 private:
  std::string text_;
  std::unique_ptr<pugi::xml_document> tree_;
  std::vector<ElementSpan> spans_;  // by begin
};

/// Changes to the text of a part, made all at once in the end. Places are those of the text before.
class TextEdits {
 public:
  void remove(std::size_t begin, std::size_t end);
  /// Pieces put in at the same place stand in the order in which they came.
  void insert(std::size_t at, const std::string& text);
  /// The same at the beginning or the end of an element's content; an empty `<w:p/>` gets an end
  /// tag for it.
  void insertAtBegin(const XmlPart& part, const ElementSpan& element, const std::string& text);
  void insertAtEnd(const XmlPart& part, const ElementSpan& element, const std::string& text);

  [[nodiscard]] bool empty() const { return edits_.empty(); }
  [[nodiscard]] std::string apply(const std::string& text) const;

 private:
  struct Edit {
    std::size_t removed = 0;  // bytes taken out behind the place
    std::string before, inserted, after;
  };
  void insertIntoEmpty(const XmlPart& part, const ElementSpan& element, const std::string& text);

  std::map<std::size_t, Edit> edits_;
};

}  // namespace gouji::docx
