#include "engine/parse/expectation.h"

#include <array>

#include "engine/text/utf8.h"

namespace gouji::parse {
namespace {

struct Owner {
  std::size_t rule;
  Localized text;
};

const Owner* findOwner(std::size_t rule) {
  static const std::array<Owner, 13> kOwners = {{
      {Grammar::RuleFormBody, {"表单", "the form"}},
      {Grammar::RuleSectionBody, {"章节", "the section"}},
      {Grammar::RuleTableBody, {"表格", "the table"}},
      {Grammar::RuleBlockBody, {"`block`", "the block"}},
      {Grammar::RuleAxisBody, {"行或列的清单", "the list of rows or columns"}},
      {Grammar::RuleIdsBody, {"编号清单", "the list of ids"}},
      {Grammar::RuleVariantBody, {"`variant`", "the variant"}},
      {Grammar::RuleRuleBody, {"规则", "the rule"}},
      {Grammar::RuleExtractBody, {"`extract`", "the extract"}},
      {Grammar::RuleTemplateBody, {"模板", "the template"}},
      {Grammar::RuleProfileBody, {"`profile`", "the profile"}},
      {Grammar::RuleSampleBody, {"样例", "the sample"}},
      {Grammar::RuleTestBody, {"测试", "the test"}},
  }};
  for (const Owner& owner : kOwners) {
    if (owner.rule == rule) return &owner;
  }
  return nullptr;
}

// Marks as they are typed.
struct Mark {
  std::size_t type;
  std::string_view text;
};
constexpr std::array<Mark, 9> kMarks = {{{Grammar::LPAREN, "("},
                                         {Grammar::LBRACKET, "["},
                                         {Grammar::LBRACE, "{"},
                                         {Grammar::ASSIGN, "="},
                                         {Grammar::COMMA, ","},
                                         {Grammar::COLON, ":"},
                                         {Grammar::RPAREN, ")"},
                                         {Grammar::RBRACKET, "]"},
                                         {Grammar::RBRACE, "}"}}};

std::string wordOf(std::size_t type) {
  // The vocabulary puts single quotes round what is written literally in the grammar.
  const std::string quoted = Grammar(nullptr).getVocabulary().getLiteralName(type);
  return quoted.size() > 2 ? quoted.substr(1, quoted.size() - 2) : std::string();
}

// "a, b or c" in both languages.
class Alternatives {
 public:
  void add(Localized text) { items_.push_back(std::move(text)); }
  void addCode(std::string_view code) {
    const std::string text = "`" + std::string(code) + "`";
    add({text, text});
  }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] std::size_t size() const { return items_.size(); }

  [[nodiscard]] Localized joined() const {
    Localized out;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (i > 0) {
        const bool isLast = i + 1 == items_.size();
        out.zh += isLast ? "或" : "、";
        out.en += isLast ? " or " : ", ";
      }
      out.zh += items_[i].zh;
      out.en += items_[i].en;
    }
    return out;
  }

 private:
  std::vector<Localized> items_;
};

// The clause or declaration that asks for a name, above the rules for names themselves.
std::size_t ruleAbove(antlr4::ParserRuleContext* context) {
  while (context != nullptr) {
    const std::size_t rule = context->getRuleIndex();
    if (rule != Grammar::RuleWord && rule != Grammar::RuleIdent && rule != Grammar::RulePath) {
      return rule;
    }
    context = static_cast<antlr4::ParserRuleContext*>(context->parent);
  }
  return Grammar::RuleWord;
}

// What a name would name at this place.
Localized describeName(antlr4::ParserRuleContext* context, const Token* previous) {
  switch (ruleAbove(context)) {
    case Grammar::RuleBinding:
    case Grammar::RuleBindings:
    case Grammar::RuleForClause:
      return {"循环变量名", "the name of a loop variable"};
    case Grammar::RuleAxisBody:
    case Grammar::RuleAxisEntry:
    case Grammar::RuleItemEntry:
    case Grammar::RuleGroupEntry:
      return {"行或列的键", "the key of a row or column"};
    case Grammar::RuleRuleDecl:
      if (previous != nullptr && previous->type == Grammar::RULE) {
        return {"规则编号（如 `ARI-03`）", "the id of the rule, such as `ARI-03`"};
      }
      return {"规则名（如 `flow-identity`）", "the name of the rule, such as `flow-identity`"};
    case Grammar::RuleLevelChoice:
    case Grammar::RuleLevelClause:
      return {"级别 `error`、`warning` 或 `info`", "a level, `error`, `warning` or `info`"};
    case Grammar::RuleExpectation:
      return {"规则编号", "the id of a rule"};
    default:
      return {"名称", "a name"};
  }
}

Localized describeNumber(antlr4::ParserRuleContext* context) {
  if (ruleAbove(context) == Grammar::RuleYearsClause) {
    return {"年份（如 `2021..`）", "a year, as in `2021..`"};
  }
  return {"数字", "a number"};
}

