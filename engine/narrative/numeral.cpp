#include "engine/narrative/numeral.h"

#include <algorithm>
#include <array>

#include "engine/narrative/characters.h"

namespace gouji::narrative {
namespace {

constexpr std::size_t kMostDigits = 24;  // of one number, separators included
constexpr std::size_t kFewestPhoneDigits = 11;
constexpr std::size_t kMostDigitsOfInteger = 18;  // that certainly fit 64 bits
constexpr std::size_t kBytesOfHan = 3;

bool isDigit(char32_t c) { return c >= '0' && c <= '9'; }
bool isGap(char32_t c) { return c == ' ' || c == '\n'; }
bool isLetter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '@';
}
template <typename... Letters>
bool isOneOf(char32_t c, Letters... letters) {
  return ((c == letters) || ...);
}

// The text around one number. Places are letters here; nothing stands before the first letter and
// behind the last.
class Surroundings {
 public:
  explicit Surroundings(LetterSpan text) : text_(text) {}

  [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : 0; }
  [[nodiscard]] char32_t before(std::size_t i) const { return i > 0 ? text_[i - 1] : 0; }
  [[nodiscard]] char32_t secondBefore(std::size_t i) const { return i > 1 ? text_[i - 2] : 0; }
  [[nodiscard]] bool hasDigitAt(std::size_t i) const { return isDigit(at(i)); }
  [[nodiscard]] std::size_t skipDigits(std::size_t i) const {
    while (hasDigitAt(i)) ++i;
    return i;
  }
  [[nodiscard]] bool hasAt(std::size_t i, std::u32string_view word) const {
    return word.size() <= text_.size() - i &&
           std::equal(word.begin(), word.end(), text_.data() + i);
  }
  [[nodiscard]] LetterSpan from(std::size_t i) const { return text_.subspan(i); }
  [[nodiscard]] std::string_view measureWordAt(std::size_t i) const {
    return narrative::measureWordAt(text_, i);
  }

