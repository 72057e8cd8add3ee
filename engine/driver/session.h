// engine/driver/session.h
//
// One run: rules loaded once, then any number of reports read, bound, evaluated and located.
//
// The session prints nothing and keeps no global state; the command line is its first client.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/diag/diagnostic.h"
#include "engine/eval/evaluate.h"
#include "engine/finding/finding.h"
#include "engine/plan/plan.h"
#include "engine/read/read.h"
#include "engine/report/report.h"

namespace gouji {

struct SessionOptions {
  /// Rule files and folders besides the built-in pack.
  std::vector<std::string> rulePaths;
  bool withoutBuiltinPack = false;
  std::string formId;
  /// Name of a profile of the pack, or a rule file with one profile.
  std::string profile;
  std::vector<std::string> select;  // rule ids or prefixes ("NAR"); empty: all
  std::vector<std::string> ignore;
  ReadLimits limits;
};

class Session {
 public:
  /// Compiles the rules and applies profile, select and ignore. On rule mistakes `diagnostics` is
  /// filled and the error is "rules.mistakes".
  [[nodiscard]] static Result<std::unique_ptr<Session>> open(const SessionOptions& options,
                                                             Diagnostics& diagnostics);
  ~Session();

  [[nodiscard]] const plan::Plan& plan() const;
  [[nodiscard]] std::vector<RuleDescriptor> ruleDescriptors() const;

  /// Reads and binds one report of any format from bytes.
  [[nodiscard]] Result<Report> readReport(const std::string& path, std::string bytes) const;

  /// Evaluates, locates and builds the findings. `prior` may be null. Safe from several threads.
  [[nodiscard]] ReportResult lint(const Report& report, const Report* prior) const;

  /// The finding of a report that could not be read.
  [[nodiscard]] static ReportResult unreadable(const std::string& path, std::uint32_t record,
                                               const Error& error);

 private:
  Session();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gouji
