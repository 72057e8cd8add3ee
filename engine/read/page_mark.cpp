#include "engine/read/page_mark.h"

#include <string>

#include "engine/text/utf8.h"

namespace gouji {
namespace {

bool isSpace(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || c == 0x200B ||
         c == 0xFEFF;
}

bool isDash(char32_t c) {
  return c == '-' || c == U'－' || (c >= 0x2010 && c <= 0x2015) || c == U'─' || c == U'−' ||
         c == U'~' || c == U'·';
}

// The visible code points of a line; lines longer than a page mark can be are cut.
std::u32string visibleLetters(std::string_view text, std::size_t limit) {
  std::u32string letters;
  for (std::size_t offset = 0; offset < text.size() && letters.size() <= limit;) {
    const char32_t c = decodeUtf8(text, offset);
    if (!isSpace(c)) letters += c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 + '0' : c;
  }
  return letters;
}

std::size_t skipDigits(const std::u32string& s, std::size_t i, std::uint32_t& number) {
  number = 0;
  const std::size_t begin = i;
  while (i < s.size() && s[i] >= '0' && s[i] <= '9' && i - begin < 4)
    number = number * 10 + static_cast<std::uint32_t>(s[i++] - '0');
  return i - begin;
}

}  // namespace

bool readPageMark(std::string_view text, std::uint32_t& page) {
  const std::u32string s = visibleLetters(text, 60);
  if (s.empty()) return false;
  std::size_t i = 0;
  while (i < s.size() && isDash(s[i])) ++i;
  if (i > 0 && i < s.size()) {
    const std::size_t digits = skipDigits(s, i, page);
    std::size_t end = i + digits;
    while (end < s.size() && isDash(s[end])) ++end;
    return digits > 0 && end == s.size() && end > i + digits;
  }
  if (s[0] == U'第') {
    const std::size_t digits = skipDigits(s, 1, page);
    if (digits == 0 || digits + 1 >= s.size() || s[digits + 1] != U'页') return false;
    std::size_t rest = digits + 2;
    while (rest < s.size() && (s[rest] == U',' || s[rest] == U'，' || s[rest] == '/')) ++rest;
    if (rest == s.size()) return true;
    std::uint32_t total = 0;
    const std::size_t more = s[rest] == U'共' ? skipDigits(s, rest + 1, total) : 0;
    return more > 0 && rest + more + 2 == s.size() && s.back() == U'页';
  }
  if (s.size() >= 3 && s[0] == 'P' && s[1] == '.') {
    const std::size_t digits = skipDigits(s, 2, page);
    return digits > 0 && digits + 2 == s.size();
  }
  if (s.size() >= 5 && s.compare(0, 4, U"Page") == 0) {
    const std::size_t digits = skipDigits(s, 4, page);
    return digits > 0 && (digits + 4 == s.size() || isDash(s[digits + 4]));
  }
  return false;
}

}  // namespace gouji
