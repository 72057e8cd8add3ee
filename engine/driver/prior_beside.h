// engine/driver/prior_beside.h
//
// Last year's report, looked for in the folder of this year's.
//
// A hook is given the files that a commit touches and nothing else; last year's report mostly lies
// beside this year's, or in a folder beside this folder, under a name that differs in the year:
// 年报2025.docx and 年报2024.docx, 2025/某局.docx and 2024/某局.docx. So names that say the year
// are looked at first, and only where none fits a few others of the folder. What is read is held
// against unit and year as everywhere: a wrong guess costs time and gives nothing.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/driver/prior_index.h"
#include "engine/driver/session.h"

namespace gouji {

/// As many reports are read at most to find the one of the year before.
inline constexpr std::size_t kMostCandidates = 24;

/// Lists the reports of folders, each folder once: thousands of reports may lie in one, and each of
/// them asks.
class FolderList {
 public:
  /// The reports in `folder` itself, sorted, at most some thousands; "" is the current folder.
  const std::vector<std::string>& reportsOf(const std::string& folder);
  /// Those of them whose name is `stem` but for the extension.
  [[nodiscard]] std::vector<std::string> reportsNamed(const std::string& folder,
                                                      const std::string& stem);
  /// The first of them, as many as there may be candidates, whose name holds `part`.
  [[nodiscard]] const std::vector<std::string>& reportsWith(const std::string& folder,
                                                            const std::string& part);

 private:
  struct Folder {
    std::vector<std::string> reports;
    std::unordered_map<std::string, std::vector<std::string>> byStem;
    std::map<std::string, std::vector<std::string>> byPart;  // as far as it was asked for
  };
  Folder& open(const std::string& folder);

  std::map<std::string, Folder> folders_;
};

/// Paths that may hold the report of the year before `year`, likeliest first, at most
/// `kMostCandidates`.
[[nodiscard]] std::vector<std::string> findPriorCandidates(const std::string& path, int year,
                                                           FolderList& folders);

/// Looks for the reports of one run; reads each candidate once. Safe from several threads.
class PriorBeside {
 public:
  explicit PriorBeside(const Session& session) : session_(session) {}

  /// Null when there is none beside `path`, or for standard input.
  [[nodiscard]] std::shared_ptr<const Report> find(const Report& report, const std::string& path);

 private:
  [[nodiscard]] std::vector<std::string> candidatesFor(const std::string& path, int year);
  [[nodiscard]] std::shared_ptr<const Report> load(const std::string& path);

  const Session& session_;
  std::mutex mutex_;  // guards what follows
  FolderList folders_;
  std::map<std::pair<std::string, int>, std::vector<std::string>> candidates_;
  std::map<std::string, std::shared_ptr<const Report>> read_;
};

}  // namespace gouji
