// engine/cli/office_output.h
//
// Where outputs go that are no text: a workbook about the whole run, or each report with its
// findings written into it.
//
// A report as it was submitted is never overwritten: what would, is refused before any work.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/cli/console.h"
#include "engine/cli/output_guard.h"
#include "engine/driver/inputs.h"
#include "engine/render/job/answer.h"
#include "engine/render/job/frame.h"
#include "engine/render/renderer.h"

namespace gouji::cli {

class OfficeOutput {
 public:
  /// `output` is the value of `--output`: a file, "-" for standard output unless that is a
  /// terminal, or, for annotated reports, a folder when there is more than one; reports of a folder
  /// among `paths` keep their places below it. Errors: "usage", "output.is-input".
  [[nodiscard]] static Result<OfficeOutput> plan(const render::OutputFormat& format,
                                                 const std::string& output,
                                                 const std::vector<std::string>& paths,
                                                 const InputList& inputs, const Console& console);

  /// Takes what the renderer gave. Annotated reports are written at once; one that cannot be is
  /// told on standard error and the others go on.
  void write(std::string_view frames);
  /// Writes the workbook. False when something that should have been written was not.
  [[nodiscard]] bool finish();

 private:
  OfficeOutput(const render::OutputFormat& format, const Console& console);
  [[nodiscard]] std::optional<Error> planFolder(const std::string& folder,
                                                const std::vector<std::string>& paths,
                                                const std::vector<std::string>& files,
                                                const OutputGuard& guard);
  void annotate(const office::Frame& frame);
  void deliver(const Result<std::string>& document, const std::string& target);
  void complain(const Error& error);

  const render::OutputFormat& format_;
  const Console& console_;
  std::string worker_;
  office::WorkerCall call_;
  std::map<std::string, std::string> targets_;  // by input, for annotated reports
  std::string target_;                          // of the workbook
  std::string frames_;                          // of the workbook
  std::string refused_;                         // an input that holds no document; it is told once
  bool failed_ = false;
};

}  // namespace gouji::cli
