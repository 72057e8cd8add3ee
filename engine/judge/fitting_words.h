// engine/judge/fitting_words.h
//
// What a finding about a cell without a number says besides: the number that would fit.
//
// It is said, marked as something to check, and written nowhere: a blank stays a blank.
#pragma once

#include "engine/judge/causes.h"

namespace gouji::judge {

/// Adds to the computation of `finding`, built from `result`, the values that fit into its cells,
/// and says when its equation had to be left out of the search for the wrong cell.
void tellWhatFits(Finding& finding, const InstanceResult& result, const plan::Plan& plan,
                  const Form& form, const Located& located);

}  // namespace gouji::judge
