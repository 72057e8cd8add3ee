// engine/driver/office_worker.h
//
// Has gouji-office write a document.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/render/job/answer.h"

namespace gouji {

/// Where gouji-office is: `GOUJI_OFFICE_WORKER`, else as process::findProgram says. Empty when it
/// is nowhere.
[[nodiscard]] std::string findOfficeWorker();

/// The bytes of the document made of `frames`; `subject` is told in errors: "office.no-worker",
/// "office.crashed", "office.timeout", and those of the writers.
[[nodiscard]] Result<std::string> runOfficeWorker(const std::string& workerPath,
                                                  const office::WorkerCall& call,
                                                  std::string_view frames,
                                                  const std::string& subject);

}  // namespace gouji
