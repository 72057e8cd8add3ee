#include "engine/eval/sum_writer.h"

#include <algorithm>

#include "engine/eval/wording.h"

namespace gouji::eval {
namespace {

using plan::Node;
using plan::NodeId;
using plan::Op;

// Of longer sums the zeros are counted, not printed: a reader cannot keep more terms in view.
constexpr std::size_t kMaxTermsInFull = 8;
constexpr std::size_t kMaxTermsShown = 16;
// A sum is taken apart no further than this; what is left is one term.
constexpr std::size_t kMaxTerms = 256;

struct TermNode {
  NodeId id;
  bool isSubtracted;
};

/// The terms of a sum from left to right.
std::vector<TermNode> findTerms(const plan::Plan& plan, NodeId side) {
  std::vector<TermNode> terms;
  std::vector<TermNode> open = {{side, false}};  // a stack: the leftmost term on top
  while (!open.empty()) {
    const TermNode term = open.back();
    open.pop_back();
    const Node& node = plan.nodes[term.id];
    const bool isFull = terms.size() + open.size() >= kMaxTerms;
    if (node.op == Op::kAdd && !isFull) {
      open.push_back({node.b, term.isSubtracted});
      open.push_back({node.a, term.isSubtracted});
    } else if (node.op == Op::kSubtract && !isFull) {
      open.push_back({node.b, !term.isSubtracted});
      open.push_back({node.a, term.isSubtracted});
    } else if (node.op == Op::kSum && !isFull && node.b > 0 && node.b <= kMaxTerms) {
      for (std::uint32_t i = node.b; i-- > 0;)
        open.push_back({plan.lists[node.a + i], term.isSubtracted});
    } else {
      terms.push_back(term);
    }
  }
  return terms;
}

bool isZero(const Number& number) { return number.isKnown() && number.low == Decimal(); }

}  // namespace

SumWriter::SumWriter(Run& run, NodeId side) : run_(run), value_(run.evaluateNumber(side)) {
  for (const TermNode& term : findTerms(run.plan(), side))
    terms_.push_back({term.isSubtracted, run.evaluateNumber(term.id)});
}

std::size_t SumWriter::unknownCount() const {
  return static_cast<std::size_t>(std::count_if(
      terms_.begin(), terms_.end(), [](const Term& term) { return !term.value.isKnown(); }));
}

bool SumWriter::onlyGrows() const {
  return std::all_of(terms_.begin(), terms_.end(), [](const Term& term) {
    if (term.value.isKnown()) return true;
    return !term.isSubtracted && term.value.hasLow && term.value.low == Decimal();
  });
}

Number SumWriter::knownPart() const {
  Number sum = Number::exactly(0);
  for (const Term& term : terms_) {
    if (!term.value.isKnown()) continue;
    sum = term.isSubtracted ? subtract(sum, term.value) : add(sum, term.value);
  }
  return sum;
}

std::string SumWriter::write(const std::vector<const Term*>& terms, Language language) const {
  std::string text;
  for (const Term* term : terms) {
    std::string value = eval::write(run_, term->value, language);
    const bool isNegative = term->value.isKnown() && term->value.low.isNegative();
    const std::string minus(minusSign(language));
    if (!text.empty()) {
      text += term->isSubtracted ? " " + minus + " " : " + ";
      if (isNegative)
        value = language == Language::kChinese ? "（" + value + "）" : "(" + value + ")";
    } else if (term->isSubtracted && !isNegative) {
      text += minus;
    }
    text += value;
  }
  return text;
}

std::string SumWriter::terms(Language language) const {
  const bool zh = language == Language::kChinese;
  std::vector<const Term*> shown;
  for (const Term& term : terms_)
    if (terms_.size() <= kMaxTermsInFull || !isZero(term.value)) shown.push_back(&term);
  const std::size_t zeros = terms_.size() - shown.size();
  if (shown.empty())
    return zh ? std::to_string(zeros) + " 项均为 0" : "all " + std::to_string(zeros) + " are 0";
  const std::size_t more = shown.size() - std::min(shown.size(), kMaxTermsShown);
  shown.resize(shown.size() - more);
  std::string text = write(shown, language);
  if (more > 0)
    text += zh ? " + 另外 " + std::to_string(more) + " 项" : " + " + std::to_string(more) + " more";
  if (zeros > 0)
    text += zh ? "，其余 " + std::to_string(zeros) + " 项为 0"
               : ", the other " + std::to_string(zeros) + " are 0";
  return text;
}

std::string SumWriter::knownTerms(Language language) const {
  const bool zh = language == Language::kChinese;
  std::vector<const Term*> shown;
  bool allBlank = true;
  for (const Term& term : terms_) {
    if (term.value.isKnown()) {
      if (!isZero(term.value) && shown.size() < kMaxTermsShown) shown.push_back(&term);
    } else if (term.value.cause.reason != Reason::kBlankCell) {
      allBlank = false;
    }
  }
  const std::string count = std::to_string(unknownCount());
  const std::string what =
      zh ? (allBlank ? "空白" : "没有数值") : (allBlank ? "blank" : "without a value");
  return write(shown, language) +
         (zh ? "，另有 " + count + " 项" + what : ", " + count + " more " + what);
}

std::string SumWriter::valueWithTerms(Language language) const {
  std::string value = eval::write(run_, value_, language);
  if (isSingle()) return value;
  return language == Language::kChinese ? value + "（" + terms(language) + "）"
                                        : value + " (" + terms(language) + ")";
}

std::string SumWriter::equation(Language language) const {
  std::string value = eval::write(run_, value_, language);
  if (isSingle()) return value;
  // "70 + 3，其余 20 项为 0 = 73" would read wrongly: the sum goes in brackets then.
  if (terms_.size() > kMaxTermsInFull) return valueWithTerms(language);
  return terms(language) + " = " + value;
}

}  // namespace gouji::eval
