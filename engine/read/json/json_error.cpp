#include "engine/read/json/json_error.h"

#include <array>
#include <cstdio>

#include "engine/text/utf8.h"

namespace gouji::json {
namespace {

Localized nameOf(Expectation expected) {
  switch (expected) {
    case Expectation::kValue:
      return {"一个值", "a value"};
    case Expectation::kKey:
      return {"一个键（带双引号）", "a key in double quotes"};
    case Expectation::kColon:
      return {"冒号", "a colon"};
    case Expectation::kCommaOrBrace:
      return {"逗号或 `}`", "a comma or `}`"};
    case Expectation::kCommaOrBracket:
      return {"逗号或 `]`", "a comma or `]`"};
    case Expectation::kQuote:
      return {"结束的双引号", "the closing quote"};
  }
  return {};
}

/// The character at `offset`, readable even when it is a control.
std::string quoteCharacter(std::string_view text, std::size_t offset) {
  const std::size_t begin = offset;
  const char32_t c = decodeUtf8(text, offset);
  if (c >= 0x20 && c != 0x7F) return "`" + std::string(text.substr(begin, offset - begin)) + "`";
  std::array<char, 12> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(c));
  return name.data();
}

Localized describeUnexpected(std::string_view text, const Failure& failure) {
  const Localized expected = nameOf(failure.expected);
  const std::string found = quoteCharacter(text, failure.offset);
  return {"此处应为" + expected.zh + "，却是 " + found,
          "expected " + expected.en + " here, found " + found};
}

Localized describeCut(std::string_view text, const Failure& failure) {
  if (text.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string_view::npos)
    return {"文件是空的", "the file is empty"};
  const Localized expected = nameOf(failure.expected);
  return {"内容在此中断，还缺" + expected.zh, "the text ends here, " + expected.en + " is missing"};
}

}  // namespace

Error makeErrorAt(const SourceFile& source, ByteOffset offset, std::string code,
                  const Localized& what, Localized hint) {
  const LineColumn at = source.locate(offset);
  const std::string line = std::to_string(at.line);
  const std::string column = std::to_string(at.column);
  return {std::move(code),
          {source.path() + "：第 " + line + " 行第 " + column + " 列：" + what.zh,
           source.path() + ":" + line + ":" + column + ": " + what.en},
          std::move(hint)};
}

Error describeFailure(const SourceFile& source, const Failure& failure) {
  const auto make = [&](const Localized& what, Localized hint = {}) {
    return makeErrorAt(source, failure.offset, "json.syntax", what, std::move(hint));
  };
  switch (failure.kind) {
    case FailureKind::kCut:
      return make(describeCut(source.text(), failure),
                  {"文件可能没有传完整", "the file may not have been copied completely"});
    case FailureKind::kTrailingComma:
      return make({"最后一项后面多了一个逗号", "a comma behind the last item"},
                  {"请删去这个逗号", "remove this comma"});
    case FailureKind::kTrailingText:
      return make({"报告之后还有内容", "something stands behind the report"},
                  {"多份报告请每行一份（NDJSON）", "put several reports on a line each (NDJSON)"});
    case FailureKind::kControl:
      return make(
          {"字符串里有未转义的换行或控制字符 " + quoteCharacter(source.text(), failure.offset),
           "an unescaped line end or control character in a string: " +
               quoteCharacter(source.text(), failure.offset)},
          {"换行写作 \\n，制表符写作 \\t", "write a line end as \\n and a tab as \\t"});
    case FailureKind::kEscape:
      return make({"反斜杠后面不是 JSON 的转义字符", "a backslash begins no escape of JSON here"},
                  {"反斜杠本身写作 \\\\", "write a backslash itself as \\\\"});
    case FailureKind::kSurrogate:
      return make(
          {"\\u 转义只有半个字符（代理对不完整）", "a \\u escape with half of a surrogate pair"});
    case FailureKind::kNumber:
      return make({"数字的写法不合 JSON", "not how JSON writes a number"},
                  {"不以 0 开头，小数点前后都要有数字",
                   "no leading zeros, digits on both sides of the point"});
    case FailureKind::kNesting:
      return makeErrorAt(source, failure.offset, "limit.nesting",
                         {"嵌套层数超过上限", "nested more deeply than the limit allows"});
    case FailureKind::kUnexpected:
    case FailureKind::kNone:
      break;
  }
  return make(describeUnexpected(source.text(), failure));
}

std::string abridge(std::string_view text, std::size_t most) {
  std::size_t offset = 0;
  for (std::size_t count = 0; offset < text.size(); ++count) {
    if (count == most) return std::string(text.substr(0, offset)) + "…";
    (void)decodeUtf8(text, offset);
  }
  return std::string(text);
}

}  // namespace gouji::json
