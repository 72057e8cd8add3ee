#include "engine/narrative/required_literals.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace gouji::narrative {
namespace {

using WordSet = std::vector<std::u32string>;

constexpr std::size_t kMostWords = RequiredLiterals::kMostWords;
// Words are put together up to this length; longer ones tell no more.
constexpr std::size_t kLongestWord = 12;

std::size_t shortestOf(const WordSet& set) {
  std::size_t shortest = std::u32string::npos;
  for (const std::u32string& word : set) shortest = std::min(shortest, word.size());
  return shortest;
}

// The more telling of two sets first.
bool tellsMore(const WordSet& a, const WordSet& b) {
  const std::size_t shortest = shortestOf(a);
  if (shortest != shortestOf(b)) return shortest > shortestOf(b);
  const auto countShortest = [&](const WordSet& set) {
    return std::count_if(set.begin(), set.end(),
                         [&](const std::u32string& word) { return word.size() == shortest; });
  };
  if (countShortest(a) != countShortest(b)) return countShortest(a) < countShortest(b);
  return a.size() < b.size();
}

// A word that contains another one of the set adds nothing.
void tidy(WordSet& set) {
  std::sort(set.begin(), set.end(), [](const std::u32string& x, const std::u32string& y) {
    return x.size() != y.size() ? x.size() < y.size() : x < y;
  });
  WordSet kept;
  for (std::u32string& word : set) {
    const bool isCovered = std::any_of(kept.begin(), kept.end(), [&](const std::u32string& other) {
      return word.find(other) != std::u32string::npos;
    });
    if (!isCovered) kept.push_back(std::move(word));
  }
  set = std::move(kept);
}

/// What is known of a part of a pattern.
struct Words {
  /// All texts the part matches; nothing when they cannot be written out.
  std::optional<WordSet> all;
  /// Sets of words that every match contains in this order, when they cannot.
  std::vector<WordSet> needed;

  static Words nothing() { return {}; }
  static Words only(WordSet set) { return {std::move(set), {}}; }
};

// A set in which every word may be the empty one says nothing.
void addNeeded(WordSet set, std::vector<WordSet>& needed) {
  tidy(set);
  if (!set.empty() && !set.front().empty()) needed.push_back(std::move(set));
}

// Every word of one set followed by every word of the other; nothing when these are too many.
std::optional<WordSet> join(const WordSet& first, const WordSet& second) {
  if (first.size() * second.size() > kMostWords) return std::nullopt;
  WordSet joined;
  for (const std::u32string& a : first) {
    for (const std::u32string& b : second) {
      if (a.size() + b.size() > kLongestWord) return std::nullopt;
      joined.push_back(a + b);
    }
  }
  std::sort(joined.begin(), joined.end());
  joined.erase(std::unique(joined.begin(), joined.end()), joined.end());
  return joined;
}

// The most telling sets, in their order.
std::vector<WordSet> choose(std::vector<WordSet> sets, std::size_t most) {
  std::vector<std::size_t> order(sets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return tellsMore(sets[a], sets[b]); });
  std::size_t kept = 0;
  const std::size_t least = sets.empty() ? 0 : std::min<std::size_t>(shortestOf(sets[order[0]]), 2);
  while (kept < order.size() && kept < most && shortestOf(sets[order[kept]]) >= least) ++kept;
  order.resize(kept);
  std::sort(order.begin(), order.end());
  std::vector<WordSet> chosen;
  chosen.reserve(order.size());
  for (const std::size_t index : order) chosen.push_back(std::move(sets[index]));
  return chosen;
}

// Long words are two words each, one behind the other: makes two sets of one of them.
void cutLongWords(std::vector<WordSet>& needed) {
  constexpr std::size_t kShortest = 4;
  if (needed.size() != 1 || shortestOf(needed.front()) < kShortest) return;
  const std::size_t half = shortestOf(needed.front()) / 2;
  WordSet rest;
  for (std::u32string& word : needed.front()) {
    rest.push_back(word.substr(half));
    word.resize(half);
  }
  tidy(needed.front());
  addNeeded(std::move(rest), needed);
}

// How many sets every one of some branches has. One with a single set does not keep the others from
// needing two when its words can be cut.
std::size_t evenOut(std::vector<std::vector<WordSet>>& branches) {
  const auto hasOne = [](const auto& branch) { return branch.size() == 1; };
  if (!std::all_of(branches.begin(), branches.end(), hasOne)) {
    auto cut = branches;
    for (auto& branch : cut) cutLongWords(branch);
    if (std::none_of(cut.begin(), cut.end(), hasOne)) branches = std::move(cut);
  }
  std::size_t fewest = RequiredLiterals::kMostSets;
  for (const auto& branch : branches) fewest = std::min(fewest, branch.size());
  return fewest;
}

class Finder {
 public:
  explicit Finder(const RegexTree& tree) : tree_(tree) {}

  Words find(std::uint32_t index) const {
    const RegexNode& node = tree_.nodes[index];
    switch (node.kind) {
      case RegexNode::Kind::kCharacter:
        return Words::only({std::u32string(1, node.character)});
      case RegexNode::Kind::kClass:
        return findInClass(tree_.classes[node.characterClass]);
      case RegexNode::Kind::kTextStart:
      case RegexNode::Kind::kTextEnd:
        return Words::only({{}});
      case RegexNode::Kind::kSequence:
        return findInSequence(node);
      case RegexNode::Kind::kChoice:
        return findInChoice(node);
      case RegexNode::Kind::kRepeat:
        return findInRepeat(node);
      case RegexNode::Kind::kGroup:
        return find(node.children.front());
      case RegexNode::Kind::kAny:
        break;
    }
    return Words::nothing();
  }

