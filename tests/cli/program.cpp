#include "tests/cli/program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/temporary_folder.h"

namespace {

std::string readFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void redirect(const std::string& path, int flags, int descriptor) {
  const int opened = ::open(path.c_str(), flags, 0600);
  if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(126);
  ::close(opened);
}

/// Streams are files, so that neither side can wait for the other.
ProgramRun runCommand(const std::vector<std::string>& words, std::string_view input,
                      const std::string& folder) {
  const TemporaryFolder streams;
  const std::string inPath = streams.write("in", input);
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    redirect(inPath, O_RDONLY, STDIN_FILENO);
    redirect(streams.path("out"), O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    redirect(streams.path("err"), O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    if (!folder.empty() && ::chdir(folder.c_str()) != 0) ::_exit(126);
    ::unsetenv("LC_ALL");
    ::unsetenv("NO_COLOR");
    ::setenv("LANG", "C.UTF-8", 1);
    ::setenv("GOUJI", GOUJI_BINARY, 1);
    ::execvp(argv[0], argv.data());
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ProgramRun run;
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  run.out = readFile(streams.path("out"));
  run.err = readFile(streams.path("err"));
  return run;
}

}  // namespace

ProgramRun runGouji(const std::vector<std::string>& arguments, std::string_view input,
                    const std::string& folder) {
  std::vector<std::string> words = {GOUJI_BINARY};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return runCommand(words, input, folder);
}

ProgramRun runShell(const std::string& line, const std::string& folder) {
  return runCommand({"bash", "-c", line}, {}, folder);
}

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}
