// engine/driver/session.h
//
// One run: rules loaded once, then any number of reports read, bound, evaluated and located.
//
// The session prints nothing and keeps no global state; the command line is its first client.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/date.h"
#include "engine/base/result.h"
#include "engine/diag/diagnostic.h"
#include "engine/driver/report_loader.h"
#include "engine/eval/evaluate.h"
#include "engine/finding/finding.h"
#include "engine/judge/judge.h"
#include "engine/plan/plan.h"
#include "engine/read/read.h"
#include "engine/report/report.h"

namespace gouji {

struct SessionOptions {
  /// Rule files and folders besides the built-in pack.
  std::vector<std::string> rulePaths;
  bool withoutBuiltinPack = false;
  /// Form to use whatever the year of a report says; empty: by its year.
  std::string formId;
  /// Name of a profile of the rules, or a rule file with one profile.
  std::string profile;
  std::vector<std::string> select;  // rule ids, prefixes ("NAR") or names; empty: all
  std::vector<std::string> ignore;
  /// Whether last year's reports are at hand. Without them the rules that read them are not run.
  bool hasPrior = true;
  ReadLimits limits;
  /// Decides whether what was switched off "until" a day still is. Nothing: the day of the run.
  std::optional<Date> today;
};

class Session {
 public:
  /// Compiles the rules and applies profile, select and ignore. Without `rulePaths` the built-in
  /// plan is used as it is and nothing is parsed. On rule mistakes `diagnostics` is filled and the
  /// error is "rules.mistakes"; the others are those of selectRules, "rules.unknown-form" and those
  /// of reading rule files.
  [[nodiscard]] static Result<std::unique_ptr<Session>> open(const SessionOptions& options,
                                                             Diagnostics& diagnostics);
  ~Session();

  [[nodiscard]] const plan::Plan& plan() const;
  /// Which rules are used, at which level, with which parameters.
  [[nodiscard]] const EvaluationOptions& evaluation() const;
  [[nodiscard]] std::vector<RuleDescriptor> ruleDescriptors() const;
  /// Ids of the rules that were asked for and are not run: they read last year's report.
  [[nodiscard]] const std::vector<std::string>& rulesWithoutPrior() const;

  /// What reads reports of any format.
  [[nodiscard]] const ReportLoader& loader() const;

  /// What judges the reports; made when it is first asked for.
  [[nodiscard]] const Judge& judge() const;
  /// Evaluates, locates and builds the findings. `prior` may be null. Safe from several threads.
  [[nodiscard]] ReportResult lint(const Report& report, const Report* prior) const;
  /// The same into `result`, whatever it held before; its memory is used again.
  void lint(const Report& report, const Report* prior, ReportResult& result) const;

  /// The finding of a report that could not be read.
  [[nodiscard]] static ReportResult unreadable(const std::string& path, std::uint32_t record,
                                               const Error& error);

 private:
  Session();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gouji
