#include "engine/read/office/office_program.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

namespace gouji::office {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// What the profile says before the program starts: macros never run, links of a document are not
/// followed, and whatever still asks for the network asks a proxy that is not there.
constexpr std::string_view kSettings =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
)";

/// A folder that only this user can enter, gone with everything in it at the end.
class WorkFolder {
 public:
  WorkFolder() {
    std::error_code code;
    std::string name = (fs::temp_directory_path(code) / "gouji-office-XXXXXX").string();
    if (!code && mkdtemp(name.data()) != nullptr) path_ = name;
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

bool writeFile(const fs::path& path, std::string_view bytes) {
  std::error_code code;
  fs::create_directories(path.parent_path(), code);
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  return file.good();
}

Error failed(const std::string& path) {
  return {
      "office.failed",
      {path + "：LibreOffice 无法转换此文件", path + ": LibreOffice could not convert the file"},
      {"请在 Word 或 WPS 中打开检查，另存为 .docx 后提交",
       "open it in Word or WPS and save it as .docx"}};
}

Error timedOut(const std::string& path, unsigned seconds) {
  const std::string limit = std::to_string(seconds);
  return {"office.timeout",
          {path + "：LibreOffice 转换超过 " + limit + " 秒，已中止",
           path + ": LibreOffice took more than " + limit + " seconds and was stopped"},
          {"请在 Word 或 WPS 中另存为 .docx 后提交", "save it as .docx in Word or WPS"}};
}

void setLimit(int resource, rlim_t most) {
  const rlimit limit{most, most};
  static_cast<void>(setrlimit(static_cast<__rlimit_resource_t>(resource), &limit));
}

/// Between fork and exec: system calls only. A group of its own can be ended as a whole.
[[noreturn]] void becomeOffice(char* const* arguments, const ReadLimits& limits) {
  setpgid(0, 0);
  // Without a network where the system lets users have one of their own; the settings of the
  // profile hold where it does not.
  static_cast<void>(unshare(CLONE_NEWUSER | CLONE_NEWNET));
  setLimit(RLIMIT_CPU, limits.maxSeconds);
  setLimit(RLIMIT_FSIZE, limits.maxUnpackedBytes);
  setLimit(RLIMIT_CORE, 0);
  const int nothing = open("/dev/null", O_RDWR);
  for (int descriptor = 0; descriptor < 3; ++descriptor) dup2(nothing, descriptor);
  execv(arguments[0], arguments);
  _exit(127);
}

enum class Ending { kDone, kFailed, kTimedOut };

Ending waitFor(pid_t child, Clock::time_point deadline) {
  // Nobody waits for seconds to pass in a call that may be interrupted by any signal: a look now
  // and then is enough for a program that takes seconds.
  constexpr std::chrono::milliseconds kPause(20);
  int status = 0;
  while (true) {
    const pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == child) {
      // What it started and left behind.
      kill(-child, SIGKILL);
      return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? Ending::kDone : Ending::kFailed;
    }
    if (ended < 0 && errno != EINTR) return Ending::kFailed;
    if (Clock::now() >= deadline) break;
    std::this_thread::sleep_for(kPause);
  }
  kill(-child, SIGKILL);
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return Ending::kTimedOut;
}

Ending run(std::vector<std::string> words, const ReadLimits& limits) {
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child < 0) return Ending::kFailed;
  if (child == 0) becomeOffice(arguments.data(), limits);
  // Both sides, so that the group is there whoever comes first.
  setpgid(child, child);
  return waitFor(child, Clock::now() + std::chrono::seconds(limits.maxSeconds));
}

}  // namespace

std::string findOffice() {
  const auto isExecutable = [](const std::string& path) { return access(path.c_str(), X_OK) == 0; };
  if (const char* named = std::getenv("GOUJI_OFFICE"); named != nullptr)
    return isExecutable(named) ? named : "";
  const char* searchPath = std::getenv("PATH");
  std::string_view rest = searchPath == nullptr ? "" : searchPath;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    for (const char* name : {"/soffice", "/libreoffice"}) {
      std::string candidate = std::string(rest.substr(0, end)) + name;
      if (end > 0 && isExecutable(candidate)) return candidate;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

Result<std::string> convertToDocx(const std::string& program, const std::string& path,
                                  const std::string& bytes, const std::string& extension,
                                  const ReadLimits& limits) {
  const WorkFolder folder;
  const fs::path input = folder.path() / ("report." + extension);
  const fs::path output = folder.path() / "out";
  const fs::path profile = folder.path() / "profile";
  if (folder.path().empty() || !writeFile(input, bytes) ||
      !writeFile(profile / "user" / "registrymodifications.xcu", kSettings))
    return failed(path);
  const Ending ending =
      run({program, "-env:UserInstallation=file://" + profile.string(), "--headless", "--norestore",
           "--nolockcheck", "--nodefault", "--nofirststartwizard", "--convert-to", "docx",
           "--outdir", output.string(), input.string()},
          limits);
  if (ending == Ending::kTimedOut) return timedOut(path, limits.maxSeconds);
  const std::string result = (output / "report.docx").string();
  std::error_code code;
  if (ending == Ending::kFailed || !fs::is_regular_file(result, code)) return failed(path);
  return readFileBytes(result, limits.maxUnpackedBytes);
}

}  // namespace gouji::office
