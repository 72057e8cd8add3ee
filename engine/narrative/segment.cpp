#include "engine/narrative/segment.h"

#include <algorithm>

namespace gouji::narrative {
namespace {

// How far a closing quotation mark or bracket is looked for. One that is further away was
// forgotten, and text must not be swallowed up to the next one.
constexpr std::size_t kFarthestCloser = 300;  // bytes
constexpr std::size_t kMostMarksInside = 16;

char16_t closerOf(char16_t opener) {
  switch (opener) {
    case u'《':
      return u'》';
    case u'“':
      return u'”';
    case u'（':
      return u'）';
    default:
      return 0;
  }
}

// Collects stretches of one kind.
class Cutter {
 public:
  Cutter(std::string_view text, std::vector<Stretch>& out) : text_(text), out_(out) {}

  /// Ends a stretch at `end`; the next one starts at `next`. A lone mark is no stretch.
  void cut(std::size_t end, std::size_t next, std::size_t markWidth = 0) {
    std::size_t begin = begin_;
    if (end <= begin + markWidth) {
      begin_ = next;
      return;
    }
    while (end > begin && end - begin > Segments::kLongest) {
      std::size_t piece = begin + Segments::kLongest;
      while (piece > begin + 1 && (static_cast<unsigned char>(text_[piece]) & 0xC0U) == 0x80U)
        --piece;
      out_.push_back({begin, piece});
      begin = piece;
    }
    if (end > begin) out_.push_back({begin, end});
    begin_ = next;
  }

 private:
  std::string_view text_;
  std::vector<Stretch>& out_;
  std::size_t begin_ = 0;
};

struct Enclosed {
  std::size_t closer = 0;   // index of the closing mark; 0: none
  bool hasContent = false;  // a numeral or a break inside
};

Enclosed findCloser(const std::vector<Mark>& marks, std::size_t opener) {
  const char16_t wanted = closerOf(marks[opener].what);
  Enclosed result;
  if (wanted == 0) return result;
  const std::size_t last = std::min(marks.size(), opener + 1 + kMostMarksInside);
  for (std::size_t i = opener + 1; i < last; ++i) {
    const Mark& mark = marks[i];
    if (mark.what == u'\n' || mark.offset > marks[opener].offset + kFarthestCloser) break;
    if (mark.what == wanted) {
      result.closer = i;
      return result;
    }
    switch (mark.what) {
      case Mark::kArabic:
      case u'，':
      case u'；':
      case u'：':
      case u'。':
        result.hasContent = true;
        break;
      default:
        break;
    }
  }
  return result;
}

}  // namespace

void Segments::clear() {
  clauses.clear();
  sentences.clear();
  paragraphs.clear();
}

void segment(std::string_view shadow, const std::vector<Mark>& marks, Segments& out) {
  out.clear();
  Cutter clauses(shadow, out.clauses);
  Cutter sentences(shadow, out.sentences);
  Cutter paragraphs(shadow, out.paragraphs);
  std::size_t bracketEnd = 0;  // one past the index of the mark that ends the last bracket
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    constexpr std::size_t kWidth = 3;  // of every mark but the line end
    const std::size_t behind = mark.offset + kWidth;
    switch (mark.what) {
      case u'\n':
        paragraphs.cut(mark.offset, mark.offset + 1);
        sentences.cut(mark.offset, mark.offset + 1);
        clauses.cut(mark.offset, mark.offset + 1);
        bracketEnd = 0;
        break;
      case u'。':
      case u'！':
      case u'？':
        if (i >= bracketEnd) sentences.cut(behind, behind, kWidth);
        clauses.cut(behind, behind, kWidth);
        break;
      case u'，':
      case u'；':
      case u'：':
        clauses.cut(behind, behind, kWidth);
        break;
      case u'《':
      case u'“':
        if (const Enclosed inside = findCloser(marks, i); inside.closer != 0) i = inside.closer;
        break;
      case u'（':
        if (const Enclosed inside = findCloser(marks, i); inside.closer != 0) {
          if (!inside.hasContent) {
            i = inside.closer;
          } else {
            clauses.cut(mark.offset, mark.offset);
            bracketEnd = std::max(bracketEnd, inside.closer + 1);
          }
        }
        break;
      case u'）':
        if (i + 1 == bracketEnd) clauses.cut(behind, behind, kWidth);
        break;
      default:
        break;
    }
  }
  clauses.cut(shadow.size(), shadow.size());
  sentences.cut(shadow.size(), shadow.size());
  paragraphs.cut(shadow.size(), shadow.size());
}

std::size_t findStretch(const std::vector<Stretch>& stretches, std::size_t offset) {
  const auto found =
      std::upper_bound(stretches.begin(), stretches.end(), offset,
                       [](std::size_t at, const Stretch& stretch) { return at < stretch.end; });
  return static_cast<std::size_t>(found - stretches.begin());
}

}  // namespace gouji::narrative
