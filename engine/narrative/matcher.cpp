#include "engine/narrative/matcher.h"

#include <algorithm>

#include "engine/narrative/characters.h"

namespace gouji::narrative {
namespace {

constexpr std::size_t kMostInstructions = 4000;
constexpr std::size_t kMostFirstCharacters = 12;
constexpr std::uint32_t kUnset = 0xffffffff;

}  // namespace

void Letters::read(std::string_view text) {
  if (text.data() == text_.data() && text.size() == text_.size() && !text.empty()) return;
  text_ = text;
  codePoints_.clear();
  begins_.clear();
  std::size_t at = 0;
  while (at < text.size()) {
    const Character c = characterAt(text, at);
    codePoints_.push_back(c.codePoint);
    begins_.push_back(static_cast<std::uint32_t>(at));
    at = c.end;
  }
  begins_.push_back(static_cast<std::uint32_t>(text.size()));
}

// Writes the program of a tree.
class Matcher::Writer {
 public:
  Writer(const RegexTree& tree, std::vector<Instruction>& program)
      : tree_(tree), program_(program) {}

  /// False when the program gets too long.
  bool run() {
    write(tree_.root);
    emit({Kind::kMatch});
    return program_.size() <= kMostInstructions;
  }

 private:
  using Kind = Instruction::Kind;

  std::uint32_t emit(Instruction instruction) {
    program_.push_back(instruction);
    return static_cast<std::uint32_t>(program_.size() - 1);
  }
  [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(program_.size()); }

  void write(std::uint32_t index) {
    if (program_.size() > kMostInstructions) return;
    const RegexNode& node = tree_.nodes[index];
    switch (node.kind) {
      case RegexNode::Kind::kCharacter:
        emit({Kind::kCharacter, static_cast<std::uint32_t>(node.character)});
        return;
      case RegexNode::Kind::kAny:
        emit({Kind::kAny});
        return;
      case RegexNode::Kind::kClass:
        emit({Kind::kClass, node.characterClass});
        return;
      case RegexNode::Kind::kTextStart:
        emit({Kind::kTextStart});
        return;
      case RegexNode::Kind::kTextEnd:
        emit({Kind::kTextEnd});
        return;
      case RegexNode::Kind::kSequence:
        for (const std::uint32_t child : node.children) write(child);
        return;
      case RegexNode::Kind::kChoice:
        writeChoice(node);
        return;
      case RegexNode::Kind::kRepeat:
        writeRepeat(node);
        return;
      case RegexNode::Kind::kGroup:
        emit({Kind::kSave, static_cast<std::uint32_t>(node.group - 1)});
        write(node.children.front());
        return;
    }
  }

  void writeChoice(const RegexNode& node) {
    std::vector<std::uint32_t> exits;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      const bool last = i + 1 == node.children.size();
      const std::uint32_t split = last ? 0 : emit({Kind::kSplit});
      if (!last) program_[split].a = here();
      write(node.children[i]);
      if (last) break;
      exits.push_back(emit({Kind::kJump}));
      program_[split].b = here();
    }
    for (const std::uint32_t exit : exits) program_[exit].a = here();
  }

  // A split between going on inside and leaving, in the order of preference.
  std::uint32_t emitSplit() { return emit({Kind::kSplit}); }
  void setWays(std::uint32_t split, bool lazy, std::uint32_t inside, std::uint32_t outside) {
    program_[split].a = lazy ? outside : inside;
    program_[split].b = lazy ? inside : outside;
  }

  void writeRepeat(const RegexNode& node) {
    const std::uint32_t child = node.children.front();
    for (int i = 0; i < node.least && program_.size() <= kMostInstructions; ++i) write(child);
    if (node.most == RegexNode::kNoLimit) {
      const std::uint32_t split = emitSplit();
      write(child);
      emit({Kind::kJump, split});
      setWays(split, node.lazy, split + 1, here());
      return;
    }
    std::vector<std::uint32_t> splits;
    for (int i = node.least; i < node.most && program_.size() <= kMostInstructions; ++i) {
      splits.push_back(emitSplit());
      write(child);
    }
    for (const std::uint32_t split : splits) setWays(split, node.lazy, split + 1, here());
  }

  const RegexTree& tree_;
  std::vector<Instruction>& program_;
};

std::optional<Matcher> Matcher::make(const RegexTree& tree) {
  Matcher matcher;
  matcher.classes_ = tree.classes;
  if (!Writer(tree, matcher.program_).run()) return std::nullopt;
  matcher.findFirstCharacters();
  return matcher;
}

