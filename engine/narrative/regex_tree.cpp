#include "engine/narrative/regex_tree.h"

#include <algorithm>

#include "engine/narrative/characters.h"

namespace gouji::narrative {
namespace {

constexpr int kDeepest = 40;  // groups in groups
constexpr int kMostRepeats = 200;
constexpr std::size_t kMostNodes = 4000;
constexpr char32_t kLastCodePoint = 0x10FFFF;

class Reader {
 public:
  explicit Reader(std::string_view regex) : regex_(regex) {}

  std::optional<RegexTree> run() {
    tree_.root = readChoice(0);
    if (failed_ || at_ != regex_.size()) return std::nullopt;
    return std::move(tree_);
  }

 private:
  using Kind = RegexNode::Kind;

  std::uint32_t add(RegexNode node) {
    if (tree_.nodes.size() >= kMostNodes) failed_ = true;
    tree_.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
  }

  std::uint32_t fail() {
    failed_ = true;
    return 0;
  }

  [[nodiscard]] bool atEnd() const { return failed_ || at_ >= regex_.size(); }
  [[nodiscard]] char peek() const { return at_ < regex_.size() ? regex_[at_] : '\0'; }

  std::uint32_t readChoice(int depth) {
    if (depth > kDeepest) return fail();
    RegexNode choice{.kind = Kind::kChoice};
    choice.children.push_back(readSequence(depth));
    while (!atEnd() && peek() == '|') {
      ++at_;
      choice.children.push_back(readSequence(depth));
    }
    if (choice.children.size() == 1) return choice.children.front();
    return add(std::move(choice));
  }

  std::uint32_t readSequence(int depth) {
    RegexNode sequence{.kind = Kind::kSequence};
    while (!atEnd() && peek() != '|' && peek() != ')') {
      const std::uint32_t one = readOne(depth);
      if (failed_) return 0;
      sequence.children.push_back(readRepeats(one));
    }
    return add(std::move(sequence));
  }

  std::uint32_t readOne(int depth) {
    switch (peek()) {
      case '(':
        return readGroup(depth);
      case '[':
        return readClass();
      case '\\':
        return readEscape();
      case '.':
        ++at_;
        return add({.kind = Kind::kAny});
      case '^':
        ++at_;
        return add({.kind = Kind::kTextStart});
      case '$':
        ++at_;
        return add({.kind = Kind::kTextEnd});
      case '*':
      case '+':
      case '?':
      case '{':
        return fail();
      default: {
        const Character c = characterAt(regex_, at_);
        at_ = c.end;
        return add({.kind = Kind::kCharacter, .character = c.codePoint});
      }
    }
  }

  std::uint32_t readGroup(int depth) {
    int group = 0;
    for (const auto& [opener, number] : {std::pair<std::string_view, int>{"(?:", 0},
                                         {"(?P<n>", kNumberGroup},
                                         {"(?P<date>", kDateGroup}}) {
      if (regex_.substr(at_, opener.size()) != opener) continue;
      at_ += opener.size();
      group = number;
      const std::uint32_t inside = readChoice(depth + 1);
      if (failed_ || peek() != ')') return fail();
      ++at_;
      if (group == 0) return inside;
      return add({.kind = Kind::kGroup, .group = group, .children = {inside}});
    }
    return fail();
  }

  // The class that \d and its like stand for; false for other letters.
  static bool addNamedClass(char32_t letter, CharacterClass& out) {
    switch (letter) {
      case 'd':
        out.ranges.insert(out.ranges.end(), {{'0', '9'}});
        return true;
      case 's':
        out.ranges.insert(out.ranges.end(), {{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}});
        return true;
      case 'w':
        out.ranges.insert(out.ranges.end(), {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}, {'_', '_'}});
        return true;
      default:
        return false;
    }
  }

  // The character behind a backslash at `at_`; nothing for what is left to RE2.
  std::optional<char32_t> readEscapedCharacter() {
    if (at_ + 1 >= regex_.size()) return std::nullopt;
    const Character c = characterAt(regex_, at_ + 1);
    at_ = c.end;
    switch (c.codePoint) {
      case 'n':
        return U'\n';
      case 't':
        return U'\t';
      default:
        break;
    }
    if ((flagsOf(c.codePoint) & (kIsLatin | kIsDigit)) != 0) return std::nullopt;
    return c.codePoint;
  }

