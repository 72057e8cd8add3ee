// engine/cli/scope_decisions.h
//
// The files of decisions that a scope takes: its baseline, the waivers of its configuration, those
// that lie beside its reports.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/cli/arguments.h"
#include "engine/cli/console.h"
#include "engine/cli/settings_finder.h"
#include "engine/decision/decisions.h"
#include "engine/driver/session.h"

namespace gouji::cli {

/// `REPORT.waivers.toml` beside a report, and this one for all reports of its folder.
inline constexpr const char* kFolderWaivers = "gouji.waivers.toml";
inline constexpr const char* kReportWaiversSuffix = ".waivers.toml";

/// Where the baseline is when neither option nor configuration says so.
inline constexpr const char* kBaselineName = "gouji-baseline.json";

/// Reads a baseline; complains and gives nothing when it cannot.
[[nodiscard]] std::optional<Baseline> readBaseline(const std::string& path, const Console& console);

/// Everything that is decided about `files`, the reports of one scope. `isSearching`: also look
/// beside them. `baseline` instead of the configured one when it is not null. Complains and gives
/// null when a file has mistakes.
[[nodiscard]] std::unique_ptr<Decisions> readDecisions(const SettingsFinder::Scope& scope,
                                                       const Session& session,
                                                       const std::vector<std::string>& files,
                                                       bool isSearching, const Baseline* baseline,
                                                       const Arguments& arguments,
                                                       const Console& console);

}  // namespace gouji::cli
