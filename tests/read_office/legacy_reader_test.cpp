// Documents of older word processors: with LibreOffice where it is installed, and with scripts in
// its place that fail in the ways a program can fail.
#include "engine/read/office/legacy_reader.h"

#include <signal.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "engine/read/office/office_program.h"
#include "tests/describe_document.h"
#include "tests/temporary_folder.h"

using namespace gouji;

namespace {

namespace fs = std::filesystem;

const std::string kRtf =
    R"({\rtf1\ansi\ansicpg936 \u24635?\u35745? 47\par\trowd\cellx2000\cellx4000)"
    R"(\intbl a\cell 12\cell\row\pard})";

/// A compound file as far as this reader looks: the mark, and the name of a stream in a directory.
std::string makeCompound(const std::string& stream) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  bytes.resize(512);
  for (const char c : stream) bytes += std::string{c, '\0'};
  bytes.resize(1024);
  return bytes;
}

/// For one test: the office is this program, and temporary files lie in a folder of ours.
class Setting {
 public:
  explicit Setting(const std::string& office) {
    setenv("GOUJI_OFFICE", office.c_str(), 1);
    setenv("TMPDIR", work_.path().c_str(), 1);
  }
  ~Setting() {
    unsetenv("GOUJI_OFFICE");
    unsetenv("TMPDIR");
  }
  [[nodiscard]] bool isEmpty() const { return fs::is_empty(work_.path()); }

 private:
  TemporaryFolder work_;
};

std::string writeScript(const TemporaryFolder& folder, const std::string& body) {
  const std::string path = folder.write("office", "#!/bin/sh\n" + body + "\n");
  fs::permissions(path, fs::perms::owner_all);
  return path;
}

std::string errorOf(const std::string& bytes, const ReadLimits& limits = {}) {
  const auto document = readLegacyWord("r.doc", bytes, limits);
  return document.ok() ? "none" : document.error().code;
}

std::string readFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace

TEST_CASE("Without LibreOffice the user is told what to do") {
  const Setting setting("/nowhere/soffice");
  const auto document = readLegacyWord("r.doc", makeCompound("WordDocument"), ReadLimits{});
  REQUIRE_FALSE(document.ok());
  CHECK(document.error().code == "office.not-found");
  CHECK(document.error().hint.en.find("libreoffice-writer") != std::string::npos);
  CHECK(document.error().hint.zh.find(".docx") != std::string::npos);
}

TEST_CASE("A spreadsheet and an encrypted document are not given to it") {
  const TemporaryFolder scripts;
  const Setting setting(writeScript(scripts, "exit 1"));
  CHECK(errorOf(makeCompound("Workbook")) == "office.not-a-text");
  CHECK(errorOf(makeCompound("EncryptedPackage")) == "office.encrypted");
  CHECK(errorOf("\xD0\xCF\x11\xE0") == "office.not-a-text");
}

TEST_CASE("A program that fails, or says it did it and did not, is the report's error") {
  const TemporaryFolder scripts;
  for (const char* body : {"exit 1", "exit 0", "kill -9 $$"}) {
    const Setting setting(writeScript(scripts, body));
    CHECK(errorOf(makeCompound("WordDocument")) == "office.failed");
    CHECK(setting.isEmpty());
  }
}

TEST_CASE("What takes too long is ended with all it started, and no file is left") {
  const TemporaryFolder scripts;
  const std::string mark = scripts.path("child");
  const Setting setting(writeScript(scripts, "sleep 100 & echo $! > " + mark + "; wait"));
  ReadLimits limits;
  limits.maxSeconds = 1;
  CHECK(errorOf(makeCompound("WordDocument"), limits) == "office.timeout");
  CHECK(setting.isEmpty());
  const int child = std::stoi(readFile(mark));
  REQUIRE(child > 1);
  // An ended process is there until its parent has looked; here that is the system's first process.
  bool ended = false;
  for (int i = 0; i < 100 && !ended; ++i) {
    const std::string state = readFile("/proc/" + std::to_string(child) + "/stat");
    ended = state.empty() || state.find(") Z ") != std::string::npos;
    if (!ended) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK(ended);
}

TEST_CASE("A converted document is read with the places of its tables") {
  if (office::findOffice().empty()) {
    WARN("SKIPPED: LibreOffice is not installed");
    return;
  }
  const Setting setting(office::findOffice());
  const auto document = readLegacyWord("r.rtf", kRtf, ReadLimits{});
  if (!document.ok()) FAIL(document.error().code);
  CHECK(document->format == "rtf");
  CHECK(test::describe(*document) == "p 总计 47\ngrid (0,0 a) (0,1 12)\n");
  CHECK(setting.isEmpty());
  for (const DocumentBlock& block : document->blocks) {
    if (const auto* grid = std::get_if<Grid>(&block)) {
      CHECK(std::get<GridPlace>(grid->cells.at(1).text.locate(nullptr)) == GridPlace{1, 1, 2});
    }
  }
}
