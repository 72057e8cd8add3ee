#include "engine/eval/children.h"

namespace gouji::eval {

NodeType typeOf(plan::Op op) {
  using plan::Op;
  // The four groups of plan::Op follow each other in this order.
  if (op < Op::kTrue) return NodeType::kNumber;
  if (op < Op::kText) return NodeType::kTruth;
  if (op < Op::kDate) return NodeType::kText;
  return NodeType::kDate;
}

}  // namespace gouji::eval
