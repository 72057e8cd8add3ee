#include "engine/read/html/page.h"

#include <cctype>
#include <optional>

#include "engine/text/utf8.h"

namespace gouji::html {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// Appends verbatim letters [begin, end) of the source with white space folded.
void appendFolded(const SourceFile& source, std::size_t begin, std::size_t end, bool keepsLines,
                  PlacedText& text) {
  const std::string_view all = source.text();
  std::size_t i = begin;
  while (i < end) {
    if (keepsLines && (all[i] == '\n' || all[i] == '\t')) {
      text.appendGlue(all.substr(i++, 1));
      continue;
    }
    if (isSpace(all[i])) {
      if (keepsLines) {
        ++i;
        text.appendGlue(" ");
        continue;
      }
      while (i < end && isSpace(all[i])) ++i;
      const std::string& done = text.text();
      if (!done.empty() && done.back() != ' ' && done.back() != '\n') text.appendGlue(" ");
      continue;
    }
    const std::size_t run = i;
    while (i < end && !isSpace(all[i])) ++i;
    text.appendVerbatim(all.substr(run, i - run),
                        {static_cast<ByteOffset>(run), static_cast<ByteOffset>(i)});
  }
}

std::string_view originalOf(const GumboNode& node) {
  return {node.v.text.original_text.data, node.v.text.original_text.length};
}

/// How long the character reference at `reference` ("&nbsp;…") is in the source.
std::size_t referenceLength(std::string_view reference) {
  std::size_t length = 1;
  while (length < reference.size() && length < 40 &&
         (std::isalnum(static_cast<unsigned char>(reference[length])) != 0 ||
          reference[length] == '#')) {
    ++length;
  }
  if (length < reference.size() && reference[length] == ';') ++length;
  return length;
}

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t letterLength(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && isContinuation(text[end])) ++end;
  return end - at;
}

/// How many bytes of `decoded` stand for the letter of the source: the parser leaves out CR and
/// NUL, and puts U+FFFD for other control characters. Nothing when they are not the same letter.
std::optional<std::size_t> matchLetter(std::string_view letter, std::string_view decoded) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  if (decoded.starts_with(letter)) return letter.size();
  if (letter == "\r" || letter[0] == 0) return 0;
  if (decoded.starts_with(kReplacement)) return kReplacement.size();
  return std::nullopt;
}

/// Where the verbatim letters of `source` end in what the parser made of them from `d` on.
std::size_t skipVerbatim(std::string_view source, std::string_view decoded, std::size_t d) {
  for (std::size_t s = 0; s < source.size();) {
    const std::size_t length = letterLength(source, s);
    d += matchLetter(source.substr(s, length), decoded.substr(d)).value_or(0);
    s += length;
  }
  return d;
}

/// Whether `decoded` goes on as the source does, as far as a few letters tell.
bool goesOn(std::string_view source, std::string_view decoded) {
  constexpr int kTelling = 4;
  std::size_t s = 0;
  for (int i = 0; i < kTelling && s < source.size(); ++i) {
    const std::size_t length = letterLength(source, s);
    const std::optional<std::size_t> matched = matchLetter(source.substr(s, length), decoded);
    if (!matched) return false;
    decoded.remove_prefix(*matched);
    s += length;
  }
  return true;
}

/// What a character reference means: the letters of `decoded` up to where it goes on with `next`,
/// the words behind the reference. A reference the parser does not know means itself.
std::string_view meaningOf(std::string_view reference, std::string_view next,
                           std::string_view decoded) {
  if (decoded.empty()) return {};
  const std::size_t first = letterLength(decoded, 0);
  if (next.empty()) {
    const bool isItself = decoded.starts_with(reference) && reference != "&amp;";
    return decoded.substr(0, isItself ? reference.size() : first);
  }
  for (std::size_t end = first; end <= reference.size() + 4 && end < decoded.size();
       end += letterLength(decoded, end))
    if (goesOn(next, decoded.substr(end))) return decoded.substr(0, end);
  return decoded.substr(0, first);
}

