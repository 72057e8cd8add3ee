// Two wrong cells of table three: always detected, the true pair always among the explanations, and
// exactly as many others as the columns of the system allow.

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>

#include "tests/locate/expectation.h"
#include "tests/locate/sample_form.h"

namespace gouji::sample {
namespace {

using Column = std::vector<int>;  // a cell's coefficients, by equation

std::vector<Column> columnsOf(const SampleForm& form) {
  std::vector<Column> columns(form.cellCount(), Column(form.equations.size()));
  for (std::size_t i = 0; i < form.equations.size(); ++i) {
    for (const Equation::Term& term : form.equations[i].terms) {
      columns[term.cell][i] = static_cast<int>(term.coefficient);
    }
  }
  return columns;
}

/// Two cells whose changes are 1 and `sign` times the same number; the syndrome without that
/// number.
struct SignedPair {
  CellId a, b;
  int sign;       // of b's change relative to a's
  int direction;  // the syndrome stands in the map with this factor, so that both signs meet there
};

/// Pairs of cells by the syndrome of equal or opposite changes. Pairs in one entry tie.
std::map<Column, std::vector<SignedPair>> pairsBySyndrome(const SampleForm& form) {
  const std::vector<Column> columns = columnsOf(form);
  std::map<Column, std::vector<SignedPair>> pairs;
  for (CellId a = 0; a < columns.size(); ++a) {
    for (CellId b = a + 1; b < columns.size(); ++b) {
      for (const int sign : {1, -1}) {
        Column syndrome = columns[a];
        for (std::size_t i = 0; i < syndrome.size(); ++i) syndrome[i] += sign * columns[b][i];
        const auto lead =
            std::find_if(syndrome.begin(), syndrome.end(), [](int value) { return value != 0; });
        REQUIRE(lead != syndrome.end());  // two columns are never dependent
        const int direction = *lead > 0 ? 1 : -1;
        for (int& value : syndrome) value *= direction;
        pairs[syndrome].push_back({a, b, sign, direction});
      }
    }
  }
  return pairs;
}

struct Tie {
  const std::vector<SignedPair>* pairs = nullptr;
  int direction = 1;
};

/// The entries of pairsBySyndrome by pair and sign (0: equal, 1: opposite changes).
using Ties = std::map<std::pair<CellId, CellId>, std::array<Tie, 2>>;

Ties tiesOf(const std::map<Column, std::vector<SignedPair>>& bySyndrome) {
  Ties ties;
  for (const auto& [syndrome, pairs] : bySyndrome) {
    for (const SignedPair& pair : pairs) {
      ties[{pair.a, pair.b}][pair.sign > 0 ? 0 : 1] = {&pairs, pair.direction};
    }
  }
  return ties;
}

/// How many pairs explain the planted changes p of a and q of b, given what is in the report: those
/// that leave no count below zero before those that leave one, and so on.
std::size_t expectedPairs(const Ties& ties, const Values& wrong, CellId a, CellId b, std::int64_t p,
                          std::int64_t q) {
  if (p != q && p != -q) return 1;
  const Tie& tie = ties.at({a, b})[p == q ? 0 : 1];
  std::array<std::size_t, 3> countByMended{};
  for (const SignedPair& other : *tie.pairs) {
    const std::int64_t change = p * tie.direction * other.direction;  // what was added to other.a
    if (wrong[other.a] - change < 0 || wrong[other.b] - change * other.sign < 0) continue;
    ++countByMended[(wrong[other.a] < 0) + (wrong[other.b] < 0)];
  }
  for (const std::size_t mended : {2U, 1U})
    if (countByMended[mended] > 0) return countByMended[mended];
  return countByMended[0];
}

/// In how many ways pairs of cells can tie.
struct PairCount {
  std::size_t circuits = 0;  // sets of four cells whose changes can hide each other
  std::map<std::size_t, std::size_t> pairsByTies;  // by the largest number of pairs that tie
};

PairCount countPairs(const SampleForm& form) {
  const auto bySyndrome = pairsBySyndrome(form);
  PairCount count;
  for (const auto& [syndrome, pairs] : bySyndrome) {
    count.circuits += pairs.size() * (pairs.size() - 1) / 2;
  }
  count.circuits /= 3;  // four cells are two pairs in three ways
  for (const auto& [pair, signs] : tiesOf(bySyndrome)) {
    // A pair ties for one ratio of its changes at most.
    CHECK(std::min(signs[0].pairs->size(), signs[1].pairs->size()) == 1);
    ++count.pairsByTies[std::max(signs[0].pairs->size(), signs[1].pairs->size())];
  }
  return count;
}

// The figures of docs/locate.md.
TEST_CASE("How many pairs of cells of table three can tie") {
  const PairCount of2021 = countPairs(tableThree());
  CHECK(of2021.circuits == 4473);
  CHECK(of2021.pairsByTies ==
        std::map<std::size_t, std::size_t>{{1, 4284}, {2, 8946}, {3, 63}, {7, 1491}, {21, 441}});
  const PairCount of2019 = countPairs(tableThree(19));
  CHECK(of2019.circuits == 3654);
  CHECK(of2019.pairsByTies ==
        std::map<std::size_t, std::size_t>{{1, 3892}, {2, 7308}, {3, 63}, {7, 1218}, {19, 399}});
}

TEST_CASE("Changes in up to three cells of table three never hide each other") {
  // If they did, no equation would hold exactly one of the cells.
  for (const std::uint32_t results : {21U, 19U}) {
    const SampleForm form = tableThree(results);
    std::vector<std::uint64_t> equationsOf(form.cellCount());
    for (std::size_t i = 0; i < form.equations.size(); ++i) {
      for (const Equation::Term& term : form.equations[i].terms) {
        equationsOf[term.cell] |= std::uint64_t{1} << i;
      }
    }
    const auto holdsOneOf = [](std::uint64_t a, std::uint64_t b, std::uint64_t c) {
      return ((a & ~b & ~c) | (b & ~a & ~c) | (c & ~a & ~b)) != 0;
    };
    std::size_t hidden = 0;
    for (CellId a = 0; a < form.cellCount(); ++a) {
      hidden += !holdsOneOf(equationsOf[a], 0, 0);
      for (CellId b = a + 1; b < form.cellCount(); ++b) {
        hidden += !holdsOneOf(equationsOf[a], equationsOf[b], 0);
        for (CellId c = b + 1; c < form.cellCount(); ++c) {
          hidden += !holdsOneOf(equationsOf[a], equationsOf[b], equationsOf[c]);
        }
      }
    }
    CHECK(hidden == 0);
  }
}

TEST_CASE("All pairs of cells of table three") {
  std::mt19937_64 random(4);
  const SampleForm form = tableThree();
  const Locator locator = form.locator();
  const auto bySyndrome = pairsBySyndrome(form);
  const Ties ties = tiesOf(bySyndrome);
  LocatorOptions options;
  options.maxExplanations = 100;
  const std::vector<Values> reports{Values(form.cellCount()),
                                    randomTableThree(form, random, 400, 40)};
  std::size_t pairs = 0;
  for (const Values& report : reports) {
    for (CellId a = 0; a < form.cellCount(); ++a) {
      for (CellId b = a + 1; b < form.cellCount(); ++b) {
        ++pairs;
        // The report of zeros, where many ties fall away because counts are not negative, by
        // sample.
        if (report[174] == 0 && pairs % 7 != 0) continue;
        Values wrong = report;
        const std::int64_t p = pick(random, 1, 60);
        // Every fourth pair gets the ratio at which it may tie.
        std::int64_t q = pick(random, -60, 60);
        if (pairs % 4 == 0) q = pairs % 8 == 0 ? p : -p;
        if (q == 0) q = 61;
        wrong[a] += p;
        wrong[b] += q;
        INFO("cells " << a << " and " << b << ", changed by " << p << " and " << q);
        const LocatorResult result = locator.locate(toCells(wrong), options);
        REQUIRE(explains(result, report, wrong));
        REQUIRE(countExplanations(result) == expectedPairs(ties, wrong, a, b, p, q));
        REQUIRE(changesPerExplanation(result) == 2);
      }
    }
  }
  CHECK(pairs == 2 * 15'225);
}

}  // namespace
}  // namespace gouji::sample
