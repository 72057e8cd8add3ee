#include <algorithm>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <tuple>

#include "engine/cli/commands.h"
#include "engine/cli/lint_run.h"
#include "engine/cli/progress.h"
#include "engine/cli/scope_decisions.h"
#include "engine/cli/whole_file.h"
#include "engine/render/say.h"
#include "engine/render/terminal_text.h"

namespace gouji::cli {
namespace {

/// Nothing is written of what is found, it becomes entries; but for reports that cannot be read:
/// a line each, in the order of the reports.
class UnreadableLines final : public render::Renderer {
 public:
  explicit UnreadableLines(Language language) : language_(language) {}

  void report(const ReportResult& result, std::string& out) const override {
    if (result.readable) return;
    const std::string why = result.findings.front().message.in(language_);
    out += render::toPlainLine(result.file + render::say(language_, "：", ": ") + why) + '\n';
  }

 private:
  Language language_;
};

/// A run whose findings become entries of a baseline.
struct BaselineRun {
  Baseline old;
  std::vector<BaselineEntry> kept;     // of the old ones
  std::vector<BaselineEntry> removed;  // of the old ones
  std::vector<BaselineEntry> found;    // new
  bool hasUnreadable = false;
};

/// The baseline that is to be written. One that is not there yet is empty, unless `mustExist`; so
/// is what only takes and gives nothing back, such as a pipe.
std::optional<Baseline> openBaseline(const Arguments& arguments, const Settings& settings,
                                     bool mustExist, const Console& console) {
  std::string path = arguments.last(OptionId::kOutput);
  if (path.empty()) path = settings.one(SettingId::kBaseline);
  if (path.empty()) path = kBaselineName;
  std::error_code ignored;
  if (path == "-" || (!mustExist && !std::filesystem::is_regular_file(path, ignored)))
    return Baseline{path, {}};
  return readBaseline(path, console);
}

/// Old entries that nothing needs any more, in any scope that checks their rule.
void divideOld(const LintRun& run, BaselineRun& out) {
  for (std::size_t i = 0; i < out.old.entries.size(); ++i) {
    const BaselineEntry& entry = out.old.entries[i];
    auto state = DecisionState::kUnseen;
    for (const auto& scope : run.scopes()) {
      if (!LintRun::isChecked(*scope, entry.rule)) continue;
      state = std::max(state, scope->decisions->baselineStates()[i]);
    }
    const bool isGone = state == DecisionState::kUnused || state == DecisionState::kLapsed;
    (isGone ? out.removed : out.kept).push_back(entry);
  }
}

/// A report may have been submitted twice. Its findings are one entry each, and which copy was
/// done first does not show.
void leaveOutRepeated(std::vector<BaselineEntry>& entries) {
  const auto order = [](const BaselineEntry& entry) {
    return std::tie(entry.fingerprint, entry.valueHash, entry.message);
  };
  std::sort(entries.begin(), entries.end(),
            [&](const BaselineEntry& a, const BaselineEntry& b) { return order(a) < order(b); });
  const auto same = [](const BaselineEntry& a, const BaselineEntry& b) { return a.isSameAs(b); };
  entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
}

/// Complains and gives nothing when the run could not be made.
std::optional<BaselineRun> runAgainst(const Arguments& arguments, const Console& givenConsole,
                                      bool mustExist) {
  SettingsFinder finder(arguments, givenConsole);
  const SettingsFinder::Scope* first = finder.find(arguments.positionals.front());
  if (first == nullptr) return std::nullopt;
  const Console console = inLanguageOf(givenConsole, first->settings);
  const Result<std::size_t> jobs = parseJobs(first->settings);
  if (!jobs) {
    console.complain(jobs.error());
    return std::nullopt;
  }
  BaselineRun out;
  std::optional<Baseline> old = openBaseline(arguments, first->settings, mustExist, console);
  if (!old) return std::nullopt;
  out.old = std::move(*old);
  std::optional<LintRun> run = LintRun::prepare(arguments, finder, console, &out.old);
  if (!run) return std::nullopt;

  std::mutex mutex;
  const auto collect = [&](ReportResult& result) {
    const std::lock_guard lock(mutex);
    for (const Finding& finding : result.findings) {
      if (!result.readable || finding.suppressed || finding.outcome != Outcome::kFail) continue;
      out.found.push_back(makeBaselineEntry(finding, console.language));
      out.found.back().reason = arguments.last(OptionId::kReason);
      out.found.back().author = arguments.last(OptionId::kAuthor);
    }
  };
  Progress progress(console, run->inputs().files.size());
  BatchOptions batch;
  batch.jobs = *jobs;
  batch.write = [&](std::string_view lines) {
    progress.clear();
    for (std::size_t end = 0; (end = lines.find('\n')) != std::string_view::npos;) {
      const std::string line(lines.substr(0, end));
      console.complain({"read", {line, line}, {}});
      lines.remove_prefix(end + 1);
    }
    return true;
  };
  batch.progress = [&](std::uint64_t done) { progress.show(done); };
  const RunSummary summary = run->check(UnreadableLines(console.language), batch, collect);
  progress.clear();
  leaveOutRepeated(out.found);
  out.hasUnreadable = summary.unreadable > 0 || summary.outcomes.of(Outcome::kRuleError) > 0;
  divideOld(*run, out);
  return out;
}

/// Writes the file, or standard output for "-".
bool writeEntries(const std::string& path, std::vector<BaselineEntry> entries,
                  const Console& console) {
  const std::string text = writeBaseline(std::move(entries));
  std::optional<Error> failure;
  if (path == "-") {
    Result<Output> output = Output::open(path);
    output->write(text);
    failure = output->finish();
  } else {
    failure = writeWholeFile(path, text);
  }
  if (failure) console.complain(*failure);
  return !failure;
}

std::string describeEntry(const BaselineEntry& entry, Language language) {
  std::string line = entry.instance + "  " + entry.unit;
  if (entry.year) line += render::say(language, " {} 年", " {}", *entry.year);
  if (!entry.message.empty()) line += render::say(language, "：", ": ") + entry.message;
  return render::toPlainLine(line) + '\n';
}

}  // namespace

int runBaselineCreate(const Arguments& arguments, const Console& console) {
  std::optional<BaselineRun> run = runAgainst(arguments, console, false);
  if (!run) return kTrouble;
  std::vector<BaselineEntry> entries = run->kept;
  // The reason for what was accepted with other numbers was another one: it does not come along.
  entries.insert(entries.end(), run->found.begin(), run->found.end());
  if (!writeEntries(run->old.path, std::move(entries), console)) return kTrouble;
  console.say(render::say(console.language, "{}：新增 {} 条，保留 {} 条，删去 {} 条\n",
                          "{}: {} added, {} kept, {} removed\n", render::toPlainLine(run->old.path),
                          run->found.size(), run->kept.size(), run->removed.size()));
  return run->hasUnreadable ? kTrouble : kNothingFound;
}

int runBaselinePrune(const Arguments& arguments, const Console& console) {
  std::optional<BaselineRun> run = runAgainst(arguments, console, true);
  if (!run) return kTrouble;
  const bool isCheck = arguments.has(OptionId::kCheck);
  std::string out;
  for (const BaselineEntry& entry : run->removed) out += describeEntry(entry, console.language);
  if (!isCheck && !run->removed.empty() && !writeEntries(run->old.path, run->kept, console))
    return kTrouble;
  out += isCheck ? render::say(console.language, "{}：可删去 {} 条，其余 {} 条\n",
                               "{}: {} could be removed, {} would stay\n",
                               render::toPlainLine(run->old.path), run->removed.size(),
                               run->kept.size())
                 : render::say(console.language, "{}：删去 {} 条，保留 {} 条\n",
                               "{}: {} removed, {} kept\n", render::toPlainLine(run->old.path),
                               run->removed.size(), run->kept.size());
  const bool isFound = isCheck && !run->removed.empty();
  const int status = run->hasUnreadable ? kTrouble : isFound ? kSomethingFound : kNothingFound;
  return writeOutput({}, console, out, status);
}

int runBaselineShow(const Arguments& arguments, const Console& givenConsole) {
  SettingsFinder finder(arguments, givenConsole);
  const SettingsFinder::Scope* scope = finder.find(".");
  if (scope == nullptr) return kTrouble;
  const Console console = inLanguageOf(givenConsole, scope->settings);
  std::string path = arguments.positionals.empty() ? scope->settings.one(SettingId::kBaseline)
                                                   : arguments.positionals.front();
  if (path.empty()) path = kBaselineName;
  const std::optional<Baseline> baseline = readBaseline(path, console);
  if (!baseline) return kTrouble;
  if (arguments.last(OptionId::kFormat) == "json")
    return writeOutput({}, console, writeBaseline(baseline->entries));
  std::string out;
  std::string last;
  for (const BaselineEntry& entry : baseline->entries) {
    std::string head = entry.unit.empty()
                           ? render::say(console.language, "（单位不详）", "(unit unknown)")
                           : render::toPlainLine(entry.unit);
    if (entry.year) head += render::say(console.language, "，{} 年", ", {}", *entry.year);
    if (head != last) {
      if (!last.empty()) out += '\n';
      out += render::Painter(console.color).paint(render::Style::kBold, head) + '\n';
      last = head;
    }
    out += "  " + entry.fingerprint + "  " + render::toPlainLine(entry.instance) + "  " +
           render::toPlainLine(entry.message) + '\n';
    std::string why = entry.author;
    if (!entry.reason.empty())
      why += (why.empty() ? "" : render::say(console.language, "：", ": ")) + entry.reason;
    if (!why.empty()) out += "    " + render::toPlainLine(why) + '\n';
  }
  if (!out.empty()) out += '\n';
  out += render::say(console.language, "{}：{} 条\n", "{}: {} entries\n", render::toPlainLine(path),
                     baseline->entries.size());
  return writeOutput({}, console, out);
}

}  // namespace gouji::cli
