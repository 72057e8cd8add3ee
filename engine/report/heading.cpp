#include "engine/report/heading.h"

#include <algorithm>
#include <string>

#include "engine/text/utf8.h"

namespace gouji {
namespace {

constexpr std::u32string_view kOpening = U"(（第";
constexpr std::u32string_view kClosing = U"、.．，, )）:：　";
constexpr std::u32string_view kDigits = U"零一二三四五六七八九";

bool isSpace(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000;
}

bool contains(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

/// 0 to 9 for a digit in any of the three scripts, -1 otherwise.
int digitOf(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  const std::size_t found = kDigits.find(c);
  return found == kDigits.npos ? -1 : static_cast<int>(found);
}

std::string withoutSpace(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    if (!isSpace(decodeUtf8(text, offset))) out += text.substr(begin, offset - begin);
  }
  return out;
}

}  // namespace

std::uint32_t readOrdinal(std::string_view heading) {
  std::size_t offset = 0;
  std::uint32_t value = 0;
  bool any = false;
  bool isChinese = false;
  while (offset < heading.size()) {
    const char32_t c = decodeUtf8(heading, offset);
    if (!any && (isSpace(c) || contains(kOpening, c))) continue;
    if (any && contains(kClosing, c)) return value;
    // 十二, 二十, 二十三: ten multiplies what stands before it, at least one.
    if (c == U'十') {
      value = std::max(value, 1U) * 10;
      isChinese = true;
    } else {
      const int digit = digitOf(c);
      if (digit < 0) return 0;
      value = isChinese ? value + static_cast<std::uint32_t>(digit)
                        : value * 10 + static_cast<std::uint32_t>(digit);
    }
    any = true;
    if (value > 99) return 0;
  }
  return 0;
}

Wording compareWording(const Label& label, std::string_view heading) {
  if (heading == label.official) return Wording::kExact;
  const std::string words = withoutSpace(heading);
  if (words == withoutSpace(label.official)) return Wording::kExact;
  const bool isAlias = std::any_of(label.aliases.begin(), label.aliases.end(),
                                   [&](const std::string& a) { return words == withoutSpace(a); });
  return isAlias ? Wording::kAlias : Wording::kDamaged;
}

}  // namespace gouji
