#include "engine/read/text/printed_markdown.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "engine/read/markdown_marks.h"
#include "engine/read/text/paragraph_flow.h"
#include "engine/read/text/text_reader.h"

namespace gouji {
namespace {

bool isAsciiWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isMarked(std::string_view line) { return line.starts_with('|') || line.starts_with('#'); }

/// Whether `next` is the rest of `line`, broken off at the edge of the page: of a row that has not
/// come to its last bar, or of a sentence.
bool goesOn(std::string_view line, std::string_view next) {
  if (line.starts_with('|'))
    return !line.ends_with('|') || (!isMarked(next) && next.ends_with('|'));
  return !isMarked(line) && !isMarked(next) && text::mayGoOn(line, next);
}

/// The text that was printed.
class PrintedText {
 public:
  /// `breaksLines`: the lines of a paragraph are those of a page, not of the text.
  explicit PrintedText(bool breaksLines) : breaksLines_(breaksLines) {}

  [[nodiscard]] const PlacedText& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

  void add(const Paragraph& paragraph) {
    const Location place = paragraph.text.locate(0, 1, nullptr);
    if (!text_.empty() && standsApart(lastPlace_, place)) text_.appendGlue("\n");
    lastPlace_ = place;
    const std::string& all = paragraph.text.text();
    bool isFirst = true;
    for (std::size_t begin = 0; begin <= all.size();) {
      const std::size_t end = std::min(all.find('\n', begin), all.size());
      const std::string_view line = std::string_view(all).substr(begin, end - begin);
      if (!isFirst && breaksLines_ && goesOn(lastLine(), line))
        joinTo(line);
      else
        startLine();
      text_.append(paragraph.text.slice(begin, end));
      isFirst = false;
      begin = end + 1;
    }
  }

 private:
  /// Paragraphs with nothing in them are counted and not kept.
  static bool standsApart(const Location& before, const Location& place) {
    const auto* first = std::get_if<ParagraphPlace>(&before);
    const auto* second = std::get_if<ParagraphPlace>(&place);
    return first != nullptr && second != nullptr && second->paragraph > first->paragraph + 1;
  }

  void startLine() {
    if (!text_.empty()) text_.appendGlue("\n");
    lineStart_ = text_.text().size();
  }

  [[nodiscard]] std::string_view lastLine() const {
    return std::string_view(text_.text()).substr(lineStart_);
  }

  void joinTo(std::string_view next) {
    const std::string_view last = lastLine();
    if (!last.empty() && !next.empty() && isAsciiWord(last.back()) && isAsciiWord(next[0]))
      text_.appendGlue(" ");
  }

  bool breaksLines_;
  PlacedText text_;
  std::size_t lineStart_ = 0;
  Location lastPlace_;
};

/// Gives what was read in `printed` the places the document has for it.
void trace(const PlacedText& printed, DocumentBlock& block) {
  if (auto* paragraph = std::get_if<Paragraph>(&block)) {
    paragraph->text = paragraph->text.traceTo(printed);
  } else if (auto* grid = std::get_if<Grid>(&block)) {
    for (GridCell& cell : grid->cells) cell.text = cell.text.traceTo(printed);
  }
}

/// Appends what the text says to `blocks`.
std::optional<Error> readText(const std::string& path, const PlacedText& printed,
                              const ReadLimits& limits, std::vector<DocumentBlock>& blocks) {
  auto source = SourceFile::make(path, printed.text());
  if (!source) return source.error();
  auto text =
      readTextDocument(std::make_shared<const SourceFile>(std::move(*source)), true, limits);
  if (!text) return text.error();
  for (DocumentBlock& block : text->blocks) {
    trace(printed, block);
    blocks.push_back(std::move(block));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> readPrintedMarkdown(Document& document, const ReadLimits& limits) {
  if (!isPrintedMarkdown(document)) return std::nullopt;
  const bool breaksLines = document.format == "pdf";
  std::vector<DocumentBlock> blocks;
  PrintedText run(breaksLines);
  std::optional<Error> error;
  const auto endRun = [&] {
    if (!run.empty()) error = readText(document.path, run.text(), limits, blocks);
    run = PrintedText(breaksLines);
  };
  for (DocumentBlock& block : document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph != nullptr && paragraph->headingLevel == 0) {
      run.add(*paragraph);
    } else if (!std::holds_alternative<PageBreak>(block) || run.empty()) {
      endRun();
      blocks.push_back(std::move(block));
    }
    if (error) return error;
  }
  endRun();
  document.blocks = std::move(blocks);
  return error;
}

}  // namespace gouji
