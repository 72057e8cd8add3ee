#include "engine/render/docx/xml_part.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace gouji::docx {
namespace {

// As the reader of Word documents parses, so that both see the same tree.
constexpr unsigned kParseFlags =
    pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;

Error brokenXml(const std::string& name) {
  return {"docx.xml",
          {name + " 的 XML 有误", "the XML of " + name + " is broken"},
          {"请用 Word 或 WPS 重新保存", "save it again with Word or WPS"}};
}

/// Behind the tag that starts at `begin`: a `>` inside quotes does not end it.
std::size_t endOfTag(std::string_view text, std::size_t begin) {
  char quote = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

/// Behind the comment, CDATA section, instruction or declaration at `begin`; `begin` for a tag.
std::size_t skipOther(std::string_view text, std::size_t begin) {
  const auto behind = [&](std::string_view closing) {
    const std::size_t at = text.find(closing, begin);
    return at == std::string_view::npos ? at : at + closing.size();
  };
  const std::string_view rest = text.substr(begin);
  if (rest.starts_with("<!--")) return behind("-->");
  if (rest.starts_with("<![CDATA[")) return behind("]]>");
  if (rest.starts_with("<?")) return behind("?>");
  if (rest.starts_with("<!")) return behind(">");
  return begin;
}

/// All elements in the order in which they begin; nothing when the tags do not pair.
std::optional<std::vector<ElementSpan>> scanElements(std::string_view text) {
  std::vector<ElementSpan> spans;
  std::vector<std::size_t> open;  // indices into spans
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    const std::size_t other = skipOther(text, at);
    if (other == std::string_view::npos) return std::nullopt;
    if (other != at) {
      at = other;
      continue;
    }
    const std::size_t end = endOfTag(text, at);
    if (end == std::string_view::npos) return std::nullopt;
    if (text[at + 1] == '/') {
      if (open.empty()) return std::nullopt;
      spans[open.back()].contentEnd = at;
      spans[open.back()].end = end;
      open.pop_back();
    } else if (text[end - 2] == '/') {
      spans.push_back({at, end - 2, end - 2, end, true});
    } else {
      open.push_back(spans.size());
      spans.push_back({at, end, end, end, false});
    }
    at = end;
  }
  if (!open.empty()) return std::nullopt;
  return spans;
}

std::string_view nameOf(const XmlPart& part, const ElementSpan& element) {
  const std::string_view tag = std::string_view(part.text()).substr(element.begin + 1);
  return tag.substr(0, tag.find_first_of(" \t\r\n/>"));
}

}  // namespace

Result<XmlPart> XmlPart::parse(const std::string& name, std::string text) {
  XmlPart part;
  part.text_ = std::move(text);
  part.tree_ = std::make_unique<pugi::xml_document>();
  if (!part.tree_->load_buffer(part.text_.data(), part.text_.size(), kParseFlags,
                               pugi::encoding_utf8))
    return brokenXml(name);
  for (const pugi::xml_node node : part.tree_->children()) {
    if (node.type() != pugi::node_doctype) continue;
    return Error{
        "docx.doctype",
        {name + " 含有 DOCTYPE，OOXML 不允许", name + " holds a DOCTYPE, which OOXML forbids"},
        {"请确认文件来源，用 Word 或 WPS 重新保存",
         "check where the file comes from and save it again with Word or WPS"}};
  }
  auto spans = scanElements(part.text_);
  if (!spans) return brokenXml(name);
  part.spans_ = std::move(*spans);
  if (!part.spanOf(part.root())) return brokenXml(name);
  return part;
}

std::optional<ElementSpan> XmlPart::spanOf(const pugi::xml_node& element) const {
  // pugixml knows where the name stands: one byte behind the `<`.
  const std::ptrdiff_t name = element.offset_debug();
  if (name < 1) return std::nullopt;
  const auto begin = static_cast<std::size_t>(name) - 1;
  const auto found =
      std::lower_bound(spans_.begin(), spans_.end(), begin,
                       [](const ElementSpan& span, std::size_t at) { return span.begin < at; });
  if (found == spans_.end() || found->begin != begin) return std::nullopt;
  if (std::string_view(text_).substr(begin + 1).substr(0, std::strlen(element.name())) !=
      element.name())
    return std::nullopt;
  return *found;
}

void TextEdits::remove(std::size_t begin, std::size_t end) { edits_[begin].removed = end - begin; }

void TextEdits::insert(std::size_t at, const std::string& text) { edits_[at].inserted += text; }

void TextEdits::insertAtBegin(const XmlPart& part, const ElementSpan& element,
                              const std::string& text) {
  if (element.isSelfClosing) return insertIntoEmpty(part, element, text);
  insert(element.contentBegin, text);
}

void TextEdits::insertAtEnd(const XmlPart& part, const ElementSpan& element,
                            const std::string& text) {
  if (element.isSelfClosing) return insertIntoEmpty(part, element, text);
  insert(element.contentEnd, text);
}

void TextEdits::insertIntoEmpty(const XmlPart& part, const ElementSpan& element,
                                const std::string& text) {
  Edit& edit = edits_[element.contentBegin];
  edit.removed = element.end - element.contentBegin;
  edit.before = ">";
  edit.inserted += text;
  edit.after = "</" + std::string(nameOf(part, element)) + ">";
}

std::string TextEdits::apply(const std::string& text) const {
  std::string out;
  std::size_t done = 0;
  for (const auto& [at, edit] : edits_) {
    // Inside something that was taken out there is nothing left to change.
    if (at < done) continue;
    out.append(text, done, at - done);
    out += edit.before + edit.inserted + edit.after;
    done = at + edit.removed;
  }
  out.append(text, done);
  return out;
}

}  // namespace gouji::docx
