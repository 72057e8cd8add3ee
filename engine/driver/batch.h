// engine/driver/batch.h
//
// Many reports in one run: read, checked and rendered in parallel, written in order.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "engine/driver/inputs.h"
#include "engine/driver/prior_index.h"
#include "engine/driver/session.h"
#include "engine/finding/finding.h"
#include "engine/render/renderer.h"

namespace gouji {

struct BatchOptions {
  /// Reports checked at the same time; the output is the same for every number.
  std::size_t jobs = 1;
  /// Last year's report of the unit of a report (and the path it was read from), or null. Called on
  /// several threads. May be empty: none is known.
  std::function<std::shared_ptr<const Report>(const Report&, const std::string&)> prior;
  /// Shown every result before it is counted and rendered, to mark what somebody accepted. Called
  /// on several threads. May be empty.
  std::function<void(ReportResult&)> decide;
  /// False when nothing more can be written; the run then ends.
  std::function<bool(std::string_view)> write;
  /// Told how many reports are done, whenever some are. May be empty.
  std::function<void(std::uint64_t)> progress;
};

/// Checks every report of `inputs` and writes what `renderer` makes of them, without its begin and
/// end. A report that cannot be read is a finding of its own and the others are still checked.
/// NDJSON is read and written line by line, in memory that does not grow with its length.
[[nodiscard]] RunSummary runBatch(const Session& session, const InputList& inputs,
                                  const render::Renderer& renderer, const BatchOptions& options);

/// Reads last year's reports: a file, an NDJSON with one report a line, or a folder. What cannot
/// be read there is left out and told to `problem` (path and reason).
[[nodiscard]] PriorIndex readPriorReports(
    const Session& session, const std::string& path,
    const std::function<void(const std::string&, const Error&)>& problem);

}  // namespace gouji