 private:
  static Words findInClass(const CharacterClass& one) {
    if (one.negated) return Words::nothing();
    WordSet set;
    for (const auto& [first, last] : one.ranges) {
      if (last - first >= kMostWords - set.size()) return Words::nothing();
      for (char32_t c = first; c <= last; ++c) set.emplace_back(1, c);
    }
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    return Words::only(std::move(set));
  }

  // Parts side by side whose words are all known make longer words.
  Words findInSequence(const RegexNode& node) const {
    Words words = Words::only({{}});
    WordSet current = {{}};
    for (const std::uint32_t child : node.children) {
      Words part = find(child);
      if (part.all) {
        if (auto joined = join(current, *part.all)) {
          current = *std::move(joined);
          continue;
        }
      }
      words.all.reset();
      addNeeded(std::move(current), words.needed);
      current = part.all ? *std::move(part.all) : WordSet{{}};
      for (WordSet& set : part.needed) words.needed.push_back(std::move(set));
    }
    if (words.all) return Words::only(std::move(current));
    addNeeded(std::move(current), words.needed);
    return words;
  }

  // All words of all branches. Or else the first best set of every branch is one, the second best
  // another, as far as every branch has them.
  Words findInChoice(const RegexNode& node) const {
    WordSet all;
    bool isWhole = true;
    std::vector<std::vector<WordSet>> branches;
    for (const std::uint32_t child : node.children) {
      Words part = find(child);
      if (part.all) {
        all.insert(all.end(), part.all->begin(), part.all->end());
        addNeeded(*std::move(part.all), part.needed);
      } else {
        isWhole = false;
      }
      branches.push_back(choose(std::move(part.needed), RequiredLiterals::kMostSets));
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (isWhole && all.size() <= kMostWords) return Words::only(std::move(all));
    Words words = Words::nothing();
    const std::size_t fewest = evenOut(branches);
    for (auto& branch : branches) branch = choose(std::move(branch), fewest);
    for (std::size_t i = 0; i < fewest; ++i) {
      WordSet set;
      for (const auto& branch : branches) set.insert(set.end(), branch[i].begin(), branch[i].end());
      addNeeded(std::move(set), words.needed);
      if (words.needed.back().size() > kMostWords) words.needed.pop_back();
    }
    return words;
  }

  Words findInRepeat(const RegexNode& node) const {
    Words part = find(node.children.front());
    if (part.all && node.least == node.most && node.least >= 1) {
      std::optional<WordSet> whole = WordSet{{}};
      for (int i = 0; i < node.least && whole; ++i) whole = join(*whole, *part.all);
      if (whole) return Words::only(*std::move(whole));
    }
    if (part.all && node.least == 0 && node.most == 1 && part.all->size() < kMostWords) {
      part.all->emplace_back();
      return part;
    }
    if (node.least == 0) return Words::nothing();
    Words words = Words::nothing();
    if (part.all) {
      addNeeded(*std::move(part.all), words.needed);
    } else {
      words.needed = std::move(part.needed);
    }
    return words;
  }

  const RegexTree& tree_;
};

// Whether a part of the pattern looks at where the text begins or ends.
bool hasAnchor(const RegexTree& tree, std::uint32_t index) {
  const RegexNode& node = tree.nodes[index];
  return node.kind == RegexNode::Kind::kTextStart || node.kind == RegexNode::Kind::kTextEnd ||
         std::any_of(node.children.begin(), node.children.end(),
                     [&](std::uint32_t child) { return hasAnchor(tree, child); });
}

// The ways of the whole pattern, as far as each can be written out.
void findTelling(const RegexTree& tree, const Finder& finder, RequiredLiterals& out) {
  std::uint32_t root = tree.root;
  while (tree.nodes[root].kind == RegexNode::Kind::kSequence &&
         tree.nodes[root].children.size() == 1)
    root = tree.nodes[root].children.front();
  const RegexNode& node = tree.nodes[root];
  const bool isChoice = node.kind == RegexNode::Kind::kChoice;
  out.isToldByWords = true;
  for (const std::uint32_t way : isChoice ? node.children : std::vector{root}) {
    Words words = finder.find(way);
    const bool isPlain = words.all && !hasAnchor(tree, way) && shortestOf(*words.all) != 0 &&
                         out.telling.size() + words.all->size() <= RequiredLiterals::kMostTelling;
    out.isToldByWords = out.isToldByWords && isPlain;
    if (isPlain) out.telling.insert(out.telling.end(), words.all->begin(), words.all->end());
  }
  tidy(out.telling);
}

}  // namespace

RequiredLiterals findRequiredLiterals(const RegexTree& tree) {
  const Finder finder(tree);
  RequiredLiterals required;
  findTelling(tree, finder, required);
  Words words = finder.find(tree.root);
  if (words.all) addNeeded(*std::move(words.all), words.needed);
  required.sets = choose(std::move(words.needed), RequiredLiterals::kMostSets);
  return required;
}

}  // namespace gouji::narrative
