// engine/eval/sum_writer.h
//
// One side of a comparison as a reader would write it down: "70 + 3 + 1 + 0 + 0 + 0".
//
// Short sums show every term, in the order of the form, so that each can be found in the table.
// Long ones show the terms that are not 0 and say how many are.
#pragma once

#include <string>
#include <vector>

#include "engine/base/localized.h"
#include "engine/eval/run.h"

namespace gouji::eval {

/// A side taken apart: what is added and subtracted, and what it comes to.
class SumWriter {
 public:
  SumWriter(Run& run, plan::NodeId side);

  [[nodiscard]] const Number& value() const { return value_; }
  /// True when the side is one cell or other value and not a sum.
  [[nodiscard]] bool isSingle() const { return terms_.size() == 1; }
  /// Terms without an exact value.
  [[nodiscard]] std::size_t unknownCount() const;
  /// Whether the unknown terms can only add to what is known.
  [[nodiscard]] bool onlyGrows() const;
  /// The sum of the known terms.
  [[nodiscard]] Number knownPart() const;

  /// "70 + 3 + 1 + 0"; "70 + 3，其余 20 项为 0". The same as the value when it is single.
  [[nodiscard]] std::string terms(Language language) const;
  /// The known terms, and how many are missing: "70 + 5，另有 1 项空白".
  [[nodiscard]] std::string knownTerms(Language language) const;
  /// "74（70 + 3 + 1）", or "74" when it is single.
  [[nodiscard]] std::string valueWithTerms(Language language) const;
  /// "70 + 4 = 74", or "74" when it is single.
  [[nodiscard]] std::string equation(Language language) const;

 private:
  struct Term {
    bool isSubtracted = false;
    Number value;
  };
  [[nodiscard]] std::string write(const std::vector<const Term*>& terms, Language language) const;

  Run& run_;
  Number value_;
  std::vector<Term> terms_;
};

}  // namespace gouji::eval
