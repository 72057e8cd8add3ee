// Rules: each clause into its place, each at most once where one is enough.
#include <charconv>
#include <string>

#include "engine/parse/build_declaration.h"
#include "engine/parse/build_expression.h"

namespace gouji::parse {
namespace {

const Localized kRule = {"规则", "the rule"};

int buildYear(BuildContext& context, antlr4::tree::TerminalNode* node) {
  const Token& token = ours(node->getSymbol());
  const std::string_view digits = token.text();
  int year = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), year);
  const bool isYear =
      error == std::errc() && end == digits.data() + digits.size() && year >= 1000 && year <= 9999;
  if (isYear) return year;
  context.report(DiagnosticKind::NumberOutOfRange, token.span(), {digits},
                 {"年份是四位数字", "a year has four digits"});
  return 0;
}

class RuleBuilder {
 public:
  RuleBuilder(BuildContext& context, Grammar::RuleDeclContext* tree)
      : context_(context), tree_(tree) {
    rule_.id = nameOf(tree->ident(0));
    rule_.name = nameOf(tree->ident(1));
    rule_.title = textOf(tree->STRING());
    rule_.span = spanOf(tree);
  }

  syntax::RuleDecl build() {
    for (auto* child : tree_->ruleBody()->children) {
      auto* clause = dynamic_cast<antlr4::ParserRuleContext*>(child);
      if (clause == nullptr) continue;
      if (clause->exception != nullptr) {
        loopsAreBroken_ = loopsAreBroken_ || ours(clause->getStart()).type == Grammar::FOR;
        continue;
      }
      if (auto* guard = dynamic_cast<Grammar::GuardClauseContext*>(clause))
        addGuard(guard);
      else if (auto* level = dynamic_cast<Grammar::LevelClauseContext*>(clause))
        addLevels(level);
      else if (auto* other = dynamic_cast<Grammar::RuleClauseContext*>(clause))
        add(other);
    }
    finish();
    return std::move(rule_);
  }

 private:
  void add(Grammar::RuleClauseContext* clause) {
    if (addCheck(clause) || addText(clause) || addScope(clause)) return;
    if (auto* mark = clause->markClause()) {
      for (auto& cell : buildExpressions(context_, mark->expression())) {
        rule_.marks.push_back(std::move(cell));
      }
    } else if (auto* message = clause->messageClause()) {
      addTranslations(message->translation(), "message", rule_.messageZh, rule_.messageEn);
    } else if (auto* hint = clause->hintClause()) {
      addTranslations(hint->translation(), "hint", rule_.hintZh, rule_.hintEn);
    }
  }

  // What is checked.
  bool addCheck(Grammar::RuleClauseContext* clause) {
    const Span span = ours(clause->getStart()).span();
    if (auto* loop = clause->forClause()) {
      if (!claimOnce(context_, !rule_.loops.empty(), span, kRule, "for")) return true;
      rule_.loops = buildBindings(context_, loop->bindings());
    } else if (auto* check = clause->checkClause()) {
      if (!claimCheck(span, "check")) return true;
      rule_.checkSpan = spanOf(check);
      addCheckOrTotals(check);
    } else if (auto* forbid = clause->forbidClause()) {
      if (claimCheck(span, "forbid")) addForbid(forbid);
    } else if (auto* missing = clause->missingClause()) {
      if (!claimOnce(context_, rule_.missing, span, kRule, "missing")) return true;
      const auto choice = chooseWord(context_, nameOf(missing->word()), "missing",
                                     {"undecided", "strict", "zero", "skip"});
      if (choice) rule_.missing = static_cast<syntax::Missing>(*choice);
    } else {
      return false;
    }
    return true;
  }

  void addCheckOrTotals(Grammar::CheckClauseContext* tree) {
    syntax::ExprPtr condition = buildExpression(context_, tree->expression());
    const auto* path = std::get_if<syntax::Path>(&condition->node);
    rule_.checksTotals =
        path != nullptr && path->words.size() == 1 && path->words[0].text == "totals";
    if (!rule_.checksTotals) rule_.check = std::move(condition);
  }

