// Lists that say how long they are, and problems that should each have a remedy.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "engine/narrative/characters.h"
#include "engine/narrative/phrase.h"
#include "engine/narrative/readers.h"

namespace gouji::narrative {
namespace {

constexpr std::int64_t kLongestList = 20;

std::optional<std::int64_t> lengthSaid(const Numeral& numeral) {
  if (!numeral.isCount() || numeral.vague) return std::nullopt;
  const std::string_view unit = numeral.unit;
  if (unit != "种" && unit != "个" && unit != "项" && unit != "类") return std::nullopt;
  const auto value = numeral.value.toInteger();
  if (!value || *value < 2 || *value > kLongestList) return std::nullopt;
  return value;
}

// Where the list starts: 3种形式：…, 6个部分，分别是…; at most eight characters of a noun between.
std::optional<std::size_t> findListBegin(std::string_view text, std::size_t at) {
  for (int i = 0; i < 9 && at < text.size(); ++i) {
    if (const auto word = wordAt(text, at, {"：", "，分别是", "，分别为", "，即", "，包括"});
        !word.empty()) {
      at += word.size();
      return hasWordAt(text, at, "：") ? at + std::string_view("：").size() : at;
    }
    const Character c = characterAt(text, at);
    if (!isHan(c.codePoint)) return std::nullopt;
    at = c.end;
  }
  return std::nullopt;
}

// Only lists whose items cannot be told in two ways are counted.
std::uint32_t countItems(std::string_view list, std::int64_t said) {
  if (containsAny(list, {"等", "主要", "一是", "首先", "，", "：", "。", "（", "\n"})) return 0;
  const bool bySemicolon = list.find("；") != std::string_view::npos;
  const std::string_view separator = bySemicolon ? "；" : "、";
  std::uint32_t items = 1;
  for (std::size_t at = findWord(list, separator); at != std::string_view::npos;
       at = findWord(list, separator, at + separator.size())) {
    if (at + separator.size() < list.size()) ++items;
  }
  for (const std::string_view join : {"”“", "》《"}) {
    for (std::size_t at = findWord(list, join); at != std::string_view::npos;
         at = findWord(list, join, at + join.size())) {
      ++items;
    }
  }
  if (items < 2) return 0;
  // 「网站、微博和公众号」: the last two may be one item or two; whichever agrees is meant.
  const bool joined = containsAny(list, {"和", "及", "与", "或"});
  if (joined && said > items && said <= items + 2) return static_cast<std::uint32_t>(said);
  return items;
}

std::uint32_t lettersOf(const Signal& signal) {
  const std::string_view word = kRemedySignals[signal.index];
  return static_cast<std::uint32_t>(
      std::count_if(word.begin(), word.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

// How far 一是, 二是, 三是 … (or （一）, （二） …; 1., 2. …) go in order between two characters.
std::uint32_t countSteps(Signals signals, std::size_t begin, std::size_t end) {
  constexpr std::size_t kWays = (kRemedySignals.size() - kRemedyBeginnings) / kLongestNumbering;
  std::array<std::uint32_t, kWays> counts{};
  std::array<std::size_t, kWays> ends{};
  for (const Signal& signal : signals) {
    if (signal.index < kRemedyBeginnings || signal.letter < begin) continue;
    const std::size_t way = (signal.index - kRemedyBeginnings) / kLongestNumbering;
    const std::size_t number = (signal.index - kRemedyBeginnings) % kLongestNumbering;
    const std::size_t signalEnd = signal.letter + lettersOf(signal);
    if (number != counts[way] || signal.letter < ends[way] || signalEnd > end) continue;
    ++counts[way];
    ends[way] = signalEnd;
  }
  return *std::max_element(counts.begin(), counts.end());
}

}  // namespace

void readCountedLists(const Passage& passage, std::vector<Reading>& out) {
  const std::string_view text = passage.text();
  for (const Numeral& numeral : passage.numerals()) {
    const auto said = lengthSaid(numeral);
    if (!said) continue;
    const auto begin = findListBegin(text, numeral.unitEnd);
    if (!begin) continue;
    const std::size_t end = std::min(findWord(text, "。", *begin), text.size());
    const std::uint32_t items = countItems(text.substr(*begin, end - *begin), *said);
    if (items == 0) continue;
    Reading reading = makeReading(passage, {numeral.begin, end});
    reading.claim.value = numeral.value;
    reading.claim.partCount = items;
    out.push_back(std::move(reading));
  }
}

void readRemedies(const Passage& passage, Signals signals, std::vector<Reading>& out) {
  const auto half = std::find_if(signals.begin(), signals.end(), [](const Signal& signal) {
    return signal.index < kRemedyBeginnings;
  });
  if (half == signals.end()) return;
  const std::uint32_t problems = countSteps(signals, 0, half->letter);
  const std::uint32_t remedies = countSteps(signals, half->letter, passage.letters().size());
  if (problems < 2 || remedies < 2) return;
  const auto& clauses = passage.segments().clauses;
  const std::size_t clause = findStretch(clauses, passage.letters().byteOf(half->letter));
  if (clause == clauses.size()) return;
  Reading reading = makeReading(passage, clauses[clause]);
  reading.claim.value = Decimal(static_cast<std::int64_t>(problems));
  reading.claim.partCount = remedies;
  out.push_back(std::move(reading));
}

}  // namespace gouji::narrative
