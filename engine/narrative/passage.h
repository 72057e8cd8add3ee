// engine/narrative/passage.h
//
// One text made ready for reading: its shadow, its numbers, its clauses and sentences.
//
// Everything that looks for claims starts from a Passage, so that a text is gone over once however
// many rules read it.
#pragma once

#include <string_view>
#include <vector>

#include "engine/narrative/numeral.h"
#include "engine/narrative/segment.h"
#include "engine/narrative/shadow.h"

namespace gouji::narrative {

/// Can be used for one text after another and keeps its memory. Not for several threads at once.
class Passage {
 public:
  /// `original` must outlive the use of this object.
  void read(std::string_view original);
  /// The same for a text that has been folded; `shadow` must outlive the use of this object.
  void read(const Shadow& shadow);

  [[nodiscard]] const Shadow& shadow() const { return *shadow_; }
  /// The shadow text; all offsets here are bytes of it unless they say otherwise.
  [[nodiscard]] std::string_view text() const { return shadow_->text(); }
  /// The characters of text().
  [[nodiscard]] const Letters& letters() const { return shadow_->letters(); }
  [[nodiscard]] const std::vector<Numeral>& numerals() const { return numerals_; }
  [[nodiscard]] const Segments& segments() const { return segments_; }
  [[nodiscard]] const std::vector<Stretch>& stretches(Scope scope) const;

  /// The numeral that covers the byte `offset`; null if none does.
  [[nodiscard]] const Numeral* numeralAt(std::size_t offset) const;
  /// Index of the first numeral that starts at `offset` or behind it.
  [[nodiscard]] std::size_t firstNumeralFrom(std::size_t offset) const;

 private:
  Shadow own_;
  const Shadow* shadow_ = &own_;
  Segments segments_;
  std::vector<Numeral> numerals_;
  std::vector<Stretch> whole_;
};

}  // namespace gouji::narrative
