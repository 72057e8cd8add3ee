// Every output over the same run, compared with what it was when somebody last read it through.
#include <catch2/catch.hpp>

#include "engine/render/renderer.h"
#include "tests/golden_file.h"
#include "tests/render/sample_findings.h"

using namespace gouji;
using namespace gouji::render;

namespace {

std::string renderRun(std::string_view format, const RenderOptions& options,
                      const std::vector<ReportResult>& results) {
  const auto renderer = makeRenderer(format, options);
  RunSummary summary;
  std::string out;
  renderer->begin({"0.1.0", {}}, out);
  bool first = true;
  for (const ReportResult& result : results) {
    summary.add(result);
    std::string part;
    renderer->report(result, part);
    if (part.empty()) continue;
    if (!first) out += renderer->separator();
    first = false;
    out += part;
  }
  summary.addRulesWithoutPrior({"XYR-01", "XYR-09"});
  renderer->end(summary, out);
  return out;
}

void requireGolden(const std::string& name, std::string_view format, const RenderOptions& options) {
  const std::string difference =
      compareWithGolden("render/golden/" + name, renderRun(format, options, makeSampleRun()));
  INFO(difference);
  CHECK(difference.empty());
}

}  // namespace

TEST_CASE("every output is as it was read through last, in both languages") {
  for (const OutputFormat& format : outputFormats()) {
    if (format.kind != OutputKind::kText) continue;
    RenderOptions chinese;
    requireGolden(std::string(format.name) + ".zh.txt", format.name, chinese);
    RenderOptions english;
    english.language = Language::kEnglish;
    requireGolden(std::string(format.name) + ".en.txt", format.name, english);
  }
}

TEST_CASE("the text output fits a narrow terminal") {
  RenderOptions options;
  options.width = 60;
  requireGolden("text.narrow.txt", "text", options);
}

TEST_CASE("the text output in colour, with the undecided checks that were asked for") {
  RenderOptions options;
  options.color = true;
  options.showUndecided = true;
  requireGolden("text.color.txt", "text", options);
}

TEST_CASE("a run without findings says so in every output for people") {
  for (const std::string_view format : {"text", "concise"}) {
    const std::string out = renderRun(format, {}, {makeCleanReport()});
    CHECK(out ==
          "检查了 1 份报告：没有发现问题\n"
          "检查项：通过 1,240，未通过 0，无法判断 0，不适用 0，规则出错 0\n"
          "未运行 2 条规则：没有用 --prior 给出上一年度的报告\n");
  }
}

TEST_CASE("an empty run is still a JSON object") {
  CHECK(renderRun("json", {}, {}).find("\"findings\":[\n\n]") != std::string::npos);
  CHECK(renderRun("ndjson", {}, {}).empty());
}

TEST_CASE("an output that is not there is not made up") {
  CHECK(makeRenderer("sarif2", {}) == nullptr);
  CHECK(makeRenderer("", {}) == nullptr);
}

TEST_CASE("what is undecided is counted although it is not listed") {
  const std::string out = renderRun("concise", {}, {makeTextReport()});
  CHECK(out.find("HIS-01") == std::string::npos);
  CHECK(out.find("无法判断 2") != std::string::npos);
  CHECK(out.find("用 -v 查看") != std::string::npos);
}
