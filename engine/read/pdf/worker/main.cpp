// gouji-pdf: reads a PDF from standard input and tells what its pages show on standard output, in
// the notation of engine/read/pdf/page_content.h.
//
// Copyright and licence: this program links poppler and is therefore under GPL-3.0-or-later. It is
// a process of its own, so the engine is not; a PDF that crashes the parser ends this process only.
// It opens no file of the report, writes none, and gives up its network before it looks at the
// first byte.
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "engine/read/pdf/worker/answer_writer.h"
#include "engine/read/pdf/worker/glyphs.h"
#include "engine/read/pdf/worker/rulings.h"
#include "engine/read/pdf/worker/upright_pages.h"

namespace {

void limit(__rlimit_resource resource, rlim_t value) {
  const rlimit bound{value, value};
  setrlimit(resource, &bound);
}

/// What this process may use at most; arguments: megabytes of memory, seconds.
void confineProcess(unsigned long megabytes, unsigned long seconds) {
#ifdef GOUJI_INSTRUMENTED
  // The address sanitizer reserves terabytes of addresses for itself.
  static_cast<void>(megabytes);
#else
  limit(RLIMIT_AS, static_cast<rlim_t>(megabytes) << 20U);
#endif
  limit(RLIMIT_CPU, seconds);
  limit(RLIMIT_FSIZE, 0);  // no file may grow, so none can be written
  limit(RLIMIT_CORE, 0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  // A network of its own with nothing in it. Not possible everywhere; the parser asks for none.
  if (unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) return;
}

std::string readStandardInput(std::size_t maxBytes) {
  std::string bytes;
  char buffer[64U << 10];
  while (bytes.size() <= maxBytes) {
    const ssize_t count = read(STDIN_FILENO, buffer, sizeof buffer);
    if (count <= 0) break;
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
  return bytes;
}

int answerError(const char* code) {
  std::printf("error %s\n", code);
  std::fflush(stdout);
  return 0;
}

void answer(gouji::pdf::GlyphReader& glyphs, const std::string& bytes) {
  gouji::pdf::RulingReader rulings(bytes);
  std::printf("title %s\n", glyphs.title().c_str());
  for (unsigned page = 0; page < glyphs.pageCount(); ++page) {
    const auto size = glyphs.pageSize(page);
    gouji::pdf::printNumbers("page", {size.width, size.height});
    std::putchar('\n');
    glyphs.printPage(page);
    rulings.printPage(page, size.width, size.height);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: gouji-pdf MEGABYTES SECONDS MAX_PAGES MAX_BYTES < file.pdf\n", stderr);
    return 2;
  }
  const unsigned long maxPages = std::strtoul(argv[3], nullptr, 10);
  confineProcess(std::strtoul(argv[1], nullptr, 10), std::strtoul(argv[2], nullptr, 10));
  const std::string bytes = readStandardInput(std::strtoull(argv[4], nullptr, 10));
  try {
    gouji::pdf::GlyphReader glyphs(bytes);
    if (glyphs.isLocked()) return answerError("encrypted");
    if (!glyphs.isOpen()) return answerError("damaged");
    if (!gouji::pdf::hasChineseMaps()) return answerError("no-poppler-data");
    if (glyphs.pageCount() > maxPages) return answerError("too-many-pages");
    const std::string upright = gouji::pdf::turnPages(bytes, glyphs.findTurns());
    if (upright.empty()) {
      answer(glyphs, bytes);
    } else {
      gouji::pdf::GlyphReader turned(upright);
      answer(turned, upright);
    }
  } catch (const std::exception&) {
    return answerError("damaged");
  }
  std::puts("end");
  std::fflush(stdout);
#ifndef GOUJI_INSTRUMENTED
  // The answer is told; what is left is to take apart what nobody needs any more.
  std::_Exit(0);
#endif
  return 0;
}
