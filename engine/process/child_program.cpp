#include "engine/process/child_program.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <utility>

extern char** environ;

namespace gouji::process {
namespace {

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

/// Two ends of a stream. Sockets rather than pipes: writing to a child that died is then an error
/// of that call, not a signal to this process.
struct Stream {
  Descriptor ours, theirs;
};

std::optional<Stream> makeStream() {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return std::nullopt;
  return Stream{Descriptor(ends[0]), Descriptor(ends[1])};
}

pid_t start(const std::vector<std::string>& words, int in, int out) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<std::string> copies = words;
  std::vector<char*> arguments;
  arguments.reserve(copies.size() + 1);
  for (std::string& word : copies) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t pid = -1;
  if (posix_spawn(&pid, words.front().c_str(), &actions, nullptr, arguments.data(), environ) != 0)
    pid = -1;
  posix_spawn_file_actions_destroy(&actions);
  return pid;
}

/// Feeds the input and collects the answer until the child closes its output.
ChildAnswer::End exchange(Descriptor& in, const Descriptor& out, std::string_view input,
                          std::string& answer, const ChildLimits& limits) {
  const Clock::time_point deadline = Clock::now() + std::chrono::seconds(limits.seconds);
  fcntl(in.get(), F_SETFL, O_NONBLOCK);
  std::array<char, 64U << 10> buffer;
  std::size_t sent = 0;
  if (input.empty()) in.close();
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return ChildAnswer::End::kTimedOut;
    std::array<pollfd, 2> watched = {pollfd{out.get(), POLLIN, 0}, pollfd{in.get(), POLLOUT, 0}};
    const int ready = poll(watched.data(), in.get() >= 0 ? 2 : 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return ChildAnswer::End::kTimedOut;
    if (in.get() >= 0 && watched[1].revents != 0) {
      const std::size_t next = std::min(input.size() - sent, buffer.size());
      const ssize_t count = send(in.get(), input.data() + sent, next, MSG_NOSIGNAL);
      if (count > 0) sent += static_cast<std::size_t>(count);
      // The child may answer, or die, before it has read everything.
      if ((count < 0 && errno != EAGAIN && errno != EINTR) || sent == input.size()) in.close();
    }
    if (watched[0].revents != 0) {
      const ssize_t count = read(out.get(), buffer.data(), buffer.size());
      if (count == 0 || (count < 0 && errno != EINTR)) return ChildAnswer::End::kFinished;
      if (count > 0) answer.append(buffer.data(), static_cast<std::size_t>(count));
      if (answer.size() > limits.maxAnswerBytes) return ChildAnswer::End::kTooLong;
    }
  }
}

int waitFor(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool isExecutable(const std::string& path) { return access(path.c_str(), X_OK) == 0; }

/// The program beside the file `self`, or where an installation of `self` has it; empty if neither.
std::string findBeside(std::string_view self, const std::string& name) {
  const std::string folder(self.substr(0, self.rfind('/') + 1));
  for (const char* place : {"", "../libexec/gouji/", "../", "../../libexec/gouji/"}) {
    std::string candidate = folder + place + name;
    if (isExecutable(candidate)) return candidate;
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

std::string findOnPath(const std::string& name) {
  const char* searchPath = std::getenv("PATH");
  std::string_view rest = searchPath == nullptr ? "" : searchPath;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    std::string candidate = std::string(rest.substr(0, end)) + '/' + name;
    if (end > 0 && isExecutable(candidate)) return candidate;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

}  // namespace

std::string findProgram(const std::string& name, const char* variable) {
  if (const char* named = std::getenv(variable); named != nullptr)
    return isExecutable(named) ? named : "";
  std::array<char, 4096> self{};
  const ssize_t length = readlink("/proc/self/exe", self.data(), self.size() - 1);
  if (length > 0) {
    std::string found = findBeside({self.data(), static_cast<std::size_t>(length)}, name);
    if (!found.empty()) return found;
  }
  if (const std::string_view library = findOwnLibrary(); !library.empty()) {
    std::string found = findBeside(library, name);
    if (!found.empty()) return found;
  }
  return findOnPath(name);
}

ChildAnswer runChild(const std::vector<std::string>& words, std::string_view input,
                     const ChildLimits& limits) {
  ChildAnswer answer;
  auto in = makeStream();
  auto out = makeStream();
  if (words.empty() || words.front().empty() || !in || !out) return answer;
  const pid_t pid = start(words, in->theirs.get(), out->theirs.get());
  in->theirs.close();
  out->theirs.close();
  if (pid <= 0) return answer;
  answer.end = exchange(in->ours, out->ours, input, answer.bytes, limits);
  if (answer.end != ChildAnswer::End::kFinished) kill(pid, SIGKILL);
  answer.status = waitFor(pid);
  return answer;
}

}  // namespace gouji::process
