#include "engine/narrative/pattern_writer.h"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_map>

namespace gouji::narrative {
namespace {

using Kind = Instruction::Kind;

constexpr std::size_t kMostInstructions = 4000;
// How far a way is followed to see what it begins with; what needs longer may begin with anything.
constexpr std::size_t kMostSteps = 256;
constexpr std::size_t kMostRanges = 128;

// Keeps each set of characters once.
class SetWriter {
 public:
  explicit SetWriter(WrittenPattern& code) : code_(code) {}

  std::uint16_t add(std::vector<LetterRange> ranges, bool negated) {
    tidy(ranges);
    for (std::size_t i = 0; i < code_.sets.size(); ++i) {
      const LetterSet& known = code_.sets[i];
      if ((known.negated != 0) == negated && known.count == ranges.size() &&
          std::equal(ranges.begin(), ranges.end(), code_.ranges.begin() + known.begin))
        return static_cast<std::uint16_t>(i);
    }
    LetterSet set;
    set.negated = negated ? 1 : 0;
    set.begin = static_cast<std::uint32_t>(code_.ranges.size());
    set.count = static_cast<std::uint32_t>(ranges.size());
    for (const LetterRange& range : ranges) addToFilter(range, set);
    code_.ranges.insert(code_.ranges.end(), ranges.begin(), ranges.end());
    code_.sets.push_back(set);
    return static_cast<std::uint16_t>(code_.sets.size() - 1);
  }

 private:
  // Ascending, without overlap.
  static void tidy(std::vector<LetterRange>& ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](const LetterRange& x, const LetterRange& y) { return x.first < y.first; });
    std::size_t kept = 0;
    for (const LetterRange& range : ranges) {
      if (kept != 0 && range.first <= ranges[kept - 1].last + 1) {
        ranges[kept - 1].last = std::max(ranges[kept - 1].last, range.last);
      } else {
        ranges[kept++] = range;
      }
    }
    ranges.resize(kept);
  }

  static void addToFilter(const LetterRange& range, LetterSet& set) {
    constexpr char32_t kAll = 255;
    const char32_t count = std::min<char32_t>(range.last - range.first, kAll) + 1;
    for (char32_t i = 0; i < count; ++i) {
      const char32_t c = range.first + i;
      set.filter[(c >> 5U) & 7U] |= std::uint32_t{1} << (c & 31U);
    }
  }

  WrittenPattern& code_;
};

// Writes the instructions of a tree.
class CodeWriter {
 public:
  CodeWriter(const RegexTree& tree, WrittenPattern& code, SetWriter& sets)
      : tree_(tree), program_(code.instructions), letters_(code.letters), sets_(sets) {}

  /// False when the program gets too long.
  bool run() {
    write(tree_.root);
    emit({Kind::kMatch});
    return program_.size() <= kMostInstructions;
  }

 private:
  std::uint32_t emit(Instruction instruction) {
    program_.push_back(instruction);
    return static_cast<std::uint32_t>(program_.size() - 1);
  }
  void emit(Kind kind, std::uint32_t a, std::uint32_t b = 0) {
    Instruction instruction{kind};
    instruction.a = a;
    instruction.b = b;
    program_.push_back(instruction);
  }
  [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(program_.size()); }

  void write(std::uint32_t index) {
    if (program_.size() > kMostInstructions) return;
    const RegexNode& node = tree_.nodes[index];
    switch (node.kind) {
      case RegexNode::Kind::kCharacter:
        emit(Kind::kCharacter, static_cast<std::uint32_t>(node.character));
        return;
      case RegexNode::Kind::kAny:
        emit({Kind::kAny});
        return;
      case RegexNode::Kind::kClass:
        emit(Kind::kClass, addClass(tree_.classes[node.characterClass]));
        return;
      case RegexNode::Kind::kTextStart:
        emit({Kind::kTextStart});
        return;
      case RegexNode::Kind::kTextEnd:
        emit({Kind::kTextEnd});
        return;
      case RegexNode::Kind::kSequence:
        writeSequence(node.children);
        return;
      case RegexNode::Kind::kChoice:
        writeChoice(node.children);
        return;
      case RegexNode::Kind::kRepeat:
        writeRepeat(node);
        return;
      case RegexNode::Kind::kGroup:
        emit(Kind::kSave, static_cast<std::uint32_t>(node.group - 1));
        write(node.children.front());
        return;
    }
  }

