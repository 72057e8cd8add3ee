#include <charconv>
#include <filesystem>
#include <thread>

#include "engine/cli/commands.h"
#include "engine/cli/office_output.h"
#include "engine/cli/progress.h"
#include "engine/driver/batch.h"
#include "engine/render/say.h"
#include "engine/render/summary_text.h"

namespace gouji::cli {
namespace {

constexpr std::size_t kMostJobs = 256;

Result<std::size_t> parseJobs(const Arguments& arguments) {
  if (!arguments.has(OptionId::kJobs)) {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostJobs);
  }
  const std::string text = arguments.last(OptionId::kJobs);
  std::size_t jobs = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (code != std::errc() || end != text.data() + text.size() || jobs < 1 || jobs > kMostJobs) {
    return Error{"usage",
                 {"`--jobs` 须为 1 到 256 的整数，不能是 `" + text + "`",
                  "`--jobs` must be a whole number from 1 to 256, not `" + text + "`"},
                 {}};
  }
  return jobs;
}

render::RenderOptions renderOptions(const Arguments& arguments, const Console& console) {
  render::RenderOptions options;
  options.language = console.language;
  options.color = console.color && arguments.last(OptionId::kOutput).empty();
  options.width = console.width;
  options.showUndecided = arguments.has(OptionId::kVerbose);
  return options;
}

/// Last year's reports. A file that was named has to be readable; in a folder others may lie.
std::optional<PriorIndex> readPrior(const Session& session, const std::string& path,
                                    const Console& console) {
  bool failed = false;
  PriorIndex index =
      readPriorReports(session, path, [&](const std::string& file, const Error& error) {
        failed = failed || file == path;
        const std::string why = error.message.in(console.language);
        console.complain(
            {"prior", {"上年报告未能读取：" + why, "last year's report: " + why}, error.hint});
      });
  if (!failed && index.size() == 0) {
    console.complain(
        {"prior",
         {path + " 里没有能读取的上年报告", "no report of last year could be read in " + path},
         {}});
    failed = true;
  }
  if (failed) return std::nullopt;
  return index;
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

Error nothingToCheck(const std::vector<std::string>& paths) {
  std::string names;
  for (const std::string& path : paths) names += (names.empty() ? "" : " ") + path;
  return {"usage",
          {"没有找到报告：" + names, "no reports found: " + names},
          {"文件夹中查找 .docx .html .pdf .txt .md .json .ndjson 文件",
           "folders are searched for .docx, .html, .pdf, .txt, .md, .json and .ndjson files"}};
}

/// What a run needs, whatever its output is.
struct LintRun {
  const Session& session;
  const InputList& inputs;
  BatchOptions batch;  // without `write` and `progress`
};

/// Renders the whole run into `write`, which gets it part by part.
RunSummary renderRun(const LintRun& run, const render::Renderer& renderer, Progress& progress,
                     const std::function<bool(std::string_view)>& write) {
  render::RunInfo info;
  info.version = GOUJI_VERSION;
  if (renderer.wantsRules()) info.rules = run.session.ruleDescriptors();
  std::string text;
  renderer.begin(info, text);
  write(text);
  BatchOptions batch = run.batch;
  batch.write = [&](std::string_view part) {
    progress.clear();
    return write(part);
  };
  batch.progress = [&](std::uint64_t done) { progress.show(done); };
  const RunSummary summary = runBatch(run.session, run.inputs, renderer, batch);
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

int writeText(const Arguments& arguments, const Console& console, const LintRun& run) {
  const std::string path = arguments.last(OptionId::kOutput);
  if (const auto error = checkOutput(path, run.inputs)) {
    console.complain(*error);
    return kTrouble;
  }
  Result<Output> output = Output::open(path);
  if (!output) {
    console.complain(output.error());
    return kTrouble;
  }
  const render::RenderOptions options = renderOptions(arguments, console);
  const auto renderer = render::makeRenderer(arguments.last(OptionId::kFormat, "text"), options);
  const bool quiet = arguments.has(OptionId::kQuiet);
  Progress progress(console, quiet ? 0 : run.inputs.files.size());
  const RunSummary summary = renderRun(run, *renderer, progress,
                                       [&](std::string_view part) { return output->write(part); });
  if (const std::optional<Error> failure = output->finish()) {
    console.complain(*failure);
    return kTrouble;
  }
  if (output->readerGone()) return kReaderGone;
  if (!renderer->carriesSummary() && !quiet) tellSummary(summary, options, console);
  return statusOf(summary, arguments.last(OptionId::kFailOn, "error"));
}

int writeOffice(const Arguments& arguments, const Console& console, const LintRun& run) {
  const render::OutputFormat& format = *render::findOutputFormat(arguments.last(OptionId::kFormat));
  Result<OfficeOutput> output = OfficeOutput::plan(format, arguments.last(OptionId::kOutput),
                                                   arguments.positionals, run.inputs, console);
  if (!output) {
    console.complain(output.error());
    return kTrouble;
  }
  const render::RenderOptions options = renderOptions(arguments, console);
  const auto renderer = format.make(options);
  const bool quiet = arguments.has(OptionId::kQuiet);
  Progress progress(console, quiet ? 0 : run.inputs.files.size());
  const RunSummary summary = renderRun(run, *renderer, progress, [&](std::string_view part) {
    output->write(part);
    return true;
  });
  const bool isWritten = output->finish();
  if (!quiet) tellSummary(summary, options, console);
  return isWritten ? statusOf(summary, arguments.last(OptionId::kFailOn, "error")) : kTrouble;
}

}  // namespace

int runLint(const Arguments& arguments, const Console& console) {
  const Result<std::size_t> jobs = parseJobs(arguments);
  if (!jobs) {
    console.complain(jobs.error());
    return kTrouble;
  }
  const auto session = openSession(arguments, console);
  if (session == nullptr) return kTrouble;
  const InputList inputs = findInputs(arguments.positionals);
  if (inputs.files.empty() && inputs.problems.empty()) {
    console.complain(nothingToCheck(arguments.positionals));
    return kTrouble;
  }
  std::optional<PriorIndex> prior;
  if (const std::string path = arguments.last(OptionId::kPrior); !path.empty()) {
    prior = readPrior(*session, path, console);
    if (!prior) return kTrouble;
  }
  LintRun run{*session, inputs, {}};
  run.batch.jobs = *jobs;
  run.batch.prior = prior ? &*prior : nullptr;
  const std::string format = arguments.last(OptionId::kFormat, "text");
  return render::findOutputFormat(format)->kind == render::OutputKind::kText
             ? writeText(arguments, console, run)
             : writeOffice(arguments, console, run);
}

}  // namespace gouji::cli
