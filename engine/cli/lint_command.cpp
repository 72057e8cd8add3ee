#include <charconv>
#include <filesystem>
#include <thread>

#include "engine/cli/commands.h"
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
  Result<Output> output = Output::open(arguments.last(OptionId::kOutput));
  if (!output) {
    console.complain(output.error());
    return kTrouble;
  }

  const render::RenderOptions options = renderOptions(arguments, console);
  const auto renderer = render::makeRenderer(arguments.last(OptionId::kFormat, "text"), options);
  render::RunInfo run;
  run.version = GOUJI_VERSION;
  if (renderer->wantsRules()) run.rules = session->ruleDescriptors();
  const bool quiet = arguments.has(OptionId::kQuiet);
  Progress progress(console, quiet ? 0 : inputs.files.size());

  std::string text;
  renderer->begin(run, text);
  output->write(text);
  BatchOptions batch;
  batch.jobs = *jobs;
  batch.prior = prior ? &*prior : nullptr;
  batch.write = [&](std::string_view part) {
    progress.clear();
    return output->write(part);
  };
  batch.progress = [&](std::uint64_t done) { progress.show(done); };
  const RunSummary summary = runBatch(*session, inputs, *renderer, batch);
  progress.clear();
  text.clear();
  renderer->end(summary, text);
  output->write(text);
  const std::optional<Error> failure = output->finish();
  if (failure) console.complain(*failure);
  if (failure) return kTrouble;
  if (output->readerGone()) return kReaderGone;
  if (!renderer->carriesSummary() && !quiet) {
    render::RenderOptions plain = options;
    plain.color = console.errorColor;
    plain.showUndecided = true;
    console.say(render::describeSummary(summary, plain));
  }
  return statusOf(summary, arguments.last(OptionId::kFailOn, "error"));
}

}  // namespace gouji::cli
