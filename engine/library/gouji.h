// engine/library/gouji.h
//
// Gouji as a library: open rules, read a report, lint it, go through the findings.
//
// This is the only header that is installed, and it needs nothing but the standard library. What it
// shows is a copy made for the caller, so the engine behind it can change without breaking anyone.
//
//     gouji::api::Opened opened = gouji::api::Linter::open({});
//     if (!opened.linter) { … opened.failure->message.en, opened.failure->mistakes … }
//     gouji::api::Read read = opened.linter->readFile("report.docx");
//     if (!read.report) { … read.failure->message.en … }
//     for (const gouji::api::Finding& finding : opened.linter->lint(*read.report)) { … }
//
// Nothing here throws, prints, exits or keeps global state. A Linter can be used from several
// threads at the same time; texts are UTF-8.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#if defined(__GNUC__)
#define GOUJI_API __attribute__((visibility("default")))
#else
#define GOUJI_API
#endif

namespace gouji::api {

/// The same words in Chinese and English.
struct Text {
  std::string zh;
  std::string en;
};

/// Where something stands in the document as it was submitted. Everything is 1-based; what does not
/// apply to the format is 0, and all is 0 when the place is not known.
struct Place {
  std::uint32_t line = 0, column = 0;                      // a text; columns in code points
  std::uint32_t endLine = 0, endColumn = 0;                // one past the end
  std::uint32_t table = 0, tableRow = 0, tableColumn = 0;  // a cell of a Word table
  std::uint32_t paragraph = 0;                             // a Word paragraph outside of tables
  std::uint32_t page = 0;                                  // a page of a PDF
  std::array<double, 4> box{};  // x, y, width, height in points from the top left of the page
};

/// A mistake in a rule file.
struct Mistake {
  std::string code;  // "GJ201"
  bool isError = true;
  std::string file;
  std::uint32_t line = 1, column = 1;
  Text message;
  Text hint;  // may be empty
};

/// Why something could not be done.
struct Failure {
  std::string code;  // a stable word: "file.not-found", "limit.bytes", "rules.mistakes" …
  Text message;
  Text hint;                      // what to do about it; may be empty
  std::vector<Mistake> mistakes;  // for "rules.mistakes"
};

enum class Outcome : std::uint8_t { kPass, kFail, kUndecided, kNotApplicable, kRuleError };
enum class Level : std::uint8_t { kError, kWarning, kInfo };

/// A cell that takes part in a check.
struct Cell {
  std::string name;   // "requests[received, total]"
  std::string label;  // what the form calls it
  /// The number, exact, without separators. Nothing when the cell holds none: missing is not zero.
  std::optional<std::string> number;
  std::string raw;     // what stands there instead
  bool prior = false;  // a cell of last year's report
  Place place;
};

/// A cell whose change would satisfy the broken equations. A suggestion is never written into a
/// report.
struct Suspect {
  std::string cell;
  std::string label;
  std::string value;
  std::optional<std::string> suggested;
  Text why;
  /// Suspects with the same number must change together; best explanation first.
  std::uint32_t explanation = 1;
  std::vector<std::string> explains;  // instances
  Place place;
};

struct Finding {
  std::string rule;      // "ARI-01"
  std::string name;      // "row-total"
  std::string instance;  // "ARI-01[received]"
  Outcome outcome = Outcome::kFail;
  Level level = Level::kError;
  Text message;
  Text explain;  // the computation in one line; empty when nothing was computed
  Text hint;
  std::string basis;          // document number and article
  bool aboutReading = false;  // the reading is in doubt, not the report
  Place place;
  std::vector<Cell> cells;
  std::optional<std::string> expected, actual;
  std::vector<Suspect> suspects;
  std::vector<std::string> related;  // instances that break for the same cause
  /// Rule, instance, unit, year and cell; stays when lines and values change.
  std::string fingerprint;
  /// The values it was about; a decision taken on a finding lapses when this changes.
  std::string valueHash;
};

/// How many checks ended how. A check that could not be decided is never counted as passed.
struct Counts {
  std::uint64_t passed = 0, failed = 0, undecided = 0, notApplicable = 0, ruleErrors = 0;
};

struct Lint {
  std::vector<Finding> findings;  // by place in the document
  Counts counts;
};

/// A report bound to its form.
class GOUJI_API Report {
 public:
  [[nodiscard]] const std::string& title() const;
  [[nodiscard]] const std::string& agency() const;
  [[nodiscard]] const std::string& form() const;  // "disclosure-2021"
  [[nodiscard]] std::optional<int> year() const;
  /// The canonical JSON, which Gouji reads back; with `positions` also where everything stands.
  [[nodiscard]] std::string toJson(bool positions = false) const;

 private:
  friend class Linter;
  struct State;
  std::shared_ptr<const State> state_;
};

struct Options {
  /// Rule files and folders besides the built-in rules, or instead of them.
  std::vector<std::string> rules;
  bool withoutBuiltinRules = false;
  std::string form;                         // empty: by the year of each report
  std::string profile;                      // empty: none
  std::vector<std::string> select, ignore;  // rule ids, prefixes or names
};

struct Opened;
struct Read;

class GOUJI_API Linter {
 public:
  /// Compiles the rules. Without `Options::rules` nothing is parsed: the built-in plan is ready.
  [[nodiscard]] static Opened open(const Options& options);

  /// Reads a text, Markdown, HTML, DOCX, PDF or JSON file; the format is recognised by content.
  [[nodiscard]] Read readFile(const std::string& path) const;
  /// The same for bytes in memory; `name` stands in messages and settles text or Markdown.
  [[nodiscard]] Read readBytes(const std::string& name, std::string bytes) const;

  /// Checks a report, across years when `prior` is last year's.
  [[nodiscard]] Lint lint(const Report& report, const Report* prior = nullptr) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

/// One of the two is there.
struct Opened {
  std::optional<Linter> linter;
  std::optional<Failure> failure;
};
struct Read {
  std::optional<Report> report;
  std::optional<Failure> failure;
};

/// "0.1.0"
[[nodiscard]] GOUJI_API std::string_view version();

}  // namespace gouji::api
