// What --select, --ignore and a profile make of the rules.
#include <catch2/catch.hpp>

#include "engine/driver/rule_selection.h"

namespace gouji {
namespace {

plan::Plan makePlan() {
  plan::Plan made;
  for (const char* id : {"ARI-01", "ARI-02", "NAR-01", "STR-09"}) {
    plan::Rule rule;
    rule.id = id;
    rule.name = "name-of-" + rule.id;
    rule.offByDefault = rule.id == "STR-09";
    made.rules.push_back(rule);
  }
  plan::Profile profile;
  profile.name = "township";
  plan::ProfileChange off;
  off.kind = plan::ProfileChange::Kind::kOff;
  off.target = 0;
  off.until = Date::make(2026, 6, 30);
  plan::ProfileChange level;
  level.target = 2;
  level.level = plan::Level::kInfo;
  profile.changes = {off, level};
  made.profiles.push_back(profile);
  return made;
}

/// Ids of the rules that are used.
std::string used(const RuleSelection& selection) {
  const plan::Plan plan = makePlan();
  const auto options = selectRules(plan, selection);
  if (!options) return options.error().code + ": " + options.error().hint.en;
  std::string ids;
  for (std::size_t i = 0; i < plan.rules.size(); ++i) {
    if (options->enabled[i]) ids += (ids.empty() ? "" : " ") + plan.rules[i].id;
  }
  return ids;
}

TEST_CASE("without a wish every rule is used except those that are off") {
  CHECK(used({}) == "ARI-01 ARI-02 NAR-01");
}

TEST_CASE("rules are selected and ignored by id, by prefix and by name") {
  CHECK(used({"", {"ARI"}, {}, {}}) == "ARI-01 ARI-02");
  CHECK(used({"", {"ARI"}, {"ARI-02"}, {}}) == "ARI-01");
  CHECK(used({"", {"name-of-NAR-01"}, {}, {}}) == "NAR-01");
  CHECK(used({"", {}, {"ARI", "NAR"}, {}}).empty());
}

TEST_CASE("a rule that is off is switched on by its own id, not by a prefix") {
  CHECK(used({"", {"STR-09"}, {}, {}}) == "STR-09");
  CHECK(used({"", {"STR"}, {}, {}}).empty());
}

TEST_CASE("an unknown rule is a mistake, with the rule that was probably meant") {
  CHECK(used({"", {"ARI-1"}, {}, {}}).starts_with("rules.unknown-rule: did you mean `ARI-01`"));
  CHECK(used({"", {}, {"XYZ"}, {}}).starts_with("rules.unknown-rule: "));
  CHECK(used({"", {""}, {}, {}}).starts_with("rules.unknown-rule: "));
}

TEST_CASE("a profile switches off until its last day, that day included") {
  const auto on = [](int month, int day) {
    return RuleSelection{"township", {}, {}, *Date::make(2026, month, day)};
  };
  CHECK(used(on(6, 30)) == "ARI-02 NAR-01");
  CHECK(used(on(7, 1)) == "ARI-01 ARI-02 NAR-01");
  CHECK(selectRules(makePlan(), on(6, 30))->levelOverride[2] == plan::Level::kInfo);
}

TEST_CASE("an unknown profile is a mistake that lists those there are") {
  CHECK(used({"city", {}, {}, {}}) == "rules.unknown-profile: available: township");
}

}  // namespace
}  // namespace gouji
