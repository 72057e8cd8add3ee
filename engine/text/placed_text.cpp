#include "engine/text/placed_text.h"

#include <algorithm>

namespace gouji {

void PlacedText::appendVerbatim(std::string_view text, Span span) {
  appendRespelled(text, span, 1, 1);
}

void PlacedText::appendRespelled(std::string_view text, Span span, std::uint8_t textUnit,
                                 std::uint8_t sourceUnit) {
  if (text.empty()) return;
  const std::size_t begin = text_.size();
  text_.append(text);
  // Runs that follow each other in the source are one piece: documents have thousands of them.
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    if (last.inSource && last.end == begin && last.span.end == span.begin &&
        last.textUnit == textUnit && last.sourceUnit == sourceUnit) {
      last.end = text_.size();
      last.span.end = span.end;
      return;
    }
  }
  pieces_.push_back({begin, text_.size(), true, textUnit, sourceUnit, span, {}});
}

void PlacedText::append(std::string_view text, Location place) {
  if (text.empty()) return;
  const std::size_t begin = text_.size();
  text_.append(text);
  if (!pieces_.empty() && !pieces_.back().inSource && pieces_.back().end == begin &&
      pieces_.back().place == place) {
    pieces_.back().end = text_.size();
    return;
  }
  pieces_.push_back({begin, text_.size(), false, 1, 1, {}, place});
}

void PlacedText::appendGlue(std::string_view text) { text_.append(text); }

void PlacedText::append(const PlacedText& other) {
  const std::size_t offset = text_.size();
  text_ += other.text_;
  for (Piece piece : other.pieces_) {
    piece.begin += offset;
    piece.end += offset;
    pieces_.push_back(piece);
  }
}

void PlacedText::respell(std::size_t begin, std::string_view letters) {
  text_.replace(begin, letters.size(), letters);
}

void PlacedText::clear() {
  text_.clear();
  pieces_.clear();
}

ByteOffset PlacedText::toSource(const Piece& piece, std::size_t offset) {
  const std::size_t units = (offset - piece.begin) / piece.textUnit;
  return piece.span.begin + static_cast<ByteOffset>(std::min(units * piece.sourceUnit,
                                                             std::size_t{piece.span.length()}));
}

Location PlacedText::locate(std::size_t begin, std::size_t end, const SourceFile* source) const {
  end = std::min(end, text_.size());
  auto first = std::partition_point(pieces_.begin(), pieces_.end(),
                                    [&](const Piece& piece) { return piece.end <= begin; });
  if (first == pieces_.end() || (first->begin >= end && begin < end)) return {};
  if (!first->inSource) return uniteBoxes(first, end);
  if (source == nullptr) return {};
  Span span;
  span.begin = toSource(*first, std::max(begin, first->begin));
  span.end = span.begin;
  for (auto piece = first; piece != pieces_.end() && piece->begin < end && piece->inSource;
       ++piece) {
    span.end = std::max(span.end, toSource(*piece, std::min(end, piece->end)));
  }
  return placeOf(*source, span);
}

Location PlacedText::uniteBoxes(std::vector<Piece>::const_iterator first, std::size_t end) const {
  const auto* box = std::get_if<PagePlace>(&first->place);
  if (box == nullptr) return first->place;
  PagePlace all = *box;
  for (auto piece = first + 1; piece != pieces_.end() && piece->begin < end; ++piece) {
    const auto* more = std::get_if<PagePlace>(&piece->place);
    if (piece->inSource || more == nullptr || more->page != all.page) break;
    const double right = std::max(all.x + all.width, more->x + more->width);
    const double bottom = std::max(all.y + all.height, more->y + more->height);
    all.x = std::min(all.x, more->x);
    all.y = std::min(all.y, more->y);
    all.width = right - all.x;
    all.height = bottom - all.y;
  }
  return all;
}

PlacedText PlacedText::slice(std::size_t begin, std::size_t end) const {
  end = std::min(end, text_.size());
  begin = std::min(begin, end);
  PlacedText part;
  part.text_ = text_.substr(begin, end - begin);
  auto first = std::partition_point(pieces_.begin(), pieces_.end(),
                                    [&](const Piece& piece) { return piece.end <= begin; });
  for (; first != pieces_.end() && first->begin < end; ++first) {
    const Piece& piece = *first;
    Piece cut = piece;
    cut.begin = std::max(piece.begin, begin) - begin;
    cut.end = std::min(piece.end, end) - begin;
    if (piece.inSource) {
      cut.span.begin = toSource(piece, std::max(piece.begin, begin));
      cut.span.end = toSource(piece, std::min(piece.end, end));
    }
    part.pieces_.push_back(cut);
  }
  return part;
}

PlacedText PlacedText::traceTo(const PlacedText& origin) const {
  PlacedText traced;
  std::size_t done = 0;
  for (const Piece& piece : pieces_) {
    if (!piece.inSource) continue;
    traced.appendGlue(std::string_view(text_).substr(done, piece.begin - done));
    traced.append(origin.slice(piece.span.begin, piece.span.end));
    done = piece.end;
  }
  traced.appendGlue(std::string_view(text_).substr(done));
  return traced;
}

}  // namespace gouji
