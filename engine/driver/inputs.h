// engine/driver/inputs.h
//
// From the paths a user names to the reports there are.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"

namespace gouji {

/// The files to read, in the order in which they are reported.
struct InputList {
  std::vector<std::string> files;
  /// Paths that cannot be entered, each with its reason; they are reported like unreadable reports.
  std::vector<std::pair<std::string, Error>> problems;
};

/// Files and "-" stay as they are, whatever their name. Folders are searched with all folders
/// below them for files that can be reports by their extension, sorted by path; hidden files and
/// folders are skipped, and links to folders are not followed, so that no loop can arise. A link to
/// a file that is gone is listed: reading it tells. What is named twice, or named and found, is
/// listed once, at the first place.
[[nodiscard]] InputList findInputs(const std::vector<std::string>& paths);

/// Whether a file found in a folder is taken for a report. One that Gouji wrote
/// (`NAME.gouji.docx`, `gouji*.json`) is not.
[[nodiscard]] bool hasReportExtension(const std::string& path);

}  // namespace gouji
