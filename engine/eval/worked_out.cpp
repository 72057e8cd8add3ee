#include "engine/eval/worked_out.h"

#include "engine/eval/claims.h"

namespace gouji::eval {
namespace {

template <typename A>
void transfer(A& archive, WorkedOut& all) {
  transferAll(archive, all.nodes, all.schedules, all.words);
}

}  // namespace

WorkedOut::WorkedOut(const plan::Plan& plan) {
  if (plan.workedOut.empty()) {
    nodes = NodeTable(plan);
    return;
  }
  ArchiveReader reader(std::span<const std::uint64_t>(plan.workedOut));
  transfer(reader, *this);
}

void workOut(plan::Plan& plan) {
  WorkedOut all;
  all.nodes = NodeTable(plan);
  const ClaimFinder claims(plan);
  for (std::uint32_t form = 0; form < plan.forms.size(); ++form) {
    all.schedules.emplace_back(plan, form);
    all.words.push_back(claims.writeWords(form));
  }
  ArchiveWriter writer;
  transfer(writer, all);
  plan.workedOut = writer.takeRow();
}

}  // namespace gouji::eval
