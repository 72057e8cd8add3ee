// engine/bind/placed_part.h
//
// A part of a document's text, seen where it stands: binding looks at every cell and word many
// times and copies next to none.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/text/placed_text.h"

namespace gouji::bind {

/// Bytes of a PlacedText, which must outlive it and stay where it is.
class PlacedPart {
 public:
  PlacedPart() = default;
  explicit PlacedPart(const PlacedText& whole) : PlacedPart(whole, 0, whole.text().size()) {}
  PlacedPart(const PlacedText& whole, std::size_t begin, std::size_t end)
      : whole_(&whole), begin_(begin), end_(end) {}

  [[nodiscard]] std::string_view text() const {
    return whole_ == nullptr ? std::string_view()
                             : std::string_view(whole_->text()).substr(begin_, end_ - begin_);
  }
  [[nodiscard]] bool empty() const { return begin_ == end_; }
  /// A part of this part, counted from its beginning.
  [[nodiscard]] PlacedPart slice(std::size_t begin, std::size_t end) const {
    PlacedPart part = *this;
    part.begin_ = begin_ + begin;
    part.end_ = begin_ + end;
    return part;
  }
  [[nodiscard]] Location locate(const SourceFile* source) const {
    return whole_ == nullptr ? Location() : whole_->locate(begin_, end_, source);
  }
  /// With its places, for what is kept.
  [[nodiscard]] PlacedText copy() const {
    return whole_ == nullptr ? PlacedText() : whole_->slice(begin_, end_);
  }

 private:
  const PlacedText* whole_ = nullptr;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace gouji::bind
