#include "engine/render/markup.h"

#include "engine/text/utf8.h"

namespace gouji::render {
namespace {

bool isForbiddenInXml(char32_t c) {
  return (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') || c == 0xFFFE || c == 0xFFFF;
}

}  // namespace

std::string escapeMarkup(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decodeUtf8(text, offset);
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      default:
        appendUtf8(out, isForbiddenInXml(c) ? U'\uFFFD' : c);
    }
  }
  return out;
}

std::string escapeMarkdown(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = decodeUtf8(text, offset);
    if (c == U'\n' || c == U'\r' || c == U'\t') {
      out += ' ';
    } else if (c == U'<') {
      out += "&lt;";
    } else if (c == U'&') {
      out += "&amp;";
    } else if (std::u32string_view(U"\\`*_{}[]#|~!@").find(c) != std::u32string_view::npos) {
      // `@` would call somebody, the others would format.
      out += c == U'@' ? "&#64;" : "\\";
      if (c != U'@') appendUtf8(out, c);
    } else {
      appendUtf8(out, c < 0x20 ? U'\uFFFD' : c);
    }
  }
  return out;
}

}  // namespace gouji::render
