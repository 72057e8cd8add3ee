#include "engine/read/html/nesting.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace gouji::html {
namespace {

// Void elements, and elements whose end tag may be left out because the next one implies it.
constexpr std::array<std::string_view, 32> kUncounted = {
    "area",     "base",   "br",       "col",    "embed", "hr",    "img",   "input",
    "link",     "meta",   "param",    "source", "track", "wbr",   "p",     "li",
    "dt",       "dd",     "td",       "th",     "tr",    "tbody", "thead", "tfoot",
    "colgroup", "option", "optgroup", "html",   "head",  "body",  "rp",    "rt"};

// Elements whose content is not mark-up.
constexpr std::array<std::string_view, 4> kRawText = {"script", "style", "textarea", "title"};

bool contains(const auto& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Reads a tag name in lower case at `i`, at most 16 letters.
std::string readName(std::string_view html, std::size_t& i) {
  std::string name;
  while (i < html.size() &&
         (std::isalnum(static_cast<unsigned char>(html[i])) != 0 || html[i] == ':')) {
    if (name.size() < 16)
      name += static_cast<char>(std::tolower(static_cast<unsigned char>(html[i])));
    ++i;
  }
  return name;
}

/// Behind the next `</name`, or the end of the page.
std::size_t skipRawText(std::string_view html, std::size_t i, const std::string& name) {
  while ((i = html.find("</", i)) != std::string_view::npos) {
    std::size_t end = i + 2;
    if (readName(html, end) == name) return i;
    i += 2;
  }
  return html.size();
}

}  // namespace

std::uint32_t measureNesting(std::string_view html) {
  std::uint32_t depth = 0;
  std::uint32_t deepest = 0;
  std::size_t i = 0;
  while ((i = html.find('<', i)) != std::string_view::npos) {
    ++i;
    if (html.substr(i, 3) == "!--") {
      const std::size_t end = html.find("-->", i + 3);
      i = end == std::string_view::npos ? html.size() : end + 3;
      continue;
    }
    const bool closes = i < html.size() && html[i] == '/';
    if (closes) ++i;
    const std::string name = readName(html, i);
    if (name.empty() || contains(kUncounted, name)) continue;
    if (closes) {
      if (depth > 0) --depth;
    } else if (contains(kRawText, name)) {
      i = skipRawText(html, i, name);
    } else {
      deepest = std::max(deepest, ++depth);
    }
  }
  return deepest;
}

}  // namespace gouji::html
