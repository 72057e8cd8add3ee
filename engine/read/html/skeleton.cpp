#include "engine/read/html/skeleton.h"

#include <algorithm>
#include <array>
#include <optional>

namespace gouji::html {
namespace {

constexpr std::size_t kShortestRun = 2;
// More than any report needs; behind them the page stays as it is.
constexpr std::size_t kMostSeams = 1'000'000;
constexpr char kAnyWords = '.';

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool isInReference(char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '#' || c == ';'; }

/// Neither white space nor a control character, which the parser may leave out.
bool beginsWords(char c) { return static_cast<unsigned char>(c) > ' ' && c != 0x7F && c != '&'; }

/// Compares with a name in lower case.
bool isNamed(std::string_view written, std::string_view name) {
  return written.size() == name.size() &&
         std::equal(written.begin(), written.end(), name.begin(), [](char w, char n) {
           return (w >= 'A' && w <= 'Z' ? static_cast<char>(w - 'A' + 'a') : w) == n;
         });
}

bool isAskedFor(std::string_view name, std::string_view value) {
  switch (name.size()) {
    case 4:
      return isNamed(name, "type") || (isNamed(name, "name") && isNamed(value, "articletitle"));
    case 5:
      return isNamed(name, "value") || (isNamed(name, "width") && value.size() == 1) ||
             (isNamed(name, "style") && (mayHide(value) || value.find('&') != value.npos));
    case 6:
      return isNamed(name, "hidden") || (isNamed(name, "height") && value.size() == 1);
    case 7:
      return isNamed(name, "colspan") || isNamed(name, "rowspan") || isNamed(name, "content");
    default:
      return false;
  }
}

enum class Content : std::uint8_t {
  kMarkup,
  kScript,
  kStyle,
  kVerbatim,  // text that may look like tags, or tags of another language
  kRest,      // no end at all
};

Content contentOf(std::string_view name) {
  if (name.size() < 3 || name.size() > 9) return Content::kMarkup;
  if (isNamed(name, "script")) return Content::kScript;
  if (isNamed(name, "style")) return Content::kStyle;
  if (isNamed(name, "plaintext")) return Content::kRest;
  for (const std::string_view verbatim :
       {"title", "textarea", "iframe", "noembed", "noframes", "xmp", "svg", "math"}) {
    if (isNamed(name, verbatim)) return Content::kVerbatim;
  }
  return Content::kMarkup;
}

}  // namespace

/// Reads a page once from its first tag on, and writes what stays of it.
class SkeletonWriter {
 public:
  SkeletonWriter(std::string_view page, std::size_t begin, Skeleton& skeleton)
      : page_(page), begin_(begin), text_(skeleton.text_), seams_(skeleton.seams_) {
    text_.reserve(page.size() / 2);
    addSeam(0, 0);
  }

  void run() {
    std::size_t at = std::min(page_.find('<'), page_.size());
    while (at < page_.size() && seams_.size() < kMostSeams)
      at = page_[at] == '<' ? readMarkup(at) : readText(at);
    keep(page_.size());
  }

 private:
  void addSeam(std::size_t source, std::size_t size) {
    const auto at = static_cast<std::uint32_t>(text_.size());
    if (!seams_.empty() && seams_.back().at == at) seams_.pop_back();
    seams_.push_back(
        {at, static_cast<std::uint32_t>(begin_ + source), static_cast<std::uint32_t>(size)});
  }
  /// What stands before `until` and was not left out stays.
  void keep(std::size_t until) {
    text_.append(page_, kept_, until - kept_);
    kept_ = until;
  }
  void drop(std::size_t from, std::size_t until) {
    keep(from);
    kept_ = until;
    addSeam(until, 0);
  }
  void shorten(std::size_t from, std::size_t until) {
    if (until - from < kShortestRun) return;
    keep(from);
    kept_ = until;
    addSeam(from, until - from);
    text_ += kAnyWords;
  }

  /// Text up to the next '<'.
  std::size_t readText(std::size_t at) {
    const std::size_t end = std::min(page_.find('<', at), page_.size());
    const std::string_view text = page_.substr(0, end);
    while (at < end) {
      if (page_[at] == '&') {
        // Which letters belong to the reference the parser finds out.
        while (++at < end && isInReference(page_[at])) {
        }
      } else if (beginsWords(page_[at])) {
        const std::size_t words = at;
        at = std::min(text.find('&', at), end);
        shorten(words, at);
      } else {
        ++at;
      }
    }
    return end;
  }

  std::size_t readMarkup(std::size_t at) {
    const std::string_view behind = page_.substr(at + 1, 3);
    if (!behind.empty() && isLetter(behind[0])) return readStartTag(at);
    if (behind.size() > 1 && behind[0] == '/' && isLetter(behind[1])) return readTag(at + 2).end;
    if (behind == "!--") return readComment(at + 4);
    if (!behind.empty() && (behind[0] == '!' || behind[0] == '?' || behind[0] == '/')) {
      const std::size_t end = page_.find('>', at + 1);
      return end == page_.npos ? page_.size() : end + 1;
    }
    return at + 1;
  }

  std::size_t readComment(std::size_t at) {
    const std::string_view words = page_.substr(at);
    if (words.starts_with('>')) return at + 1;
    if (words.starts_with("->")) return at + 2;
    for (std::size_t end = at; (end = page_.find("--", end)) != page_.npos; ++end) {
      const std::string_view close = page_.substr(end + 2, 2);
      if (!close.starts_with('>') && close != "!>") continue;
      if (end > at) drop(at, end);
      return end + (close.starts_with('>') ? 3 : 4);
    }
    return page_.size();
  }

