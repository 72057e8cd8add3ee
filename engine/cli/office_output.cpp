#include "engine/cli/office_output.h"

#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "engine/cli/whole_file.h"
#include "engine/driver/office_worker.h"

namespace gouji::cli {
namespace fs = std::filesystem;
namespace {

Error usage(std::string zh, std::string en, Localized hint = {}) {
  return {"usage", {std::move(zh), std::move(en)}, std::move(hint)};
}

Error needsOutput(const render::OutputFormat& format) {
  const std::string name(format.name);
  return usage(
      "`--format " + name + "` 须与 `--output` 同用", "`--format " + name + "` needs `--output`",
      format.kind == render::OutputKind::kAnnotated
          ? Localized{"例如 --output 批注.gouji." + name + "；多份报告时给出文件夹",
                      "such as --output marked.gouji." + name + "; a folder for several reports"}
          : Localized{"例如 --output 检查结果." + name, "such as --output findings." + name});
}

Error refusesTerminal(const render::OutputFormat& format) {
  const std::string name(format.name);
  return usage(name + " 不是文本，不能输出到终端", name + " is no text for a terminal",
               {"请用 `--output 文件`", "use `--output FILE`"});
}

bool isFolder(const std::string& path) {
  std::error_code ignored;
  return path.ends_with('/') || fs::is_directory(path, ignored);
}

/// "b/年报.gouji.docx" for the file "reports/b/年报.docx" found in the folder "reports".
fs::path nameBelow(const std::string& file, const std::vector<std::string>& paths,
                   std::string_view extension) {
  fs::path relative = file == "-" ? fs::path("stdin") : fs::path(file).filename();
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (file == path || !fs::is_directory(path, ignored)) continue;
    const fs::path below = fs::path(file).lexically_relative(path);
    if (!below.empty() && *below.begin() != "..") {
      relative = below;
      break;
    }
  }
  const std::string name = relative.stem().string() + ".gouji." + std::string(extension);
  return relative.parent_path() / name;
}

}  // namespace

OfficeOutput::OfficeOutput(const render::OutputFormat& format, const Console& console)
    : format_(format), console_(console), worker_(findOfficeWorker()) {
  call_.format = format.name;
  call_.language = console.language;
}

Result<OfficeOutput> OfficeOutput::plan(const render::OutputFormat& format,
                                        const std::string& output,
                                        const std::vector<std::string>& paths,
                                        const InputList& inputs, const Console& console) {
  if (output.empty()) return needsOutput(format);
  if (output == "-" && ::isatty(STDOUT_FILENO) != 0) return refusesTerminal(format);
  OfficeOutput planned(format, console);
  const OutputGuard guard(inputs.files);
  if (format.kind == render::OutputKind::kWorkbook) {
    if (auto error = guard.check(output)) return *error;
    planned.target_ = output;
    return planned;
  }
  const bool isOne = paths.size() == 1 && inputs.files.size() == 1 && inputs.files == paths;
  if (isOne && !isFolder(output)) {
    if (auto error = guard.check(output)) return *error;
    planned.targets_[paths.front()] = output;
    return planned;
  }
  if (auto error = planned.planFolder(output, paths, inputs.files, guard)) return *error;
  return planned;
}

std::optional<Error> OfficeOutput::planFolder(const std::string& folder,
                                              const std::vector<std::string>& paths,
                                              const std::vector<std::string>& files,
                                              const OutputGuard& guard) {
  std::error_code ignored;
  if (folder == "-" || (fs::exists(folder, ignored) && !isFolder(folder))) {
    return usage("多份报告须写入文件夹，而 " + folder + " 不是文件夹",
                 "several reports are written to a folder, and " + folder + " is none",
                 {"例如 --output 批注/", "such as --output marked/"});
  }
  std::map<std::string, std::string> sources;
  for (const std::string& file : files) {
    const std::string target = (fs::path(folder) / nameBelow(file, paths, format_.name)).string();
    const auto [known, isNew] = sources.emplace(target, file);
    if (!isNew && known->second != file) {
      return usage(known->second + " 和 " + file + " 都会写入 " + target,
                   known->second + " and " + file + " would both be written to " + target,
                   {"请给出它们所在的文件夹", "name the folder they lie in"});
    }
    if (auto error = guard.check(target)) return error;
    targets_[file] = target;
  }
  return std::nullopt;
}

void OfficeOutput::write(std::string_view frames) {
  if (format_.kind == render::OutputKind::kWorkbook) {
    frames_ += frames;
    return;
  }
  while (const std::optional<office::Frame> frame = office::takeFrame(frames)) annotate(*frame);
}

void OfficeOutput::annotate(const office::Frame& frame) {
  const std::string input(frame.name);
  const auto target = targets_.find(input);
  // Folders that cannot be entered have no target; they are told as unreadable reports.
  if (frame.kind != office::Frame::Kind::kReport || input == refused_) return;
  if (frame.document.empty()) refused_ = input;
  const Result<std::string> document = runOfficeWorker(worker_, call_, frame.bytes, input);
  deliver(document, target == targets_.end() ? std::string() : target->second);
}

bool OfficeOutput::finish() {
  if (format_.kind == render::OutputKind::kWorkbook)
    deliver(runOfficeWorker(worker_, call_, frames_, target_), target_);
  return !failed_;
}

void OfficeOutput::deliver(const Result<std::string>& document, const std::string& target) {
  if (!document) return complain(document.error());
  if (target == "-") {
    Result<Output> output = Output::open(target);
    if (!output) return complain(output.error());
    output->write(*document);
    if (auto failure = output->finish()) complain(*failure);
    return;
  }
  std::error_code code;
  const fs::path folder = fs::path(target).parent_path();
  if (format_.kind == render::OutputKind::kAnnotated && !folder.empty())
    fs::create_directories(folder, code);
  if (auto failure = writeWholeFile(target, *document)) complain(*failure);
}

void OfficeOutput::complain(const Error& error) {
  console_.complain(error);
  failed_ = true;
}

}  // namespace gouji::cli
