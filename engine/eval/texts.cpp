// The nodes that give texts and dates.
#include <cassert>

#include "engine/eval/run.h"

namespace gouji::eval {

using plan::Node;
using plan::NodeId;
using plan::Op;

namespace {

/// An empty title or introduction means that none was found.
Text wordsOr(const std::string& words, Reason otherwise) {
  return words.empty() ? Text::unknown({otherwise}) : Text::of(words);
}

Day dayOr(const std::optional<Date>& date) {
  return date ? Day::of(*date) : Day::unknown({Reason::kDateUnknown});
}

std::optional<int> wholeNumber(const Number& number) {
  const auto value = number.low.toInteger();
  // No calendar has such a year, month or day; only keeps the conversion to int in range.
  constexpr std::int64_t kLimit = 100'000;
  if (!value || *value < -kLimit || *value > kLimit) return std::nullopt;
  return static_cast<int>(*value);
}

}  // namespace

Text Run::text(NodeId id) {
  // A chain of conditions is walked, not recursed into.
  while (plan_.nodes[id].op == Op::kIfT) {
    if (!spendStep()) return Text::unknown({Reason::kTooManySteps});
    const Node& choice = plan_.nodes[id];
    const Truth condition = truth(choice.a);
    if (condition.isUnknown()) return Text::unknown(condition.cause);
    id = condition.isTrue() ? choice.b : choice.c;
  }
  if (!spendStep()) return Text::unknown({Reason::kTooManySteps});
  const Node& node = plan_.nodes[id];
  if (node.op == Op::kText) return Text::of(plan_.texts[node.a]);
  if (node.op == Op::kParamText)
    return params_[node.a].isSet ? Text::of(params_[node.a].text)
                                 : Text::unknown({Reason::kParamUnset});
  if (node.op == Op::kClaimText) {
    const FoundClaim* found = boundClaim(node.aux);
    assert(found != nullptr && "a claim outside of its loop");
    switch (static_cast<plan::ClaimField>(node.a)) {
      case plan::ClaimField::kExpected:
        return Text::of(found->claim->expected);
      case plan::ClaimField::kLabel:
        return Text::of(found->label);
      default:
        return Text::of(found->claim->text);
    }
  }
  if (node.op == Op::kSectionText || node.op == Op::kSectionHeading) {
    Cause cause;
    const ReportSection* section = sectionOf(node, cause);
    if (section == nullptr) return Text::unknown(cause);
    if (node.op == Op::kSectionText) return Text::of(section->text.text());
    return wordsOr(section->heading, Reason::kNoLabels);
  }
  const Source source = sourceOf(node.aux);
  if (source.report == nullptr) return Text::unknown({Reason::kNoPrior});
  switch (node.op) {
    case Op::kTitle:
      return wordsOr(source.report->title, Reason::kTextMissing);
    case Op::kAgency:
      return wordsOr(source.report->agency, Reason::kTextMissing);
    case Op::kFront:
      return wordsOr(source.report->front.text(), Reason::kTextMissing);
    default:
      break;
  }
  assert(false && "not a node that gives a text");
  return Text::unknown({Reason::kTextMissing});
}

Day Run::date(NodeId id) {
  if (!spendStep()) return Day::unknown({Reason::kTooManySteps});
  const Node& node = plan_.nodes[id];
  switch (node.op) {
    case Op::kDate:
      return Day::of(plan_.dates[node.a]);
    case Op::kParamDate:
      return params_[node.a].isSet ? Day::of(params_[node.a].date)
                                   : Day::unknown({Reason::kParamUnset});
    case Op::kMakeDate: {
      const Number year = number(node.a);
      const Number month = number(node.b);
      const Number day = number(node.c);
      if (!year.isKnown() || !month.isKnown() || !day.isKnown())
        return Day::unknown(chooseCause(chooseCause(year.cause, month.cause), day.cause));
      const auto y = wholeNumber(year);
      const auto m = wholeNumber(month);
      const auto d = wholeNumber(day);
      return dayOr(y && m && d ? Date::make(*y, *m, *d) : std::nullopt);
    }
    case Op::kClaimDate: {
      const FoundClaim* found = boundClaim(node.aux);
      assert(found != nullptr && "a claim outside of its loop");
      const bool isEnd = static_cast<plan::ClaimField>(node.a) == plan::ClaimField::kEnd;
      return dayOr(isEnd ? found->claim->end : found->claim->start);
    }
    case Op::kSubmitted:
    case Op::kPublished: {
      const Source source = sourceOf(node.aux);
      if (source.report == nullptr) return Day::unknown({Reason::kNoPrior});
      return dayOr(node.op == Op::kSubmitted ? source.report->submitted : source.report->published);
    }
    default:
      break;
  }
  assert(false && "not a node that gives a date");
  return Day::unknown({Reason::kDateUnknown});
}

}  // namespace gouji::eval
