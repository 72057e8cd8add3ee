#include "engine/driver/inputs.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unordered_set>

namespace gouji {
namespace fs = std::filesystem;
namespace {

// .doc, .wps and .rtf are listed although not every machine can read them: a folder in which a
// unit's report was passed over silently would look as if it had been checked.
constexpr std::array<std::string_view, 14> kExtensions = {
    ".json", ".ndjson", ".jsonl", ".txt", ".md",  ".markdown", ".html",
    ".htm",  ".xhtml",  ".docx",  ".pdf", ".doc", ".wps",      ".rtf"};

bool isHidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with(".") || name.starts_with("~$");  // ~$x.docx: Word's lock on x.docx
}

Error cannotEnter(const std::string& path, const std::error_code& code) {
  if (code == std::errc::permission_denied) {
    return {"file.no-access",
            {path + "：没有权限打开这个文件夹，其中的报告未检查",
             path + ": you may not open this folder; the reports in it were not checked"},
            {"请检查文件夹权限", "check the permissions of the folder"}};
  }
  return {"file.no-access",
          {path + "：无法打开这个文件夹（" + code.message() + "），其中的报告未检查",
           path + ": this folder cannot be opened (" + code.message() +
               "); the reports in it were not checked"},
          {}};
}

/// Whether an entry of a folder is a file, or may be one: a link to a file that is gone and what
/// nothing can be learnt of are listed, so that reading them tells what is wrong.
bool mayBeFile(const fs::directory_entry& entry) {
  std::error_code ignored;
  const fs::file_type type = entry.status(ignored).type();
  return type == fs::file_type::regular || type == fs::file_type::not_found ||
         type == fs::file_type::none || type == fs::file_type::unknown;
}

void searchFolder(const std::string& folder, InputList& list) {
  std::error_code code;
  fs::recursive_directory_iterator entry(folder, code);
  if (code) {
    list.problems.emplace_back(folder, cannotEnter(folder, code));
    return;
  }
  const std::size_t firstFile = list.files.size();
  const std::size_t firstProblem = list.problems.size();
  for (const fs::recursive_directory_iterator end; entry != end; entry.increment(code)) {
    const fs::path& path = entry->path();
    std::error_code ignored;
    if (isHidden(path)) {
      if (entry->is_directory(ignored)) entry.disable_recursion_pending();
      continue;
    }
    if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
      // Entered here, so that a folder without permission is told and its neighbours still read.
      fs::directory_iterator probe(path, code);
      if (code) {
        list.problems.emplace_back(path.string(), cannotEnter(path.string(), code));
        entry.disable_recursion_pending();
      }
      continue;
    }
    if (hasReportExtension(path.string()) && mayBeFile(*entry)) list.files.push_back(path.string());
  }
  if (code) list.problems.emplace_back(folder, cannotEnter(folder, code));
  // A file system lists its entries in any order.
  std::sort(list.files.begin() + static_cast<std::ptrdiff_t>(firstFile), list.files.end());
  std::sort(list.problems.begin() + static_cast<std::ptrdiff_t>(firstProblem), list.problems.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
}

/// Keeps the first of paths that are the same, but for "./" and the like.
void leaveOutRepeated(InputList& list) {
  std::unordered_set<std::string> seen;
  const auto isRepeated = [&](const std::string& path) {
    return !seen.insert(fs::path(path).lexically_normal().string()).second;
  };
  list.files.erase(std::remove_if(list.files.begin(), list.files.end(), isRepeated),
                   list.files.end());
}

}  // namespace

bool hasReportExtension(const std::string& path) {
  // What an annotated report is called: it is a result, its original lies elsewhere.
  if (fs::path(path).stem().extension() == ".gouji") return false;
  // A baseline, or findings as JSON.
  if (const std::string name = fs::path(path).filename().string();
      name.starts_with("gouji") && name.ends_with(".json"))
    return false;
  std::string extension = fs::path(path).extension().string();
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

InputList findInputs(const std::vector<std::string>& paths) {
  InputList list;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (path != "-" && fs::is_directory(path, ignored)) {
      searchFolder(path, list);
    } else {
      list.files.push_back(path);
    }
  }
  if (paths.size() > 1) leaveOutRepeated(list);
  return list;
}

}  // namespace gouji
