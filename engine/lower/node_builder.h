// engine/lower/node_builder.h
//
// Makes the nodes of a plan: each different node once, constants computed at once.
//
// Rules of a form name the same cells and sums again and again. A node that is asked for twice is
// the same node, so the evaluator computes it once per report. Children always come before their
// parents because a node can only be asked for with children that exist.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/narrative/pattern.h"
#include "engine/plan/plan.h"

namespace gouji::lower {

using plan::NodeId;
using plan::Op;

/// More than any honest pack has; the evaluator keeps a value per node.
inline constexpr std::size_t kMaxNodes = 2'000'000;
/// Children of all lists together: `a or b or …` makes a list for each `or`.
inline constexpr std::size_t kMaxListEntries = 16'000'000;

class NodeBuilder {
 public:
  explicit NodeBuilder(plan::Plan& plan) : plan_(plan) {}

  NodeId make(Op op, std::uint32_t a = kNone, std::uint32_t b = kNone, std::uint32_t c = kNone,
              std::uint8_t aux = 0);
  NodeId number(Decimal value);
  NodeId boolean(bool value) { return make(value ? Op::kTrue : Op::kFalse); }
  NodeId date(Date value);
  NodeId textLiteral(const std::string& value);
  NodeId cell(CellId cell, plan::Doc doc) {
    return make(Op::kCell, cell, kNone, kNone, static_cast<std::uint8_t>(doc));
  }
  /// kSum, kMin, kMax, kCountTrue over the children; one child or none is simplified away.
  NodeId list(Op op, std::vector<NodeId> children);
  NodeId conjunction(const std::vector<NodeId>& children) { return junction(Op::kAnd, children); }
  NodeId disjunction(const std::vector<NodeId>& children) { return junction(Op::kOr, children); }
  NodeId negation(NodeId condition);
  /// kAdd, kSubtract, kMultiply. Nothing when constants overflow.
  std::optional<NodeId> arithmetic(Op op, NodeId a, NodeId b);
  NodeId negative(NodeId a);
  NodeId absolute(NodeId a);
  /// `a` times a constant factor.
  std::optional<NodeId> scaled(NodeId a, Decimal factor);
  NodeId compare(plan::Comparison comparison, NodeId a, NodeId b, NodeId tolerance = kNone);
  /// kIf, kIfB, kIfT.
  NodeId choice(Op op, NodeId condition, NodeId then, NodeId otherwise);
  NodeId equivalence(NodeId a, NodeId b) { return choice(Op::kIfB, a, b, negation(b)); }

  [[nodiscard]] std::optional<Decimal> constant(NodeId node) const;
  [[nodiscard]] std::optional<bool> constantBool(NodeId node) const;
  [[nodiscard]] const plan::Node& operator[](NodeId id) const { return plan_.nodes[id]; }
  [[nodiscard]] NodeId child(const plan::Node& node, std::uint32_t index) const {
    return plan_.lists[node.a + index];
  }

  plan::TextId text(const std::string& value);
  std::uint32_t pattern(const std::string& value);
  /// A pattern with its prepared form in the plan, once however often it is asked for.
  plan::Pattern prepare(narrative::PatternKind kind, const std::string& value);
  [[nodiscard]] bool isFull() const {
    return plan_.nodes.size() >= kMaxNodes || plan_.lists.size() >= kMaxListEntries;
  }

 private:
  struct NodeHash {
    std::size_t operator()(const plan::Node& node) const;
  };
  struct NodeEqual {
    bool operator()(const plan::Node& x, const plan::Node& y) const {
      return x.op == y.op && x.aux == y.aux && x.a == y.a && x.b == y.b && x.c == y.c;
    }
  };
  struct ListHash {
    std::size_t operator()(const std::vector<NodeId>& list) const;
  };
  NodeId junction(Op op, const std::vector<NodeId>& children);
  std::uint32_t listOf(const std::vector<NodeId>& children);
  std::uint32_t numberIndex(Decimal value);

  plan::Plan& plan_;
  std::unordered_map<plan::Node, NodeId, NodeHash, NodeEqual> nodes_;
  std::unordered_map<std::vector<NodeId>, std::uint32_t, ListHash> lists_;
  std::unordered_map<std::string, std::uint32_t> texts_, patterns_, numbers_;
  std::map<std::pair<narrative::PatternKind, std::string>, Range> prepared_;
};

}  // namespace gouji::lower
