#include "engine/narrative/prepared_pattern.h"

#include <cstring>
#include <type_traits>

#include "engine/narrative/pattern_writer.h"
#include "engine/narrative/required_literals.h"

namespace gouji::narrative {
namespace {

using Numbers = std::vector<std::uint32_t>;

// What may stand in the row as it lies in memory.
template <typename T>
constexpr bool kIsFlat = std::is_trivially_copyable_v<T> && alignof(T) == alignof(std::uint32_t) &&
                         sizeof(T) % sizeof(std::uint32_t) == 0;

template <typename T>
void append(std::span<const T> values, Numbers& out) {
  static_assert(kIsFlat<T>);
  if (values.empty()) return;
  const std::size_t begin = out.size();
  out.resize(begin + values.size_bytes() / sizeof(std::uint32_t));
  std::memcpy(out.data() + begin, values.data(), values.size_bytes());
}

// Takes the next `count` values from the front of the row.
template <typename T>
std::span<const T> take(std::span<const std::uint32_t>& numbers, std::size_t count) {
  static_assert(kIsFlat<T>);
  const auto* const first = reinterpret_cast<const T*>(numbers.data());
  numbers = numbers.subspan(count * sizeof(T) / sizeof(std::uint32_t));
  return {first, count};
}

void layOutWords(const std::vector<std::u32string>& set, std::size_t number,
                 std::vector<char32_t>& out) {
  for (const std::u32string& word : set) {
    out.push_back(static_cast<char32_t>(number));
    out.push_back(static_cast<char32_t>(word.size()));
    out.insert(out.end(), word.begin(), word.end());
  }
}

}  // namespace

std::vector<std::uint32_t> preparePattern(const TranslatedPattern& pattern) {
  PreparedPattern::Header header;
  header.numbers = static_cast<std::uint32_t>(pattern.numbers);
  header.dates = static_cast<std::uint32_t>(pattern.dates);
  WrittenPattern code;
  std::vector<char32_t> words;
  if (const auto tree = readRegex(pattern.regex)) {
    if (auto written = writePattern(*tree)) code = *std::move(written);
    const RequiredLiterals required = findRequiredLiterals(*tree);
    header.neededSets = static_cast<std::uint32_t>(required.sets.size());
    header.isToldByWords = required.isToldByWords ? 1 : 0;
    for (std::size_t i = 0; i < required.sets.size(); ++i) layOutWords(required.sets[i], i, words);
    layOutWords(required.telling, PreparedPattern::kTelling, words);
  }
  header.meetings = code.meetings;
  header.first = code.first;
  header.firstAtStart = code.firstAtStart;
  header.instructions = static_cast<std::uint32_t>(code.instructions.size());
  header.sets = static_cast<std::uint32_t>(code.sets.size());
  header.ranges = static_cast<std::uint32_t>(code.ranges.size());
  header.letters = static_cast<std::uint32_t>(code.letters.size());
  header.words = static_cast<std::uint32_t>(words.size());
  Numbers numbers;
  append<PreparedPattern::Header>({&header, 1}, numbers);
  append<Instruction>(code.instructions, numbers);
  append<LetterSet>(code.sets, numbers);
  append<LetterRange>(code.ranges, numbers);
  append<char32_t>(code.letters, numbers);
  append<char32_t>(words, numbers);
  return numbers;
}

std::vector<std::uint32_t> preparePattern(PatternKind kind, std::string_view pattern) {
  const Translation translation = translatePattern(kind, pattern);
  return translation.pattern ? preparePattern(*translation.pattern) : Numbers{};
}

PreparedPattern::PreparedPattern(std::span<const std::uint32_t> numbers) {
  header_ = take<Header>(numbers, 1).front();
  code_.instructions = take<Instruction>(numbers, header_.instructions);
  code_.sets = take<LetterSet>(numbers, header_.sets);
  code_.ranges = take<LetterRange>(numbers, header_.ranges);
  code_.letters = take<char32_t>(numbers, header_.letters);
  code_.meetings = header_.meetings;
  code_.first = static_cast<std::uint16_t>(header_.first);
  code_.firstAtStart = static_cast<std::uint16_t>(header_.firstAtStart);
  words_ = take<char32_t>(numbers, header_.words);
}

}  // namespace gouji::narrative
