#include "engine/read/pdf/tab_stops.h"

#include <algorithm>
#include <cmath>

namespace gouji::pdf {
namespace {

// Points by which a word may miss its stop.
constexpr double kMiss = 0.8;
// Fewer distances between numbers show nothing.
constexpr std::size_t kFewestSteps = 12;
// Of twenty numbers nineteen stand at a stop; a year at the end of a sentence does not.
constexpr double kMostStrays = 0.05;
// Narrower than any tab, in points.
constexpr double kNarrowestStep = 14;

// Index of the first of the numbers that end the line.
std::size_t findNumbers(const TextLine& line) {
  std::size_t first = line.words.size();
  while (first > 0 && line.words[first - 1].isNumber) --first;
  return first;
}

// From one number to the next, the most usual one: long numbers skip a stop.
double measureStep(std::vector<double> distances) {
  std::sort(distances.begin(), distances.end());
  double step = 0;
  std::size_t most = 0;
  for (std::size_t begin = 0, end = 0; begin < distances.size(); ++begin) {
    while (end < distances.size() && distances[end] - distances[begin] < kMiss) ++end;
    if (end - begin <= most) continue;
    most = end - begin;
    step = distances[begin + most / 2];
  }
  return step;
}

}  // namespace

std::optional<TabStops> TabStops::find(const std::vector<const TextLine*>& lines, Margins margins) {
  std::vector<double> distances;
  std::vector<double> starts;
  for (const TextLine* line : lines) {
    const std::size_t first = findNumbers(*line);
    if (line->words.size() < first + 2) continue;
    for (std::size_t i = first; i < line->words.size(); ++i) {
      if (i > first) distances.push_back(line->words[i].x0 - line->words[i - 1].x0);
      starts.push_back(line->words[i].x0);
    }
  }
  if (distances.size() < kFewestSteps) return std::nullopt;
  const double step = measureStep(std::move(distances));
  if (step < kNarrowestStep) return std::nullopt;
  // The stop of the middle one: the step is not exact, and misses by the most at the far ends.
  std::sort(starts.begin(), starts.end());
  const TabStops stops(starts[starts.size() / 2], step, margins);
  const auto strays = std::count_if(starts.begin(), starts.end(),
                                    [&](double start) { return !stops.isStop(start); });
  if (static_cast<double>(strays) > kMostStrays * static_cast<double>(starts.size()))
    return std::nullopt;
  return stops;
}

bool TabStops::goesOn(const TextLine& row, const TextLine& next, bool isRest) const {
  const double letter = std::max(row.height(), 1.0);
  if (next.words.empty() || findNumbers(next) != 0 || !isSameSize(row, next)) return false;
  // A tab that went over to the next line moves it to the first stop there.
  if (next.x0 < margins_.left - kMiss || next.x0 > margins_.left + step_ + kMiss) return false;
  const std::size_t numbers = findNumbers(row);
  if (numbers == row.words.size()) return false;
  const bool isWhole = numbers > 0 || isRest || row.x0 < margins_.left + kMiss;
  const double end = stopBehind(row.x1) + next.words[0].x1 - next.words[0].x0;
  return isWhole && end > margins_.right - letter / 2 && areNeighbours(row, numbers) &&
         areNeighbours(next, 0);
}

bool TabStops::isStop(double x) const {
  const double steps = (x - first_) / step_;
  return std::abs(steps - std::round(steps)) * step_ < kMiss;
}

double TabStops::stopBehind(double x) const {
  return first_ + std::ceil((x - kMiss - first_) / step_) * step_;
}

bool TabStops::areNeighbours(const TextLine& line, std::size_t first) const {
  for (std::size_t i = first; i < line.words.size(); ++i) {
    if (!isStop(line.words[i].x0)) return false;
    if (i > first && line.words[i].x0 > stopBehind(line.words[i - 1].x1) + kMiss) return false;
  }
  return true;
}

}  // namespace gouji::pdf
