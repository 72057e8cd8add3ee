#include "engine/narrative/numeral.h"

#include <algorithm>
#include <string>

#include "engine/narrative/characters.h"

namespace gouji::narrative {
namespace {

constexpr std::size_t kMostDigits = 24;  // of one number, separators included
constexpr std::size_t kFewestPhoneDigits = 11;
constexpr std::size_t kMostDigitsOfInteger = 18;  // that certainly fit 64 bits

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isGap(char c) { return c == ' ' || c == '\n'; }
bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '@';
}
bool isOneOf(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

// The text around one number.
class Surroundings {
 public:
  explicit Surroundings(std::string_view text) : text_(text) {}

  [[nodiscard]] char byteAt(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  [[nodiscard]] char byteBefore(std::size_t i) const { return i > 0 ? text_[i - 1] : '\0'; }
  [[nodiscard]] char32_t at(std::size_t i) const {
    return i < text_.size() ? characterAt(text_, i).codePoint : 0;
  }
  [[nodiscard]] char32_t before(std::size_t i) const { return characterBefore(text_, i).codePoint; }
  /// The character before the one before `i`.
  [[nodiscard]] char32_t secondBefore(std::size_t i) const {
    if (i == 0) return 0;
    return before(characterBefore(text_, i).end);
  }
  [[nodiscard]] bool hasDigitAt(std::size_t i) const { return isDigit(byteAt(i)); }
  [[nodiscard]] std::size_t skipDigits(std::size_t i) const {
    while (hasDigitAt(i)) ++i;
    return i;
  }
  [[nodiscard]] bool hasAt(std::size_t i, std::string_view word) const {
    return i <= text_.size() && text_.substr(i, word.size()) == word;
  }
  [[nodiscard]] bool hasBefore(std::size_t i, std::string_view word) const {
    return i >= word.size() && text_.substr(i - word.size(), word.size()) == word;
  }
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

enum class Vagueness { kNone, kAbout, kAtLeast };

void note(Numeral& n, Vagueness vagueness) {
  if (vagueness == Vagueness::kNone) return;
  const bool atLeast = vagueness == Vagueness::kAtLeast;
  n.atLeast = n.vague ? n.atLeast && atLeast : atLeast;
  n.vague = true;
}

// 约, 近, 超过 … before the number.
Vagueness findVaguenessBefore(const Surroundings& s, std::size_t begin) {
  const auto about = [](bool holds) { return holds ? Vagueness::kAbout : Vagueness::kNone; };
  const auto atLeast = [](bool holds) { return holds ? Vagueness::kAtLeast : Vagueness::kNone; };
  switch (s.before(begin)) {
    case U'约':
      return about(!isOneOf(s.secondBefore(begin), U"预节签履制集合条违契"));
    case U'近':
      return about(!isOneOf(s.secondBefore(begin), U"最附临靠就"));
    case U'为':
      return about(s.secondBefore(begin) == U'约');
    case U'超':
    case U'逾':
      return Vagueness::kAtLeast;
    case U'过':
      return atLeast(s.secondBefore(begin) == U'超');
    case U'足':
    case U'到':
      return about(s.secondBefore(begin) == U'不');
    case U'于':
      return atLeast(s.hasBefore(begin, "不少于") || s.hasBefore(begin, "不低于"));
    case U'少':
      return atLeast(s.secondBefore(begin) == U'至');
    case U'几':
    case U'数':
    case U'上':
      return about(isOneOf(s.at(begin), U"十百千万亿"));
    default:
      return Vagueness::kNone;
  }
}

Vagueness findVaguenessBehindUnit(const Surroundings& s, std::size_t end) {
  const auto about = [](bool holds) { return holds ? Vagueness::kAbout : Vagueness::kNone; };
  switch (s.at(end)) {
    case U'余':
      return Vagueness::kAtLeast;
    case U'以':
      if (s.hasAt(end, "以上")) return Vagueness::kAtLeast;
      return about(s.hasAt(end, "以内") || s.hasAt(end, "以下"));
    case U'左':
      return about(s.hasAt(end, "左右"));
    case U'上':
      return about(s.hasAt(end, "上下"));
    default:
      return Vagueness::kNone;
  }
}

// 余, 多, 几 or + behind the digits.
void readVagueSuffix(const Surroundings& s, Numeral& n) {
  if (isOneOf(s.at(n.end), U"余多几")) {
    n.end += 3;
    note(n, Vagueness::kAtLeast);
  } else if (s.byteAt(n.end) == '+' && !s.hasDigitAt(n.end + 1) && !isLetter(s.byteAt(n.end + 1))) {
    n.end += 1;
    note(n, Vagueness::kAtLeast);
  }
}

void multiply(Numeral& n, std::int64_t factor) {
  if (const auto product = n.value.times(Decimal(factor))) {
    n.value = *product;
  } else {
    n.certain = false;
  }
}

// 万, 亿, 千, 百 behind digits, and what makes them vague.
void readMultipliers(const Surroundings& s, Numeral& n) {
  readVagueSuffix(s, n);
  for (int i = 0; i < 3; ++i) {
    const char32_t c = s.at(n.end);
    const char32_t next = s.at(n.end + 3);
    if (c == U'万') {
      multiply(n, 10'000);
    } else if (c == U'亿') {
      multiply(n, 100'000'000);
    } else if (c == U'千' && !isOneOf(next, U"米克瓦伏卡兆")) {
      multiply(n, 1000);
    } else if (c == U'百' && next != U'分') {
      multiply(n, 100);
    } else {
      break;
    }
    n.end += 3;
    readVagueSuffix(s, n);
  }
}

void readUnit(const Surroundings& s, Numeral& n) {
  n.unit = measureWordAt(s.text(), n.end);
  n.unitEnd = n.end + n.unit.size();
  note(n, findVaguenessBehindUnit(s, n.unitEnd));
}

bool readPercentSign(const Surroundings& s, Numeral& n) {
  if (s.byteAt(n.end) != '%') return false;
  n.kind = Numeral::Kind::kPercent;
  n.end += 1;
  n.unitEnd = n.end;
  return true;
}

// Digits with their separators; leaves `n.end` behind them. False: a number with several points.
bool readDigits(const Surroundings& s, Numeral& n, std::size_t& wholeDigits) {
  std::size_t i = s.skipDigits(n.begin);
  wholeDigits = i - n.begin;
  bool grouped = false;
  while (s.byteAt(i) == ',' && s.skipDigits(i + 1) == i + 4) {
    i += 4;
    grouped = true;
  }
  // Figures side by side are cells of a table, or one figure that was broken in two.
  if (n.begin >= 2 && isGap(s.byteBefore(n.begin)) && isDigit(s.byteAt(n.begin - 2)))
    n.certain = false;
  if (s.byteAt(i) == '\n' && s.hasDigitAt(i + 1)) n.certain = false;
  if (s.byteAt(i) == ' ' && s.hasDigitAt(i + 1)) {
    std::size_t j = i;
    while (s.byteAt(j) == ' ' && s.skipDigits(j + 1) == j + 4) j += 4;
    const bool clear = j > i && wholeDigits <= 3 && !grouped && n.certain && s.byteAt(j) != ' ' &&
                       !measureWordAt(s.text(), j).empty();
    if (clear) {
      i = j;
      grouped = true;
    } else {
      n.certain = false;
    }
  }
  if (grouped) wholeDigits += 3;
  bool onePoint = true;
  if (s.byteAt(i) == '.' && s.hasDigitAt(i + 1)) {
    i = s.skipDigits(i + 1);
    while (s.byteAt(i) == '.' && s.hasDigitAt(i + 1)) {
      onePoint = false;
      i = s.skipDigits(i + 1);
    }
  }
  n.end = i;
  if (!onePoint) return false;
  if (i - n.begin > kMostDigits) {
    n.certain = false;
    return true;
  }
  if (i - n.begin == wholeDigits && wholeDigits <= kMostDigitsOfInteger) {
    std::int64_t value = 0;
    for (const char c : s.text().substr(n.begin, wholeDigits)) value = value * 10 + (c - '0');
    n.value = Decimal(value);
    return true;
  }
  std::string digits;
  for (const char c : s.text().substr(n.begin, i - n.begin)) {
    if (c != ',' && c != ' ') digits.push_back(c);
  }
  if (const auto value = Decimal::parse(digits)) {
    n.value = *value;
  } else {
    n.certain = false;
  }
  return true;
}

// Signs between two figures that make them one thing which is no count: 3-5, 7×24, 1/3, 10:30.
bool joinsFigures(char32_t c) {
  if (isHan(c)) return c == U'至' || c == U'到';
  return isOneOf(c, U"-~—/×*+:·=&#xX^");
}

bool isPartOfCode(const Surroundings& s, const Numeral& n) {
  if (isLetter(s.byteAt(n.end))) return true;
  const bool letterBefore = isLetter(s.byteBefore(n.begin));
  if (letterBefore && measureWordAt(s.text(), n.end).empty()) return true;
  const char32_t next = s.at(n.end);
  if (joinsFigures(next)) {
    const std::size_t after = characterAt(s.text(), n.end).end;
    if (s.hasDigitAt(after) || isLetter(s.byteAt(after))) return true;
  }
  const char32_t previous = s.before(n.begin);
  if (previous == '.' || previous == '-' || previous == '=' || previous == '#') return true;
  return joinsFigures(previous) && n.begin >= 2 &&
         (flagsOf(s.secondBefore(n.begin)) & kIsDigit) != 0;
}

bool isListMark(const Surroundings& s, const Numeral& n) {
  const char32_t next = s.at(n.end);
  if (next != U'、' && next != '.' && next != U'）') return false;
  const char32_t previous = s.before(n.begin);
  if (next == U'）') return previous == U'（';
  return previous == 0 || isOneOf(previous, U"\n。；：！？，");
}

// What kind of number the digits [begin, end) are by what stands around them, when they are no
// count.
bool readKindFromContext(const Surroundings& s, Numeral& n, std::size_t wholeDigits) {
  using Kind = Numeral::Kind;
  const char32_t previous = s.before(n.begin);
  const char32_t next = s.at(n.end);
  const std::size_t digits = n.end - n.begin;
  if (previous == U'第') {
    n.kind = Kind::kOrdinal;
  } else if (isOneOf(next, U"年月日时") || (next == U'点' && wholeDigits <= 2) ||
             (next == U'分' && isOneOf(previous, U"时点"))) {
    n.kind = Kind::kDate;
  } else if (next == U'届') {
    n.kind = Kind::kOrdinal;
  } else if (isListMark(s, n) && wholeDigits <= 2) {
    n.kind = Kind::kOrdinal;
  } else if (next == U'号' || isOneOf(next, U"级路楼室弄巷线") ||
             (isOneOf(previous, U"〔[【（") && isOneOf(next, U"〕]】）") && digits == 4) ||
             (next == U'版' && digits == 4)) {
    n.kind = Kind::kOther;
  } else if ((digits > 1 && s.byteAt(n.begin) == '0' && s.byteAt(n.begin + 1) != '.') ||
             (digits == wholeDigits && digits >= kFewestPhoneDigits)) {
    n.kind = Kind::kOther;
  } else if (s.hasAt(n.begin, "12345") && digits == 5 && measureWordAt(s.text(), n.end).empty()) {
    n.kind = Kind::kOther;  // the number of the government service line
  } else {
    return false;
  }
  return true;
}

Numeral readArabic(const Surroundings& s, std::size_t begin) {
  Numeral n;
  n.begin = begin;
  std::size_t wholeDigits = 0;
  const bool onePoint = readDigits(s, n, wholeDigits);
  n.unitEnd = n.end;
  if (!onePoint || isPartOfCode(s, n)) {
    n.kind = Numeral::Kind::kOther;
    return n;
  }
  if (readKindFromContext(s, n, wholeDigits)) return n;
  note(n, findVaguenessBefore(s, begin));
  readMultipliers(s, n);
  if (!readPercentSign(s, n)) readUnit(s, n);
  return n;
}

// 百分之十二, 百分之九十八点五, 百分之12, 百分之百.
std::optional<Numeral> readHanPercent(const Surroundings& s, std::size_t begin) {
  constexpr std::string_view kPrefix = "百分之";
  if (!s.hasAt(begin, kPrefix)) return std::nullopt;
  const std::size_t figures = begin + kPrefix.size();
  Numeral n;
  if (s.hasDigitAt(figures)) {
    n = readArabic(s, figures);
  } else {
    const auto number = readHanNumber(s.text().substr(figures));
    if (!number || (number->bare && number->value != 100)) return std::nullopt;
    n.value = Decimal(number->value);
    n.end = figures + number->length;
    if (s.at(n.end) == U'点') {
      const auto decimals = readHanNumber(s.text().substr(n.end + 3));
      if (!decimals || decimals->value > 9) {
        n.certain = false;
      } else {
        n.value = *n.value.plus(
            Decimal::fromScaled(Decimal::Scaled{decimals->value} * (Decimal::kUnit / 10)));
        n.end += 3 + decimals->length;
      }
    }
  }
  n.begin = begin;
  n.kind = Numeral::Kind::kPercent;
  n.unit = {};
  n.unitEnd = n.end;
  n.vague = n.atLeast = false;
  note(n, findVaguenessBefore(s, begin));
  note(n, findVaguenessBehindUnit(s, n.end));
  return n;
}

// 一 is more often a part of a word than a number: 统一, 一次性, 一户一策, 一个.
bool isIdiomWithOne(const Surroundings& s, const Numeral& n) {
  if (isOneOf(s.before(n.begin), U"统同唯逐之单专万归合进每某另这那哪任各再跑划如")) return true;
  const char32_t unit = s.at(n.end);
  const char32_t next = s.at(n.unitEnd);
  if (isOneOf(unit, U"条次场家期例")) return isHan(next);
  return !isOneOf(unit, U"件份宗篇项册封户");
}

std::optional<Numeral> readHan(const Surroundings& s, std::size_t begin) {
  if (auto percent = readHanPercent(s, begin)) return percent;
  const char32_t previous = s.before(begin);
  if (isOneOf(previous, U"第初周期零")) return std::nullopt;
  const auto number = readHanNumber(s.text().substr(begin));
  if (!number || number->value == 0) return std::nullopt;
  Numeral n;
  n.begin = begin;
  n.end = begin + number->length;
  n.value = Decimal(number->value);
  note(n, findVaguenessBefore(s, begin));
  readVagueSuffix(s, n);
  if (number->bare && !n.vague) return std::nullopt;
  readUnit(s, n);
  if (n.unit.empty()) return std::nullopt;
  const char32_t next = s.at(n.unitEnd);
  if (next == U'一' || next == s.at(n.end)) return std::nullopt;
  if (number->value == 1 && isIdiomWithOne(s, n)) return std::nullopt;
  // 数十条, 几百件: some number, but which.
  if (isOneOf(previous, U"数几好若")) n.certain = false;
  return n;
}

std::size_t endOfRun(std::string_view text, std::size_t begin) {
  while (begin < text.size()) {
    const Character c = characterAt(text, begin);
    if ((flagsOf(c.codePoint) & kIsHanNumeral) == 0) break;
    begin = c.end;
  }
  return begin;
}

}  // namespace

void readNumerals(std::string_view shadow, const std::vector<Mark>& marks,
                  std::vector<Numeral>& out) {
  out.clear();
  const Surroundings s(shadow);
  std::size_t done = 0;
  for (const Mark& mark : marks) {
    if ((mark.what != Mark::kArabic && mark.what != Mark::kHan) || mark.offset < done) continue;
    std::size_t begin = mark.offset;
    if (mark.what == Mark::kHan) {
      if (const auto numeral = readHan(s, begin)) {
        out.push_back(*numeral);
        done = numeral->end;
        continue;
      }
      // Digits may follow a character that only looked like a numeral: 统一10个.
      begin = endOfRun(shadow, begin);
      done = begin;
      if (!s.hasDigitAt(begin)) continue;
    }
    out.push_back(readArabic(s, begin));
    done = out.back().end;
  }
}

}  // namespace gouji::narrative
