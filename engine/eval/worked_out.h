// engine/eval/worked_out.h
//
// What the evaluator works out from a plan before it sees a report.
//
// Facts about nodes, which checks need no evaluation, which words to look for: all of it follows
// from the rules alone and takes as long as checking three reports. So the build works it out for
// the built-in rules and puts it into the plan (Plan::workedOut), where it is used in place. For
// rules compiled at run time it is made when it is first needed.
#pragma once

#include <vector>

#include "engine/eval/node_table.h"
#include "engine/eval/schedule.h"

namespace gouji::eval {

struct WorkedOut {
  WorkedOut() = default;
  /// What lies in the plan, which must outlive it; otherwise the table of nodes alone.
  explicit WorkedOut(const plan::Plan& plan);

  NodeTable nodes;
  /// By form: the instances, and the words of the extracts and conditions as the narrative's
  /// extractor wrote them. Both empty when they are still to be made.
  std::vector<Schedule> schedules;
  std::vector<Array<std::uint64_t>> words;
};

/// Works all of it out and puts it into the plan.
void workOut(plan::Plan& plan);

}  // namespace gouji::eval
