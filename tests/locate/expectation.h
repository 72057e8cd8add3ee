// tests/locate/expectation.h
//
// What tests ask of a result, over all its groups: independent mistakes stand in groups of their
// own, and the explanations of the whole are all combinations of theirs.
#pragma once

#include "engine/locate/locator.h"
#include "tests/locate/sample_form.h"

namespace gouji::sample {

/// True when choosing the right explanation in every group turns `wrong` into `right`, cell by
/// cell.
[[nodiscard]] bool explains(const LocatorResult& result, const Values& right, const Values& wrong);

/// How many sets of cells explain the whole report.
[[nodiscard]] std::size_t countExplanations(const LocatorResult& result);

/// How many cells each explanation of the whole changes (by the first one of each group).
[[nodiscard]] std::size_t changesPerExplanation(const LocatorResult& result);

}  // namespace gouji::sample