  // `check totals`, `check …` and `forbid …` exclude each other.
  bool claimCheck(Span span, std::string_view word) {
    const bool isTaken = rule_.check != nullptr || rule_.checksTotals || rule_.forbid != nullptr;
    return claimOnce(context_, isTaken, span, kRule, word);
  }

  void addForbid(Grammar::ForbidClauseContext* tree) {
    rule_.checkSpan = spanOf(tree);
    rule_.forbid = buildExpression(context_, tree->expression(0));
    if (auto* variable = tree->word()) rule_.forbidVariable = nameOf(variable);
    if (tree->WHERE() != nullptr)
      rule_.forbidWhere = buildExpression(context_, tree->expression(1));
  }

  bool addText(Grammar::RuleClauseContext* clause) {
    if (auto* description = clause->descriptionClause()) {
      setText(rule_.description, description->STRING(), "description");
    } else if (auto* basis = clause->basisClause()) {
      setText(rule_.basis, basis->STRING(), "basis");
    } else if (auto* practice = clause->practiceClause()) {
      setText(rule_.practice, practice->STRING(), "practice");
    } else {
      return false;
    }
    return true;
  }

  void setText(std::optional<syntax::Text>& slot, antlr4::tree::TerminalNode* text,
               std::string_view word) {
    if (claimOnce(context_, slot, spanOf(text), kRule, word)) slot = textOf(text);
  }

  // To which reports it applies.
  bool addScope(Grammar::RuleClauseContext* clause) {
    const Span span = ours(clause->getStart()).span();
    if (auto* forms = clause->formsClause()) {
      if (claimOnce(context_, !rule_.forms.empty(), span, kRule, "form")) {
        rule_.forms = namesOf(forms->ident());
      }
    } else if (auto* years = clause->yearsClause()) {
      if (claimOnce(context_, rule_.years, span, kRule, "years")) {
        rule_.years = buildYears(context_, years);
      }
    } else if (auto* agency = clause->agencyClause()) {
      for (auto* word : agency->word()) addAgency(nameOf(word));
    } else if (auto* about = clause->aboutClause()) {
      rule_.aboutReading |=
          chooseWord(context_, nameOf(about->word()), "about", {"reading"}).has_value();
    } else if (clause->offClause() != nullptr) {
      rule_.offByDefault = true;
    } else if (auto* tags = clause->tagsClause()) {
      for (syntax::Name& tag : namesOf(tags->ident())) rule_.tags.push_back(std::move(tag));
    } else {
      return false;
    }
    return true;
  }

  void addAgency(syntax::Name kind) {
    if (!chooseWord(context_, kind, "agency", {"department", "township", "government"})) return;
    rule_.agencies.push_back(std::move(kind));
  }

  void addGuard(Grammar::GuardClauseContext* guard) {
    rule_.guards.push_back(buildExpression(context_, guard->expression()));
  }

  void addLevels(Grammar::LevelClauseContext* tree) {
    if (!claimOnce(context_, !rule_.levels.empty(), spanOf(tree->LEVEL()), kRule, "level")) return;
    for (auto* choice : tree->levelChoice()) {
      const auto level = buildLevel(context_, nameOf(choice->word()));
      reportDetachedGuard(choice);
      if (!level) continue;
      syntax::LevelChoice& built = rule_.levels.emplace_back();
      built.level = *level;
      built.span = spanOf(choice);
      if (auto* condition = choice->expression()) {
        built.condition = buildExpression(context_, condition);
      }
    }
  }

  // A condition on a line of its own was most likely meant as a guard of the rule.
  void reportDetachedGuard(Grammar::LevelChoiceContext* choice) {
    auto* when = choice->WHEN();
    if (when == nullptr || !ours(when->getSymbol()).isFirstOnLine) return;
    context_.report(
        DiagnosticKind::GuardAfterLevel, spanOf(when), {},
        {"限制规则的适用范围，请把这一行移到 `level` 之前；确为级别的条件，请写在同一行",
         "to restrict the rule move this line above `level`; for a condition of the level "
         "put it on the same line"});
  }

