#include "engine/cli/commands.h"
#include "engine/read/json/report_writer.h"

namespace gouji::cli {

int runExtract(const Arguments& arguments, const Console& console) {
  const auto session = openSessionFor(arguments.positionals.front(), arguments, console);
  if (session == nullptr) return kTrouble;
  const std::string& path = arguments.positionals.front();
  const Result<Report> report = session->loader().loadFile(path);
  if (!report) {
    console.complain(report.error());
    return kTrouble;
  }
  ReportJsonOptions options;
  options.positions = arguments.has(OptionId::kPositions);
  return writeOutput(arguments, console, writeReportJson(*report, options));
}

}  // namespace gouji::cli
