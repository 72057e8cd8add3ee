// tests/differential/random_rules.h
//
// Rules and reports made at random, always the same for the same seed.
#pragma once

#include <random>
#include <string>

#include "engine/report/report.h"

namespace gouji::slow {

/// The units and the form that all random rules are about.
extern const char* const kRandomForm;

class RandomRules {
 public:
  explicit RandomRules(std::uint64_t seed) : random_(seed) {}

  /// One rule declaration with this id.
  [[nodiscard]] std::string makeRule(const std::string& id);
  /// A report of the form, cells in every state.
  [[nodiscard]] Report makeReport(std::shared_ptr<const Form> form);

 private:
  /// What is added and compared must be of one kind.
  enum class Kind { kCount, kMoney, kPure };

  std::uint32_t below(std::uint32_t limit);
  bool oneIn(std::uint32_t n) { return below(n) == 0; }
  template <std::size_t N>
  std::string oneOf(const char* const (&words)[N]) {
    return words[below(N)];
  }

  std::string number(Kind kind, int depth);
  /// Sums of several units are rounded in the smallest one, which the slow evaluator does not know:
  /// with `mayConvert` false there is only one.
  std::string literal(Kind kind, bool mayConvert = true);
  std::string cell(Kind kind);
  std::string cells(Kind kind);
  std::string condition(int depth);
  std::string comparison(int depth);
  std::string row();
  std::string column();
  std::string quantified(const std::string& word, int depth, bool isCondition, Kind kind);

  std::mt19937_64 random_;
  int loopRows_ = 0;     // variables r0, r1 … in scope
  int loopColumns_ = 0;  // variables c0, c1 … in scope
  bool mayReadPrior_ = true;
};

}  // namespace gouji::slow
