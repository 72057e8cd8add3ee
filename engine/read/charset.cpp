#include "engine/read/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <vector>

#include "engine/text/utf8.h"

namespace gouji {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

std::string toLower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

/// The name ICU should open; GB2312 and GBK become GB18030. Empty for a name we do not know.
std::string canonicalCharset(std::string_view name) {
  const std::string lower = toLower(name);
  if (lower == "gb2312" || lower == "gbk" || lower == "gb18030" || lower == "x-gbk" ||
      lower == "hz-gb-2312") {
    return "GB18030";
  }
  if (lower == "utf8" || lower == "utf-8") return "UTF-8";
  UErrorCode status = U_ZERO_ERROR;
  const char* standard = ucnv_getStandardName(lower.c_str(), "MIME", &status);
  if (U_SUCCESS(status) && standard != nullptr) return standard;
  status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(lower.c_str(), &status));
  return U_SUCCESS(status) ? lower : std::string();
}

std::string detectCharset(std::string_view bytes) {
  const std::unique_ptr<uchardet, void (*)(uchardet*)> detector(uchardet_new(), uchardet_delete);
  // The first 64 KiB say enough, and detection is the slowest part of reading a page.
  const std::size_t length = std::min<std::size_t>(bytes.size(), 64U << 10);
  if (uchardet_handle_data(detector.get(), bytes.data(), length) != 0) return {};
  uchardet_data_end(detector.get());
  return canonicalCharset(uchardet_get_charset(detector.get()));
}

struct ByteOrderMark {
  std::string_view bytes;
  const char* charset;
};
constexpr ByteOrderMark kMarks[] = {
    {std::string_view("\xEF\xBB\xBF", 3), "UTF-8"},
    {std::string_view("\xFF\xFE", 2), "UTF-16LE"},
    {std::string_view("\xFE\xFF", 2), "UTF-16BE"},
};

Error unknownCharset(const std::string& path) {
  return Error{"text.unknown-charset",
               {path + "：无法识别文字编码", path + ": the character set could not be recognised"},
               {"请另存为 UTF-8 编码后再提交", "save the file as UTF-8"}};
}

Result<DecodedText> convert(const std::string& path, std::string_view bytes,
                            const std::string& charset, std::uint64_t maxBytes) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status)) return unknownCharset(path);
  DecodedText decoded;
  decoded.charset = charset;
  std::vector<UChar> buffer(16U << 10);
  const char* source = bytes.data();
  const char* const sourceEnd = source + bytes.size();
  bool done = false;
  while (!done) {
    UChar* target = buffer.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, sourceEnd,
                   nullptr, 1, &status);
    if (status != U_BUFFER_OVERFLOW_ERROR) {
      if (U_FAILURE(status)) return unknownCharset(path);
      done = true;
    }
    const auto count = static_cast<std::size_t>(target - buffer.data());
    for (std::size_t i = 0; i < count; ++i) {
      char32_t c = buffer[i];
      // The converter never splits a surrogate pair over two buffers without keeping the second.
      if (U16_IS_LEAD(c) && i + 1 < count && U16_IS_TRAIL(buffer[i + 1])) {
        c = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(c, buffer[i + 1]));
        ++i;
      } else if (U16_IS_SURROGATE(c)) {
        c = 0xFFFD;
      }
      if (c == 0xFFFD) decoded.hasReplacements = true;
      appendUtf8(decoded.utf8, c);
    }
    if (decoded.utf8.size() > maxBytes) {
      return Error{
          "limit.bytes",
          {path + "：转换为 UTF-8 后超过 " + std::to_string(maxBytes) + " 字节的上限",
           path + ": more than " + std::to_string(maxBytes) + " bytes once converted to UTF-8"},
          {"请拆分文件", "split the file"}};
    }
  }
  return decoded;
}

}  // namespace

std::string findDeclaredCharset(std::string_view bytes) {
  const std::string head = toLower(bytes.substr(0, 4096));
  for (const std::string_view key : {std::string_view("charset"), std::string_view("encoding")}) {
    std::size_t at = head.find(key);
    while (at != std::string::npos) {
      std::size_t i = at + key.size();
      while (i < head.size() && std::isspace(static_cast<unsigned char>(head[i])) != 0) ++i;
      if (i < head.size() && head[i] == '=') {
        ++i;
        while (i < head.size() && (head[i] == '"' || head[i] == '\'' || head[i] == ' ')) ++i;
        const std::size_t begin = i;
        while (i < head.size() && (std::isalnum(static_cast<unsigned char>(head[i])) != 0 ||
                                   head[i] == '-' || head[i] == '_'))
          ++i;
        if (i > begin) return head.substr(begin, i - begin);
      }
      at = head.find(key, at + 1);
    }
  }
  return {};
}

Result<DecodedText> decodeText(const std::string& path, std::string bytes,
                               std::string_view declaredCharset, std::uint64_t maxBytes) {
  for (const ByteOrderMark& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    if (mark.charset == std::string_view("UTF-8") && !findInvalidUtf8(bytes))
      return DecodedText{std::move(bytes)};
    if (mark.charset == std::string_view("UTF-8")) break;
    return convert(path, std::string_view(bytes).substr(mark.bytes.size()), mark.charset, maxBytes);
  }
  if (!findInvalidUtf8(bytes)) return DecodedText{std::move(bytes)};
  std::string charset = canonicalCharset(declaredCharset);
  // Bytes that are not UTF-8 although the page says so: the declaration is of no use.
  if (charset.empty() || charset == "UTF-8") charset = detectCharset(bytes);
  if (charset.empty()) return unknownCharset(path);
  return convert(path, bytes, charset, maxBytes);
}

std::uint64_t originalOffset(std::string_view utf8Prefix, const std::string& charset) {
  if (charset == "UTF-8") return utf8Prefix.size();
  UErrorCode status = U_ZERO_ERROR;
  const Converter target(ucnv_open(charset.c_str(), &status));
  const Converter source(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status)) return utf8Prefix.size();
  std::uint64_t total = charset.starts_with("UTF-16") ? 2 : 0;  // the byte order mark
  std::vector<char> buffer(16U << 10);
  std::vector<UChar> pivot(4U << 10);
  UChar* pivotSource = pivot.data();
  UChar* pivotTarget = pivot.data();
  const char* in = utf8Prefix.data();
  bool first = true;
  do {
    char* out = buffer.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(target.get(), source.get(), &out, buffer.data() + buffer.size(), &in,
                   utf8Prefix.data() + utf8Prefix.size(), pivot.data(), &pivotSource, &pivotTarget,
                   pivot.data() + pivot.size(), first ? 1 : 0, 1, &status);
    total += static_cast<std::uint64_t>(out - buffer.data());
    first = false;
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return total;
}

}  // namespace gouji
