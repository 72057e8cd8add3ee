#include "engine/narrative/pattern.h"

#include <re2/re2.h>

#include <algorithm>

#include "engine/narrative/characters.h"
#include "engine/narrative/compiled_pattern.h"
#include "engine/text/utf8.h"

namespace gouji::narrative {
namespace {

constexpr std::string_view kNumberRegex =
    "(?:约|近|超过|超|逾|将近|接近|不足|不到|至少|不少于)?"
    "(?P<n>[0-9一二两三四五六七八九十百千万亿][0-9〇零一二两三四五六七八九十百千万亿,. 余多几+]*)";
constexpr std::string_view kDateRegex =
    "(?P<date>[0-9〇一二三四五六七八九十]{2,6}年[0-9一二三四五六七八九十]{1,3}月"
    "(?:[0-9一二三四五六七八九十]{1,3}日)?|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2})";
constexpr std::string_view kGapCharacters = "[^，；：。！？,;\\n]";

struct Twin {
  char32_t chinese;
  char32_t ascii;
};
constexpr Twin kTwins[] = {{U'，', ','}, {U'；', ';'}, {U'：', ':'}, {U'！', '!'},
                           {U'？', '?'}, {U'（', '('}, {U'）', ')'}};

const Twin* findTwin(char32_t c) {
  const auto* const found = std::find_if(std::begin(kTwins), std::end(kTwins), [&](const Twin& t) {
    return t.chinese == c || t.ascii == c;
  });
  return found == std::end(kTwins) ? nullptr : found;
}

// Reads a pattern from left to right and writes the regular expression.
class Translator {
 public:
  Translator(PatternKind kind, std::string_view pattern) : kind_(kind), pattern_(pattern) {}

  Translation run() {
    if (pattern_.empty()) return fail(0, 0, {"模式是空的", "the pattern is empty"});
    if (pattern_.size() > kLongestPattern) {
      return fail(kLongestPattern, pattern_.size(),
                  {"模式太长，最多 " + std::to_string(kLongestPattern) + " 字节",
                   "the pattern is longer than " + std::to_string(kLongestPattern) + " bytes"});
    }
    if (const auto bad = findInvalidUtf8(pattern_)) {
      return fail(*bad, *bad + 1, {"模式不是 UTF-8", "the pattern is not UTF-8"});
    }
    while (at_ < pattern_.size() && !mistake_) readOne();
    if (!mistake_) checkNumbers();
    if (mistake_) return {std::nullopt, *mistake_};
    return {std::move(out_), {}};
  }

 private:
  static Translation fail(std::size_t begin, std::size_t end, Localized message) {
    return {std::nullopt, {begin, end, std::move(message)}};
  }

  void setMistake(std::size_t begin, std::size_t end, Localized message) {
    if (!mistake_) mistake_ = PatternMistake{begin, end, std::move(message)};
  }

  void noteOrigin() { out_.origins.emplace_back(out_.regex.size(), at_); }

  void readOne() {
    noteOrigin();
    switch (pattern_[at_]) {
      case '\\':
        readEscape();
        return;
      case '[':
        readClass();
        return;
      case '{':
        readBraces();
        return;
      case '(':
        readGroupStart();
        return;
      default:
        break;
    }
    const Character c = characterAt(pattern_, at_);
    if (isBlank(c.codePoint)) {
      // Blanks matter only between Latin words.
      if (!out_.regex.empty() && static_cast<unsigned char>(out_.regex.back()) < 0x80 &&
          c.end < pattern_.size() && static_cast<unsigned char>(pattern_[c.end]) < 0x80) {
        out_.regex.push_back(' ');
      }
    } else {
      appendLiteral(c.codePoint, false);
    }
    at_ = c.end;
  }

  static bool isBlank(char32_t c) { return (flagsOf(c) & kIsSpace) != 0; }

  // A character that stands for itself. Signs of the RE2 syntax pass unchanged.
  void appendLiteral(char32_t c, bool insideClass) {
    const bool isSyntax = !insideClass && (c == '?' || c == ')' || c == '(');
    const Twin* const twin = isSyntax ? nullptr : findTwin(c);
    if (twin == nullptr) {
      appendUtf8(out_.regex, foldOf(c));
      return;
    }
    if (!insideClass) out_.regex.push_back('[');
    appendUtf8(out_.regex, twin->chinese);
    appendUtf8(out_.regex, twin->ascii);
    if (!insideClass) out_.regex.push_back(']');
  }

