#include "engine/narrative/passage.h"

#include <algorithm>

namespace gouji::narrative {

void Passage::read(std::string_view original) {
  own_.build(original);
  read(own_);
}

void Passage::read(const Shadow& shadow) {
  shadow_ = &shadow;
  segment(text(), shadow.marks(), segments_);
  readNumerals(shadow, numerals_);
  whole_.clear();
  if (!text().empty()) whole_.push_back({0, text().size()});
}

const std::vector<Stretch>& Passage::stretches(Scope scope) const {
  switch (scope) {
    case Scope::kClause:
      return segments_.clauses;
    case Scope::kSentence:
      return segments_.sentences;
    case Scope::kParagraph:
      return segments_.paragraphs;
    case Scope::kSection:
      break;
  }
  return whole_;
}

std::size_t Passage::firstNumeralFrom(std::size_t offset) const {
  const auto found =
      std::lower_bound(numerals_.begin(), numerals_.end(), offset,
                       [](const Numeral& numeral, std::size_t at) { return numeral.begin < at; });
  return static_cast<std::size_t>(found - numerals_.begin());
}

const Numeral* Passage::numeralAt(std::size_t offset) const {
  const std::size_t next = firstNumeralFrom(offset + 1);
  if (next == 0) return nullptr;
  const Numeral& numeral = numerals_[next - 1];
  return offset < numeral.end ? &numeral : nullptr;
}

}  // namespace gouji::narrative
