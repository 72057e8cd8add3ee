// tests/layouts/trial.h
//
// Reports of one format, written in each of its layouts and spoiled by each damage, read back.
//
// A cell may be read right or be called unreadable; it may not be read wrong, nor may the agency,
// the year or a heading. The environment variable GOUJI_LAYOUTS sets how many reports each layout
// gets and prints the table of results; GOUJI_LAYOUTS_SEED takes one report out of them,
// GOUJI_LAYOUTS_KEEP names a folder for those that were not read as a whole.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "engine/report/report.h"
#include "tests/layouts/damage.h"

namespace gouji::layouts {

struct Trial {
  SampleReport sample;
  std::string bytes;  // the file
};

struct Format {
  std::vector<std::string> layouts;
  /// Whether the damage changes anything in the layout that has not another name.
  std::function<bool(std::size_t layout, Damage damage)> applies;
  std::function<Trial(std::size_t layout, Damage damage, std::uint64_t seed)> make;
  /// The least share of cells to be read: a reader that called everything unreadable would be
  /// useless.
  double leastRead = 0.9;
  /// The same for each layout by itself, where the layouts differ in what they leave to be read.
  std::vector<double> leastReadOf;
  /// Reads the files of one layout and damage, in their order. It may put others in their place.
  std::function<std::vector<Result<Report>>(std::vector<Trial>& trials)> read;
};

/// Fails the test for each cell that is read wrong, and when too few are read.
/// `reports` is how many each layout gets unless GOUJI_LAYOUTS says otherwise.
void tryLayouts(const Format& format, std::uint32_t reports);

/// As tryLayouts() asks for: one file after the other.
[[nodiscard]] std::function<std::vector<Result<Report>>(std::vector<Trial>& trials)> oneByOne(
    std::function<Result<Document>(std::string bytes)> read);

}  // namespace gouji::layouts