  [[nodiscard]] bool isCharacter(std::uint32_t index) const {
    return tree_.nodes[index].kind == RegexNode::Kind::kCharacter;
  }

  // Characters side by side are a word. Nothing but its first one is ever jumped to.
  void writeSequence(std::span<const std::uint32_t> children) {
    for (std::size_t i = 0; i < children.size();) {
      std::size_t end = i;
      while (end < children.size() && isCharacter(children[end])) ++end;
      if (end - i < 2) {
        write(children[i++]);
        continue;
      }
      emit(Kind::kWord, static_cast<std::uint32_t>(letters_.size()),
           static_cast<std::uint32_t>(end - i));
      for (; i < end; ++i) letters_.push_back(tree_.nodes[children[i]].character);
    }
  }

  std::uint16_t addClass(const CharacterClass& one) {
    std::vector<LetterRange> ranges;
    for (const auto& [first, last] : one.ranges) ranges.push_back({first, last});
    return sets_.add(std::move(ranges), one.negated);
  }

  // The word that a node is and nothing else; empty when it is none.
  [[nodiscard]] std::u32string wordOf(std::uint32_t index) const {
    const RegexNode& node = tree_.nodes[index];
    if (isCharacter(index)) return {node.character};
    std::u32string word;
    if (node.kind != RegexNode::Kind::kSequence) return word;
    for (const std::uint32_t child : node.children) {
      if (!isCharacter(child)) return {};
      word += tree_.nodes[child].character;
    }
    return word;
  }

  // A choice among words none of which begins another needs no way back: one look finds the only
  // one that stands there.
  bool writeWords(std::span<const std::uint32_t> ways) {
    std::vector<std::u32string> words;
    for (const std::uint32_t way : ways) {
      words.push_back(wordOf(way));
      if (words.back().empty()) return false;
    }
    // In order, what begins another word stands right before one that it begins.
    std::sort(words.begin(), words.end());
    const auto begins = [](const std::u32string& word, const std::u32string& next) {
      return next.starts_with(word);
    };
    if (std::adjacent_find(words.begin(), words.end(), begins) != words.end()) return false;
    emit(Kind::kWords, static_cast<std::uint32_t>(letters_.size()),
         static_cast<std::uint32_t>(words.size()));
    for (const std::u32string& word : words) {
      letters_.push_back(static_cast<char32_t>(word.size()));
      letters_.insert(letters_.end(), word.begin(), word.end());
    }
    return true;
  }

  // Halves of halves, so that a choice among many takes few looks. The first way that works is the
  // same as if they were tried one by one.
  void writeChoice(std::span<const std::uint32_t> ways) {
    if (ways.size() == 1) return write(ways.front());
    if (writeWords(ways)) return;
    const std::uint32_t split = emit({Kind::kSplit});
    program_[split].a = here();
    writeChoice(ways.first(ways.size() / 2));
    const std::uint32_t exit = emit({Kind::kJump});
    program_[split].b = here();
    writeChoice(ways.subspan(ways.size() / 2));
    program_[exit].a = here();
  }

  // A split between going on inside and leaving, in the order of preference.
  void setWays(std::uint32_t split, bool lazy, std::uint32_t inside, std::uint32_t outside) {
    program_[split].a = lazy ? outside : inside;
    program_[split].b = lazy ? inside : outside;
  }

  // The set of a node that reads one character of it and nothing else.
  std::optional<std::uint16_t> findSet(const RegexNode& node) {
    switch (node.kind) {
      case RegexNode::Kind::kCharacter:
        return sets_.add({{node.character, node.character}}, false);
      case RegexNode::Kind::kAny:
        return sets_.add({{U'\n', U'\n'}}, true);
      case RegexNode::Kind::kClass:
        return addClass(tree_.classes[node.characterClass]);
      case RegexNode::Kind::kSequence:
        if (node.children.size() == 1) return findSet(tree_.nodes[node.children.front()]);
        break;
      default:
        break;
    }
    return std::nullopt;
  }

