#include "engine/narrative/compiled_pattern.h"

#include <re2/filtered_re2.h>

#include <algorithm>

namespace gouji::narrative {
namespace {

constexpr std::size_t kMostAtoms = 64;
constexpr int kMostSets = 4;
constexpr std::int64_t kPatternMemory = 4 << 20;

// Whether RE2 holds a match possible when exactly the atoms with `present` occur.
bool isPossible(const re2::FilteredRE2& filter, const std::vector<bool>& present) {
  std::vector<int> atoms;
  for (std::size_t i = 0; i < present.size(); ++i) {
    if (present[i]) atoms.push_back(static_cast<int>(i));
  }
  std::vector<int> possible;
  filter.AllPotentials(atoms, &possible);
  return !possible.empty();
}

}  // namespace

RE2::Options patternOptions() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kPatternMemory);
  return options;
}

// RE2 knows the atoms of a pattern and answers whether a match is possible with some of them, but
// not which formula it uses. Its answers are monotone, so the formula is found by asking: a set of
// atoms without which nothing is possible is made smaller one atom at a time.
RequiredLiterals findRequiredLiterals(const std::string& regex) {
  RequiredLiterals result;
  re2::FilteredRE2 filter(2);
  int id = 0;
  if (filter.Add(regex, patternOptions(), &id) != RE2::NoError) return result;
  std::vector<std::string> atoms;
  filter.Compile(&atoms);
  if (atoms.empty() || atoms.size() > kMostAtoms) return result;
  // The commonest kind first, so that the rarest stay: short atoms go before long ones.
  std::vector<std::size_t> order(atoms.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return atoms[a].size() < atoms[b].size(); });
  std::vector<bool> taken(atoms.size(), false);
  for (int set = 0; set < kMostSets; ++set) {
    // Absent: every atom that no earlier set has taken.
    std::vector<bool> present = taken;
    if (isPossible(filter, present)) break;
    for (const std::size_t atom : order) {
      if (present[atom]) continue;
      present[atom] = true;
      if (isPossible(filter, present)) present[atom] = false;
    }
    std::vector<std::string> needed;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      if (present[i]) continue;
      needed.push_back(atoms[i]);
      taken[i] = true;
    }
    result.anyOf.push_back(std::move(needed));
  }
  return result;
}

}  // namespace gouji::narrative
