// engine/cli/lint_run.h
//
// A run over many reports that need not all be checked alike.
//
// Reports below the same gouji.toml share a scope: one session, one set of decisions, last year's
// reports read once. The files keep the order in which they were named, so a run is a row of
// stretches, each a batch of its own in one scope.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/cli/arguments.h"
#include "engine/cli/console.h"
#include "engine/cli/settings_finder.h"
#include "engine/decision/decisions.h"
#include "engine/driver/batch.h"
#include "engine/driver/inputs.h"
#include "engine/driver/prior_beside.h"
#include "engine/driver/session.h"

namespace gouji::cli {

/// What the reports of one configuration are checked with.
struct LintScope {
  const SettingsFinder::Scope* settings = nullptr;
  std::unique_ptr<Session> session;
  std::optional<PriorIndex> prior;
  std::unique_ptr<PriorBeside> priorBeside;
  std::unique_ptr<Decisions> decisions;
  /// Of what was checked so far.
  RunSummary summary;
};

class LintRun {
 public:
  /// Finds the reports and reads everything they are checked with. Complains and gives nothing when
  /// something of it has mistakes or cannot be read. `baseline` is used instead of the configured
  /// one when it is given.
  [[nodiscard]] static std::optional<LintRun> prepare(const Arguments& arguments,
                                                      SettingsFinder& finder,
                                                      const Console& console,
                                                      const Baseline* baseline = nullptr);

  /// Checks everything. `renderer` writes to `write`, without its begin and end; `decide` sees each
  /// result with what was accepted in it marked. Then what turned out to be of no use in the files
  /// of decisions is written as well.
  [[nodiscard]] RunSummary check(const render::Renderer& renderer, BatchOptions options,
                                 const std::function<void(ReportResult&)>& decide = {});

  /// The rules of all scopes, each once.
  [[nodiscard]] std::vector<RuleDescriptor> ruleDescriptors() const;
  /// All files, in their order.
  [[nodiscard]] const InputList& inputs() const { return inputs_; }
  /// Whether a rule (id or name) was used in a scope.
  [[nodiscard]] static bool isChecked(const LintScope& scope, std::string_view rule);
  [[nodiscard]] const std::vector<std::unique_ptr<LintScope>>& scopes() const { return scopes_; }

 private:
  struct Stretch {
    LintScope* scope = nullptr;
    InputList inputs;
  };

  [[nodiscard]] bool divide(const Arguments& arguments, SettingsFinder& finder,
                            const Console& console, const Baseline* baseline);
  [[nodiscard]] LintScope* openScope(const SettingsFinder::Scope* settings,
                                     const Arguments& arguments, const Console& console);
  [[nodiscard]] RunSummary tellLeftovers(LintScope& scope, const render::Renderer& renderer,
                                         const std::function<bool(std::string_view)>& write) const;

  InputList inputs_;
  std::vector<std::unique_ptr<LintScope>> scopes_;
  std::vector<Stretch> stretches_;
};

/// Last year's reports. A file that was named has to be readable; in a folder others may lie.
[[nodiscard]] std::optional<PriorIndex> readPrior(const Session& session, const std::string& path,
                                                  const Console& console);

}  // namespace gouji::cli
