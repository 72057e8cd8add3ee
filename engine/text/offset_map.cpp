#include "engine/text/offset_map.h"

#include <algorithm>

namespace gouji {

void OffsetMap::add(std::uint32_t converted, std::uint64_t original) {
  if (runs_.empty()) {
    runs_.push_back({converted, original, 0, 0});
  } else if (converted > lastConverted_) {
    const std::uint32_t convertedStep = converted - lastConverted_;
    const auto originalStep = static_cast<std::uint32_t>(original - lastOriginal_);
    Run& run = runs_.back();
    if (run.convertedStep == 0) {
      run.convertedStep = convertedStep;
      run.originalStep = originalStep;
    } else if (run.convertedStep != convertedStep || run.originalStep != originalStep) {
      runs_.push_back({lastConverted_, lastOriginal_, convertedStep, originalStep});
    }
  }
  lastConverted_ = converted;
  lastOriginal_ = original;
}

std::uint64_t OffsetMap::toOriginal(std::uint32_t converted) const {
  const auto next =
      std::upper_bound(runs_.begin(), runs_.end(), converted,
                       [](std::uint32_t offset, const Run& run) { return offset < run.converted; });
  if (next == runs_.begin()) return converted;
  const Run& run = *(next - 1);
  if (converted >= lastConverted_) return lastOriginal_;
  if (run.convertedStep == 0) return run.original;
  return run.original +
         std::uint64_t{(converted - run.converted) / run.convertedStep} * run.originalStep;
}

}  // namespace gouji
