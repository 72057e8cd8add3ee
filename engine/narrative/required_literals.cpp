#include "engine/narrative/required_literals.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace gouji::narrative {
namespace {

using WordSet = std::vector<std::string>;

std::size_t shortestOf(const WordSet& set) {
  std::size_t shortest = std::string::npos;
  for (const std::string& word : set) shortest = std::min(shortest, word.size());
  return shortest;
}

// The more telling of two sets first.
bool tellsMore(const WordSet& a, const WordSet& b) {
  if (shortestOf(a) != shortestOf(b)) return shortestOf(a) > shortestOf(b);
  return a.size() < b.size();
}

class Finder {
 public:
  explicit Finder(const RegexTree& tree) : tree_(tree) {}

  std::vector<WordSet> find(std::uint32_t index) const {
    const RegexNode& node = tree_.nodes[index];
    switch (node.kind) {
      case RegexNode::Kind::kCharacter:
        return {{wordOf(node.character)}};
      case RegexNode::Kind::kSequence:
        return findInSequence(node);
      case RegexNode::Kind::kChoice:
        return findInChoice(node);
      case RegexNode::Kind::kRepeat:
        return node.least > 0 ? find(node.children.front()) : std::vector<WordSet>{};
      case RegexNode::Kind::kGroup:
        return find(node.children.front());
      default:
        return {};
    }
  }

 private:
  static std::string wordOf(char32_t c) {
    std::string word;
    appendUtf8(word, c);
    return word;
  }

  // Characters side by side make one word.
  std::vector<WordSet> findInSequence(const RegexNode& node) const {
    std::vector<WordSet> sets;
    std::string word;
    const auto finishWord = [&] {
      if (!word.empty()) sets.push_back({word});
      word.clear();
    };
    for (const std::uint32_t child : node.children) {
      const RegexNode& one = tree_.nodes[child];
      if (one.kind == RegexNode::Kind::kCharacter) {
        appendUtf8(word, one.character);
        continue;
      }
      finishWord();
      for (WordSet& set : find(child)) sets.push_back(std::move(set));
    }
    finishWord();
    return sets;
  }

  // One word of the best set of any branch; nothing when a branch has none.
  std::vector<WordSet> findInChoice(const RegexNode& node) const {
    WordSet all;
    for (const std::uint32_t child : node.children) {
      const std::vector<WordSet> sets = find(child);
      if (sets.empty()) return {};
      const WordSet& best = *std::min_element(sets.begin(), sets.end(), tellsMore);
      all.insert(all.end(), best.begin(), best.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (all.size() > RequiredLiterals::kMostWords) return {};
    return {all};
  }

  const RegexTree& tree_;
};

}  // namespace

RequiredLiterals findRequiredLiterals(const RegexTree& tree) {
  std::vector<WordSet> sets = Finder(tree).find(tree.root);
  std::stable_sort(sets.begin(), sets.end(), tellsMore);
  sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  if (sets.size() > RequiredLiterals::kMostSets) sets.resize(RequiredLiterals::kMostSets);
  return {std::move(sets)};
}

}  // namespace gouji::narrative
