// Two small forms that have everything the JSON reader distinguishes: blocks with columns of their
// own, a variant, nested keys, a signed and a decimal cell, and a column only the old form has.
#pragma once

#include <memory>
#include <vector>

#include "engine/form/form.h"

/// "new-form" (2021 on) and "old-form" (2019 and 2020).
std::vector<std::shared_ptr<const gouji::Form>> makeSampleForms();