  std::uint32_t readEscape() {
    CharacterClass named;
    if (at_ + 1 < regex_.size() &&
        addNamedClass(static_cast<unsigned char>(regex_[at_ + 1]), named)) {
      at_ += 2;
      return addClass(std::move(named));
    }
    const auto c = readEscapedCharacter();
    if (!c) return fail();
    return add({.kind = Kind::kCharacter, .character = *c});
  }

  std::uint32_t addClass(CharacterClass characterClass) {
    tree_.classes.push_back(std::move(characterClass));
    return add({.kind = Kind::kClass,
                .characterClass = static_cast<std::uint32_t>(tree_.classes.size() - 1)});
  }

  std::optional<char32_t> readClassCharacter() {
    if (peek() == '\\') return readEscapedCharacter();
    const Character c = characterAt(regex_, at_);
    at_ = c.end;
    return c.codePoint;
  }

  std::uint32_t readClass() {
    CharacterClass result;
    ++at_;
    if (peek() == '^') {
      result.negated = true;
      ++at_;
    }
    bool first = true;
    while (!atEnd() && (peek() != ']' || first)) {
      first = false;
      if (peek() == '[' && at_ + 1 < regex_.size() && regex_[at_ + 1] == ':') return fail();
      if (peek() == '\\' && at_ + 1 < regex_.size() &&
          addNamedClass(static_cast<unsigned char>(regex_[at_ + 1]), result)) {
        at_ += 2;
        continue;
      }
      const auto low = readClassCharacter();
      if (!low) return fail();
      char32_t high = *low;
      if (peek() == '-' && at_ + 1 < regex_.size() && regex_[at_ + 1] != ']') {
        ++at_;
        const auto end = readClassCharacter();
        if (!end || *end < *low) return fail();
        high = *end;
      }
      result.ranges.emplace_back(*low, high);
    }
    if (peek() != ']') return fail();
    ++at_;
    return addClass(std::move(result));
  }

  std::uint32_t readRepeats(std::uint32_t one) {
    if (atEnd()) return one;
    RegexNode repeat{.kind = Kind::kRepeat, .children = {one}};
    switch (peek()) {
      case '*':
        repeat.most = RegexNode::kNoLimit;
        break;
      case '+':
        repeat.least = 1;
        repeat.most = RegexNode::kNoLimit;
        break;
      case '?':
        repeat.most = 1;
        break;
      case '{':
        if (!readCounts(repeat)) return fail();
        break;
      default:
        return one;
    }
    ++at_;
    if (peek() == '?') {
      repeat.lazy = true;
      ++at_;
    }
    if (!atEnd() && (peek() == '*' || peek() == '+' || peek() == '?' || peek() == '{'))
      return fail();
    return add(std::move(repeat));
  }

  int readCount() {
    int value = 0;
    std::size_t digits = 0;
    while (peek() >= '0' && peek() <= '9' && digits < 4) {
      value = value * 10 + (peek() - '0');
      ++digits;
      ++at_;
    }
    return digits == 0 || value > kMostRepeats ? -2 : value;
  }

  // {3}, {3,}, {3,5}; leaves `at_` on the closing brace.
  bool readCounts(RegexNode& repeat) {
    ++at_;
    repeat.least = readCount();
    repeat.most = repeat.least;
    if (peek() == ',') {
      ++at_;
      repeat.most = peek() == '}' ? RegexNode::kNoLimit : readCount();
    }
    const bool ordered = repeat.most == RegexNode::kNoLimit || repeat.most >= repeat.least;
    return repeat.least >= 0 && repeat.most >= RegexNode::kNoLimit && ordered && peek() == '}';
  }

  std::string_view regex_;
  std::size_t at_ = 0;
  bool failed_ = false;
  RegexTree tree_;
};

}  // namespace

bool CharacterClass::contains(char32_t c) const {
  const bool inside = std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) {
    return c >= range.first && c <= range.second;
  });
  return inside != negated && c <= kLastCodePoint;
}

std::optional<RegexTree> readRegex(std::string_view regex) { return Reader(regex).run(); }

}  // namespace gouji::narrative
