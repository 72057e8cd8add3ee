#include <algorithm>
#include <array>
#include <utility>

#include "engine/finding/finding.h"

namespace gouji {
namespace {

/// What places are compared by: kind first, so that places of one document that cannot be compared
/// (a paragraph and a table cell) still have one order. Unknown places come last.
using PlaceKey = std::array<double, 4>;

PlaceKey keyOf(const Location& location) {
  struct Visitor {
    PlaceKey operator()(const std::monostate&) const { return {9, 0, 0, 0}; }
    PlaceKey operator()(const TextPlace& p) const {
      return {0, double(p.begin.line), double(p.begin.column), double(p.span.end)};
    }
    PlaceKey operator()(const ParagraphPlace& p) const { return {1, double(p.paragraph), 0, 0}; }
    PlaceKey operator()(const GridPlace& p) const {
      return {2, double(p.table), double(p.row), double(p.column)};
    }
    PlaceKey operator()(const PagePlace& p) const { return {3, double(p.page), p.y, p.x}; }
  };
  return std::visit(Visitor{}, location);
}

}  // namespace

void sortFindings(std::vector<Finding>& findings) {
  struct Entry {
    PlaceKey place;
    std::size_t from;
  };
  std::vector<Entry> order;
  order.reserve(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i)
    order.push_back({keyOf(findings[i].location), i});
  // Within one place and rule the order of the plan stays, which counts claims as a reader does (#2
  // before #10).
  std::sort(order.begin(), order.end(), [&findings](const Entry& a, const Entry& b) {
    if (a.place != b.place) return a.place < b.place;
    const int byRule = findings[a.from].rule.compare(findings[b.from].rule);
    return byRule != 0 ? byRule < 0 : a.from < b.from;
  });
  // A finding is large: each is moved once, along the cycles of the permutation.
  for (std::size_t start = 0; start < order.size(); ++start) {
    if (order[start].from == start) continue;
    Finding displaced = std::move(findings[start]);
    std::size_t at = start;
    while (order[at].from != start) {
      const std::size_t from = std::exchange(order[at].from, at);
      findings[at] = std::move(findings[from]);
      at = from;
    }
    order[at].from = at;
    findings[at] = std::move(displaced);
  }
}

}  // namespace gouji
