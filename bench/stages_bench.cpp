// bench/stages_bench.cpp
//
// What each stage of a report costs inside one process, and what a bare parser of the same bytes
// costs beside it.
//
//   bench_stages [--benchmark_filter=…]   times by Google Benchmark: "docx/bind", "html/libxml2" …
//   bench_stages --list                   the names of the stages
//   bench_stages --repeat STAGE N         does a stage N times and measures nothing: valgrind
//                                         counts
//   --documents N, before all this        takes N documents of each set instead of all
//
// The stages of a format: `read` gives the document of its bytes, `bind` the report of a document,
// `judge` the findings of a report, `whole` all three. A session is open and has seen reports, as
// in a batch. `html`, `page`, `docx` and `word` are sets of different reports
// (generate_documents.py), and every stage takes the next of its set in turn, parsers too: a
// processor learns by heart how one document branches, and a parser that is given nothing else
// runs several times as fast as in any batch. What is found in every document is compared with the
// truth before anything is listed or timed. `json`, `md` and `txt` are the fixture. `rules/compile`
// makes a plan of 500 rules.

#include <benchmark/benchmark.h>
#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <memory>
#include <pugixml.hpp>
#include <set>
#include <sstream>
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

/// Memory that is freed stays with the process. A large block that goes back to the system and
/// comes again, page by page, costs as much as parsing what is in it; which stage has to pay that,
/// a parser alone or all of us, would depend on what happens to lie behind the block.
void keepFreedMemory() {
  mallopt(M_MMAP_THRESHOLD, 256 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
}

/// Something that is done again and again.
struct Stage {
  std::string name;
  /// How many different things are done in turn.
  std::size_t count = 1;
  /// Makes ready what the stage begins with; the function it gives never fails.
  std::function<std::function<void()>()> prepare;
};

/// Reports of one form of document, the names of whose stages begin with `name`.
struct Sample {
  std::string name;
  std::vector<std::string> paths;
  /// The sums that do not hold, as paths.
  std::vector<std::set<std::string>> broken;
};

/// Sets of documents, cut to `most` each.
std::vector<Sample> listSamples(std::size_t most) {
  std::vector<Sample> samples;
  for (const std::string format : {"json", "md", "txt"}) {
    samples.push_back(
        {format,
         {GOUJI_FIXTURES "/wrong-total-2025." + format},
         {{"ARI-01[received]", "ARI-03[natural_person]", "ARI-04[reconsideration]"}}});
  }
  for (const auto& [name, extension] : {std::pair<std::string, std::string>{"html", ".html"},
                                        {"page", ".html"},
                                        {"docx", ".docx"},
                                        {"word", ".docx"}}) {
    Sample& sample = samples.emplace_back(Sample{name, {}, {}});
    // A line: the number of the report, and what is wrong in it.
    std::ifstream truth(GOUJI_DOCUMENTS "/truth.txt");
    std::string line;
    while (sample.paths.size() < most && std::getline(truth, line)) {
      std::istringstream words(line);
      std::string word;
      words >> word;
      sample.paths.push_back(GOUJI_DOCUMENTS "/" + name + "-" + word + extension);
      std::set<std::string>& broken = sample.broken.emplace_back();
      while (words >> word) broken.insert(word);
    }
  }
  return samples;
}

std::string readSample(const std::string& path) {
  return require(readFileBytes(path, 64ull << 20));
}

/// The sums that do not hold. The pack has a rule for each of the three sums of table four; in the
/// truth they share a name.
std::set<std::string> listBroken(const ReportResult& result) {
  std::set<std::string> broken;
  const auto add = [&](const std::string& instance) {
    const std::string rule = instance.substr(0, 6);
    if (rule == "ARI-05" || rule == "ARI-06")
      broken.insert("ARI-04" + instance.substr(6));
    else
      broken.insert(instance);
  };
  for (const Finding& finding : result.findings) {
    if (finding.outcome != Outcome::kFail) continue;
    add(finding.instance);
    for (const std::string& related : finding.related) add(related);
  }
  return broken;
}

void checkFindings(const Session& session, const Sample& sample) {
  for (std::size_t i = 0; i < sample.paths.size(); ++i) {
    const std::string& path = sample.paths[i];
    const Report report = require(session.loader().load(path, readSample(path)));
    const std::set<std::string> broken = listBroken(session.lint(report, nullptr));
    if (broken == sample.broken[i]) continue;
    std::string all;
    for (const std::string& instance : broken) all += " " + instance;
    giveUp(path + " has other findings:" + all);
  }
}

/// Calls `work` with the next of `all`, round and round.
template <typename T, typename Work>
std::function<void()> takeTurns(std::vector<T> all, Work work) {
  return [all = std::make_shared<const std::vector<T>>(std::move(all)), work,
          next = std::size_t{0}]() mutable {
    work((*all)[next]);
    next = next + 1 == all->size() ? 0 : next + 1;
  };
}

/// What `make` gives for the path of each document.
template <typename Make>
auto makeAll(const Sample& sample, Make make) {
  std::vector<decltype(make(std::string()))> all;
  for (const std::string& path : sample.paths) all.push_back(make(path));
  return all;
}

struct File {
  std::string path;
  std::string bytes;
};

File readFile(const std::string& path) { return {path, readSample(path)}; }

Document readDocument(const ReportLoader& loader, const File& file) {
  return require(readDocumentAs(recognizeFormat(file.bytes, file.path), file.path, file.bytes,
                                loader.limits()));
}

void addReportStages(const Session& session, const Sample& sample, std::vector<Stage>& stages) {
  const ReportLoader& loader = session.loader();
  const auto add = [&](const char* stage, auto prepare) {
    stages.push_back({sample.name + "/" + stage, sample.paths.size(), prepare});
  };
  if (sample.name == "json") {
    add("read", [=, &loader] {
      return takeTurns(makeAll(sample, readFile), [&loader](const File& file) {
        benchmark::DoNotOptimize(require(loader.load(file.path, file.bytes)));
      });
    });
  } else {
    add("read", [=, &loader] {
      return takeTurns(makeAll(sample, readFile), [&loader](const File& file) {
        benchmark::DoNotOptimize(readDocument(loader, file));
      });
    });
    add("bind", [=, &loader, &session] {
      const auto binder = std::make_shared<const DocumentBinder>(session.plan().forms);
      const auto read = [&](const std::string& path) {
        return readDocument(loader, readFile(path));
      };
      return takeTurns(makeAll(sample, read), [binder](const Document& document) {
        benchmark::DoNotOptimize(require(binder->bind(document, {})));
      });
    });
  }
  add("judge", [=, &loader, &session] {
    const auto load = [&](const std::string& path) {
      return require(loader.load(path, readSample(path)));
    };
    return takeTurns(makeAll(sample, load), [&session](const Report& report) {
      benchmark::DoNotOptimize(session.lint(report, nullptr));
    });
  });
  add("whole", [=, &loader, &session] {
    return takeTurns(makeAll(sample, readFile), [&loader, &session](const File& file) {
      benchmark::DoNotOptimize(session.lint(require(loader.load(file.path, file.bytes)), nullptr));
    });
  });
}

/// The part of a Word document that pugixml parses, unpacked.
std::string unpackBody(const std::string& path) {
  const std::string docx = readSample(path);
  docx::Package package = require(docx::Package::open(path, docx, ReadLimits{}));
  return require(package.readPart("word/document.xml")).value();
}

void addPugixml(const Sample& sample, std::vector<Stage>& stages) {
  stages.push_back({sample.name + "/pugixml", sample.paths.size(), [=] {
                      return takeTurns(makeAll(sample, unpackBody), [](const std::string& body) {
                        pugi::xml_document xml;
                        benchmark::DoNotOptimize(xml.load_buffer(body.data(), body.size()));
                      });
                    }});
}

#ifdef GOUJI_BENCH_LIBXML2
void addLibxml2(const Sample& sample, std::vector<Stage>& stages) {
  stages.push_back({sample.name + "/libxml2", sample.paths.size(), [=] {
                      return takeTurns(makeAll(sample, readSample), [](const std::string& page) {
                        htmlDocPtr parsed = htmlReadMemory(
                            page.data(), static_cast<int>(page.size()), nullptr, "UTF-8",
                            HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
                        benchmark::DoNotOptimize(parsed);
                        xmlFreeDoc(parsed);
                      });
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
  stages.push_back({"rules/compile", 1, [=] {
                      return [=] {
                        Diagnostics diagnostics;
                        benchmark::DoNotOptimize(compilePack({"many.gj"}, *file, diagnostics));
                        if (diagnostics.hasErrors()) giveUp("the made-up rules have mistakes");
                      };
                    }});
}

int repeat(const std::vector<Stage>& stages, std::string_view name, int times) {
  for (const Stage& stage : stages) {
    if (stage.name != name) continue;
    const std::function<void()> run = stage.prepare();
    for (int i = 0; i < times; ++i) run();
    return 0;
  }
  giveUp("no such stage");
}

void registerStage(const Stage& stage) {
  benchmark::RegisterBenchmark(
      stage.name.c_str(), [stage, run = std::function<void()>()](benchmark::State& state) mutable {
        if (!run) run = stage.prepare();
        // Whole rounds, so that every document counts alike.
        const auto round = static_cast<benchmark::IterationCount>(stage.count);
        while (state.KeepRunningBatch(round)) {
          for (std::size_t i = 0; i < stage.count; ++i) run();
        }
      });
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t most = 1000;
  if (argc > 2 && std::string_view(argv[1]) == "--documents") {
    most = std::strtoul(argv[2], nullptr, 10);
    argv[2] = argv[0];
    argv += 2;
    argc -= 2;
  }
  keepFreedMemory();
  Diagnostics diagnostics;
  const std::unique_ptr<Session> session = require(Session::open({}, diagnostics));
  const std::vector<Sample> samples = listSamples(most);
  std::vector<Stage> stages;
  for (const Sample& sample : samples) {
    addReportStages(*session, sample, stages);
    if (sample.paths[0].ends_with(".docx")) addPugixml(sample, stages);
#ifdef GOUJI_BENCH_LIBXML2
    if (sample.paths[0].ends_with(".html")) addLibxml2(sample, stages);
#endif
  }
  addCompilation(stages);

  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  if (arguments.size() == 3 && arguments[0] == "--repeat")
    return repeat(stages, arguments[1], std::atoi(argv[3]));
  for (const Sample& sample : samples) checkFindings(*session, sample);
  if (arguments.size() == 1 && arguments[0] == "--list") {
    for (const Stage& stage : stages) std::printf("%s %zu\n", stage.name.c_str(), stage.count);
    return 0;
  }
  benchmark::Initialize(&argc, argv);
  for (const Stage& stage : stages) registerStage(stage);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
