#include <charconv>
#include <cmath>
#include <optional>

#include "engine/read/pdf/worker_process.h"
#include "engine/read/radical_letters.h"
#include "engine/text/utf8.h"

namespace gouji::pdf {
namespace {

constexpr std::size_t kMaxGlyphs = 2'000'000;
constexpr std::size_t kMaxRulingsPerPage = 20'000;
constexpr double kMaxCoordinate = 100'000;

/// Takes words off the front of a line.
class LineParser {
 public:
  explicit LineParser(std::string_view line) : rest_(line) {}

  std::string_view word() {
    const std::size_t end = std::min(rest_.find(' '), rest_.size());
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return word;
  }
  std::optional<double> number() {
    const std::string_view text = word();
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() ||
        !(std::abs(value) < kMaxCoordinate))
      return {};
    return value;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

Error answerError(const std::string& path, std::string_view code, const ReadLimits& limits) {
  if (code == "encrypted") {
    return {"pdf.encrypted",
            {path + "：PDF 有打开密码", path + ": the PDF needs a password"},
            {"请用密码打开，另存为不加密的 PDF 后提交，或提交 DOCX",
             "open it with the password, save it as a PDF without one and submit that, or a DOCX"}};
  }
  if (code == "no-poppler-data") {
    return {"pdf.no-poppler-data",
            {path + "：缺少 poppler-data，无法读取 PDF 中的汉字",
             path + ": poppler-data is missing, Chinese text cannot be read"},
            {"请安装 poppler-data（Debian：apt-get install poppler-data）",
             "install poppler-data (Debian: apt-get install poppler-data)"}};
  }
  if (code == "too-many-pages") {
    const std::string limit = std::to_string(limits.maxPages);
    return {"limit.pages",
            {path + "：页数超过上限 " + limit, path + ": more than " + limit + " pages"},
            {"请只提交年度报告", "submit the report alone"}};
  }
  return {"pdf.damaged",
          {path + "：PDF 损坏，无法打开", path + ": the PDF is damaged and cannot be opened"},
          {"请重新导出 PDF，或提交 DOCX", "export the PDF again, or submit a DOCX"}};
}

Error crashed(const std::string& path) {
  return {"pdf.crashed",
          {path + "：读取 PDF 的进程异常结束", path + ": the process that reads PDF ended early"},
          {"请重新导出 PDF，或提交 DOCX", "export the PDF again, or submit a DOCX"}};
}

/// Nearly every glyph is one letter and no radical.
std::string unifyRadicals(std::string_view text) {
  constexpr std::string_view kLeadOfRadicals = "\xE2";
  if (text.find(kLeadOfRadicals) == text.npos) return std::string(text);
  std::string unified;
  for (std::size_t offset = 0; offset < text.size();)
    appendUtf8(unified, unifyRadical(decodeUtf8(text, offset)));
  return unified;
}

bool readGlyph(LineParser& line, PageContent& page) {
  Glyph glyph;
  const auto x0 = line.number(), y0 = line.number(), x1 = line.number(), y1 = line.number();
  if (!x0 || !y0 || !x1 || !y1) return false;
  glyph.x0 = std::min(*x0, *x1);
  glyph.x1 = std::max(*x0, *x1);
  glyph.y0 = std::min(*y0, *y1);
  glyph.y1 = std::max(*y0, *y1);
  glyph.spaceAfter = line.word() == "1";
  if (findInvalidUtf8(line.rest())) return false;
  glyph.text = unifyRadicals(line.rest());
  page.glyphs.push_back(std::move(glyph));
  return true;
}

bool readRuling(LineParser& line, PageContent& page) {
  const auto x0 = line.number(), y0 = line.number(), x1 = line.number(), y1 = line.number();
  if (!x0 || !y0 || !x1 || !y1 || *x0 > *x1 || *y0 > *y1) return false;
  if (page.rulings.size() < kMaxRulingsPerPage) page.rulings.push_back({*x0, *y0, *x1, *y1});
  return true;
}

}  // namespace

Result<Content> parseAnswer(const std::string& path, std::string_view answer,
                            const ReadLimits& limits) {
  Content content;
  std::vector<PageContent>& pages = content.pages;
  std::size_t glyphs = 0;
  std::size_t begin = 0;
  while (begin < answer.size()) {
    const std::size_t end = std::min(answer.find('\n', begin), answer.size());
    LineParser line(answer.substr(begin, end - begin));
    begin = end + 1;
    const std::string_view kind = line.word();
    if (kind == "end") return content;
    if (kind == "error") return answerError(path, line.rest(), limits);
    if (kind == "page") {
      const auto width = line.number(), height = line.number();
      if (!width || !height || pages.size() >= limits.maxPages) return crashed(path);
      pages.push_back({*width, *height, {}, {}, 0});
      continue;
    }
    if (kind == "title" && pages.empty() && !findInvalidUtf8(line.rest())) {
      content.title = line.rest();
      continue;
    }
    if (pages.empty()) return crashed(path);
    PageContent& page = pages.back();
    if (kind == "glyph") {
      if (++glyphs > kMaxGlyphs) {
        const std::string limit = std::to_string(kMaxGlyphs);
        return Error{
            "limit.glyphs",
            {path + "：PDF 字符数超过上限 " + limit, path + ": more than " + limit + " characters"},
            {"请只提交年度报告", "submit the report alone"}};
      }
      if (!readGlyph(line, page)) return crashed(path);
    } else if (kind == "line") {
      if (!readRuling(line, page)) return crashed(path);
    } else if (kind == "image") {
      const auto width = line.number(), height = line.number();
      if (width && height && page.width > 0 && page.height > 0)
        page.imageShare += *width * *height / (page.width * page.height);
    } else {
      return crashed(path);
    }
  }
  return crashed(path);
}

}  // namespace gouji::pdf
