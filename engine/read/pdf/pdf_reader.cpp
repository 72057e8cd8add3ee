#include "engine/read/pdf/pdf_reader.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>

#include "engine/read/page_mark.h"
#include "engine/read/pdf/cut_rows.h"
#include "engine/read/pdf/ruled_table.h"
#include "engine/read/pdf/tab_stops.h"
#include "engine/read/pdf/text_lines.h"
#include "engine/read/pdf/watermark.h"
#include "engine/read/pdf/worker_process.h"
#include "engine/read/pdf/wrapped_notes.h"
#include "engine/text/utf8.h"

namespace gouji {
namespace {

using pdf::PageContent;
using pdf::RuledTable;
using pdf::TextLine;

constexpr double kMargin = 0.11;  // share of the page height in which page numbers and heads stand

/// A page taken apart: lines outside of tables, and tables.
struct PageParts {
  std::vector<TextLine> lines;
  std::vector<RuledTable> tables;
  double height = 0;
};

/// The letters of a line without digits, spaces and dashes: what a running head repeats.
std::string skeletonOf(const TextLine& line) {
  std::string skeleton;
  const std::string& text = line.text.text();
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = decodeUtf8(text, offset);
    const bool digit = (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
    const bool dash =
        c == U'-' || c == U'—' || c == U'–' || c == U'－' || c == U'·' || c == U'~' || c == U'/';
    const bool space = c == U' ' || c == U'\t' || c == U'\u3000';
    if (!digit && !dash && !space) skeleton.append(text, begin, offset - begin);
  }
  return skeleton;
}

bool isInMargin(const TextLine& line, const PageParts& page) {
  return line.y1 < kMargin * page.height || line.y0 > (1 - kMargin) * page.height;
}

/// "- 3 -", "第3页": a page number by its looks.
bool saysPage(const TextLine& line) {
  std::uint32_t page = 0;
  const std::string& text = line.text.text();
  if (countVisible(text) > 12 || text.find('\t') != text.npos) return false;
  const std::string skeleton = skeletonOf(line);
  return readPageMark(text, page) || skeleton == "第页" || skeleton == "第页共页" ||
         skeleton == "共页第页" || skeleton == "页";
}

/// The number of "3", "3/12" or "·3·": of a page, or the only value of a row. Nothing for a row of
/// several.
std::optional<std::uint32_t> readLoneNumber(const TextLine& line) {
  constexpr std::size_t kLongest = 12;  // bytes
  std::string_view text = line.text.text();
  const std::size_t begin = text.find_first_of("0123456789");
  if (begin == text.npos || text.size() > kLongest || !skeletonOf(line).empty())
    return std::nullopt;
  std::uint32_t number = 0;
  std::size_t end = begin;
  for (; end < text.size() && text[end] >= '0' && text[end] <= '9'; ++end)
    number = number * 10 + static_cast<std::uint32_t>(text[end] - '0');
  const std::size_t more = text.find_first_of("0123456789", end);
  const bool isShare = text.find('/', end) < more;
  if (more != text.npos && !isShare) return std::nullopt;
  return number;
}

/// The lone numbers in the margins that count the pages, by page: equal to its place in the
/// document, or as far from it as the number of another page.
class PageCount {
 public:
  void add(std::size_t page, std::uint32_t number) { ++offsets_[offset(page, number)]; }
  [[nodiscard]] bool counts(std::size_t page, std::uint32_t number) const {
    const auto same = offsets_.find(offset(page, number));
    return offset(page, number) == 1 || (same != offsets_.end() && same->second > 1);
  }

 private:
  static std::int64_t offset(std::size_t page, std::uint32_t number) {
    return static_cast<std::int64_t>(number) - static_cast<std::int64_t>(page);
  }
  std::map<std::int64_t, std::size_t> offsets_;
};

/// Takes out page numbers, and lines that stand in the margin of most pages.
void dropRunningHeads(std::vector<PageParts>& pages) {
  std::map<std::string, std::size_t> seen;
  PageCount count;
  for (std::size_t p = 0; p < pages.size(); ++p) {
    for (const TextLine& line : pages[p].lines) {
      if (!isInMargin(line, pages[p])) continue;
      ++seen[skeletonOf(line)];
      if (const auto number = readLoneNumber(line)) count.add(p, *number);
    }
  }
  const std::size_t often = std::max<std::size_t>(3, (pages.size() + 1) / 2);
  for (std::size_t p = 0; p < pages.size(); ++p) {
    std::erase_if(pages[p].lines, [&](const TextLine& line) {
      if (!isInMargin(line, pages[p])) return false;
      const std::string skeleton = skeletonOf(line);
      if (!skeleton.empty() && seen[skeleton] >= often) return true;
      const auto number = readLoneNumber(line);
      return saysPage(line) || (number && count.counts(p, *number));
    });
  }
}

/// Puts the rows together that the end of a page cuts.
void joinCutRows(std::vector<PageParts>& pages) {
  RuledTable* above = nullptr;
  for (PageParts& page : pages) {
    std::vector<RuledTable>& tables = page.tables;
    if (tables.empty()) above = nullptr;
    if (above != nullptr && pdf::joinCutTables(*above, tables.front()))
      tables.erase(tables.begin());
    if (!tables.empty()) above = &tables.back();
  }
  for (PageParts& page : pages) {
    for (RuledTable& table : page.tables) pdf::settleCutRows(table);
  }
}

/// The margins of the running text, by the lines that are likely to be full.
pdf::Margins measureMargins(const std::vector<PageParts>& pages) {
  std::vector<double> lefts, rights;
  for (const PageParts& page : pages) {
    for (const TextLine& line : page.lines) {
      if (countVisible(line.text.text()) < 12) continue;
      lefts.push_back(line.x0);
      rights.push_back(line.x1);
    }
  }
  if (lefts.empty()) return {0, 1e9};
  std::sort(lefts.begin(), lefts.end());
  std::sort(rights.begin(), rights.end());
  return {lefts[lefts.size() / 10], rights[rights.size() - 1 - rights.size() / 10]};
}

/// Writes lines and tables of all pages as blocks in reading order.
class Assembly {
 public:
  Assembly(Document& document, const std::vector<PageParts>& pages) : document_(document) {
    margins_ = measureMargins(pages);
    std::vector<const TextLine*> lines;
    for (const PageParts& page : pages) {
      for (const TextLine& line : page.lines) lines.push_back(&line);
    }
    stops_ = pdf::TabStops::find(lines, margins_);
  }

