#include "engine/parse/expectation.h"

#include <array>
#include <string>

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

// Marks as they are typed, by token type.
std::string_view markOf(std::size_t type) {
  switch (type) {
    case Grammar::LPAREN:
      return "(";
    case Grammar::RPAREN:
      return ")";
    case Grammar::LBRACKET:
      return "[";
    case Grammar::RBRACKET:
      return "]";
    case Grammar::LBRACE:
      return "{";
    case Grammar::RBRACE:
      return "}";
    case Grammar::COMMA:
      return ",";
    case Grammar::COLON:
      return ":";
    case Grammar::DOT:
      return ".";
    case Grammar::ASSIGN:
      return "=";
    default:
      return {};
  }
}

bool isKeyword(std::size_t type) { return type >= 1 && type < Grammar::NAME; }

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

// What a name would name at this place.
Localized describeName(const antlr4::ParserRuleContext* context, const Token* previous) {
  switch (context == nullptr ? std::size_t{Grammar::RuleWord} : context->getRuleIndex()) {
    case Grammar::RuleBinding:
    case Grammar::RuleForClause:
      return {"循环变量名", "the name of the loop's variable"};
    case Grammar::RuleAxisBody:
    case Grammar::RuleAxisEntry:
    case Grammar::RuleItemEntry:
      return {"行或列的键", "the key of a row or column"};
    case Grammar::RuleRuleDecl:
      if (previous != nullptr && previous->type == Grammar::RULE) {
        return {"规则编号（如 `ARI-03`）", "the id of the rule (such as `ARI-03`)"};
      }
      return {"规则名（如 `flow-identity`）", "the name of the rule (such as `flow-identity`)"};
    case Grammar::RuleLevelChoice:
    case Grammar::RuleLevelClause:
      return {"级别 `error`、`warning` 或 `info`", "a level: `error`, `warning` or `info`"};
    default:
      return {"名称", "a name"};
  }
}

}  // namespace

Localized describeOwner(antlr4::ParserRuleContext* body) {
  const Owner* owner = findOwner(body->getRuleIndex());
  return owner == nullptr ? Localized{"此处", "this place"} : owner->text;
}

bool isBody(const antlr4::ParserRuleContext* context) {
  return findOwner(context->getRuleIndex()) != nullptr;
}

std::vector<std::string> keywordsOf(const antlr4::misc::IntervalSet& types) {
  std::vector<std::string> words;
  for (const ssize_t listed : types.toList()) {
    const auto type = static_cast<std::size_t>(listed);
    if (isKeyword(type)) words.push_back(wordOf(type));
  }
  return words;
}

Localized describeExpected(antlr4::Parser& parser, antlr4::ParserRuleContext* context,
                           const antlr4::misc::IntervalSet& types) {
  const antlr4::Token* last = parser.getTokenStream()->LT(-1);
  const Token* previous = last == nullptr ? nullptr : &ours(last);
  const auto has = [&types](std::size_t type) { return types.contains(type); };
  Alternatives list;
  if (has(Grammar::PLUS)) list.add({"运算符", "an operator"});
  if (has(Grammar::NAME) && has(Grammar::LPAREN) && has(Grammar::INTEGER)) {
    list.add({"表达式", "an expression"});
    return list.joined();
  }
  if (has(Grammar::NAME)) list.add(describeName(context, previous));
  if (has(Grammar::ID) && !has(Grammar::NAME)) list.add({"编号", "an id"});
  if (has(Grammar::INTEGER) && !has(Grammar::NAME)) list.add({"数字", "a number"});
  if (has(Grammar::STRING)) list.add({"引号中的文字", "a text in quotes"});
  for (const std::size_t type :
       {Grammar::LPAREN, Grammar::LBRACKET, Grammar::LBRACE, Grammar::ASSIGN, Grammar::COMMA,
        Grammar::COLON, Grammar::RPAREN, Grammar::RBRACKET}) {
    if (has(type)) list.addCode(markOf(type));
  }
  const std::vector<std::string> words =
      has(Grammar::NAME) ? std::vector<std::string>() : keywordsOf(types);
  const bool isClause = has(Grammar::RBRACE) && words.size() > 3;
  if (isClause) {
    list.add({"下一个子句", "the next clause"});
  } else {
    for (const std::string& word : words) {
      if (list.size() < 6) list.addCode(word);
    }
  }
  if (has(Grammar::RBRACE)) list.addCode("}");
  if (list.empty()) list.add({"文件结尾", "the end of the file"});
  return list.joined();
}

Localized describeFound(const Token& token) {
  if (token.type == antlr4::Token::EOF) return {"结尾", "the end"};
  constexpr std::size_t kLongest = 24;
  std::string text;
  std::string_view whole = token.text();
  std::size_t offset = 0;
  for (std::size_t count = 0; offset < whole.size() && count < kLongest; ++count) {
    static_cast<void>(decodeUtf8(whole, offset));
  }
  text = std::string(whole.substr(0, offset));
  if (offset < whole.size()) text += "…";
  if (token.type == Grammar::STRING) return {"文字 " + text, "the text " + text};
  return {"`" + text + "`", "`" + text + "`"};
}

}  // namespace gouji::parse
