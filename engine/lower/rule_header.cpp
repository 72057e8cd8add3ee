// What a rule says once for all its instances, and which forms it is for.
#include <algorithm>

#include "engine/lower/rule_lowerer.h"
#include "engine/report/report.h"

namespace gouji::lower {
namespace {

std::optional<AgencyKind> agencyKindOf(std::string_view word) {
  if (word == "department") return AgencyKind::kDepartment;
  if (word == "township") return AgencyKind::kTownship;
  if (word == "government") return AgencyKind::kGovernment;
  return std::nullopt;
}

bool generatesTotals(const sema::BuiltForm& form, const std::string& id) {
  return std::any_of(form.totals.begin(), form.totals.end(), [&](const sema::DeclaredTotal& total) {
    return total.id == id || std::any_of(total.idOf.begin(), total.idOf.end(),
                                         [&](const auto& entry) { return entry.second == id; });
  });
}

bool overlaps(const Form& form, const std::optional<syntax::YearRange>& years) {
  if (!years) return true;
  const bool before = years->last && *years->last < form.firstYear;
  const bool after = years->first && form.lastYear && *years->first > *form.lastYear;
  return !before && !after;
}

}  // namespace

bool RuleLowerer::lowerHeader() {
  plan::Rule& rule = result_.rule;
  rule.id = instance_.id;
  rule.name = decl_.name.text;
  rule.title = decl_.title.value;
  if (decl_.description) rule.description = decl_.description->value;
  rule.basisIsPractice = !decl_.basis && decl_.practice;
  if (decl_.practice) rule.basis = decl_.practice->value;
  if (decl_.basis) rule.basis = decl_.basis->value;
  if (decl_.missing) rule.missing = static_cast<plan::Missing>(*decl_.missing);
  rule.offByDefault = decl_.offByDefault;
  rule.aboutReading = decl_.aboutReading;
  for (const syntax::Name& tag : decl_.tags) rule.tags.push_back(tag.text);
  if (decl_.years) {
    rule.firstYear = decl_.years->first;
    rule.lastYear = decl_.years->last;
  }
  bool ok = true;
  for (const syntax::Name& agency : decl_.agencies) {
    if (const auto kind = agencyKindOf(agency.text)) {
      rule.agencyMask |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(*kind));
      continue;
    }
    reporter_.report(
        DiagnosticKind::UnknownAgencyKind, agency.span, {agency.text},
        sema::suggest(agency.text, {{"department", ""}, {"township", ""}, {"government", ""}}));
    ok = false;
  }
  if (const auto& source = instance_.source) {
    rule.file = source->path();
    rule.line = source->locate(decl_.span.begin).line;
  }
  checkMessages();
  checkLevels();
  if (decl_.checksTotals && !decl_.loops.empty()) {
    reporter_.report(DiagnosticKind::LoopOverTotals, decl_.loops[0].variable.span);
    ok = false;
  }
  return ok;
}

void RuleLowerer::checkMessages() {
  const auto checkPair = [&](const std::optional<syntax::Message>& zh,
                             const std::optional<syntax::Message>& en, const char* clause) {
    if (zh.has_value() == en.has_value()) return;
    reporter_.report(DiagnosticKind::MissingLanguage, zh ? zh->span : en->span,
                     {instance_.id, clause, zh ? "en" : "zh"});
  };
  checkPair(decl_.messageZh, decl_.messageEn, "message");
  checkPair(decl_.hintZh, decl_.hintEn, "hint");
  for (const auto* hint : {&decl_.hintZh, &decl_.hintEn}) {
    if (!*hint) continue;
    hasHintExpressions_ |=
        std::any_of((*hint)->pieces.begin(), (*hint)->pieces.end(),
                    [](const syntax::MessagePiece& p) { return p.expression != nullptr; });
  }
  if (decl_.hintZh || decl_.hintEn) {
    result_.rule.hint = {sourceText(decl_.hintZh ? *decl_.hintZh : *decl_.hintEn),
                         sourceText(decl_.hintEn ? *decl_.hintEn : *decl_.hintZh)};
  }
}