// Follows the program up to the first characters it can read.
void Matcher::findFirstCharacters() {
  std::vector<bool> seen(program_.size(), false);
  std::vector<std::uint32_t> open = {0};
  while (!open.empty()) {
    const std::uint32_t index = open.back();
    open.pop_back();
    if (seen[index]) continue;
    seen[index] = true;
    const Instruction& one = program_[index];
    switch (one.kind) {
      case Instruction::Kind::kCharacter:
        first_.push_back(one.a);
        break;
      case Instruction::Kind::kSplit:
        open.push_back(one.a);
        open.push_back(one.b);
        break;
      case Instruction::Kind::kJump:
        open.push_back(one.a);
        break;
      case Instruction::Kind::kSave:
        open.push_back(index + 1);
        break;
      default:
        first_.clear();
        return;
    }
    if (first_.size() > kMostFirstCharacters) {
      first_.clear();
      return;
    }
  }
}

bool Matcher::mayStartWith(char32_t c) const {
  return first_.empty() || std::find(first_.begin(), first_.end(), c) != first_.end();
}

void Matcher::begin(const Letters& letters, Memory& memory) const {
  const std::size_t bits = (letters.codePoints().size() + 1) * program_.size();
  memory.tried.assign(bits / 64 + 1, 0);
}

std::optional<LetterMatch> Matcher::find(const Letters& letters, std::size_t from,
                                         Memory& memory) const {
  const auto& text = letters.codePoints();
  for (std::size_t begin = from; begin < text.size(); ++begin) {
    if (!mayStartWith(text[begin])) continue;
    if (auto match = matchAt(letters, begin, memory)) return match;
  }
  return std::nullopt;
}

std::optional<LetterMatch> Matcher::matchAt(const Letters& letters, std::size_t begin,
                                            Memory& memory) const {
  using Kind = Instruction::Kind;
  const auto& text = letters.codePoints();
  std::uint32_t slots[kSlots] = {kUnset, kUnset};
  memory.stack.clear();
  memory.stack.push_back({0, static_cast<std::uint32_t>(begin), -1});
  while (!memory.stack.empty()) {
    Memory::Step step = memory.stack.back();
    memory.stack.pop_back();
    if (step.slot >= 0) {
      slots[step.slot] = step.at;
      continue;
    }
    for (;;) {
      const std::size_t bit = step.at * program_.size() + step.instruction;
      std::uint64_t& word = memory.tried[bit / 64];
      const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
      if ((word & mask) != 0) break;
      word |= mask;
      const Instruction& one = program_[step.instruction];
      if (one.kind == Kind::kSplit) {
        memory.stack.push_back({one.b, step.at, -1});
        step.instruction = one.a;
        continue;
      }
      if (one.kind == Kind::kJump) {
        step.instruction = one.a;
        continue;
      }
      if (one.kind == Kind::kTextStart || one.kind == Kind::kTextEnd) {
        if (step.at != (one.kind == Kind::kTextStart ? 0 : text.size())) break;
        ++step.instruction;
        continue;
      }
      if (one.kind == Kind::kSave) {
        memory.stack.push_back({0, slots[one.a], static_cast<std::int32_t>(one.a)});
        slots[one.a] = step.at;
        ++step.instruction;
        continue;
      }
      if (one.kind == Kind::kMatch) {
        LetterMatch match{begin, step.at, std::nullopt, std::nullopt};
        if (slots[kNumberGroup - 1] != kUnset) match.numberBegin = slots[kNumberGroup - 1];
        if (slots[kDateGroup - 1] != kUnset) match.dateBegin = slots[kDateGroup - 1];
        // The end of this match may be the way of the next one, which starts there.
        for (std::size_t i = 0; i < program_.size(); ++i) {
          const std::size_t last = step.at * program_.size() + i;
          memory.tried[last / 64] &= ~(std::uint64_t{1} << (last % 64));
        }
        return match;
      }
      if (step.at >= text.size()) break;
      const char32_t c = text[step.at];
      const bool reads = one.kind == Kind::kCharacter ? c == one.a
                         : one.kind == Kind::kAny     ? c != U'\n'
                                                      : classes_[one.a].contains(c);
      if (!reads) break;
      ++step.at;
      ++step.instruction;
    }
  }
  return std::nullopt;
}

}  // namespace gouji::narrative
