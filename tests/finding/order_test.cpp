// The order in which the findings of a report are shown.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "engine/finding/finding.h"

namespace gouji {
namespace {

Finding makeFinding(std::string rule, std::string instance, Location location) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.instance = std::move(instance);
  finding.location = location;
  return finding;
}

std::string namesOf(const std::vector<Finding>& findings) {
  std::string names;
  for (const Finding& finding : findings) names += finding.instance + " ";
  return names;
}

TEST_CASE("findings stand by place, then by rule, then as they were; without a place at the end") {
  std::vector<Finding> findings = {
      makeFinding("B", "last", {}),
      makeFinding("B", "third", GridPlace{1, 2, 1}),
      makeFinding("C", "first", GridPlace{1, 1, 1}),
      makeFinding("C", "fourth", GridPlace{1, 2, 1}),
      makeFinding("A", "second", GridPlace{1, 2, 1}),
      makeFinding("C", "fifth", GridPlace{1, 2, 1}),
  };
  sortFindings(findings);
  CHECK(namesOf(findings) == "first second third fourth fifth last ");
}

TEST_CASE("every order of findings is brought into the same one") {
  std::mt19937 random(11);  // NOLINT(cert-msc51-cpp)
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < 12; ++i)
    findings.push_back(makeFinding("R", std::to_string(i), ParagraphPlace{i}));
  const std::string sorted = namesOf(findings);
  for (int round = 0; round < 500; ++round) {
    std::shuffle(findings.begin(), findings.end(), random);
    sortFindings(findings);
    REQUIRE(namesOf(findings) == sorted);
  }
}

}  // namespace
}  // namespace gouji
