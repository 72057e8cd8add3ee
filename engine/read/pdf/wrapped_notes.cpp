#include "engine/read/pdf/wrapped_notes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <set>

#include "engine/read/pdf/text_lines.h"

namespace gouji::pdf {
namespace {

using GlyphLine = std::vector<const Glyph*>;

// Gaps, in letter heights.
constexpr double kGlued = 0.3;       // letters nearer than this are one word
constexpr double kSameCell = 0.62;   // words nearer than this may be of one cell
constexpr double kMargin = 0.4;      // kept free on either side of a folded note
constexpr double kAligned = 1;       // points: words of one column begin at the same place
constexpr std::size_t kWindow = 40;  // lines around, in which a column shows
constexpr std::size_t kMostPieces = 4;
constexpr std::size_t kMostLetters = 24;  // of one piece
constexpr std::size_t kMostNotes = 200;   // on a page

bool isDigit(const Glyph& glyph) {
  return glyph.text.size() == 1 && glyph.text[0] >= '0' && glyph.text[0] <= '9';
}
bool opens(const Glyph& glyph) { return glyph.text == "(" || glyph.text == "（"; }
bool closes(const Glyph& glyph) { return glyph.text == ")" || glyph.text == "）"; }
double heightOf(const Glyph& glyph) { return std::max(glyph.y1 - glyph.y0, 1.0); }
double middleOf(const Glyph& glyph) { return (glyph.y0 + glyph.y1) / 2; }

// Before letter `at`, in letter heights.
double gapBefore(const GlyphLine& line, std::size_t at) {
  return at == 0 ? 1e9 : (line[at]->x0 - line[at - 1]->x1) / heightOf(*line[at]);
}

// Letters [begin, end) of a line.
struct Piece {
  std::size_t line = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

class NoteFolder {
 public:
  NoteFolder(std::vector<GlyphLine> lines, std::deque<Glyph>& copies)
      : lines_(std::move(lines)), copies_(copies) {}

  /// The letters, those of notes moved.
  GlyphLine fold() {
    std::size_t notes = 0;
    for (std::size_t l = 0; l < lines_.size(); ++l) {
      for (std::size_t at = 1; at < lines_[l].size() && notes < kMostNotes; ++at) {
        if (!opens(*lines_[l][at]) || !isDigit(*lines_[l][at - 1])) continue;
        ++notes;
        move(findPieces(l, at));
      }
    }
    GlyphLine all = std::move(moved_);
    for (const GlyphLine& line : lines_) {
      for (const Glyph* glyph : line) {
        if (!gone_.contains(glyph)) all.push_back(glyph);
      }
    }
    return all;
  }

 private:
  // The pieces of the note that opens at letter `at`; none when it is closed in its line, or never.
  [[nodiscard]] std::vector<Piece> findPieces(std::size_t l, std::size_t at) const {
    const GlyphLine& line = lines_[l];
    std::size_t begin = at - 1;
    while (begin > 0 && isDigit(*line[begin - 1]) && gapBefore(line, begin) < kGlued) --begin;
    if (gapBefore(line, begin) < kGlued) return {};
    std::vector<Piece> pieces{{l, begin, endOfPiece(l, at)}};
    if (isClosed(pieces.back())) return {};
    const double height = heightOf(*line[at]);
    const double left = line[begin]->x0 - height;
    const double right = line[pieces[0].end - 1]->x1 + height;
    double foot = line[at]->y1;
    for (std::size_t next = l + 1; next < lines_.size() && pieces.size() < kMostPieces; ++next) {
      if (lines_[next].front()->y0 - foot > height) return {};
      const std::optional<Piece> piece = findPiece(next, left, right);
      if (!piece) continue;
      if (lines_[next][piece->end - 1]->x1 > right) return {};
      foot = lines_[next][piece->begin]->y1;
      pieces.push_back(*piece);
      if (isClosed(*piece)) return pieces;
    }
    return {};
  }

  [[nodiscard]] std::optional<Piece> findPiece(std::size_t l, double left, double right) const {
    const GlyphLine& line = lines_[l];
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i]->x0 < left || gapBefore(line, i) < kGlued) continue;
      if (line[i]->x1 > right) break;
      return Piece{l, i, endOfPiece(l, i)};
    }
    return std::nullopt;
  }

