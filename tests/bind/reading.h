// tests/bind/reading.h
//
// From text to report in one step, for tests.
#pragma once

#include <string>

#include "engine/report/report.h"

namespace gouji::bindtest {

/// Reads and binds with both forms.
[[nodiscard]] Result<Report> tryRead(const std::string& text);
/// The same; fails the test when either refuses.
[[nodiscard]] Report readReport(const std::string& text);

/// What stands in a cell, as text: "12", "" for blank, "?" for unreadable, "-" for absent, the
/// words in 「」 for fillers and text.
[[nodiscard]] std::string cellText(const Report& report, const std::string& table,
                                   const std::string& row, const std::string& column);
/// All cells of a row, separated by blanks.
[[nodiscard]] std::string rowText(const Report& report, const std::string& table,
                                  const std::string& row);

}  // namespace gouji::bindtest
