#include "engine/locate/causes.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace gouji::locate {
namespace {

/// Sets of small integers that can be united.
class Partition {
 public:
  explicit Partition(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0);
  }
  std::uint32_t find(std::uint32_t item) {
    while (parent_[item] != item) {
      parent_[item] = parent_[parent_[item]];
      item = parent_[item];
    }
    return item;
  }
  void unite(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

constexpr std::uint32_t kUntouched = 0xffffffff;

std::uint32_t indexOf(std::span<const RowId> broken, RowId row) {
  auto it = std::lower_bound(broken.begin(), broken.end(), row);
  return it != broken.end() && *it == row ? static_cast<std::uint32_t>(it - broken.begin())
                                          : kUntouched;
}

bool shareRow(const SparseSystem& system, CellId a, CellId b) {
  for (const Entry& x : system.column(a)) {
    for (const Entry& y : system.column(b)) {
      if (x.row == y.row) return true;
    }
  }
  return false;
}

/// Unites the broken rows that one solution treats together: those of changes that meet in a row.
void uniteRowsOf(const Solution& solution, const SparseSystem& system,
                 std::span<const RowId> broken, Partition& rows) {
  const std::vector<Delta>& deltas = solution.deltas;
  Partition changes(deltas.size());
  for (std::uint32_t i = 0; i < deltas.size(); ++i) {
    for (std::uint32_t j = 0; j < i; ++j) {
      if (solution.act != MistakeKind::kNone || shareRow(system, deltas[i].cell, deltas[j].cell)) {
        changes.unite(i, j);
      }
    }
  }
  std::vector<std::uint32_t> firstRow(deltas.size(), kUntouched);
  for (std::uint32_t i = 0; i < deltas.size(); ++i) {
    std::uint32_t& first = firstRow[changes.find(i)];
    for (const Entry& entry : system.column(deltas[i].cell)) {
      const std::uint32_t row = indexOf(broken, entry.row);
      if (row == kUntouched) continue;
      if (first == kUntouched) first = row;
      rows.unite(first, row);
    }
  }
}

/// The changes of `solution` that belong to the part `root`. A change that meets no broken row
/// belongs where the changes it meets belong.
Solution project(const Solution& solution, const SparseSystem& system,
                 std::span<const RowId> broken, Partition& rows, std::uint32_t root) {
  const std::vector<Delta>& deltas = solution.deltas;
  std::vector<std::uint8_t> isIn(deltas.size(), 0);
  for (std::size_t i = 0; i < deltas.size(); ++i) {
    for (const Entry& entry : system.column(deltas[i].cell)) {
      const std::uint32_t row = indexOf(broken, entry.row);
      if (row != kUntouched && rows.find(row) == root) isIn[i] = 1;
    }
  }
  for (bool grows = true; grows;) {
    grows = false;
    for (std::size_t i = 0; i < deltas.size(); ++i) {
      for (std::size_t j = 0; j < deltas.size() && !isIn[i]; ++j) {
        if (isIn[j] && shareRow(system, deltas[i].cell, deltas[j].cell)) isIn[i] = 1, grows = true;
      }
    }
  }
  Solution part;
  part.act = solution.act;
  for (std::size_t i = 0; i < deltas.size(); ++i) {
    if (isIn[i]) part.deltas.push_back(deltas[i]);
  }
  return part;
}

bool precedes(const Solution& a, const Solution& b) {
  if (a.act != b.act) return a.act < b.act;
  return std::lexicographical_compare(a.deltas.begin(), a.deltas.end(), b.deltas.begin(),
                                      b.deltas.end(), [](const Delta& x, const Delta& y) {
                                        return x.cell != y.cell ? x.cell < y.cell : x.to < y.to;
                                      });
}

}  // namespace

std::vector<Cause> splitCauses(const SparseSystem& system, std::span<const RowId> broken,
                               std::vector<Solution> solutions) {
  Partition rows(broken.size());
  for (const Solution& solution : solutions) uniteRowsOf(solution, system, broken, rows);
  std::vector<Cause> causes;
  std::size_t combinations = 1;
  for (std::uint32_t i = 0; i < broken.size() && !solutions.empty(); ++i) {
    if (rows.find(i) != i) continue;
    Cause cause;
    for (std::uint32_t j = i; j < broken.size(); ++j) {
      if (rows.find(j) == i) cause.rows.push_back(broken[j]);
    }
    for (const Solution& solution : solutions) {
      cause.solutions.push_back(project(solution, system, broken, rows, i));
    }
    std::sort(cause.solutions.begin(), cause.solutions.end(), precedes);
    cause.solutions.erase(std::unique(cause.solutions.begin(), cause.solutions.end()),
                          cause.solutions.end());
    combinations *= cause.solutions.size();
    causes.push_back(std::move(cause));
    if (combinations > solutions.size()) break;
  }
  if (!causes.empty() && combinations == solutions.size()) return causes;
  return {{{broken.begin(), broken.end()}, std::move(solutions)}};
}

}  // namespace gouji::locate
