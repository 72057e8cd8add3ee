// engine/cli/output_guard.h
//
// Keeps outputs away from the reports that are read: they are records of somebody else.
//
// Files are told apart by device and inode, so another spelling of a path and a hard link are the
// same file. Each report is looked up once, whatever the number of outputs.
#pragma once

#include <sys/types.h>

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.h"

namespace gouji::cli {

class OutputGuard {
 public:
  /// "-" and files that are not there need no keeping.
  explicit OutputGuard(const std::vector<std::string>& reports);

  /// Nothing when writing to `output` ("" and "-": standard output) touches none of the reports.
  /// Error: "output.is-input".
  [[nodiscard]] std::optional<Error> check(const std::string& output) const;

 private:
  std::set<std::pair<dev_t, ino_t>> reports_;
};

}  // namespace gouji::cli