/// What a tag that the parser took no notice of keeps apart: cells without a table, the end of the
/// page before its last words.
std::string_view breakOf(std::string_view tag) {
  const std::size_t begin = tag.starts_with("</") ? 2 : 1;
  std::size_t end = begin;
  while (end < tag.size() && std::isalnum(static_cast<unsigned char>(tag[end])) != 0) ++end;
  const auto length = static_cast<unsigned>(end - begin);
  switch (const GumboTag kind = gumbo_tagn_enum(tag.data() + begin, length); kind) {
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return "\t";
    case GUMBO_TAG_HEAD:
      return "\n";
    default:
      return isBlockElement(kind) ? "\n" : "";
  }
}

/// The style of an element in lower case without white space; empty when it hides nothing.
std::string telltaleStyle(const GumboNode& node) {
  std::string letters;
  const GumboAttribute* style = gumbo_get_attribute(&node.v.element.attributes, "style");
  if (style == nullptr || !mayHide(style->value)) return letters;
  for (const char* c = style->value; *c != 0; ++c) {
    if (!isSpace(*c)) letters += static_cast<char>(std::tolower(static_cast<unsigned char>(*c)));
  }
  return letters;
}

Error limitError(const char* code, std::uint32_t limit, const char* zhWhat, const char* enWhat,
                 const std::string& path) {
  const std::string number = std::to_string(limit);
  return Error{code,
               {path + "：网页中的" + zhWhat + "超过上限 " + number,
                path + ": the page has more than " + number + " " + enWhat},
               {"请确认提交的是年度报告本身", "check that this is the report itself"}};
}

}  // namespace

void Page::appendTextNode(const GumboNode& node, PlacedText& text, bool isPreformatted) const {
  const std::string_view decoded = node.v.text.text;
  const std::string_view original = originalOf(node);
  if (!skeleton_.holds(original)) {
    text.appendGlue(repairUtf8(decoded));
    return;
  }
  const std::size_t offset = skeleton_.offsetOf(original);
  const auto endOfWords = [&](std::size_t from) {
    return std::min(original.find_first_of("&<", from), original.size());
  };
  // Walk what was parsed and what it means side by side; they differ at character references, and
  // where a tag stands that the parser took no notice of, such as the end of what never began.
  std::size_t d = 0;
  for (std::size_t s = 0; s < original.size();) {
    if (original[s] == '<' && !decoded.substr(d).starts_with('<')) {
      if (!text.empty()) text.appendGlue(breakOf(original.substr(s)));
      s = std::min(original.find('>', s), original.size() - 1) + 1;
    } else if (original[s] != '&') {
      const std::size_t end = endOfWords(s + 1);
      for (std::size_t at = offset + s; at < offset + end;) {
        const Span words = skeleton_.takeSpan(at, offset + end);
        appendFolded(*source_, words.begin, words.end, isPreformatted, text);
      }
      d = skipVerbatim(original.substr(s, end - s), decoded, d);
      s = end;
    } else {
      const std::size_t end = s + referenceLength(original.substr(s));
      const std::string_view next = original.substr(end, endOfWords(end) - end);
      const std::string_view letters =
          end == original.size() ? decoded.substr(d)
                                 : meaningOf(original.substr(s, end - s), next, decoded.substr(d));
      std::size_t at = offset + s;
      appendReference(letters, skeleton_.takeSpan(at, offset + end), text);
      d += letters.size();
      s = end;
    }
  }
}

void Page::appendReference(std::string_view letters, Span span, PlacedText& text) const {
  if (letters != "\xC2\xA0" && letters != " ") {
    // A number no character has ("&#6666666666;") makes the parser write what is no UTF-8.
    text.append(repairUtf8(letters), placeOf(*source_, span));
  } else if (!text.empty() && text.text().back() != ' ' && text.text().back() != '\n') {
    text.appendGlue(" ");
  }
}