  void addTranslations(const std::vector<Grammar::TranslationContext*>& translations,
                       std::string_view word, std::optional<syntax::Message>& zh,
                       std::optional<syntax::Message>& en) {
    for (auto* translation : translations) {
      const bool isChinese = translation->ZH() != nullptr;
      std::optional<syntax::Message>& slot = isChinese ? zh : en;
      const std::string clause = std::string(word) + (isChinese ? " zh" : " en");
      if (!claimOnce(context_, slot, spanOf(translation), kRule, clause)) continue;
      slot = buildMessage(context_, translation->STRING());
    }
  }

  void finish() {
    const bool hasCheck = rule_.check != nullptr || rule_.checksTotals || rule_.forbid != nullptr;
    if (loopsAreBroken_) breakWhatLoopsName();
    if (hasCheck) return;
    // Checks that follow need not ask whether there is a check; what was misspelt is known already.
    rule_.check = makeBroken(rule_.id.span);
    if (context_.brokenBodies.count(tree_->ruleBody()) > 0) return;
    context_.report(DiagnosticKind::MissingClause, rule_.id.span,
                    {Localized{"规则 `" + rule_.id.text + "` ", "the rule `" + rule_.id.text + "`"},
                     Localized{"`check` 或 `forbid`", "`check` or `forbid`"}});
  }

  /// With a broken `for` nobody knows which variables there are: what may name them says nothing,
  /// so that the one mistake gives one message.
  void breakWhatLoopsName() {
    if (rule_.check) rule_.check = makeBroken(rule_.check->span);
    if (rule_.forbid) rule_.forbid = makeBroken(rule_.forbid->span);
    rule_.forbidWhere = nullptr;
    rule_.guards.clear();
    rule_.marks.clear();
    for (syntax::LevelChoice& choice : rule_.levels) choice.condition = nullptr;
    for (auto* message : {&rule_.messageZh, &rule_.messageEn, &rule_.hintZh, &rule_.hintEn}) {
      if (!*message) continue;
      for (syntax::MessagePiece& piece : (*message)->pieces) {
        if (piece.expression) piece.expression = makeBroken(piece.span);
      }
    }
  }

  BuildContext& context_;
  Grammar::RuleDeclContext* tree_;
  syntax::RuleDecl rule_;
  bool loopsAreBroken_ = false;
};

}  // namespace

std::optional<syntax::Level> buildLevel(BuildContext& context, const syntax::Name& word) {
  const auto choice = chooseWord(context, word, "level", {"error", "warning", "info"});
  if (!choice) return std::nullopt;
  return static_cast<syntax::Level>(*choice);
}

std::optional<syntax::YearRange> buildYears(BuildContext& context,
                                            Grammar::YearsClauseContext* tree) {
  syntax::YearRange range;
  range.span = spanOf(tree);
  const auto numbers = tree->INTEGER();
  auto* dots = tree->RANGE();
  const bool startsOpen = dots != nullptr && spanOf(dots).begin < spanOf(numbers[0]).begin;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const int year = buildYear(context, numbers[i]);
    if (year == 0) return std::nullopt;
    if (i == 0 && !startsOpen)
      range.first = year;
    else
      range.last = year;
  }
  if (dots == nullptr) range.last = range.first;
  if (range.first && range.last && *range.last < *range.first) {
    context.report(DiagnosticKind::YearRangeBackwards, range.span,
                   {std::to_string(*range.first), std::to_string(*range.last)});
    return std::nullopt;
  }
  return range;
}

syntax::RuleDecl buildRule(BuildContext& context, Grammar::RuleDeclContext* tree) {
  return RuleBuilder(context, tree).build();
}

}  // namespace gouji::parse
