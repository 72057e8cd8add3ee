// Outputs judged by the programs they are made for. What is not installed judges nothing, and says
// so; tests/outputs/fetch.sh fetches what no Debian package has.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "tests/cli/program.h"
#include "tests/temporary_folder.h"

namespace {

namespace fs = std::filesystem;

const std::string kRoot = GOUJI_SOURCE_DIR;
const std::string kJudge = "\"" + kRoot + "/tests/outputs/judge.py\" ";

bool isInstalled(const std::string& program) {
  return runShell("command -v " + program + " >/dev/null").status == 0;
}

/// A file of the folder GOUJI_OUTPUT_TOOLS names; empty when it is not there.
std::string findTool(const std::string& name) {
  const char* folder = std::getenv("GOUJI_OUTPUT_TOOLS");
  const std::string path = folder == nullptr ? "" : std::string(folder) + "/" + name;
  return !path.empty() && fs::exists(path) ? path : "";
}

void skip(const std::string& what) { WARN("SKIPPED: " << what); }

/// Reports with every kind of finding: wrong cells, sentences, structure, one that is not there.
std::string writeOutput(const TemporaryFolder& folder, const std::string& format) {
  const std::string path = folder.path("out." + format);
  const ProgramRun run = runGouji({"lint", "fixtures/reports", "fixtures/formats", "nothing.txt",
                                   "-v", "--format", format, "--output", path},
                                  {}, kRoot);
  INFO(run.err);
  CHECK(run.status == 2);
  return path;
}

/// What a program prints; it must end well.
std::string judge(const std::string& command) {
  const ProgramRun run = runShell(command);
  INFO(command << "\n" << run.out << run.err);
  CHECK(run.status == 0);
  return run.out;
}

/// Has LibreOffice open a file and print it; the profile is its own, so that nobody's is touched.
void openInLibreOffice(const TemporaryFolder& folder, const std::string& file) {
  judge("cd " + folder.path() + " && timeout 180 soffice -env:UserInstallation=file://" +
        folder.path() + "/profile --headless --convert-to pdf " + file + " >/dev/null 2>&1");
  const std::string printed = folder.path(fs::path(file).stem().string() + ".pdf");
  REQUIRE(fs::exists(printed));
  CHECK(fs::file_size(printed) > 5'000);
}

}  // namespace

TEST_CASE("LibreOffice opens the workbook and the commented report") {
  if (!isInstalled("soffice")) return skip("LibreOffice is not installed");
  const TemporaryFolder folder;
  writeOutput(folder, "xlsx");
  openInLibreOffice(folder, "out.xlsx");
  const ProgramRun run =
      runGouji({"lint", "fixtures/formats/wrong-total-2025.docx", "--format", "docx", "--output",
                folder.path("commented.docx")},
               {}, kRoot);
  CHECK(run.status == 1);
  openInLibreOffice(folder, "commented.docx");
  // Written back by LibreOffice the comments are still there, at their words.
  judge("cd " + folder.path() + " && mkdir back && timeout 180 soffice "
        "-env:UserInstallation=file://" + folder.path() +
        "/profile --headless --convert-to docx --outdir back commented.docx >/dev/null 2>&1");
  const ProgramRun again = runGouji({"lint", folder.path("back/commented.docx"), "--format", "docx",
                                     "--output", folder.path("again.docx")});
  CHECK(again.status == 1);
  const std::string count = "unzip -p " + folder.path("again.docx") +
                            " word/comments.xml | grep -o '<w:comment ' | wc -l";
  if (isInstalled("unzip")) CHECK(judge(count) == "2\n");
}

TEST_CASE("qpdf finds nothing wrong with the annotated PDF") {
  if (!isInstalled("qpdf")) return skip("qpdf is not installed");
  const TemporaryFolder folder;
  for (const char* language : {"zh", "en"}) {
    const std::string path = folder.path(std::string(language) + ".pdf");
    const ProgramRun run = runGouji({"lint", "fixtures/formats/wrong-total-2025.pdf", "--lang",
                                     language, "--format", "pdf", "--output", path},
                                    {}, kRoot);
    INFO(run.err);
    CHECK(run.status == 1);
    judge("qpdf --check " + path);
  }
}

TEST_CASE("SARIF is valid against the schema of 2.1.0") {
  const std::string schema = findTool("sarif.json");
  const std::string python = findTool("python/bin/python");
  if (schema.empty() || python.empty()) return skip("no SARIF schema in GOUJI_OUTPUT_TOOLS");
  const TemporaryFolder folder;
  judge(python + " " + kJudge + "schema " + schema + " " + writeOutput(folder, "sarif"));
}

TEST_CASE("rdjson is valid against the schema of reviewdog") {
  const std::string schema = findTool("rdjson.json");
  const std::string python = findTool("python/bin/python");
  if (schema.empty() || python.empty()) return skip("no rdjson schema in GOUJI_OUTPUT_TOOLS");
  const TemporaryFolder folder;
  judge(python + " " + kJudge + "schema " + schema + " " + writeOutput(folder, "rdjson"));
}

TEST_CASE("JUnit XML is valid against the schema of Jenkins") {
  const std::string schema = findTool("junit.xsd");
  const std::string python = findTool("python/bin/python");
  if (schema.empty() || python.empty()) return skip("no JUnit schema in GOUJI_OUTPUT_TOOLS");
  const TemporaryFolder folder;
  judge(python + " " + kJudge + "xml " + schema + " " + writeOutput(folder, "junit"));
}

TEST_CASE("JUnit XML is read as CI servers read it") {
  const std::string python = findTool("python/bin/python");
  if (python.empty()) return skip("no junitparser in GOUJI_OUTPUT_TOOLS");
  const TemporaryFolder folder;
  const std::string totals = judge(python + " " + kJudge + "junit " + writeOutput(folder, "junit"));
  INFO(totals);
  // One report is not there: one error. Nothing that was not checked counts as passed.
  CHECK(totals.find(" 1 ") != std::string::npos);
}

TEST_CASE("a GitLab report is as GitLab demands") {
  if (!isInstalled("python3")) return skip("Python is not installed");
  const TemporaryFolder folder;
  judge("python3 " + kJudge + "gitlab " + writeOutput(folder, "gitlab"));
}

TEST_CASE("the page works in Chromium: filters, links, no request, no error, at every width") {
  const bool hasBrowser = isInstalled("chromium") || isInstalled("google-chrome");
  if (findTool("node_modules/playwright-core").empty() || !isInstalled("node") || !hasBrowser)
    return skip("no playwright-core in GOUJI_OUTPUT_TOOLS, or no Chromium");
  const TemporaryFolder folder;
  const std::string page = writeOutput(folder, "html");
  CHECK(judge("timeout 120 node \"" + kRoot + "/tests/outputs/page_check.mjs\" \"" +
              std::getenv("GOUJI_OUTPUT_TOOLS") + "\" " + page) == "");
}
