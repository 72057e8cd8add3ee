// engine/decision/baseline_file.h
//
// A baseline: the findings that were there when somebody drew the line.
//
// One entry a line, sorted, with rule, unit and message for whoever reads the change of the file in
// a review. What counts are the fingerprint, which says which finding is meant, and the value hash,
// which says for which numbers: when they change, the entry does not hold any more.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/finding/finding.h"

namespace gouji {

struct BaselineEntry {
  std::string fingerprint;
  std::string valueHash;
  std::string unit;  // as the fingerprint knows it, see unitOf
  std::optional<int> year;
  std::string rule;
  std::string instance;
  std::string cell;
  std::string message;  // as it was said when the entry was made
  std::string reason;   // may be empty, like the author
  std::string author;
  /// Where it stands in its file, 1-based; 0 for one that was made just now.
  std::uint32_t line = 0;

  /// Meant for the same finding with the same values.
  [[nodiscard]] bool isSameAs(const BaselineEntry& other) const {
    return fingerprint == other.fingerprint && valueHash == other.valueHash;
  }
};

struct Baseline {
  std::string path;
  std::vector<BaselineEntry> entries;
};

/// Limits of a baseline file.
inline constexpr std::uint64_t kBaselineMaxBytes = std::uint64_t{256} << 20;
inline constexpr std::size_t kBaselineMaxEntries = 500'000;

/// Reads what writeBaseline wrote. Errors: "baseline.not-json", "baseline.not-one" (another JSON),
/// "baseline.entry" (an entry without fingerprint and value hash, with its number),
/// "limit.entries".
[[nodiscard]] Result<Baseline> parseBaseline(const std::string& path, const std::string& text);

/// The file: entries by unit, year, instance, cell and value hash, each once.
[[nodiscard]] std::string writeBaseline(std::vector<BaselineEntry> entries);

[[nodiscard]] BaselineEntry makeBaselineEntry(const Finding& finding, Language language);

}  // namespace gouji
