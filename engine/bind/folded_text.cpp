#include "engine/bind/folded_text.h"

#include "engine/bind/label_text.h"
#include "engine/text/utf8.h"

namespace gouji::bind {
namespace {

// The text with each character replaced by what `change` makes of it, 0 for nothing. What stays as
// it is, nearly everything, is copied in runs.
template <typename Change>
std::string replaceCharacters(std::string_view text, Change change) {
  constexpr char32_t kBroken = 0xFFFD;
  std::string changed;
  changed.reserve(text.size());
  std::size_t run = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = decodeUtf8(text, offset);
    const char32_t becomes = change(c);
    if (becomes == c && c != kBroken) continue;
    changed.append(text, run, begin - run);
    if (becomes != 0) appendUtf8(changed, becomes);
    run = offset;
  }
  changed.append(text, run);
  return changed;
}

char32_t squeezeCharacter(char32_t c) {
  if (isSpaceLike(c)) return 0;
  return c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 + '0' : c;
}

}  // namespace

std::string fold(std::string_view text) {
  return replaceCharacters(text, [](char32_t c) { return isSpaceLike(c) ? U'\0' : foldLetter(c); });
}

std::string squeeze(std::string_view text) { return replaceCharacters(text, squeezeCharacter); }

std::size_t countSqueezed(std::string_view text, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size() && count <= most;) {
    const std::size_t begin = offset;
    const char32_t c = decodeUtf8(text, offset);
    const char32_t kept = squeezeCharacter(c);
    if (kept != 0) count += kept == c ? offset - begin : 1;
  }
  return count;
}

std::string simplify(std::string_view text) {
  std::string simplified;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = decodeUtf8(text, offset);
    std::string folded;
    appendUtf8(folded, isHan(c) ? foldLetter(c) : c);
    simplified +=
        folded.size() == offset - begin ? folded : std::string(text.substr(begin, offset - begin));
  }
  return simplified;
}

}  // namespace gouji::bind