  void addPage(const PageParts& page, std::uint32_t number) {
    if (number > 1) {
      pendingBreak_ = number;
      acrossPages_ = true;
    }
    std::size_t line = 0;
    std::size_t table = 0;
    while (line < page.lines.size() || table < page.tables.size()) {
      const bool tableFirst =
          table < page.tables.size() &&
          (line == page.lines.size() || page.tables[table].y0 < page.lines[line].y0);
      if (tableFirst) {
        endParagraph();
        writeBreak();
        document_.blocks.emplace_back(page.tables[table++].grid);
      } else {
        addLine(page.lines[line++]);
      }
    }
  }
  void finish() { endParagraph(); }

 private:
  void addLine(const TextLine& line) {
    const bool isNear = last_ && (acrossPages_ || pdf::isNextLine(*last_, line));
    isRestOfRow_ = isNear && stops_ && stops_->goesOn(*last_, line, isRestOfRow_);
    if (isRestOfRow_) {
      paragraph_.text.appendGlue("\t");
    } else if (isNear && pdf::continuesParagraph(*last_, line, margins_)) {
      paragraph_.text.appendGlue(pdf::isCutRowOfBars(*last_, line) ? " " : "\n");
    } else {
      endParagraph();
      writeBreak();
    }
    pendingBreak_.reset();
    acrossPages_ = false;
    paragraph_.text.append(line.text);
    last_ = line;
  }
  void endParagraph() {
    if (!paragraph_.text.empty()) document_.blocks.emplace_back(std::move(paragraph_));
    paragraph_ = Paragraph{};
    last_.reset();
  }
  void writeBreak() {
    if (pendingBreak_) document_.blocks.emplace_back(PageBreak{*pendingBreak_});
    pendingBreak_.reset();
    acrossPages_ = false;
  }

  Document& document_;
  pdf::Margins margins_;
  std::optional<pdf::TabStops> stops_;
  Paragraph paragraph_;
  std::optional<TextLine> last_;
  bool isRestOfRow_ = false;  // `last_` is
  std::optional<std::uint32_t> pendingBreak_;
  bool acrossPages_ = false;
};

Error scanned(const std::string& path, std::size_t pages) {
  return {"pdf.scanned",
          {path + "：" + std::to_string(pages) + " 页都是图片，没有可读的文字",
           path + ": all " + std::to_string(pages) + " pages are pictures without text"},
          {"请提交由 Word 导出的 PDF 或 DOCX；扫描件须先识别文字",
           "submit a PDF exported from Word, or a DOCX; a scan has to be recognised first"}};
}

PageParts takeApart(const PageContent& page, std::uint32_t number) {
  PageParts parts;
  parts.height = page.height;
  std::vector<bool> inTable;
  parts.tables = pdf::findTables(page, number, inTable);
  std::vector<const pdf::Glyph*> loose;
  for (std::size_t g = 0; g < page.glyphs.size(); ++g) {
    if (!inTable[g]) loose.push_back(&page.glyphs[g]);
  }
  std::deque<pdf::Glyph> moved;
  pdf::foldWrappedNotes(loose, moved);
  parts.lines = pdf::makeLines(std::move(loose), number);
  return parts;
}

}  // namespace

Document assemblePages(const std::string& path, const std::vector<PageContent>& pages) {
  Document document;
  document.path = path;
  document.format = "pdf";
  std::vector<PageParts> parts;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::optional<PageContent> clean = pdf::removeWatermark(pages[i]);
    parts.push_back(takeApart(clean ? *clean : pages[i], static_cast<std::uint32_t>(i + 1)));
  }
  dropRunningHeads(parts);
  joinCutRows(parts);
  Assembly assembly(document, parts);
  for (std::size_t i = 0; i < parts.size(); ++i)
    assembly.addPage(parts[i], static_cast<std::uint32_t>(i + 1));
  assembly.finish();
  return document;
}

Result<Document> readPdf(const std::string& path, const std::string& bytes,
                         const ReadLimits& limits) {
  if (bytes.size() > limits.maxBytes) {
    const std::string limit = std::to_string(limits.maxBytes);
    return Error{
        "limit.bytes",
        {path + "：文件超过 " + limit + " 字节的上限", path + ": more than " + limit + " bytes"},
        {"请提交由 Word 导出的 PDF", "submit a PDF exported from Word"}};
  }
  auto content = pdf::runWorker(pdf::findWorker(), path, bytes, limits);
  if (!content) return content.error();
  const std::vector<PageContent>& pages = content->pages;
  std::size_t glyphs = 0;
  double images = 0;
  for (const PageContent& page : pages) {
    glyphs += page.glyphs.size();
    images += page.imageShare;
  }
  const auto count = static_cast<double>(pages.size());
  if (!pages.empty() && static_cast<double>(glyphs) < 20 * count && images > 0.4 * count)
    return scanned(path, pages.size());
  Document document = assemblePages(path, pages);
  document.title = content->title;
  return document;
}

}  // namespace gouji
