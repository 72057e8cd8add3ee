// engine/finding/finding.h
//
// What people and programs are told: an outcome worth showing, with its places.
//
// Renderers see only this header. A finding carries everything they print: the words in both
// languages, the values, the places, the suspects. The keys of its JSON are a contract.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/decimal.h"
#include "engine/base/localized.h"
#include "engine/report/report.h"
#include "engine/text/location.h"

namespace gouji {

enum class Outcome : std::uint8_t { kPass, kFail, kUndecided, kNotApplicable, kRuleError };
inline constexpr std::size_t kOutcomeCount = 5;
enum class FindingLevel : std::uint8_t { kError, kWarning, kInfo };

/// A cell that takes part, with what stood in it.
struct FindingCell {
  std::string cell;  // "requests[received, total]"
  CellState state = CellState::kNumber;
  Decimal value;    // when a number
  std::string raw;  // otherwise
  /// What the cell is called in the form: row and column label.
  std::string label;
  Location location;
  /// True for a cell of last year's report.
  bool prior = false;
};

/// A cell whose change would explain the broken equations.
struct Suspect {
  std::string cell;
  Decimal value;
  std::optional<Decimal> suggested;
  Localized why;                      // "数字颠倒" / "digits transposed"
  std::string kind;                   // "transposed", "total-not-filled" …; empty when none fits
  std::vector<std::string> explains;  // instances
  std::string label;
  Location location;
  /// Suspects with the same number must change together; explanations are numbered best first.
  std::uint32_t explanation = 1;
};

/// Why a finding is accepted.
struct Suppression {
  std::string kind;  // "baseline", "waiver"
  std::string reason;
  std::string author;
  std::string expires;  // ISO date or empty
};

/// Somebody accepted a finding once, but the decision does not hold any more.
struct Lapse {
  enum class Cause : std::uint8_t { kOtherValues, kExpired };
  Cause cause = Cause::kOtherValues;
  Suppression decision;
  /// What is said of it below the finding.
  Localized words;
};

struct Finding {
  std::string rule;  // "ARI-01", or "read" for a report that could not be read
  std::string name;  // "row-total"
  std::string title;
  std::string instance;  // "ARI-01[received]"
  Outcome outcome = Outcome::kFail;
  FindingLevel level = FindingLevel::kError;
  Localized message;
  Localized explain;  // empty when nothing was computed
  Localized hint;
  std::string basis;
  bool basisIsPractice = false;
  /// The reading is in doubt, not the report.
  bool aboutReading = false;

  std::string file;
  std::uint32_t record = 1;
  std::string unitId;
  std::string form;
  std::string agency;
  std::optional<int> year;

  /// The place a reader is sent to first, and the cell there if it is one.
  Location location;
  std::string cell;
  /// The words to underline when the place is in the narrative.
  std::string excerpt;
  std::vector<FindingCell> cells;
  std::optional<Decimal> expected;
  std::optional<Decimal> actual;
  std::vector<Suspect> suspects;
  std::vector<std::string> related;

  std::string fingerprint;
  std::string valueHash;
  std::optional<Suppression> suppressed;
  std::optional<Lapse> lapsed;
};

/// How many instances ended how; every output shows all five.
struct OutcomeCounts {
  std::array<std::uint64_t, kOutcomeCount> count{};

  [[nodiscard]] std::uint64_t of(Outcome outcome) const {
    return count[static_cast<std::size_t>(outcome)];
  }
  void add(Outcome outcome, std::uint64_t by = 1) {
    count[static_cast<std::size_t>(outcome)] += by;
  }
  void add(const OutcomeCounts& other);
};

/// What a run says of one report.
struct ReportResult {
  std::string file;
  std::uint32_t record = 1;
  std::string format;
  std::string title, agency, unitId, form;
  std::optional<int> year;
  bool readable = true;
  /// False for what is said of a file of decisions (a baseline, waivers): it is not a report and
  /// not counted as one.
  bool isReport = true;
  /// In stable order: by place in the document, then rule and instance.
  std::vector<Finding> findings;
  OutcomeCounts outcomes;
  /// The submitted text for snippets, null for formats without one.
  std::shared_ptr<const SourceFile> source;
  /// The report itself, only for outputs that show it; null otherwise.
  std::shared_ptr<const Report> report;
  /// The bytes of the file, only for outputs that write into it; null otherwise.
  std::shared_ptr<const std::string> submitted;
};

/// What outputs need to know of a rule (SARIF, HTML, JUnit list rules).
struct RuleDescriptor {
  std::string id, name, title, description, basis;
  bool basisIsPractice = false;
  FindingLevel level = FindingLevel::kError;
  std::vector<std::string> tags;
  Localized hint;
};

struct RunSummary {
  std::uint64_t reports = 0;
  std::uint64_t unreadable = 0;
  std::array<std::uint64_t, 3> byLevel{};  // failures not suppressed, by FindingLevel
  std::uint64_t suppressed = 0;
  OutcomeCounts outcomes;
  /// Ids of the rules that were not run on any report, as nobody gave last year's reports. Their
  /// checks are in no count: they are said once a run.
  std::vector<std::string> rulesWithoutPrior;

  void add(const ReportResult& result);
  void add(const RunSummary& other);
  /// Each once, in the order of their ids.
  void addRulesWithoutPrior(const std::vector<std::string>& rules);
};

/// Identity of a finding across runs: rule, instance, unit, year and cell; no line, no value.
/// 16 hexadecimal digits.
[[nodiscard]] std::string fingerprintOf(const Finding& finding);
/// The same for a finding on a sentence, whose number among the sentences changes with every one
/// that is put before it: its words stand for the number. Their figures do not count, as they are
/// values. `twin`: 1 for the first of several with these words, 2 for the second.
[[nodiscard]] std::string fingerprintOfSentence(const Finding& finding, std::size_t twin);
/// Hash of the values of its cells and the words of its excerpt: a decision taken on a finding
/// lapses when it changes. 16 hexadecimal digits.
[[nodiscard]] std::string valueHashOf(const Finding& finding);
/// What the fingerprint knows a unit by: its id, or its agency when it has none.
[[nodiscard]] const std::string& unitOf(const Finding& finding);

/// Brings the findings of one report into the order in which they are shown: by place in the
/// document, those without a place last; within a place by rule, within a rule as they were.
void sortFindings(std::vector<Finding>& findings);

[[nodiscard]] std::string_view toString(Outcome outcome);     // "pass", "not_applicable", …
[[nodiscard]] std::string_view toString(FindingLevel level);  // "error", …
[[nodiscard]] std::string_view toString(Lapse::Cause cause);  // "other-values", "expired"
[[nodiscard]] std::optional<FindingLevel> parseLevel(std::string_view word);

}  // namespace gouji
