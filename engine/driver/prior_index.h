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
  std::vector<std::shared_ptr<const Report>> reports_;
  std::map<int, std::vector<std::shared_ptr<const Report>>> byYear_;
  std::map<std::pair<int, std::string>, std::shared_ptr<const Report>> byUnit_;
};

}  // namespace gouji
