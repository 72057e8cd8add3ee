#include "engine/eval/program.h"

#include "engine/eval/claims.h"
#include "engine/narrative/compiled_pattern.h"

namespace gouji::eval {
Program::Program(const plan::Plan& plan)
    : plan_(plan),
      patterns_(plan.patterns.size()),
      workedOut_(plan),
      claimFinder_(std::make_unique<ClaimFinder>(plan, workedOut_.words)),
      schedules_(plan.forms.size()),
      maps_(plan.forms.size() * plan.forms.size()) {}

Program::~Program() = default;

const narrative::CompiledPattern* Program::pattern(std::uint32_t index) const {
  // `matches` searches folded text, so its pattern is folded in the same way.
  const auto make = [&] {
    const plan::Pattern& pattern = plan_.patterns[index];
    return narrative::CompiledPattern::make(narrative::PatternKind::kMatch, pattern.words,
                                            plan_.preparedOf(pattern));
  };
  return patterns_[index].get(make).get();
}

const Schedule& Program::scheduleOf(std::uint32_t form) const {
  if (hasSchedules()) return workedOut_.schedules[form];
  return schedules_[form].get([&] { return Schedule(plan_, form); });
}

const FormMap& Program::mapBetween(std::uint32_t from, std::uint32_t to) const {
  return maps_[from * plan_.forms.size() + to].get(
      [&] { return FormMap(*plan_.forms[from], *plan_.forms[to]); });
}

}  // namespace gouji::eval
