#include "engine/read/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <utility>
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

Error tooLong(const std::string& path, std::uint64_t maxBytes) {
  const std::string limit = std::to_string(maxBytes);
  return Error{"limit.bytes",
               {path + "：转换为 UTF-8 后超过 " + limit + " 字节的上限",
                path + ": more than " + limit + " bytes once converted to UTF-8"},
               {"请拆分文件", "split the file"}};
}

/// Converts piece by piece and keeps where each character came from.
class Decoder {
 public:
  /// `skipped` bytes of the file stand before what is converted.
  Decoder(UConverter* converter, std::uint64_t skipped) : converter_(converter), begin_(skipped) {}

  /// False when the converter gives up.
  bool decode(std::string_view piece, bool isLast) {
    const char* source = piece.data();
    UChar* target = units_.data();
    // A character that began in the piece before is counted from its start.
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t pending = ucnv_toUCountPending(converter_, &status);
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter_, &target, units_.data() + units_.size(), &source,
                   piece.data() + piece.size(), offsets_.data(), isLast ? 1 : 0, &status);
    if (U_FAILURE(status)) return false;
    const auto count = static_cast<std::size_t>(target - units_.data());
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t from = offsets_[i] >= 0
                                     ? begin_ + static_cast<std::uint64_t>(offsets_[i])
                                     : begin_ - static_cast<std::uint64_t>(std::max(pending, 0));
      addUnit(units_[i], from);
    }
    begin_ += piece.size();
    return true;
  }

  DecodedText finish() {
    if (lead_ != 0) addCharacter(0xFFFD, leadFrom_);
    originals_->add(static_cast<std::uint32_t>(decoded_.utf8.size()), begin_);
    decoded_.originals = std::move(originals_);
    return std::move(decoded_);
  }
  [[nodiscard]] std::size_t size() const { return decoded_.utf8.size(); }

  // The most UTF-16 units one byte can become, and those that may be left from the piece before.
  static constexpr std::size_t kPiece = 16U << 10;

 private:
  void addUnit(UChar unit, std::uint64_t from) {
    if (lead_ != 0) {
      const UChar lead = std::exchange(lead_, UChar{0});
      if (U16_IS_TRAIL(unit))
        return addCharacter(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, unit)), leadFrom_);
      addCharacter(0xFFFD, leadFrom_);
    }
    if (U16_IS_LEAD(unit)) {
      lead_ = unit;
      leadFrom_ = from;
      return;
    }
    addCharacter(U16_IS_SURROGATE(unit) ? U'\uFFFD' : unit, from);
  }

  void addCharacter(char32_t c, std::uint64_t from) {
    if (c == 0xFFFD) decoded_.hasReplacements = true;
    originals_->add(static_cast<std::uint32_t>(decoded_.utf8.size()), from);
    appendUtf8(decoded_.utf8, c);
  }

  UConverter* converter_;
  std::uint64_t begin_;
  UChar lead_ = 0;
  std::uint64_t leadFrom_ = 0;
  DecodedText decoded_;
  std::shared_ptr<OffsetMap> originals_ = std::make_shared<OffsetMap>();
  std::vector<UChar> units_ = std::vector<UChar>(2 * kPiece + 64);
  std::vector<std::int32_t> offsets_ = std::vector<std::int32_t>(2 * kPiece + 64);
};

Result<DecodedText> convert(const std::string& path, std::string_view bytes, std::size_t skipped,
                            const std::string& charset, std::uint64_t maxBytes) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &status));
  if (U_FAILURE(status)) return unknownCharset(path);
  Decoder decoder(converter.get(), skipped);
  bytes.remove_prefix(skipped);
  bool isLast = false;
  while (!isLast) {
    const std::string_view piece = bytes.substr(0, Decoder::kPiece);
    bytes.remove_prefix(piece.size());
    isLast = bytes.empty();
    if (!decoder.decode(piece, isLast)) return unknownCharset(path);
    if (decoder.size() > maxBytes) return tooLong(path, maxBytes);
  }
  DecodedText decoded = decoder.finish();
  decoded.charset = charset;
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
    return convert(path, bytes, mark.bytes.size(), mark.charset, maxBytes);
  }
  if (!findInvalidUtf8(bytes)) return DecodedText{std::move(bytes)};
  std::string charset = canonicalCharset(declaredCharset);
  // Bytes that are not UTF-8 although the page says so: the declaration is of no use.
  if (charset.empty() || charset == "UTF-8") charset = detectCharset(bytes);
  if (charset.empty()) return unknownCharset(path);
  return convert(path, bytes, 0, charset, maxBytes);
}

}  // namespace gouji