  void readEscape() {
    if (at_ + 1 >= pattern_.size()) {
      setMistake(at_, pattern_.size(), {"模式以 `\\` 结尾", "the pattern ends with `\\`"});
      return;
    }
    const Character c = characterAt(pattern_, at_ + 1);
    if (findTwin(c.codePoint) != nullptr) {
      out_.regex.push_back('[');
      appendLiteral(c.codePoint, true);
      out_.regex.push_back(']');
      at_ = c.end;
      return;
    }
    std::size_t end = c.end;
    if ((c.codePoint == 'p' || c.codePoint == 'P' || c.codePoint == 'x') && end < pattern_.size() &&
        pattern_[end] == '{') {
      const std::size_t close = pattern_.find('}', end);
      end = close == std::string_view::npos ? pattern_.size() : close + 1;
    } else if (c.codePoint == 'C') {
      setMistake(at_, end,
                 {"不能匹配单个字节 `\\C`", "`\\C` matches single bytes and is not allowed"});
      return;
    }
    out_.regex.append(pattern_.substr(at_, end - at_));
    at_ = end;
  }

  void readClass() {
    const std::size_t begin = at_;
    out_.regex.push_back(pattern_[at_++]);
    if (at_ < pattern_.size() && pattern_[at_] == '^') out_.regex.push_back(pattern_[at_++]);
    if (at_ < pattern_.size() && pattern_[at_] == ']') out_.regex.push_back(pattern_[at_++]);
    while (at_ < pattern_.size() && pattern_[at_] != ']') {
      if (pattern_[at_] == '\\' && at_ + 1 < pattern_.size()) {
        const std::size_t end = characterAt(pattern_, at_ + 1).end;
        out_.regex.append(pattern_.substr(at_, end - at_));
        at_ = end;
      } else if (pattern_.substr(at_, 2) == "[:") {
        const std::size_t close = pattern_.find(":]", at_);
        const std::size_t end = close == std::string_view::npos ? pattern_.size() : close + 2;
        out_.regex.append(pattern_.substr(at_, end - at_));
        at_ = end;
      } else {
        const Character c = characterAt(pattern_, at_);
        appendLiteral(c.codePoint, true);
        at_ = c.end;
      }
    }
    if (at_ >= pattern_.size()) {
      setMistake(begin, pattern_.size(), {"`[` 没有对应的 `]`", "this `[` has no `]`"});
      return;
    }
    out_.regex.push_back(pattern_[at_++]);
  }

  void readGroupStart() {
    if (at_ + 1 >= pattern_.size() || pattern_[at_ + 1] != '?') {
      // Groups of the author need no number of their own.
      out_.regex.append("(?:");
      at_ += 1;
      return;
    }
    const std::size_t end = pattern_.find_first_of(":>)", at_);
    if (end == std::string_view::npos) {
      setMistake(at_, pattern_.size(), {"`(?` 没有写完", "this `(?` is not finished"});
      return;
    }
    if (pattern_[end] == '>') {
      setMistake(
          at_, end + 1,
          {"分组不能命名；数字写作 `{n}`", "groups cannot be named; write `{n}` for a number"});
      return;
    }
    out_.regex.append(pattern_.substr(at_, end + 1 - at_));
    at_ = end + 1;
  }

  void readBraces() {
    const std::size_t begin = at_;
    const std::size_t close = pattern_.find('}', at_);
    if (close == std::string_view::npos) {
      setMistake(begin, pattern_.size(), {"`{` 没有对应的 `}`", "this `{` has no `}`"});
      return;
    }
    const std::string_view inside = pattern_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    if (inside == "n") {
      out_.regex.append(kNumberRegex);
      ++out_.numbers;
    } else if (inside == "date") {
      out_.regex.append(kDateRegex);
      ++out_.dates;
    } else if (inside.substr(0, 2) == "..") {
      readGap(begin, inside.substr(2));
    } else if (!inside.empty() &&
               inside.find_first_not_of("0123456789,") == std::string_view::npos) {
      out_.regex.append(pattern_.substr(begin, at_ - begin));
    } else {
      setMistake(begin, at_,
                 {"不认识 `" + std::string(pattern_.substr(begin, at_ - begin)) +
                      "`；可以写 `{n}`、`{date}`、`{..20}` 或重复次数 `{2,5}`",
                  "`" + std::string(pattern_.substr(begin, at_ - begin)) +
                      "` is not known; write `{n}`, `{date}`, `{..20}` or a repetition "
                      "such as `{2,5}`"});
    }
  }

