#include "engine/eval/deciding_cells.h"

#include <algorithm>

#include "engine/eval/children.h"

namespace gouji::eval {
namespace {

using plan::Node;
using plan::NodeId;
using plan::Op;

// More cells than any table has; a finding that names hundreds helps nobody.
constexpr std::size_t kMaxCells = 300;

/// A node to look into. Below a loop over claims nothing is evaluated: its claims are not bound.
struct Part {
  NodeId id;
  bool mayEvaluate;
};

/// The parts of a node that decided it, in order.
std::vector<NodeId> findDecidingParts(Run& run, const Node& node) {
  std::vector<NodeId> parts;
  forEachChild(run.plan(), node, [&parts](NodeId child) { parts.push_back(child); });
  if (node.op == Op::kIfB) {
    const Truth condition = run.evaluateTruth(node.a);
    if (!condition.isUnknown()) return {condition.isTrue() ? node.b : node.c};
  }
  if (node.op == Op::kAnd) {
    // What holds did not make it fail, and what is known did not make it undecided.
    const bool failed = std::any_of(parts.begin(), parts.end(), [&run](NodeId part) {
      return run.evaluateTruth(part).isFalse();
    });
    std::vector<NodeId> deciding;
    for (const NodeId part : parts) {
      const Truth truth = run.evaluateTruth(part);
      if (failed ? truth.isFalse() : truth.isUnknown()) deciding.push_back(part);
    }
    if (!deciding.empty()) return deciding;
  }
  return parts;
}

}  // namespace

std::vector<CellUse> findDecidingCells(Run& run, NodeId check) {
  const plan::Plan& plan = run.plan();
  std::vector<CellUse> cells;
  std::vector<Part> open = {{check, true}};  // a stack: the leftmost part on top
  VisitedNodes& visited = run.visited();
  visited.start(plan.nodes.size());
  while (!open.empty() && cells.size() < kMaxCells) {
    const Part part = open.back();
    open.pop_back();
    if (!visited.visit(part.id)) continue;
    const Node& node = plan.nodes[part.id];
    if (node.op == Op::kCell || node.op == Op::kStateIn) {
      const CellUse use{node.a, static_cast<plan::Doc>(node.aux)};
      if (std::find(cells.begin(), cells.end(), use) == cells.end()) cells.push_back(use);
      continue;
    }
    const bool mayEvaluate = part.mayEvaluate && !loopsOverClaims(node.op);
    std::vector<NodeId> children;
    if (part.mayEvaluate) {
      children = findDecidingParts(run, node);
    } else {
      forEachChild(plan, node, [&children](NodeId child) { children.push_back(child); });
    }
    for (std::size_t i = children.size(); i-- > 0;) open.push_back({children[i], mayEvaluate});
  }
  return cells;
}

}  // namespace gouji::eval
