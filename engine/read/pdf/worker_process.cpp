#include "engine/read/pdf/worker_process.h"

#include "engine/process/child_program.h"

namespace gouji::pdf {
namespace {

constexpr unsigned kWorkerMegabytes = 1024;

Error noWorker(const std::string& path) {
  return {
      "pdf.no-worker",
      {path + "：找不到读取 PDF 的程序 gouji-pdf",
       path + ": the program that reads PDF, gouji-pdf, was not found"},
      {"请与 gouji 一同安装，或用环境变量 GOUJI_PDF_WORKER 指明位置；也可以提交 DOCX",
       "install it beside gouji, or name it with GOUJI_PDF_WORKER; a DOCX can be read without it"}};
}

Error timedOut(const std::string& path, unsigned seconds) {
  const std::string limit = std::to_string(seconds);
  return {"pdf.timeout",
          {path + "：读取 PDF 超过 " + limit + " 秒",
           path + ": reading the PDF took more than " + limit + " seconds"},
          {"请重新导出 PDF，或提交 DOCX", "export the PDF again, or submit a DOCX"}};
}

}  // namespace

std::string findWorker() { return process::findProgram("gouji-pdf", "GOUJI_PDF_WORKER"); }

Result<Content> runWorker(const std::string& workerPath, const std::string& path,
                          const std::string& bytes, const ReadLimits& limits) {
  const process::ChildAnswer answer = process::runChild(
      {workerPath, std::to_string(kWorkerMegabytes), std::to_string(limits.maxSeconds),
       std::to_string(limits.maxPages), std::to_string(limits.maxBytes)},
      bytes, {limits.maxSeconds, std::size_t{512} << 20});
  switch (answer.end) {
    case process::ChildAnswer::End::kNotStarted:
      return noWorker(path);
    case process::ChildAnswer::End::kTimedOut:
      return timedOut(path, limits.maxSeconds);
    case process::ChildAnswer::End::kTooLong:
    case process::ChildAnswer::End::kFinished:
      break;
  }
  return parseAnswer(path, answer.bytes, limits);
}

}  // namespace gouji::pdf
