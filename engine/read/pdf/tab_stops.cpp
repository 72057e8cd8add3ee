#include "engine/read/pdf/tab_stops.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gouji::pdf {
namespace {

// Points by which a word may miss its stop.
constexpr double kMiss = 0.8;
// Points before a stop at which a word may end and the next one no longer begin there.
constexpr double kReach = 0.3;
// Fewer distances between numbers show nothing.
constexpr std::size_t kFewestSteps = 12;
// Of twenty numbers nineteen stand at a stop; a year at the end of a sentence does not.
constexpr double kMostStrays = 0.05;
constexpr double kSameHeight = 0.1;  // share of it by which numbers of one row may differ
// Narrower than any tab, in points.
constexpr double kNarrowestStep = 14;

// Index of the first of the numbers that end the line.
std::size_t findNumbers(const TextLine& line) {
  std::size_t first = line.words.size();
  while (first > 0 && line.words[first - 1].isNumber) --first;
  return first;
}

// From one number to the next, the mean of the most usual ones: long numbers skip a stop.
double measureStep(std::vector<double> distances) {
  std::sort(distances.begin(), distances.end());
  double step = 0;
  std::size_t most = 0;
  for (std::size_t begin = 0, end = 0; begin < distances.size(); ++begin) {
    while (end < distances.size() && distances[end] - distances[begin] < kMiss) ++end;
    if (end - begin <= most) continue;
    most = end - begin;
    step = std::accumulate(distances.begin() + static_cast<std::ptrdiff_t>(begin),
                           distances.begin() + static_cast<std::ptrdiff_t>(end), 0.0) /
           static_cast<double>(most);
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
  const std::size_t numbers = findNumbers(row);
  if (numbers == row.words.size() || next.words.empty() || findNumbers(next) != 0) return false;
  // Signs and words beside the numbers may be of another font.
  const double letter = row.words.back().height;
  const TextLine::Word& first = next.words.front();
  if (std::abs(first.height - letter) > kSameHeight * letter) return false;
  // A tab that went over to the next line moves it to the first stop there.
  if (first.x0 < margins_.left - kMiss || first.x0 > margins_.left + step_ + kMiss) return false;
  const bool isWhole = numbers > 0 || isRest || row.x0 < margins_.left + kMiss;
  const double end = stopBehind(row.x1) + first.x1 - first.x0;
  return isWhole && end > margins_.right - letter / 2 && areNeighbours(row, numbers) &&
         areNeighbours(next, 0);
}

bool TabStops::isStop(double x) const {
  const double steps = (x - first_) / step_;
  return std::abs(steps - std::round(steps)) * step_ < kMiss;
}

double TabStops::stopBehind(double x) const {
  return first_ + std::ceil((x + kReach - first_) / step_) * step_;
}

bool TabStops::areNeighbours(const TextLine& line, std::size_t first) const {
  for (std::size_t i = first; i < line.words.size(); ++i) {
    if (!isStop(line.words[i].x0)) return false;
    if (i > first && line.words[i].x0 > stopBehind(line.words[i - 1].x1) + kMiss) return false;
  }
  return true;
}

}  // namespace gouji::pdf
