#include "engine/driver/batch.h"

#include <algorithm>
#include <optional>
#include <variant>

#include "engine/driver/ordered_pipeline.h"
#include "engine/read/json/ndjson_reader.h"

namespace gouji {
namespace {

// How much of an input is looked at to tell NDJSON from the rest.
constexpr std::size_t kPeekBytes = std::size_t{64} << 10;
// What a block is expected to give at most; one report with a million findings says little.
constexpr std::size_t kMostReserved = std::size_t{1} << 20;

/// One thing to be worked on.
struct WholeFile {
  std::string path;
  std::string bytes;
};
struct Records {
  std::shared_ptr<const std::string> path;
  NdjsonBlock block;
};
struct Problem {
  std::string path;
  Error error;
};
using Item = std::variant<WholeFile, Records, Problem>;

/// Turns the list of inputs into items, one at a time.
class ItemSource {
 public:
  ItemSource(const Session& session, const InputList& inputs)
      : limits_(session.loader().limits()), inputs_(inputs) {}

  std::optional<Item> next() {
    while (true) {
      if (records_) {
        if (auto item = nextRecords()) return item;
      } else if (nextFile_ < inputs_.files.size()) {
        if (auto item = openFile(inputs_.files[nextFile_++])) return item;
      } else if (nextProblem_ < inputs_.problems.size()) {
        const auto& [path, error] = inputs_.problems[nextProblem_++];
        return Problem{path, error};
      } else {
        return std::nullopt;
      }
    }
  }

 private:
  /// The file as a whole; nothing when it turns out to be NDJSON, whose records come next.
  std::optional<Item> openFile(const std::string& path) {
    Result<ByteStream> stream = ByteStream::open(path);
    if (!stream) return Problem{path, stream.error()};
    for (std::size_t known = 0;;) {
      const Result<std::string_view> head = stream->peekFurther(kPeekBytes);
      if (!head) return Problem{path, head.error()};
      if (recognizeFormat(*head, path) == InputFormat::kNdjson) {
        records_.emplace(std::move(*stream), limits_);
        return std::nullopt;
      }
      if (head->size() == known || head->size() >= kPeekBytes) break;
      known = head->size();
    }
    Result<std::string> bytes = stream->readAll(limits_.maxBytes);
    if (!bytes) return Problem{path, bytes.error()};
    return WholeFile{path, std::move(*bytes)};
  }

  std::optional<Item> nextRecords() {
    Records records{records_->path(), {}};
    const Result<bool> more = records_->next(records.block);
    if (more && *more) return records;
    records_.reset();
    if (!more) return Problem{*records.path, more.error()};
    return std::nullopt;
  }

  const ReadLimits& limits_;
  const InputList& inputs_;
  std::size_t nextFile_ = 0;
  std::size_t nextProblem_ = 0;
  std::optional<NdjsonReader> records_;
};

/// Calls `each` with every report of an item, or with the reason why there is none.
template <typename Each>
void forEachReport(const Session& session, Item item, const Each& each) {
  if (auto* file = std::get_if<WholeFile>(&item)) {
    Result<Report> report = session.loader().load(file->path, std::move(file->bytes));
    report ? each(file->path, 1, &*report, Error()) : each(file->path, 1, nullptr, report.error());
  } else if (auto* records = std::get_if<Records>(&item)) {
    Report report;  // used for every line: its memory is worth keeping
    for (const NdjsonLine& line : records->block.lines) {
      const auto error = readNdjsonLine(session.loader().jsonReader(), records->path,
                                        records->block, line, report);
      error ? each(*records->path, line.number, nullptr, *error)
            : each(*records->path, line.number, &report, Error());
    }
  } else {
    const Problem& problem = std::get<Problem>(item);
    each(problem.path, 1, nullptr, problem.error);
  }
}

struct Product {
  std::string text;
  RunSummary summary;
};

/// Appends what the renderer makes of a report, behind a separator when something is there already
/// and something is added.
void appendReport(const render::Renderer& renderer, const ReportResult& result, std::string& text) {
  const std::size_t before = text.size();
  if (before != 0) text += renderer.separator();
  const std::size_t begin = text.size();
  renderer.report(result, text);
  if (text.size() == begin) text.resize(before);
}

Product process(const Session& session, Item item, const render::Renderer& renderer,
                const BatchOptions& options) {
  const auto* records = std::get_if<Records>(&item);
  const std::size_t count = records == nullptr ? 0 : records->block.lines.size();
  Product product;
  ReportResult result;  // used for every report, as their findings are much the same
  std::shared_ptr<const std::string> submitted;
  if (const auto* file = std::get_if<WholeFile>(&item);
      file != nullptr && renderer.wantsSubmitted())
    submitted = std::make_shared<const std::string>(file->bytes);
  const auto check = [&](const std::string& path, std::uint32_t record, const Report* report,
                         const Error& error) {
    const auto prior = report == nullptr || !options.prior ? nullptr : options.prior(*report, path);
    if (report == nullptr) {
      result = Session::unreadable(path, record, error);
    } else {
      session.lint(*report, prior.get(), result);
    }
    result.submitted = submitted;
    if (options.decide) options.decide(result);
    if (report != nullptr && renderer.wantsReports())
      result.report = std::make_shared<const Report>(*report);
    product.summary.add(result);
    appendReport(renderer, result, product.text);
    // The reports of a block have much the same findings, and a text that grows is copied.
    if (product.summary.reports == 1)
      product.text.reserve(std::min(product.text.size() * count * 5 / 4, kMostReserved));
  };
  forEachReport(session, std::move(item), check);
  return product;
}

}  // namespace

RunSummary runBatch(const Session& session, const InputList& inputs,
                    const render::Renderer& renderer, const BatchOptions& options) {
  ItemSource source(session, inputs);
  RunSummary summary;
  bool first = true;
  const auto deliver = [&](Product product) {
    summary.add(product.summary);
    if (options.progress) options.progress(summary.reports);
    if (product.text.empty()) return true;
    if (!first) product.text.insert(0, renderer.separator());
    first = false;
    return options.write(product.text);
  };
  OrderedPipeline<Item, Product>::run(
      options.jobs,
      {[&] { return source.next(); },
       [&](Item item) { return process(session, std::move(item), renderer, options); }, deliver});
  return summary;
}

PriorIndex readPriorReports(const Session& session, const std::string& path,
                            const std::function<void(const std::string&, const Error&)>& problem) {
  const InputList inputs = findInputs({path});
  ItemSource source(session, inputs);
  PriorIndex index;
  const auto keep = [&](const std::string& file, std::uint32_t, Report* report,
                        const Error& error) {
    if (report == nullptr) {
      problem(file, error);
    } else {
      index.add(std::make_shared<const Report>(std::move(*report)));
    }
  };
  while (std::optional<Item> item = source.next()) forEachReport(session, std::move(*item), keep);
  return index;
}

}  // namespace gouji