  // Repetitions without a limit are no runs: each would be followed to the end of the text from
  // every place, where a split remembers that it has been passed.
  bool writeRun(const RegexNode& node) {
    if (node.most == RegexNode::kNoLimit || node.most < 2) return false;
    const auto set = findSet(tree_.nodes[node.children.front()]);
    if (!set) return false;
    emit(node.lazy ? Kind::kShortRun : Kind::kLongRun, *set,
         Instruction::boundsOf(static_cast<std::uint32_t>(node.least),
                               static_cast<std::uint32_t>(node.most)));
    return true;
  }

  void writeRepeat(const RegexNode& node) {
    if (writeRun(node)) return;
    const std::uint32_t child = node.children.front();
    for (int i = 0; i < node.least && program_.size() <= kMostInstructions; ++i) write(child);
    if (node.most == RegexNode::kNoLimit) {
      const std::uint32_t split = emit({Kind::kSplit});
      write(child);
      emit(Kind::kJump, split);
      setWays(split, node.lazy, split + 1, here());
      return;
    }
    std::vector<std::uint32_t> splits;
    for (int i = node.least; i < node.most && program_.size() <= kMostInstructions; ++i) {
      splits.push_back(emit({Kind::kSplit}));
      write(child);
    }
    for (const std::uint32_t split : splits) setWays(split, node.lazy, split + 1, here());
  }

  const RegexTree& tree_;
  std::vector<Instruction>& program_;
  std::vector<char32_t>& letters_;
  SetWriter& sets_;
};

// What a way through the program can begin with.
class FirstFinder {
 public:
  enum class Where : bool { kAnywhere, kBehindStart };
  FirstFinder(WrittenPattern& code, SetWriter& sets, Where where)
      : code_(code), sets_(sets), where_(where) {}

  std::uint16_t find(std::uint32_t from) {
    const auto [known, isNew] = found_.emplace(from, Instruction::kAnything);
    if (isNew) known->second = look(from);
    return known->second;
  }

 private:
  std::uint16_t look(std::uint32_t from) {
    seen_.clear();
    ranges_.clear();
    onlyClass_ = Instruction::kAnything;
    readers_ = 0;
    hasNegated_ = false;
    if (!follow(from)) return Instruction::kAnything;
    if (readers_ == 1 && onlyClass_ != Instruction::kAnything) return onlyClass_;
    if (hasNegated_) return Instruction::kAnything;
    return sets_.add(ranges_, false);
  }

  // False when a way reads nothing, or anything.
  bool follow(std::uint32_t from) {
    std::vector<std::uint32_t> open = {from};
    while (!open.empty()) {
      const std::uint32_t index = open.back();
      open.pop_back();
      if (std::find(seen_.begin(), seen_.end(), index) != seen_.end()) continue;
      seen_.push_back(index);
      if (seen_.size() > kMostSteps || ranges_.size() > kMostRanges) return false;
      const Instruction& one = code_.instructions[index];
      switch (one.kind) {
        case Kind::kCharacter:
          ++readers_;
          ranges_.push_back({one.a, one.a});
          break;
        case Kind::kWord: {
          ++readers_;
          const char32_t first = code_.letters[one.a];
          ranges_.push_back({first, first});
          break;
        }
        case Kind::kWords: {
          ++readers_;
          const char32_t* length = code_.letters.data() + one.a;
          for (std::uint32_t i = 0; i < one.b; ++i, length += 1 + *length)
            ranges_.push_back({length[1], length[1]});
          break;
        }
        case Kind::kClass:
          addClass(static_cast<std::uint16_t>(one.a));
          break;
        case Kind::kLongRun:
        case Kind::kShortRun:
          addClass(static_cast<std::uint16_t>(one.a));
          if (one.least() == 0) open.push_back(index + 1);
          break;
        case Kind::kSplit:
          open.push_back(one.a);
          open.push_back(one.b);
          break;
        case Kind::kJump:
          open.push_back(one.a);
          break;
        case Kind::kSave:
          open.push_back(index + 1);
          break;
        case Kind::kTextStart:
          // Behind the start of the text this way leads nowhere.
          if (where_ == Where::kAnywhere) return false;
          break;
        default:
          return false;
      }
    }
    return true;
  }