 private:
  LetterSpan text_;
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
  const char32_t second = s.secondBefore(begin);
  switch (s.before(begin)) {
    case U'约':
      return about(
          !isOneOf(second, U'预', U'节', U'签', U'履', U'制', U'集', U'合', U'条', U'违', U'契'));
    case U'近':
      return about(!isOneOf(second, U'最', U'附', U'临', U'靠', U'就'));
    case U'为':
      return about(second == U'约');
    case U'超':
    case U'逾':
      return Vagueness::kAtLeast;
    case U'过':
      return atLeast(second == U'超');
    case U'足':
    case U'到':
      return about(second == U'不');
    case U'于':
      return atLeast(isOneOf(second, U'少', U'低') && s.before(begin - 2) == U'不');
    case U'少':
      return atLeast(second == U'至');
    case U'几':
    case U'数':
    case U'上':
      return about(isOneOf(s.at(begin), U'十', U'百', U'千', U'万', U'亿'));
    default:
      return Vagueness::kNone;
  }
}

Vagueness findVaguenessBehindUnit(const Surroundings& s, std::size_t end) {
  const auto about = [](bool holds) { return holds ? Vagueness::kAbout : Vagueness::kNone; };
  const char32_t second = s.at(end + 1);
  switch (s.at(end)) {
    case U'余':
      return Vagueness::kAtLeast;
    case U'以':
      if (second == U'上') return Vagueness::kAtLeast;
      return about(isOneOf(second, U'内', U'下'));
    case U'左':
      return about(second == U'右');
    case U'上':
      return about(second == U'下');
    default:
      return Vagueness::kNone;
  }
}

bool isVagueSuffix(char32_t c) { return isOneOf(c, U'余', U'多', U'几'); }

// 余, 多, 几 or + behind the digits.
void readVagueSuffix(const Surroundings& s, Numeral& n) {
  const char32_t c = s.at(n.end);
  if (isVagueSuffix(c) || (c == '+' && !s.hasDigitAt(n.end + 1) && !isLetter(s.at(n.end + 1)))) {
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
    const char32_t next = s.at(n.end + 1);
    if (c == U'万') {
      multiply(n, 10'000);
    } else if (c == U'亿') {
      multiply(n, 100'000'000);
    } else if (c == U'千' && !isOneOf(next, U'米', U'克', U'瓦', U'伏', U'卡', U'兆')) {
      multiply(n, 1000);
    } else if (c == U'百' && next != U'分') {
      multiply(n, 100);
    } else {
      break;
    }
    n.end += 1;
    readVagueSuffix(s, n);
  }
}

void readUnit(const Surroundings& s, Numeral& n) {
  n.unit = s.measureWordAt(n.end);
  n.unitEnd = n.end + n.unit.size() / kBytesOfHan;
  note(n, findVaguenessBehindUnit(s, n.unitEnd));
}

bool readPercentSign(const Surroundings& s, Numeral& n) {
  if (s.at(n.end) != '%') return false;
  n.kind = Numeral::Kind::kPercent;
  n.end += 1;
  n.unitEnd = n.end;
  return true;
}

// The value of the digits and separators that the numeral has so far.
void readValue(const Surroundings& s, Numeral& n, std::size_t wholeDigits) {
  const std::size_t length = n.end - n.begin;
  if (length > kMostDigits) {
    n.certain = false;
    return;
  }
  if (length == wholeDigits && wholeDigits <= kMostDigitsOfInteger) {
    std::int64_t value = 0;
    for (std::size_t i = n.begin; i < n.end; ++i) value = value * 10 + (s.at(i) - U'0');
    n.value = Decimal(value);
    return;
  }
  std::array<char, kMostDigits> digits{};
  std::size_t count = 0;
  for (std::size_t i = n.begin; i < n.end; ++i)
    if (const char32_t c = s.at(i); c != ',' && c != ' ') digits[count++] = static_cast<char>(c);
  if (const auto value = Decimal::parse({digits.data(), count})) {
    n.value = *value;
  } else {
    n.certain = false;
  }
}

// Digits with their separators; leaves `n.end` behind them. False: a number with several points.
bool readDigits(const Surroundings& s, Numeral& n, std::size_t& wholeDigits) {
  std::size_t i = s.skipDigits(n.begin);
  wholeDigits = i - n.begin;
  bool grouped = false;
  while (s.at(i) == ',' && s.skipDigits(i + 1) == i + 4) {
    i += 4;
    grouped = true;
  }
  // Figures side by side are cells of a table, or one figure that was broken in two.
  if (isGap(s.before(n.begin)) && isDigit(s.secondBefore(n.begin))) n.certain = false;
  if (s.at(i) == '\n' && s.hasDigitAt(i + 1)) n.certain = false;
  if (s.at(i) == ' ' && s.hasDigitAt(i + 1)) {
    std::size_t j = i;
    while (s.at(j) == ' ' && s.skipDigits(j + 1) == j + 4) j += 4;
    const bool clear = j > i && wholeDigits <= 3 && !grouped && n.certain && s.at(j) != ' ' &&
                       !s.measureWordAt(j).empty();
    if (clear) {
      i = j;
      grouped = true;
    } else {
      n.certain = false;
    }
  }
  if (grouped) wholeDigits += 3;
  bool onePoint = true;
  if (s.at(i) == '.' && s.hasDigitAt(i + 1)) {
    i = s.skipDigits(i + 1);
    while (s.at(i) == '.' && s.hasDigitAt(i + 1)) {
      onePoint = false;
      i = s.skipDigits(i + 1);
    }
  }
  n.end = i;
  if (onePoint) readValue(s, n, wholeDigits);
  return onePoint;
}

// Signs between two figures that make them one thing which is no count: 3-5, 7×24, 1/3, 10:30.
bool joinsFigures(char32_t c) {
  return isOneOf(c, U'至', U'到', U'-', U'~', U'—', U'/', U'×', U'*', U'+', U':', U'·', U'=', U'&',
                 U'#', U'x', U'X', U'^');
}

bool isPartOfCode(const Surroundings& s, const Numeral& n) {
  const char32_t next = s.at(n.end);
  if (isLetter(next)) return true;
  const char32_t previous = s.before(n.begin);
  if (isLetter(previous) && s.measureWordAt(n.end).empty()) return true;
  if (joinsFigures(next)) {
    const char32_t after = s.at(n.end + 1);
    if (isDigit(after) || isLetter(after)) return true;
  }
  if (isOneOf(previous, U'.', U'-', U'=', U'#')) return true;
  return joinsFigures(previous) && isDigit(s.secondBefore(n.begin));
}

bool isListMark(const Surroundings& s, const Numeral& n) {
  const char32_t next = s.at(n.end);
  if (!isOneOf(next, U'、', U'.', U'）')) return false;
  const char32_t previous = s.before(n.begin);
  if (next == U'）') return previous == U'（';
  return isOneOf(previous, U'\0', U'\n', U'。', U'；', U'：', U'！', U'？', U'，');
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
  } else if (isOneOf(next, U'年', U'月', U'日', U'时') || (next == U'点' && wholeDigits <= 2) ||
             (next == U'分' && isOneOf(previous, U'时', U'点'))) {
    n.kind = Kind::kDate;
  } else if (next == U'届') {
    n.kind = Kind::kOrdinal;
  } else if (wholeDigits <= 2 && isListMark(s, n)) {
    n.kind = Kind::kOrdinal;
  } else if (isOneOf(next, U'号', U'级', U'路', U'楼', U'室', U'弄', U'巷', U'线') ||
             (digits == 4 && (next == U'版' || (isOneOf(next, U'〕', U']', U'】', U'）') &&
                                                isOneOf(previous, U'〔', U'[', U'【', U'（'))))) {
    n.kind = Kind::kOther;
  } else if ((digits > 1 && s.at(n.begin) == '0' && s.at(n.begin + 1) != '.') ||
             (digits == wholeDigits && digits >= kFewestPhoneDigits)) {
    n.kind = Kind::kOther;
  } else if (digits == 5 && s.hasAt(n.begin, U"123") && s.measureWordAt(n.end).empty()) {
    n.kind = Kind::kOther;  // the number of a public service line: 12345, 12315, 12320
  } else {
    return false;
  }
  return true;
}

void readArabic(const Surroundings& s, std::size_t begin, Numeral& n) {
  n.begin = begin;
  std::size_t wholeDigits = 0;
  const bool onePoint = readDigits(s, n, wholeDigits);
  n.unitEnd = n.end;
  if (!onePoint || isPartOfCode(s, n)) {
    n.kind = Numeral::Kind::kOther;
    return;
  }
  if (readKindFromContext(s, n, wholeDigits)) return;
  note(n, findVaguenessBefore(s, begin));
  readMultipliers(s, n);
  if (!readPercentSign(s, n)) readUnit(s, n);
}

// The figures behind 百分之 that are said in Chinese; false when there are none.
bool readHanFigures(const Surroundings& s, std::size_t figures, Numeral& n) {
  const auto number = readHanNumber(s.from(figures));
  if (!number || (number->bare && number->value != 100)) return false;
  n.value = Decimal(number->value);
  n.end = figures + number->length;
  if (s.at(n.end) != U'点') return true;
  const auto decimals = readHanNumber(s.from(n.end + 1));
  if (!decimals || decimals->value > 9) {
    n.certain = false;
  } else {
    n.value = *n.value.plus(
        Decimal::fromScaled(Decimal::Scaled{decimals->value} * (Decimal::kUnit / 10)));
    n.end += 1 + decimals->length;
  }
  return true;
}

// 百分之十二, 百分之九十八点五, 百分之12, 百分之百.
bool readHanPercent(const Surroundings& s, std::size_t begin, Numeral& n) {
  constexpr std::u32string_view kPrefix = U"百分之";
  if (!s.hasAt(begin, kPrefix)) return false;
  const std::size_t figures = begin + kPrefix.size();
  if (s.hasDigitAt(figures)) {
    readArabic(s, figures, n);
  } else if (!readHanFigures(s, figures, n)) {
    return false;
  }
  n.begin = begin;
  n.kind = Numeral::Kind::kPercent;
  n.unit = {};
  n.unitEnd = n.end;
  n.vague = n.atLeast = false;
  note(n, findVaguenessBefore(s, begin));
  note(n, findVaguenessBehindUnit(s, n.end));
  return true;
}

// 一 is more often a part of a word than a number: 统一, 一次性, 一户一策, 一个.
bool isIdiomWithOne(const Surroundings& s, const Numeral& n) {
  if (isOneOf(s.before(n.begin), U'统', U'同', U'唯', U'逐', U'之', U'单', U'专', U'万', U'归',
              U'合', U'进', U'每', U'某', U'另', U'这', U'那', U'哪', U'任', U'各', U'再', U'跑',
              U'划', U'如'))
    return true;
  const char32_t unit = s.at(n.end);
  if (isOneOf(unit, U'条', U'次', U'场', U'家', U'期', U'例')) return isHan(s.at(n.unitEnd));
  return !isOneOf(unit, U'件', U'份', U'宗', U'篇', U'项', U'册', U'封', U'户');
}

std::size_t endOfRun(const Surroundings& s, std::size_t begin) {
  while ((flagsOf(s.at(begin)) & kIsHanNumeral) != 0) ++begin;
  return begin;
}

// The Chinese numerals [begin, end), when they count something.
bool readHan(const Surroundings& s, std::size_t begin, std::size_t end, Numeral& n) {
  // Without a measure word or what makes it vague it is none, and most have neither.
  const char32_t behind = s.at(end);
  if (!isVagueSuffix(behind) && behind != '+' && s.measureWordAt(end).empty()) return false;
  const char32_t previous = s.before(begin);
  if (isOneOf(previous, U'第', U'初', U'周', U'期', U'零')) return false;
  const auto number = readHanNumber(s.from(begin));
  if (!number || number->value == 0) return false;
  n.begin = begin;
  n.end = end;
  n.value = Decimal(number->value);
  note(n, findVaguenessBefore(s, begin));
  readVagueSuffix(s, n);
  if (number->bare && !n.vague) return false;
  readUnit(s, n);
  if (n.unit.empty()) return false;
  const char32_t next = s.at(n.unitEnd);
  if (next == U'一' || next == s.at(n.end)) return false;
  if (number->value == 1 && isIdiomWithOne(s, n)) return false;
  // 数十条, 几百件: some number, but which.
  if (isOneOf(previous, U'数', U'几', U'好', U'若')) n.certain = false;
  return true;
}

// The numeral that starts at a mark; nothing when there is none, and then `end` is where the
// numerals end that looked like one.
std::optional<Numeral> readNumeral(const Surroundings& s, const Mark& mark, std::size_t begin,
                                   std::size_t& end) {
  Numeral n;
  if (mark.what == Mark::kHan) {
    if (readHanPercent(s, begin, n)) return n;
    end = endOfRun(s, begin);
    if (Numeral han; readHan(s, begin, end, han)) return han;
    // Digits may follow a character that only looked like a numeral: 统一10个.
    begin = end;
    if (!s.hasDigitAt(begin)) return std::nullopt;
    n = Numeral{};
  }
  readArabic(s, begin, n);
  return n;
}

}  // namespace

void readNumerals(const Shadow& shadow, std::vector<Numeral>& out) {
  out.clear();
  const Letters& letters = shadow.letters();
  const Surroundings s(letters.all());
  std::size_t done = 0;
  for (const Mark& mark : shadow.marks()) {
    if (mark.what != Mark::kArabic && mark.what != Mark::kHan) continue;
    const std::size_t begin = letters.indexOf(mark.offset);
    if (begin < done) continue;
    auto numeral = readNumeral(s, mark, begin, done);
    if (!numeral) continue;
    done = numeral->end;
    // From letters to bytes.
    numeral->begin = letters.byteOf(numeral->begin);
    numeral->end = letters.byteOf(numeral->end);
    numeral->unitEnd = letters.byteOf(numeral->unitEnd);
    out.push_back(*numeral);
  }
}

}  // namespace gouji::narrative
