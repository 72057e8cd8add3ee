#include "engine/narrative/matcher.h"

#include <algorithm>

#include "engine/narrative/regex_tree.h"

namespace gouji::narrative {
namespace {

// Passes over characters of which the filter alone says that no match begins with them: in most
// texts these are nearly all.
std::size_t skipOthers(const LetterSet& set, LetterSpan text, std::size_t from) {
  if (set.negated != 0) return from;
  const char32_t* at = text.data() + from;
  const char32_t* const end = text.data() + text.size();
  while (at != end && set.isFiltered(*at)) ++at;
  return static_cast<std::size_t>(at - text.data());
}

}  // namespace

Matcher::Matcher(const PatternCode& code, LetterSpan text, Memory& memory)
    : code_(code), text_(text), memory_(memory) {
  memory_.passed.assign((text.size() + 1) * code.meetings / 64 + 1, 0);
}

void Matcher::forgetPassed(std::size_t at) {
  for (std::size_t i = 0; i < code_.meetings; ++i) {
    const std::size_t bit = at * code_.meetings + i;
    memory_.passed[bit / 64] &= ~(std::uint64_t{1} << (bit % 64));
  }
}

std::optional<LetterMatch> Matcher::find(std::size_t from) {
  std::size_t begin = from;
  if (begin == 0 && !text_.empty()) {
    if (mayBegin(code_.firstAtStart, 0))
      if (auto match = matchAt(0)) return match;
    ++begin;
  }
  const bool isAnything = code_.first == Instruction::kAnything;
  for (;; ++begin) {
    if (!isAnything) begin = skipOthers(code_.sets[code_.first], text_, begin);
    if (begin >= text_.size()) return std::nullopt;
    if (!mayBegin(code_.first, begin)) continue;
    if (auto match = matchAt(begin)) return match;
  }
}

bool Matcher::hasWordAt(const Instruction& word, std::uint32_t at) const {
  if (text_.size() - at < word.b) return false;
  const char32_t* const here = text_.data() + at;
  const char32_t* const wanted = code_.letters.data() + word.a;
  for (std::uint32_t i = 0; i < word.b; ++i)
    if (here[i] != wanted[i]) return false;
  return true;
}

// The place behind the one of the words that stands at `at`; nowhere when none does.
std::uint32_t Matcher::passWords(const Instruction& words, std::uint32_t at) const {
  const std::size_t left = text_.size() - at;
  if (left == 0) return kNowhere;
  const char32_t* const here = text_.data() + at;
  const char32_t* length = code_.letters.data() + words.a;
  for (std::uint32_t i = 0; i < words.b; ++i, length += 1 + *length) {
    if (length[1] != *here || *length > left) continue;
    if (std::equal(here + 1, here + *length, length + 2)) return at + *length;
  }
  return kNowhere;
}

// Passes over the characters of a run and gives the place where it is left first; nowhere when it
// is too short or can be left nowhere.
std::uint32_t Matcher::enterRun(Point point) {
  const Instruction& run = code_.instructions[point.instruction];
  const std::uint32_t nearest = point.at + run.least();
  const std::uint32_t farthest =
      std::min(point.at + run.most(), static_cast<std::uint32_t>(text_.size()));
  std::uint32_t end = point.at;
  while (end < farthest && code_.contains(run.a, text_[end])) ++end;
  if (end < nearest) return kNowhere;
  return run.kind == Instruction::Kind::kLongRun ? leaveRun({point.instruction, end}, nearest)
                                                 : leaveRun({point.instruction, nearest}, end);
}

// Leaves a run where it is or, where nothing that may stand behind it begins there, at the next
// place on the way to `limit`. The places beyond are left for later.
std::uint32_t Matcher::leaveRun(Point point, std::uint32_t limit) {
  const Instruction& run = code_.instructions[point.instruction];
  const std::uint32_t step = run.kind == Instruction::Kind::kLongRun ? -1U : 1U;
  std::uint32_t at = point.at;
  for (; !mayBegin(run.firstOfB, at); at += step)
    if (at == limit) return kNowhere;
  if (at != limit)
    memory_.stack.push_back({point.instruction, at + step, limit, Memory::Step::kLeave});
  return at;
}

std::optional<LetterMatch> Matcher::matchAt(std::size_t begin) {
  using Kind = Instruction::Kind;
  Slots slots;
  slots.fill(kNowhere);
  // Copies, which nothing that is written to can change.
  const PatternCode code = code_;
  const Instruction* const instructions = code.instructions.data();
  const char32_t* const text = text_.data();
  const auto size = static_cast<std::uint32_t>(text_.size());
  std::uint64_t* const passed = memory_.passed.data();
  const auto mayBegin = [&](std::uint16_t set, std::uint32_t at) {
    return set == Instruction::kAnything || (at < size && code.contains(set, text[at]));
  };
  // Whether this meeting place is passed for the first time.
  const auto pass = [&](std::uint16_t meeting, std::uint32_t at) {
    const std::size_t bit = std::size_t{at} * code.meetings + meeting - 1;
    const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
    const bool isFirst = (passed[bit / 64] & mask) == 0;
    passed[bit / 64] |= mask;
    return isFirst;
  };
  auto& stack = memory_.stack;
  stack.clear();
  Point point{0, static_cast<std::uint32_t>(begin)};
  for (;;) {
    for (bool goesOn = true; goesOn;) {
      const Instruction& one = instructions[point.instruction];
      if (one.meeting != 0 && !pass(one.meeting, point.at)) break;
      switch (one.kind) {
        case Kind::kCharacter:
          goesOn = point.at < size && text[point.at] == one.a;
          ++point.at;
          break;
        case Kind::kWord:
          goesOn = hasWordAt(one, point.at);
          point.at += one.b;
          break;
        case Kind::kWords:
          point.at = passWords(one, point.at);
          goesOn = point.at != kNowhere;
          break;
        case Kind::kAny:
          goesOn = point.at < size && text[point.at] != U'\n';
          ++point.at;
          break;
        case Kind::kClass:
          goesOn = point.at < size && code.contains(one.a, text[point.at]);
          ++point.at;
          break;
        case Kind::kLongRun:
        case Kind::kShortRun:
          point.at = enterRun(point);
          goesOn = point.at != kNowhere;
          break;
        case Kind::kTextStart:
          goesOn = point.at == 0;
          break;
        case Kind::kTextEnd:
          goesOn = point.at == size;
          break;
        case Kind::kSplit:
          if (!mayBegin(one.firstOfA, point.at)) {
            point.instruction = one.b;
          } else {
            if (mayBegin(one.firstOfB, point.at)) stack.push_back({one.b, point.at});
            point.instruction = one.a;
          }
          continue;
        case Kind::kJump:
          point.instruction = one.a;
          continue;
        case Kind::kSave:
          stack.push_back({0, slots[one.a], 0, static_cast<std::int32_t>(one.a)});
          slots[one.a] = point.at;
          break;
        case Kind::kMatch: {
          LetterMatch match{begin, point.at, std::nullopt, std::nullopt};
          if (slots[kNumberGroup - 1] != kNowhere) match.numberBegin = slots[kNumberGroup - 1];
          if (slots[kDateGroup - 1] != kNowhere) match.dateBegin = slots[kDateGroup - 1];
          // The end of this match may be the way of the next one, which starts there.
          forgetPassed(point.at);
          return match;
        }
      }
      ++point.instruction;
    }
    point = takeBack(slots);
    if (point.at == kNowhere) return std::nullopt;
  }
}

// Where the next of the ways goes on that are still to be tried; nowhere when there is none.
Matcher::Point Matcher::takeBack(Slots& slots) {
  auto& stack = memory_.stack;
  while (!stack.empty()) {
    const Memory::Step step = stack.back();
    stack.pop_back();
    if (step.what >= 0) {
      slots[static_cast<std::size_t>(step.what)] = step.at;
    } else if (step.what == Memory::Step::kGoOn) {
      return {step.instruction, step.at};
    } else if (const std::uint32_t at = leaveRun({step.instruction, step.at}, step.limit);
               at != kNowhere) {
      return {step.instruction + 1, at};
    }
  }
  return {0, kNowhere};
}

}  // namespace gouji::narrative
