#include "engine/driver/office_worker.h"

#include "engine/process/child_program.h"

namespace gouji {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 30;

Error noWorker() {
  return {"office.no-worker",
          {"找不到写 Excel、Word 和 PDF 的程序 gouji-office",
           "the program that writes Excel, Word and PDF, gouji-office, was not found"},
          {"请与 gouji 一同安装，或用环境变量 GOUJI_OFFICE_WORKER 指明位置",
           "install it beside gouji, or name it with GOUJI_OFFICE_WORKER"}};
}

Error timedOut(const std::string& subject, unsigned seconds) {
  const std::string limit = std::to_string(seconds);
  return {"office.timeout",
          {subject + "：写出结果超过 " + limit + " 秒",
           subject + ": writing took more than " + limit + " seconds"},
          {"请用 --format html", "use --format html"}};
}

Error crashed(const std::string& subject) {
  return {
      "office.crashed",
      {subject + "：gouji-office 未能写出结果（文件过大或已损坏）",
       subject + ": gouji-office could not write the result (the file is too large or damaged)"},
      {"请用 --format html", "use --format html"}};
}

}  // namespace

std::string findOfficeWorker() {
  return process::findProgram("gouji-office", "GOUJI_OFFICE_WORKER");
}

Result<std::string> runOfficeWorker(const std::string& workerPath, const office::WorkerCall& call,
                                    std::string_view frames, const std::string& subject) {
  process::ChildAnswer answer =
      process::runChild({workerPath, call.format, call.language == Language::kEnglish ? "en" : "zh",
                         std::to_string(call.megabytes), std::to_string(call.seconds)},
                        frames, {call.seconds, kMostBytes});
  switch (answer.end) {
    case process::ChildAnswer::End::kNotStarted:
      return noWorker();
    case process::ChildAnswer::End::kTimedOut:
      return timedOut(subject, call.seconds);
    case process::ChildAnswer::End::kTooLong:
      return crashed(subject);
    case process::ChildAnswer::End::kFinished:
      break;
  }
  // A document that was cut off looks whole from its first bytes; the status tells.
  if (answer.status != 0) return crashed(subject);
  std::optional<Result<std::string>> document = office::parseAnswer(std::move(answer.bytes));
  if (!document) return crashed(subject);
  return std::move(*document);
}

}  // namespace gouji
