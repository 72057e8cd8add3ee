// engine/render/xlsx/ranking.h
//
// The reports of a run, worst first: the order of every sheet.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "engine/render/job/job.h"

namespace gouji::xlsx {

struct RankedReport {
  const office::JobReport* report = nullptr;
  std::array<std::size_t, 3> byLevel{};  // failures not accepted, by FindingLevel
  std::size_t accepted = 0;
};

/// By errors, then warnings, then infos; reports that could not be read come first, because nothing
/// is known of them. Equals stay in the order of the run.
[[nodiscard]] std::vector<RankedReport> rankReports(const std::vector<office::JobReport>& reports);

}  // namespace gouji::xlsx
