// bench/stages_bench.cpp
//
// What each stage of a report costs inside one process, and what a bare parser of the same bytes
// costs beside it.
//
//   bench_stages [--benchmark_filter=…]   times by Google Benchmark: "docx/bind", "html/libxml2" …
//   bench_stages --list                   the names of the stages
//   bench_stages --repeat STAGE N         does a stage N times and measures nothing: valgrind
//   counts
//
// The stages of a format: `read` gives the document of its bytes, `bind` the report of a document,
// `judge` the findings of a report, `whole` all three. A session is open and has seen the report
// once, as in a batch. The files are one report: the fixtures, as lean as can be, and `word` and
// `page`, the same as a word processor writes it and as a site publishes it
// (generate_documents.py). They must have the same findings. `rules/compile` makes a plan of 500
// rules.

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/bind/bind.h"
#include "engine/driver/document_readers.h"
#include "engine/driver/session.h"
#include "engine/pack/pack.h"
#include "engine/plan/plan.h"
#include "engine/read/docx/package.h"

#ifdef GOUJI_BENCH_LIBXML2
#include <libxml/HTMLparser.h>
#endif

namespace {

using namespace gouji;

[[noreturn]] void giveUp(const std::string& what) {
  std::fprintf(stderr, "bench_stages: %s\n", what.c_str());
  std::exit(2);
}

template <typename T>
T require(Result<T> result) {
  if (!result) giveUp(result.error().message.en);
  return std::move(*result);
}

/// Something that is done again and again; `run` never fails once it has been called.
struct Stage {
  std::string name;
  std::function<void()> run;
};

/// One report in one form; the stages are called after it.
struct Sample {
  std::string name;
  std::string path;
};

const Sample kSamples[] = {{"json", GOUJI_FIXTURES "/wrong-total-2025.json"},
                           {"html", GOUJI_FIXTURES "/wrong-total-2025.html"},
                           {"page", GOUJI_DOCUMENTS "/page.html"},
                           {"docx", GOUJI_FIXTURES "/wrong-total-2025.docx"},
                           {"word", GOUJI_DOCUMENTS "/word.docx"},
                           {"md", GOUJI_FIXTURES "/wrong-total-2025.md"},
                           {"txt", GOUJI_FIXTURES "/wrong-total-2025.txt"}};

/// The two mistakes of the fixture.
constexpr std::string_view kBroken = "ARI-01[received] ARI-04[reconsideration] ";

std::string readSample(const std::string& path) {
  return require(readFileBytes(path, 64ull << 20));
}

/// The instances that fail, in order.
std::string tellBroken(const ReportResult& result) {
  std::string broken;
  for (const Finding& finding : result.findings) {
    if (finding.outcome == Outcome::kFail) broken += finding.instance + " ";
  }
  return broken;
}

void addReportStages(const Session& session, const Sample& sample, std::vector<Stage>& stages) {
  const ReportLoader& loader = session.loader();
  const auto& [name, path] = sample;
  const auto bytes = std::make_shared<const std::string>(readSample(path));
  const auto binder = std::make_shared<const DocumentBinder>(session.plan().forms);
  const InputFormat format = recognizeFormat(*bytes, path);
  if (format == InputFormat::kJson) {
    stages.push_back({name + "/read", [=, path = path, &loader] {
                        benchmark::DoNotOptimize(require(loader.load(path, *bytes)));
                      }});
  } else {
    const auto document = std::make_shared<const Document>(
        require(readDocumentAs(format, path, *bytes, loader.limits())));
    stages.push_back({name + "/read", [=, path = path, &loader] {
                        benchmark::DoNotOptimize(
                            require(readDocumentAs(format, path, *bytes, loader.limits())));
                      }});
    stages.push_back(
        {name + "/bind", [=] { benchmark::DoNotOptimize(require(binder->bind(*document, {}))); }});
  }
  const auto report = std::make_shared<const Report>(require(loader.load(path, *bytes)));
  const std::string broken = tellBroken(session.lint(*report, nullptr));
  if (broken != kBroken) giveUp(path + " has other findings: " + broken);
  stages.push_back({name + "/judge",
                    [=, &session] { benchmark::DoNotOptimize(session.lint(*report, nullptr)); }});
  stages.push_back({name + "/whole", [=, path = path, &loader, &session] {
                      benchmark::DoNotOptimize(
                          session.lint(require(loader.load(path, *bytes)), nullptr));
                    }});
}

/// The part of a Word document that pugixml parses, unpacked.
std::string unpackBody(const std::string& docx) {
  docx::Package package = require(docx::Package::open("report.docx", docx, ReadLimits{}));
  return require(package.readPart("word/document.xml")).value();
}

void addPugixml(const std::string& name, const std::string& path, std::vector<Stage>& stages) {
  const auto body = std::make_shared<const std::string>(unpackBody(readSample(path)));
  stages.push_back({name + "/pugixml", [=] {
                      pugi::xml_document xml;
                      benchmark::DoNotOptimize(xml.load_buffer(body->data(), body->size()));
                    }});
}

#ifdef GOUJI_BENCH_LIBXML2
void addLibxml2(const std::string& name, const std::string& path, std::vector<Stage>& stages) {
  const auto page = std::make_shared<const std::string>(readSample(path));
  stages.push_back({name + "/libxml2", [=] {
                      htmlDocPtr parsed = htmlReadMemory(
                          page->data(), static_cast<int>(page->size()), nullptr, "UTF-8",
                          HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
                      benchmark::DoNotOptimize(parsed);
                      xmlFreeDoc(parsed);
                    }});
}
#endif

/// One rule file in memory; everything else is built in.
class OneFile : public RuleSourceProvider {
 public:
  explicit OneFile(std::string text) : text_(std::move(text)) {}
  Result<std::string> read(const std::string&) override { return text_; }
  Result<std::vector<std::string>> list(const std::string& path) override {
    return std::vector<std::string>{path};
  }

 private:
  std::string text_;
};

/// Rules like those of a new form: a sum for each column, with messages.
void addCompilation(std::vector<Stage>& stages) {
  constexpr int kRules = 500;
  std::string text = "import \"builtin:forms/disclosure-2021.gj\"\n";
  for (int i = 100'000; i < 100'000 + kRules; ++i) {
    const std::string n = std::to_string(i);
    text +=
        "rule X-" + n + " made-up-" + n + " \"自拟" + n +
        "\" { for c in requests.columns check requests[received, c] + requests[carried_in, c] <= "
        "requests[outcome.total, c] + requests[carried_out, c] + " +
        n + " level info practice \"量速度用\" message zh \"{c}\" en \"{c}\" }\n";
  }
  const auto file = std::make_shared<OneFile>(std::move(text));
  stages.push_back({"rules/compile", [=] {
                      Diagnostics diagnostics;
                      benchmark::DoNotOptimize(compilePack({"many.gj"}, *file, diagnostics));
                      if (diagnostics.hasErrors()) giveUp("the made-up rules have mistakes");
                    }});
}

int repeat(const std::vector<Stage>& stages, std::string_view name, int times) {
  for (const Stage& stage : stages) {
    if (stage.name != name) continue;
    for (int i = 0; i < times; ++i) stage.run();
    return 0;
  }
  giveUp("no such stage");
}

}  // namespace

int main(int argc, char** argv) {
  Diagnostics diagnostics;
  const std::unique_ptr<Session> session = require(Session::open({}, diagnostics));
  std::vector<Stage> stages;
  for (const Sample& sample : kSamples) {
    addReportStages(*session, sample, stages);
    if (sample.path.ends_with(".docx")) addPugixml(sample.name, sample.path, stages);
#ifdef GOUJI_BENCH_LIBXML2
    if (sample.path.ends_with(".html")) addLibxml2(sample.name, sample.path, stages);
#endif
  }
  addCompilation(stages);

  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  if (arguments.size() == 3 && arguments[0] == "--repeat")
    return repeat(stages, arguments[1], std::atoi(argv[3]));
  if (arguments.size() == 1 && arguments[0] == "--list") {
    for (const Stage& stage : stages) std::printf("%s\n", stage.name.c_str());
    return 0;
  }
  benchmark::Initialize(&argc, argv);
  for (const Stage& stage : stages) {
    benchmark::RegisterBenchmark(stage.name.c_str(), [run = stage.run](benchmark::State& state) {
      for (auto _ : state) run();
    });
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
