// Growth: "22050件，比上年增加3722件，增长20.31%".
//
// The difference and the present figure are taken only when they stand right before the percentage,
// with nothing but words of comparison between. "由上年的67件增加到78件，增长16.42%" gives the
// former figure in place of the difference.

#include "engine/narrative/phrase.h"
#include "engine/narrative/readers.h"

namespace gouji::narrative {
namespace {

const Words kRises = {"增长了", "增长",     "上升了", "上升",   "提高了", "提高",
                      "提升了", "提升",     "增加了", "增加",   "增幅为", "增幅达",
                      "增幅",   "增长率为", "涨幅",   "增长约", "增长近"};
const Words kFalls = {"下降了", "下降",   "减少了", "减少", "降低了", "降低",
                      "降幅为", "降幅达", "降幅",   "下滑", "下降约", "下降近"};
// Behind one of these stands the present figure, before it the former one.
const Words kReached = {"增加到", "增加至", "增至",   "上升到", "上升至", "升至",   "增长到",
                        "增长至", "提高到", "提高至", "提升到", "提升至", "下降到", "下降至",
                        "降到",   "降至",   "减少到", "减少至", "减至",   "降低到", "降低至"};
const Words kComparison = {"，",   "（",   "、",     "比",   "较",     "与",       "同",   "同比",
                           "环比", "上年", "上年度", "去年", "上一年", "上一年度", "往年", "同期",
                           "相比", "年",   "度",     "分别", "了",     "的",       "2019", "2020",
                           "2021", "2022", "2023",   "2024", "2025",   "2026"};

enum class Direction { kNone, kUp, kDown };

struct Verb {
  Direction direction = Direction::kNone;
  std::size_t begin = 0;
};

Verb findVerbBefore(std::string_view text, std::size_t offset) {
  if (const auto word = wordBefore(text, offset, kRises); !word.empty()) {
    return {Direction::kUp, offset - word.size()};
  }
  if (const auto word = wordBefore(text, offset, kFalls); !word.empty()) {
    return {Direction::kDown, offset - word.size()};
  }
  return {};
}

// The last count before `index` when only words of comparison stand between it and `verb`.
const Numeral* findNeighbour(const Passage& passage, std::size_t index, std::size_t verb,
                             std::size_t& neighbour) {
  const auto& numerals = passage.numerals();
  // Years of the comparison (较2024年) are numerals as well, and no neighbours.
  while (index > 0 && numerals[index - 1].kind == Numeral::Kind::kDate) --index;
  if (index == 0) return nullptr;
  const Numeral& before = numerals[index - 1];
  if (!before.isCount() || before.unitEnd > verb) return nullptr;
  const std::string_view gap = passage.text().substr(before.unitEnd, verb - before.unitEnd);
  constexpr std::size_t kLongestGap = 90;
  if (gap.size() > kLongestGap || !consistsOf(gap, kComparison)) return nullptr;
  neighbour = index - 1;
  return &before;
}

// "较2024年的835条增加71条", "比上年835条增加71条": the number is last year's, not this year's.
bool isFormer(std::string_view text, const Numeral& numeral) {
  if (!wordBefore(text, numeral.begin, {"年的", "年度的", "同期的"}).empty()) return true;
  std::size_t at = numeral.begin;
  const auto period =
      wordBefore(text, at, {"同期", "上年度", "上一年度", "上年", "上一年", "去年", "年度", "年"});
  if (period.empty()) return false;
  at -= period.size();
  for (;;) {
    const auto word =
        wordBefore(text, at, {"上年度", "上年", "上一年", "去年", "年度", "年", "上"});
    if (word.empty()) break;
    at -= word.size();
  }
  while (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') --at;
  return !wordBefore(text, at, {"比", "较", "与", "同"}).empty();
}

// "政策1327条、动态15904条、其他4615条，比上年增加1846条": the difference may be that of the sum.
bool isListed(const Passage& passage, std::size_t index) {
  if (index == 0) return false;
  const Numeral& before = passage.numerals()[index - 1];
  const Numeral& numeral = passage.numerals()[index];
  if (!before.isCount() || before.unit != numeral.unit) return false;
  return !wordAt(passage.text(), before.unitEnd, {"、", "和", "及", "以及", "与"}).empty();
}

// "3126条，较2022年的2841条增长10.03%": the present figure before the former one.
const Numeral* findPresent(const Passage& passage, std::size_t former) {
  const auto& numerals = passage.numerals();
  std::size_t index = former;
  while (index > 0 && numerals[index - 1].kind == Numeral::Kind::kDate) --index;
  if (index == 0) return nullptr;
  const Numeral& present = numerals[index - 1];
  if (!present.isCount() || present.vague || present.unit != numerals[former].unit) return nullptr;
  const std::string_view gap = slice(passage.text(), {present.unitEnd, numerals[former].begin});
  constexpr std::size_t kLongestGap = 60;
  if (gap.size() > kLongestGap || wordAt(gap, 0, {"，", "（"}).empty() ||
      !consistsOf(gap, kComparison)) {
    return nullptr;
  }
  return isListed(passage, index - 1) ? nullptr : &present;
}

// "由67件增加到2025年的78件": the difference to the figure before, when both count the same.
std::optional<Decimal> differenceToFormer(const Passage& passage, std::size_t index) {
  const std::string_view text = passage.text();
  const Numeral& current = passage.numerals()[index];
  std::size_t at = current.begin;
  at -= wordBefore(text, at, {"今年的", "本年的", "本年度的", "年的", "年度的"}).size();
  while (index > 0 && passage.numerals()[index - 1].kind == Numeral::Kind::kDate) --index;
  if (index == 0) return std::nullopt;
  const Numeral& former = passage.numerals()[index - 1];
  while (at > former.unitEnd && text[at - 1] >= '0' && text[at - 1] <= '9') --at;
  const auto reached = wordBefore(text, at, kReached);
  if (reached.empty() || !former.isCount() || former.vague || former.unit != current.unit ||
      former.unitEnd + reached.size() != at) {
    return std::nullopt;
  }
  return current.value.minus(former.value);
}

Decimal withDirection(Decimal value, Direction direction) {
  return direction == Direction::kDown ? value.negated() : value;
}

}  // namespace

void readGrowth(const Passage& passage, std::vector<Reading>& out) {
  const std::string_view text = passage.text();
  const auto& numerals = passage.numerals();
  for (std::size_t i = 0; i < numerals.size(); ++i) {
    const Numeral& percent = numerals[i];
    if (percent.kind != Numeral::Kind::kPercent || !percent.certain) continue;
    const Verb verb = findVerbBefore(text, percent.begin);
    if (verb.direction == Direction::kNone) continue;
    std::size_t begin = verb.begin;
    std::size_t index = i;
    const Numeral* current = findNeighbour(passage, index, verb.begin, index);
    const Numeral* delta = nullptr;
    if (current != nullptr) {
      const Verb before = findVerbBefore(text, current->begin);
      if (before.direction != Direction::kNone) {
        delta = before.direction == verb.direction ? current : nullptr;
        begin = before.begin;
        current = findNeighbour(passage, index, before.begin, index);
      }
    }
    if (current != nullptr && delta != nullptr && current->unit != delta->unit) current = nullptr;
    if (current != nullptr && isListed(passage, index)) current = nullptr;
    if (current != nullptr) begin = current->begin;
    Reading reading = makeReading(passage, {begin, percent.end});
    Claim& claim = reading.claim;
    claim.percent = withDirection(percent.value, verb.direction);
    claim.vague = percent.vague || (current != nullptr && current->vague) ||
                  (delta != nullptr && delta->vague);
    if (current != nullptr) {
      claim.value = current->value;
      if (delta != nullptr && isFormer(text, *current))
        claim.value = current->value.plus(withDirection(delta->value, verb.direction));
      claim.unit = current->unit;
    }
    if (delta != nullptr) {
      claim.delta = withDirection(delta->value, verb.direction);
    } else if (current != nullptr) {
      claim.delta = differenceToFormer(passage, index);
      const Numeral* present = isFormer(text, *current) ? findPresent(passage, index) : nullptr;
      if (present != nullptr) {
        claim.value = present->value;
        claim.delta = present->value.minus(current->value);
      }
    }
    out.push_back(std::move(reading));
  }
}

}  // namespace gouji::narrative
