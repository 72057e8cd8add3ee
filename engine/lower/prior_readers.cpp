#include "engine/lower/prior_readers.h"

#include "engine/plan/op_table.h"

namespace gouji::lower {
namespace {

using plan::Field;

bool isChild(Field field) {
  switch (field) {
    case Field::kN:
    case Field::kB:
    case Field::kT:
    case Field::kD:
    case Field::kNOrNone:
    case Field::kBOrNone:
    case Field::kAny:
      return true;
    default:
      return false;
  }
}

/// For every node whether it, or one below it, reads last year's report.
std::vector<bool> findReaders(const plan::Plan& plan) {
  std::vector<bool> reads(plan.nodes.size(), false);
  for (plan::NodeId id = 0; id < plan.nodes.size(); ++id) {
    const plan::Node& node = plan.nodes[id];
    const plan::OpInfo& info = plan::infoOf(node.op);
    bool found =
        info.aux == plan::Aux::kDoc && static_cast<plan::Doc>(node.aux) == plan::Doc::kPrior;
    const auto look = [&](plan::NodeId child) {
      found = found || (child != kNone && reads[child]);
    };
    if (isChild(info.a)) look(node.a);
    if (isChild(info.b)) look(node.b);
    if (isChild(info.c)) look(node.c);
    if (info.a == Field::kListN || info.a == Field::kListB)
      for (std::uint32_t i = 0; i < node.b; ++i) look(plan.lists[node.a + i]);
    reads[id] = found;
  }
  return reads;
}

}  // namespace

void markPriorReaders(plan::Plan& plan) {
  const std::vector<bool> reads = findReaders(plan);
  for (const plan::Instance& instance : plan.instances) {
    const auto isReader = [&](plan::NodeId root) { return root != kNone && reads[root]; };
    if (isReader(instance.guard) || isReader(instance.check))
      plan.rules[instance.rule].readsPrior = true;
  }
}

}  // namespace gouji::lower
