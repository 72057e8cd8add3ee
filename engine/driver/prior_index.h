// engine/driver/prior_index.h
//
// Last year's reports, found for the reports of this year.
//
// An agency may call itself 淮安市洪泽区人民政府 in one year and 洪泽区人民政府 in the next, so
// names that end alike are paired too, but only when exactly one report of the year before fits: a
// wrong pair would give findings that nobody could understand.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/report/report.h"

namespace gouji {

class PriorIndex {
 public:
  void add(std::shared_ptr<const Report> report);

  /// Last year's report of the same unit, or null. By unit id where both have one, else by agency.
  /// A single report in the index also fits a report whose agency is unknown, or the other way
  /// round, but never one of another year.
  [[nodiscard]] std::shared_ptr<const Report> find(const Report& report) const;

  [[nodiscard]] std::size_t size() const { return reports_.size(); }
  [[nodiscard]] const std::vector<std::shared_ptr<const Report>>& reports() const {
    return reports_;
  }

 private:
  /// The reports of one year. A folder may hold thousands, each asked for by one of this year.
  struct Year {
    std::vector<std::string> names;  // of all, without white space, in the order of `reports`
    std::vector<std::shared_ptr<const Report>> reports;
    std::unordered_multimap<std::string, std::size_t> byName;
    std::unordered_map<std::string, std::shared_ptr<const Report>> byUnit;
  };

  std::vector<std::shared_ptr<const Report>> reports_;
  std::map<int, Year> years_;
};

}  // namespace gouji
