#include "engine/locate/sparse_system.h"

#include <algorithm>
#include <numeric>

namespace gouji::locate {
namespace {

std::uint64_t extendHash(std::uint64_t hash, RowId row) {
  hash ^= row + 0x9e3779b97f4a7c15ULL + (hash << 6) + (hash >> 2);
  hash *= 0xbf58476d1ce4e5b9ULL;
  return hash ^ (hash >> 29);
}

RowId findRoot(std::vector<RowId>& parent, RowId row) {
  while (parent[row] != row) {
    parent[row] = parent[parent[row]];
    row = parent[row];
  }
  return row;
}

/// sum += coefficient * factor, within the range of coefficients.
bool addTerm(std::int64_t& sum, std::int64_t coefficient, std::int64_t factor) {
  std::int64_t product = 0;
  return !__builtin_mul_overflow(coefficient, factor, &product) &&
         !__builtin_add_overflow(sum, product, &sum) && sum != INT64_MIN;
}

}  // namespace

bool normalizeTerms(std::vector<Term>& terms) {
  std::stable_sort(terms.begin(), terms.end(),
                   [](const Term& a, const Term& b) { return a.cell < b.cell; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < terms.size();) {
    Term sum = terms[i++];
    for (; i < terms.size() && terms[i].cell == sum.cell; ++i) {
      if (__builtin_add_overflow(sum.coefficient, terms[i].coefficient, &sum.coefficient)) {
        return false;
      }
    }
    if (sum.coefficient == INT64_MIN) return false;
    if (sum.coefficient != 0) terms[kept++] = sum;
  }
  terms.resize(kept);
  return true;
}

std::int64_t coefficientOf(std::span<const Term> terms, CellId cell) {
  auto it = std::lower_bound(terms.begin(), terms.end(), cell,
                             [](const Term& term, CellId c) { return term.cell < c; });
  return it != terms.end() && it->cell == cell ? it->coefficient : 0;
}

Multiples cancel(std::int64_t target, std::int64_t pivot) {
  const std::int64_t divisor = commonDivisor(target, pivot);
  return {pivot / divisor, -(target / divisor)};
}

bool addMultiples(std::span<const Term> target, std::span<const Term> pivot, Multiples multiples,
                  std::vector<Term>& out) {
  out.clear();
  out.reserve(target.size() + pivot.size());
  auto a = target.begin();
  auto b = pivot.begin();
  bool fits = true;
  while (a != target.end() || b != pivot.end()) {
    const bool takeA = b == pivot.end() || (a != target.end() && a->cell <= b->cell);
    const bool takeB = a == target.end() || (b != pivot.end() && b->cell <= a->cell);
    Term sum{takeA ? a->cell : b->cell, 0};
    if (takeA) fits = addTerm(sum.coefficient, (a++)->coefficient, multiples.target) && fits;
    if (takeB) fits = addTerm(sum.coefficient, (b++)->coefficient, multiples.pivot) && fits;
    if (sum.coefficient != 0) out.push_back(sum);
  }
  return fits;
}

SparseSystem::SparseSystem(std::uint32_t cellCount, const std::vector<std::vector<Term>>& rows) {
  rowStart_.reserve(rows.size() + 1);
  rowStart_.push_back(0);
  for (const std::vector<Term>& row : rows) {
    terms_.insert(terms_.end(), row.begin(), row.end());
    rowStart_.push_back(static_cast<std::uint32_t>(terms_.size()));
  }
  buildColumns(cellCount);
  buildComponents();
  buildPatterns();
}

void SparseSystem::buildColumns(std::uint32_t cellCount) {
  columnStart_.assign(cellCount + 1, 0);
  for (const Term& term : terms_) ++columnStart_[term.cell + 1];
  std::partial_sum(columnStart_.begin(), columnStart_.end(), columnStart_.begin());
  entries_.resize(terms_.size());
  std::vector<std::uint32_t> next(columnStart_.begin(), columnStart_.end() - 1);
  for (RowId id = 0; id < rowCount(); ++id) {
    for (const Term& term : row(id)) entries_[next[term.cell]++] = {id, term.coefficient};
  }
}

void SparseSystem::buildComponents() {
  std::vector<RowId> parent(rowCount());
  std::iota(parent.begin(), parent.end(), 0);
  for (CellId cell = 0; cell < cellCount(); ++cell) {
    const std::span<const Entry> entries = column(cell);
    for (std::size_t i = 1; i < entries.size(); ++i) {
      const RowId a = findRoot(parent, entries[0].row);
      const RowId b = findRoot(parent, entries[i].row);
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  component_.resize(rowCount());
  for (RowId id = 0; id < rowCount(); ++id) component_[id] = findRoot(parent, id);
}

void SparseSystem::buildPatterns() {
  patterns_.reserve(cellCount());
  for (CellId cell = 0; cell < cellCount(); ++cell) {
    if (column(cell).empty()) continue;
    std::uint64_t hash = 0;
    for (const Entry& entry : column(cell)) hash = extendHash(hash, entry.row);
    patterns_.push_back({hash, cell});
  }
  std::sort(patterns_.begin(), patterns_.end(), [](const Pattern& a, const Pattern& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.cell < b.cell;
  });
}

std::span<const SparseSystem::Pattern> SparseSystem::cellsWithPattern(
    std::span<const RowId> rows) const {
  std::uint64_t hash = 0;
  for (const RowId row : rows) hash = extendHash(hash, row);
  auto first = std::lower_bound(patterns_.begin(), patterns_.end(), hash,
                                [](const Pattern& p, std::uint64_t h) { return p.hash < h; });
  auto last = first;
  while (last != patterns_.end() && last->hash == hash) ++last;
  return {first, last};
}

}  // namespace gouji::locate
