#include "engine/narrative/matcher.h"

#include "engine/narrative/regex_tree.h"

namespace gouji::narrative {
namespace {

constexpr std::uint32_t kUnset = 0xffffffff;

// Passes over characters of which the filter alone says that no match begins with them: in most
// texts these are nearly all.
std::size_t skipOthers(const PatternCode& code, LetterSpan text, std::size_t from) {
  if (code.first == Instruction::kAnything) return from;
  const LetterSet& set = code.sets[code.first];
  if (set.negated != 0) return from;
  const auto mayBeIn = [&set](char32_t c) {
    return ((set.filter[(c >> 5U) & 7U] >> (c & 31U)) & 1U) != 0;
  };
  while (from < text.size() && !mayBeIn(text[from])) ++from;
  return from;
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
  for (std::size_t begin = from;; ++begin) {
    begin = skipOthers(code_, text_, begin);
    if (begin >= text_.size()) return std::nullopt;
    if (!mayBegin(code_.first, begin)) continue;
    if (auto match = matchAt(begin)) return match;
  }
}

std::optional<LetterMatch> Matcher::matchAt(std::size_t begin) {
  using Kind = Instruction::Kind;
  std::uint32_t slots[PatternCode::kSlots] = {kUnset, kUnset};
  auto& stack = memory_.stack;
  stack.clear();
  stack.push_back({0, static_cast<std::uint32_t>(begin), -1});
  while (!stack.empty()) {
    Memory::Step step = stack.back();
    stack.pop_back();
    if (step.slot >= 0) {
      slots[step.slot] = step.at;
      continue;
    }
    for (bool goesOn = true; goesOn;) {
      const Instruction& one = code_.instructions[step.instruction];
      if (one.meeting != 0 && !pass(one.meeting, step.at)) break;
      ++step.instruction;
      switch (one.kind) {
        case Kind::kCharacter:
          goesOn = step.at < text_.size() && text_[step.at] == one.a;
          ++step.at;
          break;
        case Kind::kAny:
          goesOn = step.at < text_.size() && text_[step.at] != U'\n';
          ++step.at;
          break;
        case Kind::kClass:
          goesOn = step.at < text_.size() && code_.contains(one.a, text_[step.at]);
          ++step.at;
          break;
        case Kind::kTextStart:
          goesOn = step.at == 0;
          break;
        case Kind::kTextEnd:
          goesOn = step.at == text_.size();
          break;
        case Kind::kSplit:
          if (!mayBegin(one.firstOfA, step.at)) {
            step.instruction = one.b;
          } else {
            if (mayBegin(one.firstOfB, step.at)) stack.push_back({one.b, step.at, -1});
            step.instruction = one.a;
          }
          break;
        case Kind::kJump:
          step.instruction = one.a;
          break;
        case Kind::kSave:
          stack.push_back({0, slots[one.a], static_cast<std::int32_t>(one.a)});
          slots[one.a] = step.at;
          break;
        case Kind::kMatch: {
          LetterMatch match{begin, step.at, std::nullopt, std::nullopt};
          if (slots[kNumberGroup - 1] != kUnset) match.numberBegin = slots[kNumberGroup - 1];
          if (slots[kDateGroup - 1] != kUnset) match.dateBegin = slots[kDateGroup - 1];
          // The end of this match may be the way of the next one, which starts there.
          forgetPassed(step.at);
          return match;
        }
      }
    }
  }
  return std::nullopt;
}

}  // namespace gouji::narrative
