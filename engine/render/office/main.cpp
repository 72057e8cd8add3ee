// gouji-office: writes findings as an Excel workbook, or into the Word document or PDF that was
// submitted.
//
// The program `gouji` starts it with frames (engine/render/job/frame.h) on standard input and gets
// the document, or the reason why there is none, on standard output (engine/render/job/answer.h).
// It is a process of its own because the libraries that write such documents would make every start
// of gouji slower, and because a stranger's document that crashes one of them ends this process
// only. It opens no file by name and gives up its network before it looks at the first byte.
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <new>
#include <string>
#include <vector>

#include "engine/render/docx/docx_annotator.h"
#include "engine/render/job/answer.h"
#include "engine/render/job/frame.h"
#include "engine/render/job/job.h"
#include "engine/render/pdf/pdf_annotator.h"
#include "engine/render/xlsx/workbook_writer.h"

namespace gouji::office {
namespace {

void limit(__rlimit_resource resource, rlim_t value) {
  const rlimit bound{value, value};
  setrlimit(resource, &bound);
}

void confineProcess(const WorkerCall& call) {
#ifndef GOUJI_INSTRUMENTED
  // Not under the address sanitizer, which reserves terabytes of addresses for itself.
  limit(RLIMIT_AS, static_cast<rlim_t>(call.megabytes) << 20U);
#endif
  limit(RLIMIT_CPU, call.seconds);
  // Only the writer of workbooks needs files, temporary ones, and it reads no document.
  limit(RLIMIT_FSIZE, call.format == "xlsx" ? rlim_t{1} << 30U : 0);
  limit(RLIMIT_CORE, 0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  // A network of its own with nothing in it. Not possible everywhere; nothing here asks for one.
  if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) return;
}

std::string readStandardInput() {
  std::string bytes;
  std::array<char, 64U << 10> buffer;
  for (ssize_t count = 1; count > 0;) {
    count = read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count > 0) bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return bytes;
}

/// https://reproducible-builds.org/specs/source-date-epoch: the one way to give documents a date.
std::optional<std::time_t> givenTime() {
  const char* text = std::getenv("SOURCE_DATE_EPOCH");
  if (text == nullptr || *text == '\0') return std::nullopt;
  char* end = nullptr;
  const long long seconds = std::strtoll(text, &end, 10);
  if (*end != '\0' || seconds < 0) return std::nullopt;
  return static_cast<std::time_t>(seconds);
}

std::string isoDate(std::time_t time) {
  std::tm parts{};
  std::array<char, 32> text{};
  gmtime_r(&time, &parts);
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

Error brokenJob() {
  return {
      "office.job",
      {"gouji-office 与 gouji 的版本不一致", "gouji-office is not of the same version as gouji"},
      {"请重新安装", "install both again"}};
}

Result<std::string> writeWholeRun(const WorkerCall& call, std::string_view input) {
  std::vector<JobReport> reports;
  std::optional<RunSummary> summary;
  while (const std::optional<Frame> frame = takeFrame(input)) {
    if (frame->kind == Frame::Kind::kSummary) {
      summary = parseJobSummary(frame->json);
      continue;
    }
    std::optional<JobReport> report = parseJobReport(frame->json);
    if (!report) return brokenJob();
    reports.push_back(std::move(*report));
  }
  if (!input.empty() || !summary) return brokenJob();
  xlsx::WorkbookStyle style;
  style.language = call.language;
  if (const auto time = givenTime()) style.created = *time;
  return xlsx::writeWorkbook(reports, *summary, style);
}

Result<std::string> writeIntoReport(const WorkerCall& call, std::string_view input) {
  const std::optional<Frame> frame = takeFrame(input);
  const std::optional<JobReport> report = frame ? parseJobReport(frame->json) : std::nullopt;
  if (!report) return brokenJob();
  if (!report->readable) {
    const std::string why = report->findings.empty() ? "" : report->findings.front().message;
    return Error{"office.unreadable",
                 {report->file + "：" + why, report->file + ": " + why},
                 {"没有读到的报告不能加批注", "a report that was not read cannot be annotated"}};
  }
  if (call.format == "pdf") return pdf::annotatePdf(*report, frame->document, call.language);
  const auto time = givenTime();
  return docx::annotateDocx(*report, frame->document,
                            {call.language, time ? isoDate(*time) : std::string()});
}

Result<std::string> write(const WorkerCall& call) {
  const std::string input = readStandardInput();
  return call.format == "xlsx" ? writeWholeRun(call, input) : writeIntoReport(call, input);
}

}  // namespace
}  // namespace gouji::office

int main(int argc, char** argv) {
  using namespace gouji;
  const std::string format = argc == 5 ? argv[1] : "";
  if (format != "xlsx" && format != "docx" && format != "pdf") {
    std::fputs("usage: gouji-office xlsx|docx|pdf zh|en MEGABYTES SECONDS < frames\n", stderr);
    return 2;
  }
  office::WorkerCall call;
  call.format = format;
  call.language = std::string_view(argv[2]) == "en" ? Language::kEnglish : Language::kChinese;
  call.megabytes = static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10));
  call.seconds = static_cast<unsigned>(std::strtoul(argv[4], nullptr, 10));
  office::confineProcess(call);
  try {
    const std::string answer = office::writeAnswer(office::write(call));
    if (std::fwrite(answer.data(), 1, answer.size(), stdout) != answer.size()) return 1;
    return std::fflush(stdout) == 0 ? 0 : 1;
  } catch (const std::bad_alloc&) {
    return 1;
  }
}
