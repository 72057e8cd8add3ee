#include "engine/sema/axis_resolver.h"

namespace gouji::sema {

using syntax::Expr;

std::string joinWords(const std::vector<syntax::Name>& words) {
  std::string path;
  for (const syntax::Name& word : words) {
    if (!path.empty()) path += '.';
    path += word.text;
  }
  return path;
}

std::vector<Candidate> candidatesOf(const Axis& axis) {
  std::vector<Candidate> candidates;
  candidates.reserve(axis.items.size());
  for (const AxisItem& item : axis.items) candidates.push_back({item.key, item.label.official});
  return candidates;
}

std::optional<AxisSelection> AxisResolver::resolve(const Expr& expr) const {
  const auto asSet = [](Items items) -> std::optional<AxisSelection> {
    if (!items) return std::nullopt;
    return AxisSelection{true, std::move(*items)};
  };
  if (std::holds_alternative<syntax::Broken>(expr.node)) return std::nullopt;
  if (std::holds_alternative<syntax::Everything>(expr.node)) {
    return AxisSelection{true, names_.regularItems()};
  }
  if (const auto* path = std::get_if<syntax::Path>(&expr.node)) {
    const auto item = resolveItem(joinWords(path->words), expr.span);
    if (!item) return std::nullopt;
    return AxisSelection{false, {*item}};
  }
  if (const auto* members = std::get_if<syntax::MembersOf>(&expr.node)) {
    const auto* owner = std::get_if<syntax::Path>(&members->owner->node);
    if (owner) return asSet(resolveMembers(joinWords(owner->words), members->owner->span));
  }
  if (const auto* range = std::get_if<syntax::RangeOf>(&expr.node)) {
    return asSet(resolveRange(*range, expr.span));
  }
  if (const auto* list = std::get_if<syntax::ListOf>(&expr.node)) return asSet(resolveList(*list));
  if (const auto* call = std::get_if<syntax::Call>(&expr.node)) {
    if (call->function.text == "leaves" && call->arguments.size() == 1) {
      const auto* owner = std::get_if<syntax::Path>(&call->arguments[0]->node);
      if (owner) return asSet(resolveMembers(joinWords(owner->words), call->arguments[0]->span));
    }
  }
  reporter_.report(kind_ == AxisKind::kRow ? DiagnosticKind::NotARow : DiagnosticKind::NotAColumn,
                   expr.span, {table_});
  return std::nullopt;
}

std::optional<std::uint32_t> AxisResolver::resolveItem(const std::string& path, Span span) const {
  const auto found = names_.find(path);
  if (found.size() == 1) return found[0];
  const bool isRow = kind_ == AxisKind::kRow;
  if (found.empty()) {
    Localized hint = suggest(path, candidatesOf(names_.axis()));
    if (hint.zh.empty() && !names_.findBand(path).empty()) {
      hint = {"`" + path + "` 是一组；写 `" + path + ".*` 表示其中各项",
              "`" + path + "` is a group; `" + path + ".*` are its members"};
    }
    reporter_.report(isRow ? DiagnosticKind::UnknownRow : DiagnosticKind::UnknownColumn, span,
                     {table_, path, form_}, std::move(hint));
    return std::nullopt;
  }
  std::vector<std::string> meanings;
  meanings.reserve(found.size());
  for (const std::uint32_t item : found) meanings.push_back(names_.axis().items[item].key);
  reportAmbiguous(path, span, meanings);
  return std::nullopt;
}

AxisResolver::Items AxisResolver::resolveMembers(const std::string& path, Span span) const {
  const auto found = names_.findBand(path);
  if (found.size() == 1) return names_.leavesOf(found[0]);
  std::vector<std::string> meanings;
  meanings.reserve(found.size());
  for (const std::uint32_t band : found) meanings.push_back(names_.axis().bands[band].name);
  if (!found.empty()) {
    reportAmbiguous(path, span, meanings);
    return std::nullopt;
  }
  std::vector<Candidate> candidates;
  for (const Band& band : names_.axis().bands) {
    if (!band.name.empty()) candidates.push_back({band.name, band.label.official});
  }
  reporter_.report(DiagnosticKind::UnknownGroup, span, {table_, path, form_},
                   suggest(path, candidates));
  return std::nullopt;
}

AxisResolver::Items AxisResolver::resolveRange(const syntax::RangeOf& range, Span span) const {
  const auto isRange = [](const Expr& end) {
    return std::holds_alternative<syntax::RangeOf>(end.node);
  };
  // `a..b..c`, as long as it may be, is not looked into.
  if (isRange(*range.first) || isRange(*range.last)) {
    reporter_.report(DiagnosticKind::RangeOfSets, span);
    return std::nullopt;
  }
  const auto first = resolve(*range.first);
  const auto last = resolve(*range.last);
  if (!first || !last) return std::nullopt;
  if (first->isSet || last->isSet) {
    reporter_.report(DiagnosticKind::RangeOfSets, span);
    return std::nullopt;
  }
  std::vector<std::uint32_t> items;
  for (std::uint32_t i = first->items[0]; i <= last->items[0]; ++i) {
    if (names_.axis().items[i].variant == kNone) items.push_back(i);
  }
  if (items.empty()) {
    reporter_.report(
        DiagnosticKind::RangeBackwards, span,
        {names_.axis().items[first->items[0]].key, names_.axis().items[last->items[0]].key});
    return std::nullopt;
  }
  return items;
}

AxisResolver::Items AxisResolver::resolveList(const syntax::ListOf& list) const {
  std::vector<std::uint32_t> items;
  std::vector<bool> seen(names_.axis().items.size());
  for (const auto& element : list.items) {
    const auto selection = resolve(*element);
    if (!selection) return std::nullopt;
    for (const std::uint32_t item : selection->items) {
      if (!seen[item]) items.push_back(item);
      seen[item] = true;
    }
  }
  return items;
}

void AxisResolver::reportAmbiguous(const std::string& path, Span span,
                                   const std::vector<std::string>& meanings) const {
  std::string list;
  for (const std::string& meaning : meanings) list += (list.empty() ? "`" : ", `") + meaning + "`";
  reporter_.report(DiagnosticKind::AmbiguousName, span, {path, list},
                   {"写出更长的名称", "write a longer name"});
}

}  // namespace gouji::sema