  void addClass(std::uint16_t index) {
    ++readers_;
    onlyClass_ = index;
    const LetterSet& set = code_.sets[index];
    hasNegated_ = hasNegated_ || set.negated != 0;
    const auto begin = code_.ranges.begin() + set.begin;
    ranges_.insert(ranges_.end(), begin, begin + set.count);
  }

  WrittenPattern& code_;
  SetWriter& sets_;
  Where where_;
  // The ways out of a long repetition all lead to the same place.
  std::unordered_map<std::uint32_t, std::uint16_t> found_;
  std::vector<std::uint32_t> seen_;
  std::vector<LetterRange> ranges_;
  std::uint16_t onlyClass_ = Instruction::kAnything;
  std::size_t readers_ = 0;
  bool hasNegated_ = false;
};

// Lets nothing lead to a jump.
void shortenJumps(WrittenPattern& code) {
  const auto follow = [&](std::uint32_t& target) {
    while (code.instructions[target].kind == Kind::kJump) target = code.instructions[target].a;
  };
  for (Instruction& one : code.instructions) {
    if (one.kind == Kind::kJump || one.kind == Kind::kSplit) follow(one.a);
    if (one.kind == Kind::kSplit) follow(one.b);
  }
}

// Whether the end can be reached without reading anything.
bool matchesEmpty(const WrittenPattern& code) {
  std::vector<bool> seen(code.instructions.size(), false);
  std::vector<std::uint32_t> open = {0};
  while (!open.empty()) {
    const std::uint32_t index = open.back();
    open.pop_back();
    if (seen[index]) continue;
    seen[index] = true;
    const Instruction& one = code.instructions[index];
    switch (one.kind) {
      case Kind::kMatch:
        return true;
      case Kind::kSplit:
        open.push_back(one.a);
        open.push_back(one.b);
        break;
      case Kind::kJump:
        open.push_back(one.a);
        break;
      case Kind::kSave:
      case Kind::kTextStart:
      case Kind::kTextEnd:
        open.push_back(index + 1);
        break;
      case Kind::kLongRun:
      case Kind::kShortRun:
        if (one.least() == 0) open.push_back(index + 1);
        break;
      case Kind::kCharacter:
      case Kind::kWord:
      case Kind::kWords:
      case Kind::kAny:
      case Kind::kClass:
        break;
    }
  }
  return false;
}

// Numbers the instructions that several ways lead to.
void findMeetings(WrittenPattern& code) {
  std::vector<std::uint8_t> ways(code.instructions.size() + 1, 0);
  const auto lead = [&](std::uint32_t to) {
    if (ways[to] < 2) ++ways[to];
  };
  lead(0);
  for (std::uint32_t i = 0; i < code.instructions.size(); ++i) {
    const Instruction& one = code.instructions[i];
    if (one.kind == Kind::kSplit) {
      lead(one.a);
      lead(one.b);
    } else if (one.kind == Kind::kJump) {
      lead(one.a);
    } else if (one.kind != Kind::kMatch) {
      lead(i + 1);
      if (one.isRun() && one.least() != one.most()) lead(i + 1);
    }
  }
  for (std::uint32_t i = 0; i < code.instructions.size(); ++i)
    if (ways[i] > 1) code.instructions[i].meeting = static_cast<std::uint16_t>(++code.meetings);
}

}  // namespace

std::optional<WrittenPattern> writePattern(const RegexTree& tree) {
  WrittenPattern code;
  SetWriter sets(code);
  if (!CodeWriter(tree, code, sets).run() || matchesEmpty(code)) return std::nullopt;
  shortenJumps(code);
  FirstFinder first(code, sets, FirstFinder::Where::kAnywhere);
  for (std::uint32_t i = 0; i < code.instructions.size(); ++i) {
    Instruction& one = code.instructions[i];
    if (one.kind == Kind::kSplit) {
      one.firstOfA = first.find(one.a);
      one.firstOfB = first.find(one.b);
    } else if (one.isRun()) {
      one.firstOfB = first.find(i + 1);
    }
  }
  code.firstAtStart = first.find(0);
  code.first = FirstFinder(code, sets, FirstFinder::Where::kBehindStart).find(0);
  findMeetings(code);
  return code;
}

}  // namespace gouji::narrative
