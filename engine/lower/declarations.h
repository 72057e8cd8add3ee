// engine/lower/declarations.h
//
// What of a pack is not a rule: units, parameters, extracts, profiles, and what nobody uses.
#pragma once

#include "engine/lower/context.h"

namespace gouji::lower {

void lowerUnits(Context& context);
void lowerParams(Context& context);
/// Places, units and patterns of all extracts, used or not.
void checkExtracts(Context& context);
/// After the rules: changes name them by index.
void lowerProfiles(Context& context);
/// Parameters, constants, functions and extracts that nothing uses.
void reportUnused(Context& context);

}  // namespace gouji::lower