  // Up to the closing bracket, or to the gap before the next column.
  [[nodiscard]] std::size_t endOfPiece(std::size_t l, std::size_t from) const {
    const GlyphLine& line = lines_[l];
    std::size_t end = from + 1;
    while (end < line.size() && end - from < kMostLetters && !closes(*line[end - 1])) {
      const double gap = gapBefore(line, end);
      if (gap > kSameCell || (gap > kGlued && startsColumn(l, line[end]->x0))) break;
      ++end;
    }
    return end;
  }

  // Whether words begin there in two lines more.
  [[nodiscard]] bool startsColumn(std::size_t l, double x) const {
    std::size_t found = 0;
    const std::size_t last = std::min(lines_.size(), l + kWindow);
    for (std::size_t other = l > kWindow ? l - kWindow : 0; other < last; ++other) {
      const GlyphLine& line = lines_[other];
      for (std::size_t i = 0; i < line.size() && other != l; ++i) {
        if (std::abs(line[i]->x0 - x) < kAligned && gapBefore(line, i) > kGlued && ++found == 2)
          return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool isClosed(const Piece& piece) const {
    return closes(*lines_[piece.line][piece.end - 1]);
  }

  // Of the lines the note stands beside, the one with the numbers of its row; without one, that of
  // the label.
  [[nodiscard]] double rowOf(const std::vector<Piece>& pieces) const {
    const Glyph& first = *lines_[pieces.front().line][pieces.front().begin];
    const Glyph& last = *lines_[pieces.back().line][pieces.back().begin];
    const double center = (first.y0 + last.y1) / 2;
    std::optional<double> label, numbers;
    for (std::size_t l = pieces.front().line; l <= pieces.back().line; ++l) {
      const auto piece =
          std::find_if(pieces.begin(), pieces.end(), [&](const Piece& p) { return p.line == l; });
      for (std::size_t i = 0; i < lines_[l].size(); ++i) {
        if (piece != pieces.end() && i >= piece->begin && i < piece->end) continue;
        const bool isNumber = isDigit(*lines_[l][i]) && gapBefore(lines_[l], i) > kGlued;
        std::optional<double>& best = isNumber ? numbers : label;
        const double middle = middleOf(*lines_[l][i]);
        if (!best || std::abs(middle - center) < std::abs(*best - center)) best = middle;
      }
    }
    return numbers ? *numbers : label.value_or(middleOf(first));
  }

  void move(const std::vector<Piece>& pieces) {
    if (pieces.empty()) return;
    const double middle = rowOf(pieces);
    GlyphLine letters;
    double left = 1e9, right = 0;
    for (const Piece& piece : pieces) {
      for (std::size_t i = piece.begin; i < piece.end; ++i) {
        const Glyph* glyph = lines_[piece.line][i];
        letters.push_back(glyph);
        left = std::min(left, glyph->x0);
        right = std::max(right, glyph->x1);
        gone_.insert(glyph);
      }
    }
    const double margin = kMargin * heightOf(*letters[0]);
    const double step = (right - left - 2 * margin) / static_cast<double>(letters.size());
    for (std::size_t i = 0; i < letters.size(); ++i) {
      const double height = heightOf(*letters[i]);
      const double x = left + margin + step * static_cast<double>(i);
      copies_.push_back({x, middle - height / 2, x + step, middle + height / 2, letters[i]->text,
                         i + 1 == letters.size()});
      moved_.push_back(&copies_.back());
    }
  }

  std::vector<GlyphLine> lines_;
  std::deque<Glyph>& copies_;
  GlyphLine moved_;
  std::set<const Glyph*> gone_;
};

}  // namespace

void foldWrappedNotes(std::vector<const Glyph*>& glyphs, std::deque<Glyph>& copies) {
  const bool anyNote =
      std::any_of(glyphs.begin(), glyphs.end(), [](const Glyph* glyph) { return opens(*glyph); });
  if (anyNote) glyphs = NoteFolder(groupByLine(glyphs), copies).fold();
}

}  // namespace gouji::pdf
