#include "engine/driver/inputs.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

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
  return {"file.no-access",
          {"无法打开文件夹 " + path + "：" + code.message(),
           "cannot open the folder " + path + ": " + code.message()},
          {}};
}

void searchFolder(const std::string& folder, InputList& list) {
  std::error_code code;
  fs::recursive_directory_iterator entry(folder, code);
  if (code) {
    list.problems.emplace_back(folder, cannotEnter(folder, code));
    return;
  }
  const std::size_t first = list.files.size();
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
    if (entry->is_regular_file(ignored) && hasReportExtension(path.string())) {
      list.files.push_back(path.string());
    }
  }
  if (code) list.problems.emplace_back(folder, cannotEnter(folder, code));
  std::sort(list.files.begin() + static_cast<std::ptrdiff_t>(first), list.files.end());
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
  return list;
}

}  // namespace gouji