  void readGap(std::size_t begin, std::string_view digits) {
    int gap = 0;
    bool fine = !digits.empty() && digits.size() <= 3;
    for (const char c : digits) {
      fine = fine && c >= '0' && c <= '9';
      if (fine) gap = gap * 10 + (c - '0');
    }
    if (!fine || gap < 1 || gap > kLargestGap) {
      const std::string most = std::to_string(kLargestGap);
      setMistake(begin, at_,
                 {"`{..k}` 的 k 是 1 到 " + most + " 的整数",
                  "k of `{..k}` is a whole number from 1 to " + most});
      return;
    }
    out_.regex.append(kGapCharacters).append("{0,").append(std::to_string(gap)).append("}?");
  }

  void checkNumbers() {
    if (kind_ == PatternKind::kNumber && out_.numbers == 0) {
      setMistake(0, pattern_.size(),
                 {"`number` 的模式里要有一个 `{n}`，它是被读出的数",
                  "a `number` pattern needs one `{n}`: the number to read"});
    }
    if (out_.numbers > 1 || out_.dates > 1) {
      const std::string_view what = out_.numbers > 1 ? "{n}" : "{date}";
      const std::size_t second = pattern_.rfind(what);
      setMistake(second, second + what.size(),
                 {"一个模式里只能有一个 `" + std::string(what) + "`",
                  "a pattern can have only one `" + std::string(what) + "`"});
    }
  }

  PatternKind kind_;
  std::string_view pattern_;
  std::size_t at_ = 0;
  TranslatedPattern out_;
  std::optional<PatternMistake> mistake_;
};

// The stretch of the pattern that RE2 complained about.
PatternMistake placeMistake(const RE2& re, const TranslatedPattern& translated,
                            std::string_view pattern) {
  PatternMistake mistake{0, pattern.size(), {}};
  const std::size_t where =
      re.error_arg().empty() ? std::string::npos : translated.regex.find(re.error_arg());
  if (where != std::string::npos) {
    const auto next =
        std::upper_bound(translated.origins.begin(), translated.origins.end(), where,
                         [](std::size_t at, const auto& origin) { return at < origin.first; });
    if (next != translated.origins.begin()) mistake.begin = (next - 1)->second;
    mistake.end = std::min(pattern.size(), mistake.begin + re.error_arg().size());
    while (mistake.end < pattern.size() &&
           (static_cast<unsigned char>(pattern[mistake.end]) & 0xC0U) == 0x80U) {
      ++mistake.end;
    }
  }
  return mistake;
}

Localized describeRe2Error(const RE2& re) {
  switch (re.error_code()) {
    case RE2::ErrorMissingParen:
      return {"括号不配对", "the brackets are not balanced"};
    case RE2::ErrorUnexpectedParen:
      return {"多了一个 `)`", "one `)` too many"};
    case RE2::ErrorMissingBracket:
      return {"`[` 没有对应的 `]`", "this `[` has no `]`"};
    case RE2::ErrorRepeatArgument:
      return {"重复符号前面没有可重复的内容", "nothing to repeat here"};
    case RE2::ErrorRepeatSize:
      return {"重复次数太大", "the repetition count is too large"};
    case RE2::ErrorRepeatOp:
      return {"连续的重复符号", "two repetition signs in a row"};
    case RE2::ErrorBadEscape:
      return {"不认识的转义", "this escape is not known"};
    case RE2::ErrorBadCharClass:
    case RE2::ErrorBadCharRange:
      return {"字符组写错", "the character class is not well formed"};
    case RE2::ErrorBadPerlOp:
      return {"不支持的 `(?…`，例如前后查找", "this `(?…` is not supported (no look-around)"};
    case RE2::ErrorPatternTooLarge:
      return {"模式太复杂", "the pattern is too complex"};
    default:
      return {"模式写错：" + re.error(), "the pattern is not well formed: " + re.error()};
  }
}

}  // namespace

Translation translatePattern(PatternKind kind, std::string_view pattern) {
  return Translator(kind, pattern).run();
}

std::optional<PatternMistake> findPatternMistake(PatternKind kind, std::string_view pattern) {
  const Translation translation = translatePattern(kind, pattern);
  if (!translation.pattern) return translation.mistake;
  const RE2 re(translation.pattern->regex, patternOptions());
  if (!re.ok()) {
    PatternMistake mistake = placeMistake(re, *translation.pattern, pattern);
    mistake.message = describeRe2Error(re);
    return mistake;
  }
  if (RE2::FullMatch("", re)) {
    return PatternMistake{
        0,
        pattern.size(),
        {"模式能匹配空文字，处处都会命中", "the pattern matches the empty text and so everywhere"}};
  }
  return std::nullopt;
}

}  // namespace gouji::narrative
