#include <algorithm>
#include <array>

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
  // Stable: within one place and rule the order of the plan stays, which counts claims as a reader
  // does (#2 before #10).
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    const PlaceKey left = keyOf(a.location);
    const PlaceKey right = keyOf(b.location);
    if (left != right) return left < right;
    return a.rule < b.rule;
  });
}

}  // namespace gouji
