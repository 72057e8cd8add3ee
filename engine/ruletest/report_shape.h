// engine/ruletest/report_shape.h
//
// What a reader would observe of the tables of a report that was made cell by cell.
#pragma once

#include "engine/report/report.h"

namespace gouji::ruletest {

/// Finds out from the cells which tables are there and in which shape, and what they miss. Replaces
/// the observations of missing tables, rows and columns by its own.
void observeShape(Report& report);

}  // namespace gouji::ruletest
