// What was left of a template: XX局, ×年×月, ____, 某某, {{ }}, （填写…）, （具体网址）.
//
// Not reported: names and numbers made unknowable on purpose (××公司, 138****), sizes (XXL), lines
// drawn with signs, stars given as marks, and stars that make Markdown text bold.
#include <string>

#include "engine/narrative/characters.h"
#include "engine/narrative/phrase.h"
#include "engine/narrative/readers.h"

namespace gouji::narrative {
namespace {

constexpr std::size_t kLongestNote = 90;  // bytes of a note in brackets

bool isLetterOrDigit(char32_t c) { return (flagsOf(c) & (kIsLatin | kIsDigit)) != 0; }

char32_t before(std::string_view text, std::size_t offset) {
  return characterBefore(text, offset).codePoint;
}
char32_t at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? characterAt(text, offset).codePoint : 0;
}

std::size_t skipRun(std::string_view text, std::size_t offset, char32_t c) {
  while (offset < text.size()) {
    const Character next = characterAt(text, offset);
    if (next.codePoint != c) break;
    offset = next.end;
  }
  return offset;
}

// A company or a person whose name is kept back.
bool isAnonymised(std::string_view text, std::size_t end) {
  return !wordAt(text, end,
                 {"公司", "企业", "集团", "先生", "女士", "村民", "商店", "超市", "酒店", "案",
                  "律师", "咨询", "小区", "业主", "商户", "医院", "房地产"})
              .empty();
}

using Found = std::size_t;  // end of the placeholder, 0: none

Found readCrosses(std::string_view text, std::size_t begin, char32_t c) {
  const std::size_t end = skipRun(text, begin, c);
  const bool latin = c == 'X' || c == 'x';
  const std::size_t width = latin ? 1 : characterAt(text, begin).end - begin;
  if (end - begin < 2 * width) return 0;
  if (latin) {
    const char32_t next = at(text, end);
    const char32_t previous = before(text, begin);
    if (isLetterOrDigit(next) || (flagsOf(previous) & kIsLatin) != 0) return 0;
    if (c == 'x' && (previous == '/' || previous == '.' || next == '.' || next == '/')) return 0;
  }
  return isAnonymised(text, end) ? 0 : end;
}

Found readUnderscores(std::string_view text, std::size_t begin) {
  const std::size_t end = skipRun(text, begin, '_');
  if (end - begin < 2) return 0;
  const char32_t previous = before(text, begin);
  const char32_t next = at(text, end);
  const bool isRuler = (begin == 0 || previous == '\n') && (end == text.size() || next == '\n');
  const bool isName = (flagsOf(previous) & kIsLatin) != 0 || (flagsOf(next) & kIsLatin) != 0;
  return isRuler || isName ? 0 : end;
}

Found readStars(std::string_view text, std::size_t begin) {
  const std::size_t end = skipRun(text, begin, '*');
  const std::size_t length = end - begin;
  const char32_t previous = before(text, begin);
  if (length < 2 || begin == 0 || previous == '\n') return 0;
  // Two stars around words are bold type in Markdown; before a measure they stand for a figure.
  const bool isFigure =
      !wordAt(text, end, {"月", "日", "条", "件", "次", "份", "局", "镇", "乡", "街道"}).empty();
  if ((flagsOf(previous) & kIsDigit) != 0 && !isFigure) return 0;  // 0543-62****: digits kept back
  const bool opensBold = text.substr(end, 120).find("**") != std::string_view::npos;
  if (length == 2 && (!isFigure || opensBold)) return 0;
  return length == 2 || length > 2 ? end : 0;
}

Found readBraces(std::string_view text, std::size_t begin) {
  if (text.substr(begin, 2) != "{{" && text.substr(begin, 2) != "${") return 0;
  const std::size_t close = text.substr(begin, kLongestNote).find('}');
  if (close == std::string_view::npos) return 0;
  const std::size_t end = begin + close + 1;
  return text.substr(end, 1) == "}" ? end + 1 : end;
}

Found readSomebody(std::string_view text, std::size_t begin) {
  const std::size_t end = skipRun(text, begin, U'某');
  if (end - begin < 6) return 0;
  return isAnonymised(text, end) ? 0 : end;
}

// （填写…）, （此处…）, （具体网址）, “具体重大政策名称”.
Found readNote(std::string_view text, std::size_t begin) {
  const Character opener = characterAt(text, begin);
  const std::string_view closer = opener.codePoint == U'（' ? "）" : "”";
  const std::size_t length = text.substr(opener.end, kLongestNote).find(closer);
  if (length == std::string_view::npos) return 0;
  const std::string_view note = text.substr(opener.end, length);
  const std::size_t end = opener.end + length + closer.size();
  if (note.find('\n') != std::string_view::npos) return 0;
  if (opener.codePoint == U'（' && !wordAt(note, 0,
                                           {"填写", "请填写", "此处", "请输入", "待填", "待补充",
                                            "请补充", "请根据", "请注明", "请插入"})
                                        .empty()) {
    return end;
  }
  constexpr std::size_t kLongestName = 45;  // bytes: fifteen characters
  if (!hasWordAt(note, 0, "具体") || note.size() > kLongestName) return 0;
  if (containsAny(note, {"，", "。", "见", "如下", "：", "为", "是"})) return 0;
  const bool names = !wordBefore(note, note.size(),
                                 {"名称", "网址", "链接", "数字", "数量", "数值", "日期", "时间",
                                  "地址", "电话", "单位"})
                          .empty();
  return names ? end : 0;
}

Found readAt(std::string_view text, std::size_t begin, char32_t c) {
  switch (c) {
    case 'X':
    case 'x':
    case U'×':
    case U'✕':
      return readCrosses(text, begin, c);
    case '_':
      return readUnderscores(text, begin);
    case '*':
      return readStars(text, begin);
    case '{':
    case '$':
      return readBraces(text, begin);
    case U'某':
      return readSomebody(text, begin);
    case U'（':
    case U'“':
      return readNote(text, begin);
    default:
      return 0;
  }
}

// Whether one may start with these two characters, the first of which stands behind `before`. A run
// of the same sign is looked at once, from its start.
bool mayStart(char32_t before, char32_t c, char32_t next) {
  switch (c) {
    case U'（':
    case U'“':
      return true;
    case '$':
      return next == '{';
    case 'X':
    case 'x':
    case U'×':
    case U'✕':
    case '_':
    case '*':
    case '{':
    case U'某':
      return next == c && before != c;
    default:
      return false;
  }
}

}  // namespace

void readPlaceholders(const Passage& passage, Signals signals, std::vector<Reading>& out) {
  const std::string_view text = passage.text();
  const Letters& letters = passage.letters();
  const LetterSpan all = letters.all();
  std::size_t done = 0;
  for (const Signal& signal : signals) {
    const std::size_t i = signal.letter;
    const char32_t next = i + 1 < all.size() ? all[i + 1] : 0;
    if (!mayStart(i == 0 ? 0 : all[i - 1], all[i], next)) continue;
    const std::size_t start = letters.byteOf(i);
    if (start < done) continue;
    if (const Found end = readAt(text, start, all[i]); end != 0) {
      out.push_back(makeReading(passage, {start, end}));
      done = end;
    }
  }
}

}  // namespace gouji::narrative