std::size_t Page::measureTextNode(const GumboNode& node) const {
  const std::string_view decoded = node.v.text.text;
  const std::string_view original = originalOf(node);
  if (!skeleton_.holds(original)) return decoded.size();
  const std::size_t begin = skeleton_.offsetOf(original);
  std::size_t bytes = 0;
  for (std::size_t at = begin; at < begin + original.size();)
    bytes += skeleton_.takeSpan(at, begin + original.size()).length();
  // References are written with more letters than they mean.
  return bytes - std::min(bytes, original.size() - std::min(original.size(), decoded.size()));
}

void Page::appendInput(const GumboNode& node, PlacedText& text) const {
  const GumboVector& attributes = node.v.element.attributes;
  const GumboAttribute* type = gumbo_get_attribute(&attributes, "type");
  const GumboAttribute* value = gumbo_get_attribute(&attributes, "value");
  const std::string_view kind = type == nullptr ? "text" : type->value;
  if (value == nullptr || (kind != "text" && kind != "number")) return;
  const std::string_view shown = value->value;
  std::string_view written{value->original_value.data, value->original_value.length};
  if (written.size() >= 2 && (written[0] == '"' || written[0] == '\''))
    written = written.substr(1, written.size() - 2);
  if (written.empty() || !skeleton_.holds(written) || written != shown)
    return text.appendGlue(repairUtf8(shown));
  std::size_t at = skeleton_.offsetOf(written);
  text.appendVerbatim(written, skeleton_.takeSpan(at, at + written.size()));
}

void Page::appendUnseen(const GumboNode& node, PlacedText& text) const {
  constexpr std::string_view kUnseen = "\xEF\xBF\xBD";
  const GumboStringPiece& piece = node.v.element.original_tag;
  const std::string_view tag(piece.data, piece.length);
  if (tag.empty() || !skeleton_.holds(tag)) return text.appendGlue(kUnseen);
  std::size_t at = skeleton_.offsetOf(tag);
  text.append(kUnseen, placeOf(*source_, skeleton_.takeSpan(at, at + tag.size())));
}

bool Page::countCell() {
  if (++cells_ <= limits_.maxCells) return true;
  fail(limitError("limit.cells", limits_.maxCells, "表格单元格数", "table cells", source_->path()));
  return false;
}

bool Page::countTable() {
  if (++tables_ <= limits_.maxTables) return true;
  fail(limitError("limit.tables", limits_.maxTables, "表格数", "tables", source_->path()));
  return false;
}

bool Page::countParagraph() {
  if (++paragraphs_ <= limits_.maxParagraphs) return true;
  fail(limitError("limit.paragraphs", limits_.maxParagraphs, "段落数", "paragraphs",
                  source_->path()));
  return false;
}

PlacedText trimmed(PlacedText text) {
  const std::string& all = text.text();
  std::size_t begin = 0;
  std::size_t end = all.size();
  while (begin < end && isSpace(all[begin])) ++begin;
  while (end > begin && isSpace(all[end - 1])) --end;
  if (begin == 0 && end == all.size()) return text;
  return text.slice(begin, end);
}

bool isInvisible(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT) return false;
  switch (node.v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SVG:
      return true;
    default:
      break;
  }
  if (isStruckOut(node)) return true;
  if (node.v.element.attributes.length == 0) return false;
  if (gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr) return true;
  const std::string style = telltaleStyle(node);
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos ||
         style.find("mso-hide:all") != std::string::npos;
}

bool isStruckOut(const GumboNode& node) {
  switch (node.v.element.tag) {
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_S:
    case GUMBO_TAG_STRIKE:
      return true;
    default:
      return telltaleStyle(node).find("line-through") != std::string::npos;
  }
}

bool isBlockElement(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HTML:
      return true;
    default:
      return false;
  }
}

}  // namespace gouji::html
