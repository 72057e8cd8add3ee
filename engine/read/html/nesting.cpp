#include "engine/read/html/nesting.h"

#include <algorithm>
#include <array>

namespace gouji::html {
namespace {

// Longer names are cut; none that is looked for is longer.
constexpr std::size_t kLongestName = 16;

// Void elements, and elements whose end tag may be left out because the next one implies it.
// Sorted: they are looked for at every tag.
constexpr std::array<std::string_view, 32> kUncounted = {
    "area",  "base",     "body",   "br",   "col",   "colgroup", "dd",    "dt",
    "embed", "head",     "hr",     "html", "img",   "input",    "li",    "link",
    "meta",  "optgroup", "option", "p",    "param", "rp",       "rt",    "source",
    "tbody", "td",       "tfoot",  "th",   "thead", "tr",       "track", "wbr"};
static_assert(std::is_sorted(kUncounted.begin(), kUncounted.end()));

// Elements whose content is not mark-up.
constexpr std::array<std::string_view, 4> kRawText = {"script", "style", "textarea", "title"};

// By its first letter, where those of kUncounted begin; one more for the end.
constexpr std::array<std::uint8_t, 27> kFirstWith = [] {
  std::array<std::uint8_t, 27> first{};
  for (std::size_t letter = 0; letter < first.size(); ++letter) {
    while (first[letter] < kUncounted.size() &&
           static_cast<std::size_t>(kUncounted[first[letter]][0] - 'a') < letter)
      ++first[letter];
  }
  return first;
}();

bool isUncounted(std::string_view name) {
  if (name[0] < 'a' || name[0] > 'z') return false;
  const auto letter = static_cast<std::size_t>(name[0] - 'a');
  const auto begin = kUncounted.begin() + kFirstWith[letter];
  const auto end = kUncounted.begin() + kFirstWith[letter + 1];
  return std::find(begin, end, name) != end;
}

bool isRawText(std::string_view name) {
  return std::find(kRawText.begin(), kRawText.end(), name) != kRawText.end();
}

/// A tag name in lower case.
class TagName {
 public:
  /// Reads the name at `i`, which moves behind it.
  TagName(std::string_view html, std::size_t& i) {
    for (; i < html.size(); ++i) {
      const char c = html[i];
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      if (!(lower >= 'a' && lower <= 'z') && !(c >= '0' && c <= '9') && c != ':') break;
      if (size_ < kLongestName) letters_[size_++] = lower;
    }
  }
  [[nodiscard]] std::string_view text() const { return {letters_.data(), size_}; }

 private:
  std::array<char, kLongestName> letters_{};
  std::size_t size_ = 0;
};

/// Behind the next `</name`, or the end of the page.
std::size_t skipRawText(std::string_view html, std::size_t i, std::string_view name) {
  while ((i = html.find("</", i)) != std::string_view::npos) {
    std::size_t end = i + 2;
    if (TagName(html, end).text() == name) return i;
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
    const TagName tag(html, i);
    const std::string_view name = tag.text();
    if (name.empty() || isUncounted(name)) continue;
    if (closes) {
      if (depth > 0) --depth;
    } else if (isRawText(name)) {
      i = skipRawText(html, i, name);
    } else {
      deepest = std::max(deepest, ++depth);
    }
  }
  return deepest;
}

std::size_t countStartTags(std::string_view html) {
  std::size_t count = 0;
  for (std::size_t i = html.find('<'); i != std::string_view::npos; i = html.find('<', i + 1)) {
    const char next = i + 1 < html.size() ? html[i + 1] : ' ';
    if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) ++count;
  }
  return count;
}

}  // namespace gouji::html