  std::size_t readStartTag(std::size_t at) {
    const auto [name, end] = readTag(at + 1);
    if (end == page_.size()) return end;
    const Content content = contentOf(name);
    if (content == Content::kMarkup) return end;
    const std::size_t close = content == Content::kRest ? page_.size() : findEndTag(name, end);
    if (close == page_.size() || content == Content::kVerbatim) return close;
    if (content == Content::kScript && holdsScript(page_.substr(end, close - end)))
      return page_.size();
    if (close > end) drop(end, close);
    return close;
  }

  struct Tag {
    std::string_view name;
    std::size_t end = 0;  // behind it, or that of the page
  };

  /// The tag whose name begins at `at`; attributes nobody asks for go.
  Tag readTag(std::size_t at) {
    Tag tag;
    std::size_t last = skipName(at, false);  // end of the name or of the attribute read last
    tag.name = page_.substr(at, last - at);
    while (true) {
      at = last;
      while (at < page_.size() && (isSpace(page_[at]) || page_[at] == '/')) ++at;
      if (at == page_.size() || page_[at] == '>') {
        tag.end = std::min(at + 1, page_.size());
        return tag;
      }
      const std::size_t nameEnd = skipName(at, true);
      const auto [value, end] = readValue(nameEnd);
      if (end == page_.size()) {
        tag.end = end;
        return tag;
      }
      if (!isAskedFor(page_.substr(at, nameEnd - at), value)) {
        drop(last, end);
      } else if (at == last) {
        // Nothing stands between it and what was dropped.
        keep(at);
        text_ += ' ';
        addSeam(at, 0);
      }
      last = end;
    }
  }

  [[nodiscard]] std::size_t skipName(std::size_t at, bool isAttribute) const {
    if (isAttribute) ++at;  // whatever it is, '=' too
    while (at < page_.size() && !isSpace(page_[at]) && page_[at] != '/' && page_[at] != '>' &&
           !(isAttribute && page_[at] == '='))
      ++at;
    return at;
  }

  struct Value {
    std::string_view text;
    std::size_t end = 0;  // behind it, or of the name when there is none
  };
  [[nodiscard]] Value readValue(std::size_t nameEnd) const {
    std::size_t at = skipSpaces(nameEnd);
    if (at == page_.size() || page_[at] != '=') return {{}, nameEnd};
    at = skipSpaces(at + 1);
    if (at == page_.size() || page_[at] == '>') return {{}, at};
    if (page_[at] == '"' || page_[at] == '\'') {
      const std::size_t close = page_.find(page_[at], at + 1);
      if (close == page_.npos) return {{}, page_.size()};
      return {page_.substr(at + 1, close - at - 1), close + 1};
    }
    const std::size_t begin = at;
    while (at < page_.size() && !isSpace(page_[at]) && page_[at] != '>') ++at;
    return {page_.substr(begin, at - begin), at};
  }
  [[nodiscard]] std::size_t skipSpaces(std::size_t at) const {
    while (at < page_.size() && isSpace(page_[at])) ++at;
    return at;
  }

  /// Where the next `</name` stands; the end of the page without one.
  [[nodiscard]] std::size_t findEndTag(std::string_view name, std::size_t at) const {
    std::array<char, 16> lower{};
    for (std::size_t i = 0; i < name.size(); ++i) lower[i] = static_cast<char>(name[i] | 0x20);
    const std::string_view wanted(lower.data(), name.size());
    for (; (at = page_.find("</", at)) != page_.npos; ++at) {
      const std::size_t end = at + 2 + name.size();
      if (end < page_.size() && isNamed(page_.substr(at + 2, name.size()), wanted) &&
          (isSpace(page_[end]) || page_[end] == '/' || page_[end] == '>'))
        return at;
    }
    return page_.size();
  }

  /// Behind "<!--" and "<script" in a script the next end tag does not end it.
  static bool holdsScript(std::string_view script) {
    if (script.find("<!--") == script.npos) return false;
    for (std::size_t at = 0; (at = script.find('<', at)) != script.npos; ++at) {
      if (isNamed(script.substr(at + 1, 6), "script")) return true;
    }
    return false;
  }

  std::string_view page_;
  std::size_t begin_;  // of the page in its source
  std::size_t kept_ = 0;
  std::string& text_;
  std::vector<Skeleton::Seam>& seams_;
};

Skeleton::Skeleton(std::string_view source, Span part) {
  SkeletonWriter(source.substr(part.begin, part.end - part.begin), part.begin, *this).run();
}

ByteOffset Skeleton::toSource(const Seam& seam, std::size_t at) {
  const std::size_t behind = at - seam.at;
  const std::size_t more = seam.size == 0 || behind == 0 ? behind : behind - 1 + seam.size;
  return static_cast<ByteOffset>(seam.source + more);
}

Span Skeleton::takeSpan(std::size_t& at, std::size_t end) const {
  auto seam =
      std::upper_bound(seams_.begin(), seams_.end(), at,
                       [](std::size_t wanted, const Seam& each) { return wanted < each.at; }) -
      1;
  Span span{toSource(*seam, at), 0};
  do {
    const bool isLast = seam + 1 == seams_.end();
    at = isLast ? end : std::min<std::size_t>(end, (seam + 1)->at);
    span.end = toSource(*seam, at);
    ++seam;
  } while (at < end && seam->source == span.end);
  return span;
}

bool mayHide(std::string_view style) {
  for (std::size_t at = style.find(':'); at != style.npos; at = style.find(':', at)) {
    ++at;
    while (at < style.size() && isSpace(style[at])) ++at;
    constexpr std::string_view kFirst = "nNhHaAlL";
    if (at == style.size() || kFirst.find(style[at]) != kFirst.npos) return true;
  }
  return false;
}

}  // namespace gouji::html