// Which keywords: a few by name, many as "the next clause".
void addKeywords(Alternatives& list, const TypeSet& types) {
  const std::vector<std::string> words = keywordsOf(types);
  const bool isClause = types.contains(std::size_t{Grammar::RBRACE}) && words.size() > 3;
  if (isClause) {
    list.add({"下一个子句", "the next clause"});
    return;
  }
  constexpr std::size_t kMost = 6;
  for (std::size_t i = 0; i < words.size() && i < kMost; ++i) list.addCode(words[i]);
}

}  // namespace

Localized describeOwner(antlr4::ParserRuleContext* body) {
  const Owner* owner = findOwner(body->getRuleIndex());
  return owner == nullptr ? Localized{"此处", "this place"} : owner->text;
}

bool isBody(const antlr4::ParserRuleContext* context) {
  return findOwner(context->getRuleIndex()) != nullptr;
}

std::vector<std::string> keywordsOf(const TypeSet& types) {
  std::vector<std::string> words;
  for (std::size_t type = 1; type < Grammar::NAME; ++type) {
    if (types.contains(type)) words.push_back(wordOf(type));
  }
  return words;
}

Localized describeExpected(const TypeSet& types, antlr4::ParserRuleContext* context,
                           const Token* previous) {
  const auto has = [&types](std::size_t type) { return types.contains(type); };
  Alternatives list;
  const bool isOperand = has(Grammar::NAME) && has(Grammar::LPAREN) && has(Grammar::INTEGER);
  if (isOperand) {
    const bool isSet = previous != nullptr && previous->type == Grammar::IN;
    list.add(isSet ? Localized{"集合（如 `requests.columns`）", "a set, such as `requests.columns`"}
                   : Localized{"表达式", "an expression"});
    return list.joined();
  }
  if (has(Grammar::PLUS)) list.add({"运算符", "an operator"});
  if (has(Grammar::NAME)) list.add(describeName(context, previous));
  if (has(Grammar::ID) && !has(Grammar::NAME)) list.add({"编号", "an id"});
  if (has(Grammar::INTEGER) && !has(Grammar::NAME)) list.add(describeNumber(context));
  if (has(Grammar::STRING)) list.add({"引号中的文字", "a text in quotes"});
  // Any word can be a name, and the words of expressions go with "an operator".
  if (!has(Grammar::NAME) && !has(Grammar::PLUS)) addKeywords(list, types);
  for (const Mark& mark : kMarks) {
    const bool isOperator = mark.type == Grammar::ASSIGN && has(Grammar::PLUS);
    if (has(mark.type) && !isOperator) list.addCode(mark.text);
  }
  if (list.empty() || has(antlr4::Token::EOF)) {
    const bool isMessage = ruleAbove(context) == Grammar::RuleMessagePart;
    if (isMessage)
      list.add({"运算符或 `}`", "an operator or `}`"});
    else if (list.empty())
      list.add({"文件结尾", "the end of the file"});
  }
  return list.joined();
}

Localized describeFound(const Token& token) {
  if (token.type == antlr4::Token::EOF) {
    if (token.buffer->isWholeFile()) return {"文件结尾", "the end of the file"};
    return {"`}`", "`}`"};
  }
  constexpr std::size_t kLongest = 24;
  const std::string_view whole = token.text();
  std::size_t offset = 0;
  for (std::size_t count = 0; offset < whole.size() && count < kLongest; ++count) {
    static_cast<void>(decodeUtf8(whole, offset));
  }
  const std::string text =
      std::string(whole.substr(0, offset)) + (offset < whole.size() ? "…" : "");
  if (token.type == Grammar::STRING) return {"文字 " + text, "the text " + text};
  return {"`" + text + "`", "`" + text + "`"};
}

bool wantsMore(const Token& token) {
  switch (token.type) {
    case Grammar::AND:
    case Grammar::OR:
    case Grammar::NOT:
    case Grammar::IMPLIES:
    case Grammar::WITHIN:
    case Grammar::IF:
    case Grammar::THEN:
    case Grammar::ELSE:
    case Grammar::IN:
    case Grammar::UNIT:
    case Grammar::EXCEPT:
    case Grammar::AS:
    case Grammar::WHERE:
    case Grammar::WHEN:
    case Grammar::AFTER:
    case Grammar::ZH:
    case Grammar::EN:
    case Grammar::EXTENDS:
    case Grammar::REASON:
    case Grammar::UNTIL:
    case Grammar::FROM:
    case Grammar::LPAREN:
    case Grammar::LBRACKET:
    case Grammar::COMMA:
    case Grammar::COLON:
    case Grammar::DOT:
      return true;
    case Grammar::OFF:
      return false;
    default:
      break;
  }
  if (token.type == Grammar::STAR && token.index > 0) {
    // All of something, not times: `withheld.*`.
    const std::size_t previous = token.buffer->tokens()[token.index - 1].type;
    if (previous == Grammar::DOT) return false;
  }
  const bool isOperator = token.type >= Grammar::ASSIGN && token.type <= Grammar::STAR;
  const bool isClauseStart = token.isFirstOnLine && isKeyword(token.type);
  return isOperator || isClauseStart;
}

}  // namespace gouji::parse
