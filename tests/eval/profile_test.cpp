#include "engine/eval/profile.h"

#include <catch2/catch.hpp>

#include "tests/eval/small_plan.h"

namespace gouji::test {
namespace {

using Kind = plan::ProfileChange::Kind;

plan::Plan twoRules() {
  PlanBuilder b;
  b.rule("A");
  b.rule("B");
  b.plan.rules[1].offByDefault = true;
  b.plan.params.push_back({"limit", "number", "字"});
  return b.plan;
}

plan::ProfileChange change(Kind kind, std::uint32_t target) {
  plan::ProfileChange made;
  made.kind = kind;
  made.target = target;
  return made;
}

TEST_CASE("without a profile everything is on but what is off by default") {
  const EvaluationOptions options = makeDefaultOptions(twoRules());
  CHECK(options.enabled == std::vector<bool>{true, false});
  CHECK_FALSE(options.levelOverride[0]);
  CHECK_FALSE(options.params[0].isSet);
}

TEST_CASE("a profile switches on and off, grades and sets, the last word counts") {
  plan::Profile profile;
  profile.changes = {change(Kind::kOn, 1), change(Kind::kOff, 0), change(Kind::kOn, 0),
                     change(Kind::kLevel, 0), change(Kind::kSetParam, 0)};
  profile.changes[3].level = plan::Level::kInfo;
  profile.changes[4].value.number = 1000;
  EvaluationOptions options = makeDefaultOptions(twoRules());
  applyProfile(profile, {}, options);
  CHECK(options.enabled == std::vector<bool>{true, true});
  CHECK(options.levelOverride[0] == plan::Level::kInfo);
  CHECK(options.params[0].isSet);
  CHECK(options.params[0].number == Decimal(1000));
  CHECK(options.params[0].name == "limit");
}

TEST_CASE("a rule that is off until a day is on from the day after") {
  plan::Profile profile;
  profile.changes = {change(Kind::kOff, 0)};
  profile.changes[0].until = Date::make(2026, 12, 31);
  const auto isOn = [&](std::optional<Date> today) {
    EvaluationOptions options = makeDefaultOptions(twoRules());
    applyProfile(profile, today, options);
    return bool(options.enabled[0]);
  };
  CHECK_FALSE(isOn(Date::make(2026, 12, 31)));
  CHECK(isOn(Date::make(2027, 1, 1)));
  CHECK_FALSE(isOn({}));
}

}  // namespace
}  // namespace gouji::test
