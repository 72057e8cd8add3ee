// The same input gives the same bytes, on every run and for every number of jobs.
#include <catch2/catch.hpp>

#include "engine/render/renderer.h"
#include "tests/cli/program.h"
#include "tests/cli/sample_report.h"
#include "tests/temporary_folder.h"

namespace {

/// Reports of which every third has a wrong number and every seventh is broken.
std::string makeRecord(int i) {
  SampleReport report = SampleReport::oneRequest();
  report.agency = "某某县第" + std::to_string(i) + "局";
  if (i % 3 == 0) report.requests["received business"] = std::to_string(i + 1);
  std::string line = asJsonLine(report);
  return i % 7 == 3 ? line.substr(0, line.size() / 2) : line;
}

TEST_CASE("a batch gives the same bytes for every number of jobs, in every format") {
  const TemporaryFolder folder;
  std::string batch;
  for (int i = 0; i < 100; ++i) batch += makeRecord(i) + "\n";
  const std::string path = folder.write("batch.ndjson", batch);
  for (const gouji::render::OutputFormat& format : gouji::render::outputFormats()) {
    if (format.kind == gouji::render::OutputKind::kAnnotated) continue;  // NDJSON has no pages
    const auto lint = [&](const char* jobs) {
      return runGouji(
          {"lint", path, "--format", std::string(format.name), "--jobs", jobs, "--output", "-"});
    };
    const ProgramRun one = lint("1");
    INFO(format.name << ": " << one.err);
    CHECK(one.status == 2);
    CHECK(one.out.size() > 5'000);
    CHECK(lint("2").out == one.out);
    if (format.name == "json") CHECK(lint("8").out == one.out);
  }
}

TEST_CASE("a folder gives the same bytes for one, two and eight jobs") {
  const TemporaryFolder folder;
  for (int i = 0; i < 40; ++i) {
    folder.write("unit-" + std::to_string(i) + ".json", makeRecord(i));
  }
  const ProgramRun one = runGouji({"lint", folder.path(), "--jobs", "1"});
  CHECK(one.out.find("检查了 40 份报告") != std::string::npos);
  for (const char* jobs : {"2", "8"}) {
    CHECK(runGouji({"lint", folder.path(), "--jobs", jobs}).out == one.out);
  }
}

TEST_CASE("standard input is read like a file") {
  const TemporaryFolder folder;
  const std::string batch = makeRecord(0) + "\n" + makeRecord(1) + "\n";
  const std::string path = folder.write("batch.ndjson", batch);
  const ProgramRun file = runGouji({"lint", path, "-f", "concise"});
  ProgramRun stream = runGouji({"lint", "-", "-f", "concise"}, batch);
  CHECK(stream.status == file.status);
  for (std::size_t at = file.out.find(path); at != std::string::npos; at = std::string::npos) {
    CHECK(stream.out.size() < file.out.size());
  }
  CHECK(linesOf(stream.out).size() == linesOf(file.out).size());
  CHECK(stream.out.find("-:1:") != std::string::npos);
}

}  // namespace
