#include "engine/read/pdf/worker_process.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>

extern char** environ;

namespace gouji::pdf {
namespace {

constexpr std::size_t kMaxAnswer = 512ULL << 20;
constexpr unsigned kWorkerMegabytes = 1024;

using Clock = std::chrono::steady_clock;

/// A file descriptor that is closed once.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    fd_ = std::exchange(other.fd_, -1);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

struct Pipe {
  Descriptor read, write;
};

std::optional<Pipe> makePipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return {};
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

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

pid_t startWorker(const std::string& workerPath, const ReadLimits& limits, const Pipe& in,
                  const Pipe& out) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write.get(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::array<std::string, 5> words = {
      workerPath, std::to_string(kWorkerMegabytes), std::to_string(limits.maxSeconds),
      std::to_string(limits.maxPages), std::to_string(limits.maxBytes)};
  std::array<char*, 6> arguments{};
  for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
  pid_t pid = -1;
  if (posix_spawn(&pid, workerPath.c_str(), &actions, nullptr, arguments.data(), environ) != 0)
    pid = -1;
  posix_spawn_file_actions_destroy(&actions);
  return pid;
}

/// Feeds the document and collects the answer until the worker closes its output. False on
/// time-out.
bool exchange(Pipe& in, Pipe& out, std::string_view bytes, std::string& answer,
              Clock::time_point deadline) {
  fcntl(in.write.get(), F_SETFL, O_NONBLOCK);
  std::array<char, 64U << 10> buffer;
  std::size_t sent = 0;
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    std::array<pollfd, 2> watched = {pollfd{out.read.get(), POLLIN, 0},
                                     pollfd{in.write.get(), POLLOUT, 0}};
    const int ready = poll(watched.data(), in.write.get() >= 0 ? 2 : 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    if (in.write.get() >= 0 && watched[1].revents != 0) {
      const ssize_t count = write(in.write.get(), bytes.data() + sent,
                                  std::min<std::size_t>(bytes.size() - sent, buffer.size()));
      if (count > 0) sent += static_cast<std::size_t>(count);
      // The worker may answer, or die, before it has read everything.
      if ((count < 0 && errno != EAGAIN && errno != EINTR) || sent == bytes.size())
        in.write.close();
    }
    if (watched[0].revents != 0) {
      const ssize_t count = read(out.read.get(), buffer.data(), buffer.size());
      if (count == 0 || (count < 0 && errno != EINTR)) return true;
      if (count > 0) answer.append(buffer.data(), static_cast<std::size_t>(count));
      if (answer.size() > kMaxAnswer) return true;
    }
  }
}

bool isExecutable(const std::string& path) { return access(path.c_str(), X_OK) == 0; }

/// The worker beside the file `self`, or where an installation of `self` has it; empty if neither.
std::string findBeside(std::string_view self) {
  const std::string folder(self.substr(0, self.rfind('/') + 1));
  for (const char* place : {"gouji-pdf", "../libexec/gouji/gouji-pdf", "../gouji-pdf",
                            "../../libexec/gouji/gouji-pdf"}) {
    if (isExecutable(folder + place)) return folder + place;
  }
  return {};
}

/// The shared library this code is in; nothing when it is linked into a program.
std::string_view findOwnLibrary() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&findBeside), &info) == 0 || info.dli_fname == nullptr)
    return {};
  const std::string_view name = info.dli_fname;
  return name.find(".so") == std::string_view::npos ? std::string_view{} : name;
}

}  // namespace

std::string findWorker() {
  if (const char* named = std::getenv("GOUJI_PDF_WORKER"); named != nullptr)
    return isExecutable(named) ? named : "";
  std::array<char, 4096> self{};
  const ssize_t length = readlink("/proc/self/exe", self.data(), self.size() - 1);
  if (length > 0) {
    std::string found = findBeside({self.data(), static_cast<std::size_t>(length)});
    if (!found.empty()) return found;
  }
  if (const std::string_view library = findOwnLibrary(); !library.empty()) {
    std::string found = findBeside(library);
    if (!found.empty()) return found;
  }
  const char* searchPath = std::getenv("PATH");
  std::string_view rest = searchPath == nullptr ? "" : searchPath;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    std::string candidate = std::string(rest.substr(0, end)) + "/gouji-pdf";
    if (end > 0 && isExecutable(candidate)) return candidate;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

Result<Content> runWorker(const std::string& workerPath, const std::string& path,
                          const std::string& bytes, const ReadLimits& limits) {
  if (workerPath.empty()) return noWorker(path);
  auto in = makePipe();
  auto out = makePipe();
  if (!in || !out) return noWorker(path);
  // Writing to a worker that died must not end this process.
  struct sigaction ignore {};
  struct sigaction previous {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, &previous);
  const pid_t pid = startWorker(workerPath, limits, *in, *out);
  in->read.close();
  out->write.close();
  std::string answer;
  const bool inTime = pid > 0 && exchange(*in, *out, bytes, answer,
                                          Clock::now() + std::chrono::seconds(limits.maxSeconds));
  if (pid > 0) {
    if (!inTime || answer.size() > kMaxAnswer) kill(pid, SIGKILL);
    int status = 0;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
  }
  sigaction(SIGPIPE, &previous, nullptr);
  if (pid <= 0) return noWorker(path);
  if (!inTime) return timedOut(path, limits.maxSeconds);
  return parseAnswer(path, answer, limits);
}

}  // namespace gouji::pdf
