#include "engine/driver/prior_beside.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "engine/driver/inputs.h"

namespace gouji {
namespace fs = std::filesystem;
namespace {

// A folder with more files than this is no folder of a unit, and listing it takes time.
constexpr std::size_t kMostListed = 5'000;

std::string withYearBefore(const std::string& text, int year) {
  const std::string from = std::to_string(year);
  const std::string to = std::to_string(year - 1);
  std::string out = text;
  for (std::size_t at = out.find(from); at != std::string::npos; at = out.find(from, at + 4))
    out.replace(at, 4, to);
  return out;
}

std::string stemOf(const std::string& path) { return fs::path(path).stem().string(); }

}  // namespace

FolderList::Folder& FolderList::open(const std::string& path) {
  const auto [known, isNew] = folders_.try_emplace(path);
  Folder& folder = known->second;
  if (!isNew) return folder;
  std::error_code code;
  fs::directory_iterator entry(path.empty() ? "." : path, code);
  for (const fs::directory_iterator end; !code && entry != end; entry.increment(code)) {
    std::error_code ignored;
    const std::string name = entry->path().filename().string();
    if (name.starts_with('.') || name.starts_with("~$")) continue;
    if (!hasReportExtension(name) || !entry->is_regular_file(ignored)) continue;
    folder.reports.push_back((fs::path(path) / name).string());
    if (folder.reports.size() >= kMostListed) break;
  }
  std::sort(folder.reports.begin(), folder.reports.end());
  for (const std::string& report : folder.reports) folder.byStem[stemOf(report)].push_back(report);
  return folder;
}

const std::vector<std::string>& FolderList::reportsOf(const std::string& folder) {
  return open(folder).reports;
}

std::vector<std::string> FolderList::reportsNamed(const std::string& folder,
                                                  const std::string& stem) {
  const Folder& opened = open(folder);
  const auto found = opened.byStem.find(stem);
  return found == opened.byStem.end() ? std::vector<std::string>() : found->second;
}

const std::vector<std::string>& FolderList::reportsWith(const std::string& folder,
                                                        const std::string& part) {
  Folder& opened = open(folder);
  const auto [known, isNew] = opened.byPart.try_emplace(part);
  for (std::size_t i = 0; isNew && i < opened.reports.size(); ++i) {
    // One more than are wanted: the report that asks may be among them.
    if (known->second.size() > kMostCandidates) break;
    if (stemOf(opened.reports[i]).find(part) != std::string::npos)
      known->second.push_back(opened.reports[i]);
  }
  return known->second;
}

std::vector<std::string> findPriorCandidates(const std::string& path, int year,
                                             FolderList& folders) {
  std::vector<std::string> found;
  const auto add = [&](const std::vector<std::string>& candidates) {
    for (const std::string& candidate : candidates) {
      if (found.size() >= kMostCandidates) return;
      if (candidate != path && std::find(found.begin(), found.end(), candidate) == found.end())
        found.push_back(candidate);
    }
  };
  const std::string folder = fs::path(path).parent_path().string();
  // The same name with the year before in it, here or in the folder of that year.
  const std::string stem = withYearBefore(stemOf(path), year);
  add(folders.reportsNamed(folder, stem));
  if (const std::string before = withYearBefore(folder, year); before != folder) {
    std::vector<std::string> both = folders.reportsNamed(before, stem);
    if (stem != stemOf(path)) {
      const std::vector<std::string> same = folders.reportsNamed(before, stemOf(path));
      both.insert(both.end(), same.begin(), same.end());
    }
    std::sort(both.begin(), both.end());
    add(both);
  }
  add(folders.reportsWith(folder, std::to_string(year - 1)));
  if (found.empty()) add(folders.reportsOf(folder));
  return found;
}

std::shared_ptr<const Report> PriorBeside::find(const Report& report, const std::string& path) {
  if (!report.year || path == "-") return nullptr;
  PriorIndex index;
  for (const std::string& candidate : candidatesFor(path, *report.year)) {
    const std::shared_ptr<const Report> prior = load(candidate);
    if (prior == nullptr || prior->year != *report.year - 1) continue;
    index.add(prior);
    // The likeliest come first: what fits is taken, and no more is read.
    if (auto match = index.find(report)) return match;
  }
  return nullptr;
}

/// An NDJSON file asks for the same path again and again.
std::vector<std::string> PriorBeside::candidatesFor(const std::string& path, int year) {
  const std::lock_guard lock(mutex_);
  const auto [known, isNew] = candidates_.try_emplace({path, year});
  if (isNew) known->second = findPriorCandidates(path, year, folders_);
  return known->second;
}

std::shared_ptr<const Report> PriorBeside::load(const std::string& path) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = read_.find(path); known != read_.end()) return known->second;
  }
  Result<Report> report = session_.loader().loadFile(path);
  auto prior = report ? std::make_shared<const Report>(std::move(*report)) : nullptr;
  const std::lock_guard lock(mutex_);
  return read_.emplace(path, std::move(prior)).first->second;
}

}  // namespace gouji
