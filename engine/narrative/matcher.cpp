#include "engine/narrative/matcher.h"

#include <algorithm>

#include "engine/narrative/regex_tree.h"

namespace gouji::narrative {
namespace {

constexpr std::uint32_t kUnset = 0xffffffff;

// Passes over characters of which the filter alone says that no match begins with them: in most
// texts these are nearly all.
std::size_t skipOthers(const LetterSet& set, LetterSpan text, std::size_t from) {
  const char32_t* at = text.data() + from;
  const char32_t* const end = text.data() + text.size();
  while (at != end && !set.mayHold(*at)) ++at;
  return static_cast<std::size_t>(at - text.data());
}

}  // namespace

Matcher::Matcher(const PatternCode& code, LetterSpan text, Memory& memory)
    : code_(code), text_(text), memory_(memory) {
  memory_.passed.assign((text.size() + 1) * code.meetings / 64 + 1, 0);
}

// Whether this place is passed at `at` for the first time.
bool Matcher::pass(std::uint16_t meeting, std::size_t at) {
  const std::size_t bit = at * code_.meetings + meeting - 1;
  std::uint64_t& word = memory_.passed[bit / 64];
  const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
  const bool isFirst = (word & mask) == 0;
  word |= mask;
  return isFirst;
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

bool Matcher::hasWordAt(const Instruction& word, std::size_t at) const {
  if (text_.size() - at < word.b) return false;
  const char32_t* const here = text_.data() + at;
  const char32_t* const wanted = code_.letters.data() + word.a;
  for (std::uint32_t i = 0; i < word.b; ++i)
    if (here[i] != wanted[i]) return false;
  return true;
}

// Passes over the characters of a run from `at` and leaves it where it is first left; false when it
// is too short or can be left nowhere.
bool Matcher::enterRun(std::uint32_t index, std::uint32_t& at) {
  const Instruction& run = code_.instructions[index];
  const std::uint32_t nearest = at + run.least();
  const std::uint32_t farthest =
      std::min(at + run.most(), static_cast<std::uint32_t>(text_.size()));
  std::uint32_t end = at;
  while (end < farthest && code_.contains(run.a, text_[end])) ++end;
  if (end < nearest) return false;
  const bool isLong = run.kind == Instruction::Kind::kLongRun;
  at = isLong ? end : nearest;
  return leaveRun(index, at, isLong ? nearest : end);
}

// Leaves a run at `at` or, where nothing that may stand behind it begins there, at the next place
// on the way to `limit`. The places beyond are left for later.
bool Matcher::leaveRun(std::uint32_t index, std::uint32_t& at, std::uint32_t limit) {
  const Instruction& run = code_.instructions[index];
  const bool isLong = run.kind == Instruction::Kind::kLongRun;
  while (!mayBegin(run.firstOfB, at)) {
    if (at == limit) return false;
    at = isLong ? at - 1 : at + 1;
  }
  if (at != limit)
    memory_.stack.push_back({index, isLong ? at - 1 : at + 1, limit, Memory::Step::kLeave});
  return true;
}

std::optional<LetterMatch> Matcher::matchAt(std::size_t begin) {
  using Kind = Instruction::Kind;
  std::uint32_t slots[PatternCode::kSlots] = {kUnset, kUnset};
  // Copies, which nothing that is written to can change.
  const PatternCode code = code_;
  const Instruction* const instructions = code.instructions.data();
  const char32_t* const text = text_.data();
  const auto size = static_cast<std::uint32_t>(text_.size());
  const auto mayBegin = [&](std::uint16_t set, std::uint32_t place) {
    return set == Instruction::kAnything || (place < size && code.contains(set, text[place]));
  };
  auto& stack = memory_.stack;
  stack.clear();
  std::uint32_t next = 0;
  auto at = static_cast<std::uint32_t>(begin);
  for (;;) {
    for (bool goesOn = true; goesOn;) {
      const Instruction& one = instructions[next];
      if (one.meeting != 0 && !pass(one.meeting, at)) break;
      const std::uint32_t index = next++;
      switch (one.kind) {
        case Kind::kCharacter:
          goesOn = at < size && text[at] == one.a;
          ++at;
          break;
        case Kind::kWord:
          goesOn = hasWordAt(one, at);
          at += one.b;
          break;
        case Kind::kAny:
          goesOn = at < size && text[at] != U'\n';
          ++at;
          break;
        case Kind::kClass:
          goesOn = at < size && code.contains(one.a, text[at]);
          ++at;
          break;
        case Kind::kLongRun:
        case Kind::kShortRun:
          goesOn = enterRun(index, at);
          break;
        case Kind::kTextStart:
          goesOn = at == 0;
          break;
        case Kind::kTextEnd:
          goesOn = at == size;
          break;
        case Kind::kSplit:
          if (!mayBegin(one.firstOfA, at)) {
            next = one.b;
          } else {
            if (mayBegin(one.firstOfB, at)) stack.push_back({one.b, at});
            next = one.a;
          }
          break;
        case Kind::kJump:
          next = one.a;
          break;
        case Kind::kSave:
          stack.push_back({0, slots[one.a], 0, static_cast<std::int32_t>(one.a)});
          slots[one.a] = at;
          break;
        case Kind::kMatch: {
          LetterMatch match{begin, at, std::nullopt, std::nullopt};
          if (slots[kNumberGroup - 1] != kUnset) match.numberBegin = slots[kNumberGroup - 1];
          if (slots[kDateGroup - 1] != kUnset) match.dateBegin = slots[kDateGroup - 1];
          // The end of this match may be the way of the next one, which starts there.
          forgetPassed(at);
          return match;
        }
      }
    }
    if (!takeBack(slots, next, at)) return std::nullopt;
  }
}

// Takes the next of the ways that are still to be tried; false when there is none.
bool Matcher::takeBack(std::uint32_t (&slots)[PatternCode::kSlots], std::uint32_t& next,
                       std::uint32_t& at) {
  auto& stack = memory_.stack;
  while (!stack.empty()) {
    const Memory::Step step = stack.back();
    stack.pop_back();
    if (step.what >= 0) {
      slots[step.what] = step.at;
      continue;
    }
    next = step.instruction;
    at = step.at;
    if (step.what == Memory::Step::kGoOn) return true;
    if (leaveRun(next, at, step.limit)) {
      ++next;
      return true;
    }
  }
  return false;
}

}  // namespace gouji::narrative
