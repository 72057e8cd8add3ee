#include "engine/cli/scope_decisions.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>

#include "engine/diag/render.h"
#include "engine/read/read.h"

namespace gouji::cli {
namespace {

namespace fs = std::filesystem;

Date systemDate() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return Date::make(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday).value_or(Date());
}

std::string folderOf(const std::string& path) {
  const std::string folder = fs::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

fs::path absoluteFolder(const std::string& path) {
  std::error_code code;
  fs::path absolute = fs::absolute(path.empty() ? "." : path, code).lexically_normal();
  return absolute.has_filename() ? absolute : absolute.parent_path();
}

/// Reads the files of decisions one by one and keeps what is wrong with them.
class DecisionReader {
 public:
  DecisionReader(Decisions& decisions, const Arguments& arguments, const Console& console)
      : decisions_(decisions), console_(console) {
    std::error_code ignored;
    for (const std::string& path : arguments.positionals) {
      if (fs::is_directory(path, ignored)) folders_.push_back(absoluteFolder(path));
    }
  }

  void addBaseline(const std::string& path) {
    if (auto baseline = readBaseline(path, console_)) {
      decisions_.addBaseline(std::move(*baseline));
    } else {
      isBroken_ = true;
    }
  }

  void addConfigured(const SettingsFinder::Scope& scope) {
    if (scope.file != nullptr) {
      if (const TomlEntry* waivers = scope.file->root.find("waiver"))
        decisions_.addWaivers(readWaivers(waivers->value, scope.file->source, diagnostics_),
                              {"", "", isWholeChecked(scope.file->folder)});
    }
    for (const std::string& path : scope.settings.all(SettingId::kWaivers)) {
      const bool isConfigured =
          scope.settings.at(SettingId::kWaivers).origin.kind == Origin::Kind::kFile;
      addWaiverFile(path,
                    {"", "", isWholeChecked(isConfigured ? scope.file->folder : folderOf(path))});
    }
  }

  /// What lies beside the reports, in the order of the reports.
  void addBeside(const std::vector<std::string>& files) {
    std::set<std::string> seen;
    for (const std::string& file : files) {
      if (file == "-") continue;
      const std::string folder = folderOf(file);
      if (seen.insert(folder).second) {
        const std::string path = (fs::path(file).parent_path() / kFolderWaivers).string();
        if (isFile(path)) addWaiverFile(path, {"", folder, isWholeChecked(folder)});
      }
      const std::string own = file + kReportWaiversSuffix;
      if (isFile(own)) addWaiverFile(own, {file, "", true});
    }
  }

  [[nodiscard]] bool finish(const Session& session) {
    std::vector<std::string_view> names;
    for (const plan::Rule& rule : session.plan().rules) {
      names.push_back(rule.id);
      names.push_back(rule.name);
    }
    decisions_.checkRules(names, diagnostics_);
    console_.say(renderDiagnostics(diagnostics_, {console_.language, console_.errorColor}));
    return !isBroken_ && !diagnostics_.hasErrors();
  }

 private:
  static bool isFile(const std::string& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
  }

  /// Whether a folder that is checked holds all reports below `folder`.
  [[nodiscard]] bool isWholeChecked(const std::string& folder) const {
    const fs::path inner = absoluteFolder(folder);
    return std::any_of(folders_.begin(), folders_.end(), [&](const fs::path& outer) {
      return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first ==
             outer.end();
    });
  }

  void addWaiverFile(const std::string& path, const WaiverReach& reach) {
    Result<std::string> bytes = readFileBytes(path, kTomlMaxBytes);
    Result<SourceFile> source =
        bytes ? SourceFile::make(path, std::move(*bytes)) : Result<SourceFile>(bytes.error());
    if (!source) {
      console_.complain(source.error());
      isBroken_ = true;
      return;
    }
    const auto shared = std::make_shared<const SourceFile>(std::move(*source));
    decisions_.addWaivers(readWaiverFile(shared, diagnostics_), reach);
  }

  Decisions& decisions_;
  const Console& console_;
  Diagnostics diagnostics_;
  bool isBroken_ = false;
  std::vector<fs::path> folders_;  // those named on the command line
};

}  // namespace

std::optional<Baseline> readBaseline(const std::string& path, const Console& console) {
  Result<std::string> bytes = readFileBytes(path, kBaselineMaxBytes);
  if (!bytes) {
    Error error = bytes.error();
    if (error.code == "file.not-found") {
      error.hint = {"用 `gouji baseline create 报告… --output " + path + "` 生成",
                    "make one: `gouji baseline create REPORT… --output " + path + "`"};
    }
    console.complain(error);
    return std::nullopt;
  }
  Result<Baseline> baseline = parseBaseline(path, *bytes);
  if (baseline) return std::move(*baseline);
  console.complain(baseline.error());
  return std::nullopt;
}

std::unique_ptr<Decisions> readDecisions(const SettingsFinder::Scope& scope, const Session& session,
                                         const std::vector<std::string>& files, bool isSearching,
                                         const Baseline* baseline, const Arguments& arguments,
                                         const Console& console) {
  const Result<std::optional<Date>> today = parseToday(arguments);
  if (!today) {
    console.complain(today.error());
    return nullptr;
  }
  auto decisions = std::make_unique<Decisions>(today.value().value_or(systemDate()));
  DecisionReader reader(*decisions, arguments, console);
  const std::string configured = scope.settings.one(SettingId::kBaseline);
  if (baseline != nullptr) {
    decisions->addBaseline(*baseline);
  } else if (!configured.empty()) {
    reader.addBaseline(configured);
  }
  reader.addConfigured(scope);
  if (isSearching) reader.addBeside(files);
  return reader.finish(session) ? std::move(decisions) : nullptr;
}

}  // namespace gouji::cli
