#include "engine/cli/commands.h"
#include "engine/cli/output_guard.h"
#include "engine/cli/settings_finder.h"
#include "engine/read/json/report_writer.h"

namespace gouji::cli {

int runExtract(const Arguments& arguments, const Console& givenConsole) {
  const std::string& path = arguments.positionals.front();
  SettingsFinder finder(arguments, givenConsole);
  const SettingsFinder::Scope* scope = finder.find(path);
  if (scope == nullptr) return kTrouble;
  const Console console = inLanguageOf(givenConsole, scope->settings);
  const auto session = openSession(scope->settings, arguments, console);
  if (session == nullptr) return kTrouble;
  const Result<Report> report = session->loader().loadFile(path);
  if (!report) {
    console.complain(report.error());
    return kTrouble;
  }
  if (const auto error = OutputGuard({path}).check(arguments.last(OptionId::kOutput))) {
    console.complain(*error);
    return kTrouble;
  }
  ReportJsonOptions options;
  options.positions = arguments.has(OptionId::kPositions);
  return writeOutput(arguments, console, writeReportJson(*report, options));
}

}  // namespace gouji::cli
