#include "engine/eval/wording.h"

#include "engine/text/utf8.h"

namespace gouji::eval {
namespace {

constexpr std::size_t kMaxQuoted = 20;

std::string quoteRaw(const Report& report, CellId cell, Language language,
                     std::string_view otherwise) {
  const std::string& raw = cell < report.details.size() ? report.details[cell].raw : std::string();
  if (raw.empty()) return std::string(otherwise);
  const std::string words = writeText(raw, kMaxQuoted);
  return language == Language::kChinese ? "“" + words + "”" : "\"" + words + "\"";
}

}  // namespace

std::string_view minusSign(Language language) { return language == Language::kChinese ? "−" : "-"; }

std::string writeNumber(Decimal value, Language language) {
  std::string text = value.toString();
  if (!text.empty() && text.front() == '-') text.replace(0, 1, minusSign(language));
  return text;
}

std::string writeDifference(Decimal value, Language language) {
  const std::string text = writeNumber(value, language);
  return value > Decimal() ? "+" + text : text;
}

std::string writeUnknown(const Report& report, const Cause& cause, Language language) {
  const bool zh = language == Language::kChinese;
  const CellId cell = cause.inPrior ? kNoCell : cause.cell;
  switch (cause.reason) {
    case Reason::kBlankCell:
      return zh ? "空白" : "blank";
    case Reason::kFillerCell:
      return quoteRaw(report, cell, language, zh ? "非数字" : "no number");
    case Reason::kTextCell:
      return quoteRaw(report, cell, language, zh ? "文字" : "words");
    case Reason::kAbsentCell:
      return zh ? "缺项" : "missing";
    case Reason::kUnreadableCell:
      return zh ? "无法辨认" : "unreadable";
    case Reason::kVagueClaim:
      return zh ? "约数" : "a vague number";
    default:
      return zh ? "未知" : "unknown";
  }
}

std::string write(const Run& run, const Number& number, Language language) {
  return number.isKnown() ? writeNumber(number.low, language)
                          : writeUnknown(run.report(), number.cause, language);
}

std::string writeText(std::string_view words, std::size_t maxCodePoints) {
  // Chinese is written without spaces: a sentence cut at the end of a line needs none there.
  constexpr char32_t kFirstEastAsian = 0x2E80;
  std::string out;
  std::size_t offset = 0;
  char32_t last = 0;
  for (std::size_t count = 0; offset < words.size(); ++count) {
    if (count == maxCodePoints) return out + "…";
    const char32_t codePoint = decodeUtf8(words, offset);
    // A message is one line on every output.
    if (codePoint >= 0x20 && codePoint != 0x7f) {
      appendUtf8(out, last = codePoint);
      continue;
    }
    std::size_t after = offset;
    const char32_t next = after < words.size() ? decodeUtf8(words, after) : 0;
    if (last < kFirstEastAsian || next < kFirstEastAsian) out += ' ';
  }
  return out;
}

}  // namespace gouji::eval
