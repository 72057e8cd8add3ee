#include <algorithm>

#include "engine/cli/commands.h"
#include "engine/cli/lint_run.h"
#include "engine/cli/office_output.h"
#include "engine/cli/output_guard.h"
#include "engine/cli/progress.h"
#include "engine/render/say.h"
#include "engine/render/summary_text.h"

namespace gouji::cli {
namespace {

render::RenderOptions renderOptions(const Arguments& arguments, const Console& console) {
  render::RenderOptions options;
  options.language = console.language;
  options.color = console.color && arguments.last(OptionId::kOutput).empty();
  options.width = console.width;
  options.showUndecided = arguments.has(OptionId::kVerbose);
  return options;
}

int statusOf(const RunSummary& summary, const std::string& failOn) {
  if (summary.unreadable > 0 || summary.outcomes.of(Outcome::kRuleError) > 0) return kTrouble;
  const auto& found = summary.byLevel;
  std::uint64_t counted = 0;
  if (failOn != "never") counted += found[0];
  if (failOn == "warning" || failOn == "info" || failOn == "undecided") counted += found[1];
  if (failOn == "info" || failOn == "undecided") counted += found[2];
  if (failOn == "undecided") counted += summary.outcomes.of(Outcome::kUndecided);
  return counted > 0 ? kSomethingFound : kNothingFound;
}

/// The worst of all scopes: each has a level of its own that counts.
int statusOf(const LintRun& run) {
  int status = kNothingFound;
  for (const auto& scope : run.scopes()) {
    const std::string failOn = scope->settings->settings.one(SettingId::kFailOn);
    status = std::max(status, statusOf(scope->summary, failOn));
  }
  return status;
}

/// What is asked of a run, whatever its output is.
struct LintTask {
  const Arguments& arguments;
  const Settings& settings;  // those that hold for all of the run
  const Console& console;
  LintRun& run;
  std::size_t jobs = 1;
};

/// Renders the whole run into `write`, which gets it part by part.
RunSummary renderRun(const LintTask& task, const render::Renderer& renderer, Progress& progress,
                     const std::function<bool(std::string_view)>& write) {
  render::RunInfo info;
  info.version = GOUJI_VERSION;
  if (renderer.wantsRules()) info.rules = task.run.ruleDescriptors();
  std::string text;
  renderer.begin(info, text);
  write(text);
  BatchOptions batch;
  batch.jobs = task.jobs;
  batch.write = [&](std::string_view part) {
    progress.clear();
    return write(part);
  };
  batch.progress = [&](std::uint64_t done) { progress.show(done); };
  const RunSummary summary = task.run.check(renderer, batch);
  progress.clear();
  text.clear();
  renderer.end(summary, text);
  write(text);
  return summary;
}

/// What the output itself does not carry.
void tellSummary(const RunSummary& summary, render::RenderOptions options, const Console& console) {
  options.color = console.errorColor;
  options.showUndecided = true;
  console.say(render::describeSummary(summary, options));
}

int writeText(const LintTask& task) {
  const auto& [arguments, settings, console, run, jobs] = task;
  const std::string path = arguments.last(OptionId::kOutput);
  if (const auto error = OutputGuard(run.inputs().files).check(path)) {
    console.complain(*error);
    return kTrouble;
  }
  Result<Output> output = Output::open(path);
  if (!output) {
    console.complain(output.error());
    return kTrouble;
  }
  const render::RenderOptions options = renderOptions(arguments, console);
  const auto renderer = render::makeRenderer(settings.one(SettingId::kFormat), options);
  const bool quiet = arguments.has(OptionId::kQuiet);
  Progress progress(console, quiet ? 0 : run.inputs().files.size());
  const RunSummary summary = renderRun(task, *renderer, progress,
                                       [&](std::string_view part) { return output->write(part); });
  if (const std::optional<Error> failure = output->finish()) {
    console.complain(*failure);
    return kTrouble;
  }
  if (output->readerGone()) return kReaderGone;
  if (!renderer->carriesSummary() && !quiet) tellSummary(summary, options, console);
  return statusOf(run);
}

int writeOffice(const LintTask& task) {
  const auto& [arguments, settings, console, run, jobs] = task;
  const render::OutputFormat& format = *render::findOutputFormat(settings.one(SettingId::kFormat));
  Result<OfficeOutput> output = OfficeOutput::plan(format, arguments.last(OptionId::kOutput),
                                                   arguments.positionals, run.inputs(), console);
  if (!output) {
    console.complain(output.error());
    return kTrouble;
  }
  const render::RenderOptions options = renderOptions(arguments, console);
  const auto renderer = format.make(options);
  const bool quiet = arguments.has(OptionId::kQuiet);
  Progress progress(console, quiet ? 0 : run.inputs().files.size());
  const RunSummary summary = renderRun(task, *renderer, progress, [&](std::string_view part) {
    output->write(part);
    return true;
  });
  const bool isWritten = output->finish();
  if (!quiet) tellSummary(summary, options, console);
  return isWritten ? statusOf(run) : kTrouble;
}

}  // namespace

int runLint(const Arguments& arguments, const Console& givenConsole) {
  SettingsFinder finder(arguments, givenConsole);
  // Language, format and jobs belong to the run: those of the first path hold for all of it.
  const SettingsFinder::Scope* first = finder.find(arguments.positionals.front());
  if (first == nullptr) return kTrouble;
  const Console console = inLanguageOf(givenConsole, first->settings);
  const Result<std::size_t> jobs = parseJobs(first->settings);
  if (!jobs) {
    console.complain(jobs.error());
    return kTrouble;
  }
  // Kept until the process ends, which then takes it apart faster than destructors would: a tenth
  // of the time of a run with one report.
  static std::optional<LintRun> run;
  run = LintRun::prepare(arguments, finder, console);
  if (!run) return kTrouble;
  const LintTask task{arguments, first->settings, console, *run, *jobs};
  const std::string format = first->settings.one(SettingId::kFormat);
  return render::findOutputFormat(format)->kind == render::OutputKind::kText ? writeText(task)
                                                                             : writeOffice(task);
}

}  // namespace gouji::cli
