// Which report of last year belongs to a report of this year.
#include <catch2/catch.hpp>

#include "engine/driver/prior_index.h"

namespace gouji {
namespace {

std::shared_ptr<const Report> report(std::string agency, std::optional<int> year,
                                     std::string unitId = {}) {
  auto made = std::make_shared<Report>();
  made->agency = std::move(agency);
  made->year = year;
  made->unitId = std::move(unitId);
  return made;
}

std::string agencyOf(const std::shared_ptr<const Report>& found) {
  return found == nullptr ? "none" : found->agency;
}

TEST_CASE("the same agency, one year earlier") {
  PriorIndex index;
  index.add(report("甲局", 2023));
  index.add(report("甲局", 2024));
  index.add(report("乙局", 2024));
  CHECK(agencyOf(index.find(*report("甲局", 2025))) == "甲局");
  CHECK(index.find(*report("甲局", 2025))->year == 2024);
  CHECK(index.find(*report("丙局", 2025)) == nullptr);
  CHECK(index.find(*report("甲局", 2026)) == nullptr);
}

TEST_CASE("white space in a name does not matter") {
  PriorIndex index;
  index.add(report("某某区　教育局", 2024));
  CHECK(index.find(*report("某 某区教育局", 2025)) != nullptr);
}

TEST_CASE("a name with the city before it is the same unit when only one fits") {
  PriorIndex index;
  index.add(report("某某市东湖区人民政府", 2024));
  index.add(report("某某市西湖区人民政府", 2024));
  CHECK(agencyOf(index.find(*report("东湖区人民政府", 2025))) == "某某市东湖区人民政府");
  CHECK(index.find(*report("湖区人民政府", 2025)) == nullptr);
}

TEST_CASE("the whole name goes before an ending, and two of the same name are told by nobody") {
  PriorIndex index;
  index.add(report("某某市东湖区人民政府", 2024));
  index.add(report("东湖区人民政府", 2024));
  CHECK(agencyOf(index.find(*report("东湖区 人民政府", 2025))) == "东湖区人民政府");
  index.add(report("东湖区人民政府", 2024));
  CHECK(index.find(*report("东湖区人民政府", 2025)) == nullptr);
}

TEST_CASE("an ending of less than four characters says nothing") {
  PriorIndex index;
  index.add(report("某某市教育局", 2024));
  CHECK(index.find(*report("教育局", 2025)) == nullptr);
}

TEST_CASE("the unit id decides where both have one, whatever the names") {
  PriorIndex index;
  index.add(report("改名前", 2024, "u1"));
  index.add(report("改名后", 2024, "u2"));
  CHECK(agencyOf(index.find(*report("改名后", 2025, "u1"))) == "改名前");
  CHECK(index.find(*report("改名前", 2025, "u3")) == nullptr);
}

TEST_CASE("two reports that fit equally well are none") {
  PriorIndex index;
  index.add(report("甲局", 2024));
  index.add(report("甲局", 2024));
  CHECK(index.find(*report("甲局", 2025)) == nullptr);
}

TEST_CASE("the only report given fits a report whose agency is not known, but never another year") {
  PriorIndex index;
  index.add(report("甲局", 2024));
  CHECK(index.find(*report("", 2025)) != nullptr);
  CHECK(index.find(*report("", 2024)) == nullptr);
  CHECK(index.find(*report("甲局", std::nullopt)) == nullptr);
  CHECK(index.find(*report("乙局", 2025)) == nullptr);
}

}  // namespace
}  // namespace gouji
