// Lints one report and prints rule, place and message of what it finds.
#include <gouji/gouji.h>

#include <cstdio>

namespace {

int complain(const gouji::api::Failure& failure) {
  std::fprintf(stderr, "%s: %s\n", failure.code.c_str(), failure.message.en.c_str());
  for (const gouji::api::Mistake& mistake : failure.mistakes) {
    std::fprintf(stderr, "%s:%u:%u: %s\n", mistake.file.c_str(), mistake.line, mistake.column,
                 mistake.message.en.c_str());
  }
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  gouji::api::Options options;
  if (argc > 2) options.rules.emplace_back(argv[2]);
  const gouji::api::Opened opened = gouji::api::Linter::open(options);
  if (!opened.linter) return complain(*opened.failure);
  const gouji::api::Read read = opened.linter->readFile(argv[1]);
  if (!read.report) return complain(*read.failure);
  const gouji::api::Lint lint = opened.linter->lint(*read.report);
  std::printf("%s, %d, %s\n", read.report->agency().c_str(), read.report->year().value_or(0),
              read.report->form().c_str());
  bool failed = false;
  for (const gouji::api::Finding& finding : lint.findings) {
    if (finding.outcome != gouji::api::Outcome::kFail) continue;
    failed |= finding.level == gouji::api::Level::kError;
    std::printf("%s %u:%u %s\n", finding.instance.c_str(), finding.place.line, finding.place.column,
                finding.message.en.c_str());
  }
  return failed ? 1 : 0;
}