std::string RuleLowerer::sourceText(const syntax::Message& message) const {
  std::string text;
  for (const syntax::MessagePiece& piece : message.pieces) {
    if (!piece.expression) {
      text += piece.literal;
    } else {
      text += "{" + std::string(instance_.source->slice(piece.expression->span)) + "}";
    }
  }
  return text;
}

void RuleLowerer::checkLevels() {
  plan::Level highest = plan::Level::kInfo;
  for (std::size_t i = 0; i < decl_.levels.size(); ++i) {
    const syntax::LevelChoice& choice = decl_.levels[i];
    highest = std::min(highest, static_cast<plan::Level>(choice.level));
    if (!choice.condition && i + 1 < decl_.levels.size()) {
      reporter_.report(DiagnosticKind::UnreachableLevel, decl_.levels[i + 1].span);
      break;
    }
  }
  if (decl_.levels.empty()) highest = plan::Level::kError;
  if (!decl_.levels.empty() && decl_.levels.back().condition) {
    reporter_.report(DiagnosticKind::LevelsNotExhaustive, decl_.levels.back().span, {instance_.id},
                     {"最后写一个不带条件的级别", "end with a level that has no condition"});
    failed_ = true;
  }
  result_.rule.level = highest;
  if (highest == plan::Level::kError && !decl_.basis && !decl_.practice) {
    reporter_.report(DiagnosticKind::ErrorWithoutBasis, decl_.id.span, {instance_.id},
                     {"写 basis \"…\"（文件依据）或 practice \"…\"（通行做法）",
                      "write basis \"…\" (an official text) or practice \"…\" (custom)"});
  }
}

std::optional<std::vector<std::uint32_t>> RuleLowerer::namedForms() {
  std::vector<std::uint32_t> named;
  const auto& forms = context_.pack.forms;
  for (const syntax::Name& name : decl_.forms) {
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const sema::BuiltForm& form) {
      return form.form->id == name.text;
    });
    if (found == forms.end()) {
      std::vector<sema::Candidate> candidates;
      candidates.reserve(forms.size());
      for (const auto& form : forms) candidates.push_back({form.form->id, form.form->title});
      reporter_.report(DiagnosticKind::UnknownForm, name.span, {name.text},
                       sema::suggestForm(name.text, candidates));
      return std::nullopt;
    }
    named.push_back(static_cast<std::uint32_t>(found - forms.begin()));
  }
  if (named.empty()) {
    const auto reach = context_.pack.formsInReach.find(instance_.idSource.get());
    if (reach != context_.pack.formsInReach.end()) return reach->second;
    for (std::uint32_t i = 0; i < forms.size(); ++i) named.push_back(i);
  }
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  return named;
}

std::vector<std::uint32_t> RuleLowerer::applicableForms() {
  auto named = namedForms();
  if (!named) {
    failed_ = true;
    return {};
  }
  if (context_.pack.forms.empty()) {
    reporter_.report(DiagnosticKind::NoForm, decl_.id.span, {instance_.id},
                     {"先 import 一个格式文件，如 import \"builtin:forms/disclosure-2021.gj\"",
                      "import a form first, such as import \"builtin:forms/disclosure-2021.gj\""});
    failed_ = true;
    return {};
  }
  const auto& forms = context_.pack.forms;
  std::vector<std::uint32_t> applicable;
  for (const std::uint32_t form : *named) {
    if (overlaps(*forms[form].form, decl_.years)) applicable.push_back(form);
  }
  if (applicable.empty()) {
    reporter_.report(DiagnosticKind::NoFormForYears, decl_.years->span, {instance_.id});
    failed_ = true;
    return {};
  }
  if (!decl_.checksTotals) return applicable;
  std::erase_if(applicable,
                [&](std::uint32_t form) { return !generatesTotals(forms[form], instance_.id); });
  if (applicable.empty()) {
    std::vector<sema::Candidate> candidates;
    for (const auto& form : forms) {
      for (const auto& total : form.totals) {
        if (!total.id.empty()) candidates.push_back({total.id, ""});
        for (const auto& [item, id] : total.idOf) candidates.push_back({id, ""});
      }
    }
    reporter_.report(DiagnosticKind::NoTotalsWithId, decl_.checkSpan, {instance_.id},
                     sema::suggest(instance_.id, candidates));
    failed_ = true;
  }
  return applicable;
}

}  // namespace gouji::lower
