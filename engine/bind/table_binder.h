// engine/bind/table_binder.h
//
// One table of the form, read from a stretch of lines into the report.
#pragma once

#include <vector>

#include "engine/bind/lines.h"
#include "engine/bind/prepared_form.h"
#include "engine/form/form.h"
#include "engine/report/report.h"

namespace gouji::bind {

struct LineRange {
  std::size_t first = 0;
  std::size_t last = 0;  // exclusive
  /// The lines stand under the heading of the table's own section.
  bool isOwnSection = true;
};

/// Sets the cells, the variant and the observations of `table`. Gives whether anything of the table
/// was found; when nothing was, only a kMissingTable observation is made.
bool bindTable(const std::vector<Line>& lines, LineRange range, std::uint32_t table,
               const PreparedTable& prepared, Report& report);

}  // namespace gouji::bind
