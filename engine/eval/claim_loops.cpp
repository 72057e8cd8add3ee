// The nodes that loop over claims: count, sum, least, greatest, every, some.
//
// A loop over claims that cannot be known (the section is not there) is unknown, which is something
// else than a loop over no claims.
#include <cassert>

#include "engine/eval/run.h"

namespace gouji::eval {

using plan::Node;
using plan::Op;

namespace {

/// Loops within loops multiply their costs; rules nest two.
constexpr std::uint32_t kMaxLoopDepth = 8;

class DepthGuard {
 public:
  explicit DepthGuard(std::uint32_t& depth) : depth_(depth) { ++depth_; }
  ~DepthGuard() { --depth_; }
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;
  [[nodiscard]] bool isTooDeep() const { return depth_ > kMaxLoopDepth; }

 private:
  std::uint32_t& depth_;
};

}  // namespace

Number Run::computeOfClaims(const Node& node) {
  const DepthGuard depth(loopDepth_);
  if (depth.isTooDeep()) return Number::error(Reason::kTooManySteps);
  const ClaimList& list = claimsOf(node.a);
  if (list.cause.isSet())
    return node.op == Op::kCountClaims ? Number::atLeast(0, list.cause)
                                       : Number::anything(list.cause);
  if (node.op == Op::kCountClaims) return countClaims(node);
  return node.op == Op::kSumClaims ? sumClaims(node) : leastOrGreatestClaim(node);
}

Number Run::countClaims(const Node& node) {
  const ClaimList& list = claimsOf(node.a);
  if (node.b == kNone) return Number::exactly(static_cast<std::int64_t>(list.claims.size()));
  Number count = Number::exactly(0);
  for (const FoundClaim& claim : list.claims) {
    bind(node.aux, claim);
    const Truth counts = evaluateTruth(node.b);
    if (counts.isFalse()) continue;
    if (counts.cause.isError()) return Number::anything(counts.cause);
    const Number one = Number::exactly(1);
    count = add(count, counts.isTrue() ? one : either(Number::exactly(0), one, counts.cause));
  }
  return count;
}

Number Run::sumClaims(const Node& node) {
  Number sum = Number::exactly(0);
  for (const FoundClaim& claim : claimsOf(node.a).claims) {
    bind(node.aux, claim);
    const Truth counts = node.c == kNone ? Truth::of(true) : evaluateTruth(node.c);
    if (counts.isFalse()) continue;
    if (counts.cause.isError()) return Number::anything(counts.cause);
    const Number value = evaluateNumber(node.b);
    if (value.isError()) return value;
    sum = add(sum, counts.isTrue() ? value : either(Number::exactly(0), value, counts.cause));
  }
  return sum;
}

Number Run::leastOrGreatestClaim(const Node& node) {
  const auto choose = [&node](const Number& a, const Number& b) {
    return node.op == Op::kMinClaims ? smaller(a, b) : greater(a, b);
  };
  // The extreme of the claims that surely count, and of those that may count besides.
  std::optional<Number> sure;
  std::optional<Number> possible;
  Cause doubt;
  for (const FoundClaim& claim : claimsOf(node.a).claims) {
    bind(node.aux, claim);
    const Truth counts = node.c == kNone ? Truth::of(true) : evaluateTruth(node.c);
    if (counts.isFalse()) continue;
    if (counts.cause.isError()) return Number::anything(counts.cause);
    const Number value = evaluateNumber(node.b);
    if (value.isError()) return value;
    std::optional<Number>& extreme = counts.isTrue() ? sure : possible;
    extreme = extreme ? choose(*extreme, value) : value;
    if (counts.isUnknown()) doubt = chooseCause(doubt, counts.cause);
  }
  if (!sure) return Number::anything(possible ? doubt : Cause{Reason::kNoClaim});
  return possible ? either(*sure, choose(*sure, *possible), doubt) : *sure;
}

/// `every` with `absorbing` false, `some` with `absorbing` true.
Truth Run::combineClaims(const Node& node, bool absorbing) {
  const DepthGuard depth(loopDepth_);
  if (depth.isTooDeep()) return Truth::unknown({Reason::kTooManySteps});
  const ClaimList& list = claimsOf(node.a);
  if (list.cause.isSet()) return Truth::unknown(list.cause);
  Truth result = Truth::of(!absorbing);
  for (const FoundClaim& claim : list.claims) {
    bind(node.aux, claim);
    const Truth item = evaluateTruth(node.b);
    if (item.isUnknown()) {
      result = Truth::unknown(chooseCause(result.cause, item.cause));
    } else if (item.isTrue() == absorbing) {
      return item;
    }
  }
  return result;
}

}  // namespace gouji::eval
