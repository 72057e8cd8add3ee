#include <algorithm>
#include <charconv>
#include <thread>

#include "engine/cli/commands.h"
#include "engine/cli/settings_finder.h"
#include "engine/diag/render.h"

namespace gouji::cli {

namespace {

constexpr std::size_t kMostJobs = 256;

void complainOfNoRules(const Console& console) {
  console.complain(
      {"usage",
       {"不用内置规则（`--no-builtin` 或 `builtin = false`）时须给出 `--rules`，否则没有规则可查",
        "without the built-in rules (`--no-builtin` or `builtin = false`) `--rules` is "
        "needed: there would be no rules"},
       {}});
}

}  // namespace

Result<std::size_t> parseJobs(const Settings& settings) {
  const std::string text = settings.one(SettingId::kJobs);
  if (text.empty())
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostJobs);
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

std::unique_ptr<Session> openSession(const Settings& settings, const Arguments& arguments,
                                     const Console& console, bool hasPrior) {
  SessionOptions options;
  options.hasPrior = hasPrior;
  options.rulePaths = settings.all(SettingId::kRules);
  options.withoutBuiltinPack = settings.one(SettingId::kBuiltin) == "false";
  options.formId = settings.one(SettingId::kForm);
  options.profile = settings.one(SettingId::kProfile);
  options.select = settings.all(SettingId::kSelect);
  options.ignore = settings.all(SettingId::kIgnore);
  const Result<std::optional<Date>> today = parseToday(arguments);
  if (!today) {
    console.complain(today.error());
    return nullptr;
  }
  options.today = *today;
  if (options.withoutBuiltinPack && options.rulePaths.empty()) {
    complainOfNoRules(console);
    return nullptr;
  }
  Diagnostics diagnostics;
  Result<std::unique_ptr<Session>> session = Session::open(options, diagnostics);
  if (session) return std::move(*session);
  const RenderStyle style{console.language, console.errorColor};
  if (diagnostics.hasErrors()) console.say(renderDiagnostics(diagnostics, style));
  console.complain(session.error());
  return nullptr;
}

int writeOutput(const Arguments& arguments, const Console& console, std::string_view text,
                int otherwise) {
  Result<Output> output = Output::open(arguments.last(OptionId::kOutput));
  if (!output) {
    console.complain(output.error());
    return kTrouble;
  }
  output->write(text);
  if (const auto failure = output->finish()) {
    console.complain(*failure);
    return kTrouble;
  }
  return output->readerGone() ? static_cast<int>(kReaderGone) : otherwise;
}

}  // namespace gouji::cli
