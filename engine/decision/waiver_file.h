// engine/decision/waiver_file.h
//
// A waiver: somebody's decision, with a reason, that a finding may stay.
//
//   [[waiver]]
//   rule = "ARI-04"                  # an id, a name, or one check: "ARI-04[reconsideration]"
//   unit = "青川区水务局"             # unit_id or agency; without it every report in reach
//   year = 2025
//   cell = "disputes[reconsideration, total]"
//   values = "5e7f23e8019d9a4f"      # the value_hash of the finding: lapses when numbers change
//   reason = "复议机关的统计口径不同，已核实"
//   author = "督查室"
//   expires = 2026-12-31             # the last day on which it holds
//
// A baseline draws a line under the past; a waiver answers for one thing and says who and why.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/date.h"
#include "engine/diag/diagnostic.h"
#include "engine/finding/finding.h"
#include "engine/toml/table_keys.h"
#include "engine/toml/toml_value.h"

namespace gouji {

struct Waiver {
  std::string rule;
  std::string unit;
  std::optional<int> year;
  std::string cell;
  std::string values;
  std::string reason;
  std::string author;
  std::optional<Date> expires;
  /// Where its rule is named.
  std::shared_ptr<const SourceFile> source;
  Span span;

  /// "ARI-04" of "ARI-04[reconsideration]" and of "NAR-02#2".
  [[nodiscard]] std::string_view ruleName() const;
  /// Whether it speaks of this finding, whatever the values are.
  [[nodiscard]] bool covers(const Finding& finding) const;
  /// Whether it speaks of this report at all.
  [[nodiscard]] bool concerns(const ReportResult& result) const;
};

inline constexpr std::size_t kMostWaivers = 10'000;

/// The keys of a waiver, in the order in which they are explained.
[[nodiscard]] const std::vector<TomlKey>& waiverKeys();

/// The waivers of `[[waiver]]` in a file that holds other things too; mistakes become diagnostics
/// and such a waiver is left out.
[[nodiscard]] std::vector<Waiver> readWaivers(const TomlValue& list,
                                              const std::shared_ptr<const SourceFile>& source,
                                              Diagnostics& diagnostics);

/// A file of waivers and nothing else.
[[nodiscard]] std::vector<Waiver> readWaiverFile(const std::shared_ptr<const SourceFile>& source,
                                                 Diagnostics& diagnostics);

}  // namespace gouji
