// engine/narrative/generate/traditional_pairs.cpp
//
// Runs while Gouji is built: prints which traditional characters stand for which simplified ones,
// as ICU knows them. So a run needs neither ICU's transliterator nor the time to load it.
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <memory>

int main() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> simplify(
      icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
  if (U_FAILURE(status) || simplify == nullptr) {
    std::fprintf(stderr, "ICU has no transliterator Hant-Hans: %s\n", u_errorName(status));
    return 1;
  }
  for (UChar32 from = 0x3400; from < 0xA000; ++from) {
    icu::UnicodeString text(from);
    simplify->transliterate(text);
    const UChar32 to = text.char32At(0);
    // Only one character for one: a longer replacement would need its context.
    if (to == from || text.countChar32() != 1 || to > 0xFFFF) continue;
    std::printf("{0x%04X, 0x%04X},\n", static_cast<unsigned>(from), static_cast<unsigned>(to));
  }
  return 0;
}
