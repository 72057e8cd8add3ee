// engine/syntax/ast.h
//
// A rule file as it was written: what the parser builds and the checker reads.
//
// Nodes own their children and carry the span of their text. Nothing is resolved here: a path is a
// list of words. A file with mistakes still gives a tree, with `kBroken` expressions where a part
// could not be understood, so that one mistake does not hide the next.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/decimal.h"
#include "engine/text/source_file.h"

namespace gouji::syntax {

struct Name {
  std::string text;
  Span span;
};

/// A string literal with its escapes resolved. `span` covers the quotes.
struct Text {
  std::string value;
  Span span;
};

// ---------------------------------------------------------------- expressions

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

/// `c in requests.columns` of a `for`, `every`, `some`, `count` …
struct Binding {
  Name variable;
  ExprPtr set;
};

struct NumberLiteral {
  Decimal value;
  std::optional<Name> unit;  // 0.01 万元
};
struct TextLiteral {
  std::string value;
};
struct BoolLiteral {
  bool value = false;
};
/// One or more words joined by dots: `received`, `outcome.total`, `prior.requests`, `p.start`.
struct Path {
  std::vector<Name> words;
};
/// `table[row, column]`; row and column may be single keys or sets.
struct CellRef {
  ExprPtr table;  // a Path
  ExprPtr row;
  ExprPtr column;
};
/// `*` as a row or column: all of the regular form.
struct Everything {};
/// `withheld.*`: the direct and indirect leaves of a band, totals left out.
struct MembersOf {
  ExprPtr owner;  // a Path
};
/// `natural_person..other_organization`, both included, in the order of the form.
struct RangeOf {
  ExprPtr first;
  ExprPtr last;
};
/// `{a, b, c}`.
struct ListOf {
  std::vector<ExprPtr> items;
};
struct Call {
  Name function;
  std::vector<ExprPtr> arguments;
};
enum class Quantifier : unsigned char { kEvery, kSome, kCount, kSum, kMin, kMax };
/// `every(x in set, y in set : body)`; for kCount and kSum the body is a condition or a number.
struct Quantified {
  Quantifier quantifier = Quantifier::kEvery;
  Span keyword;
  std::vector<Binding> bindings;
  ExprPtr condition;  // `sum(x in set when c : body)`, null when there is none
  ExprPtr body;
};
enum class UnaryOp : unsigned char { kNot, kNegate };
struct Unary {
  UnaryOp op = UnaryOp::kNot;
  ExprPtr operand;
};
enum class BinaryOp : unsigned char {
  kAdd,
  kSubtract,
  kMultiply,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kAnd,
  kOr,
  kImplies,
};
struct Binary {
  BinaryOp op = BinaryOp::kAdd;
  Span opSpan;
  ExprPtr left;
  ExprPtr right;
  ExprPtr tolerance;  // `a == b within 0.01 万元`, null when there is none
};
/// `if c then a else b`.
struct Conditional {
  ExprPtr condition;
  ExprPtr then;
  ExprPtr otherwise;
};
/// A part that could not be parsed. A diagnostic was already given.
struct Broken {};

struct Expr {
  Span span;
  std::variant<Broken, NumberLiteral, TextLiteral, BoolLiteral, Path, CellRef, Everything,
               MembersOf, RangeOf, ListOf, Call, Quantified, Unary, Binary, Conditional>
      node;
};

// ---------------------------------------------------------------- forms

struct LabelDecl {
  Text official;
  std::vector<Text> aliases;
};

/// A single year, or `2021..`, `..2020`, `2019..2020`.
struct YearRange {
  std::optional<int> first;
  std::optional<int> last;
  Span span;
};

/// `as ARI-01`, or `as { reconsideration: ARI-04, litigation_direct: ARI-05 }`.
struct TotalIds {
  std::optional<Name> single;
  std::vector<std::pair<ExprPtr, Name>> perItem;  // Path of the row or column -> id
};

/// An entry of `rows { }` or `columns { }`.
struct AxisEntry {
  enum class Kind : unsigned char {
    kItem,   // key "label"
    kGroup,  // group key "label" { … }   its members' keys start with "key."
    kBand,   // band [name] "label" { … } a printed heading only; keys are not prefixed
    kTotal,  // total [key] "label" = sum(leaves) as ID   key "total" when left out
  };
  Kind kind = Kind::kItem;
  Span span;
  std::optional<Name> key;
  LabelDecl label;
  std::optional<Name> unit;
  bool isSigned = false;
  bool isDecimal = false;
  std::vector<AxisEntry> members;
  // kTotal only.
  ExprPtr sum;  // Path `leaves` or a set expression
  TotalIds ids;
  std::vector<ExprPtr> except;  // leaves deliberately left out of the sum
};

struct AxisDecl {
  Span span;
  std::optional<Name> unit;  // of all its items
  std::vector<AxisEntry> entries;
};

/// `variant single_closed "…" { replaces outcome.closed.*  row outcome.closed "（六）其他处理" … }`
struct VariantDecl {
  Name name;
  Text title;
  Span span;
  std::vector<ExprPtr> replaces;  // paths or sets of rows or columns
  struct Addition {
    bool isRow = true;
    AxisEntry entry;  // kItem, or kTotal for a subtotal with its own check
    ExprPtr key;      // full key as a Path (rows may be dotted)
    ExprPtr after;    // printed behind this item; null: where the replaced stood
  };
  std::vector<Addition> additions;
};

struct BlockDecl {
  std::optional<LabelDecl> heading;  // none for a table's only block
  std::optional<LabelDecl> corner;
  AxisDecl columns;
  AxisDecl rows;
  Span span;
};

struct TableDecl {
  Name key;
  Span span;
  std::optional<Name> unit;
  bool across = false;  // `layout across`
  std::optional<LabelDecl> note;
  std::vector<BlockDecl> blocks;
  std::vector<VariantDecl> variants;
};

struct SectionDecl {
  Name key;
  LabelDecl heading;
  Span span;
  std::vector<TableDecl> tables;
};

struct FormDecl {
  Name id;
  Text title;
  Span span;
  std::optional<YearRange> years;
  std::optional<Text> basis;
  std::vector<SectionDecl> sections;
};

// ---------------------------------------------------------------- rules

enum class Level : unsigned char { kError, kWarning, kInfo };
enum class Missing : unsigned char { kUndecided, kStrict, kZero, kSkip };

/// `level error when sum > total, warning`: the first whose condition holds.
struct LevelChoice {
  Level level = Level::kError;
  Span span;
  ExprPtr condition;  // null: always
};

/// A message: literal pieces and `{expression}` pieces in turn.
struct MessagePiece {
  std::string literal;
  ExprPtr expression;  // null for a literal. `left`, `right`, `left.1`, `diff` are Paths.
  Span span;
};
struct Message {
  std::vector<MessagePiece> pieces;
  Span span;
};

struct RuleDecl {
  Name id;     // ARI-03
  Name name;   // flow-identity
  Text title;  // "勾稽关系"
  Span span;
  std::optional<Text> description;
  std::vector<Name> forms;  // empty: every form
  std::optional<YearRange> years;
  std::vector<Name> agencies;   // department, township, government; empty: all
  std::vector<Binding> loops;   // `for c in …`
  std::vector<ExprPtr> guards;  // `when …`, all must hold
  /// Exactly one of these: `check <condition>`, `check totals` (the checks that the forms' totals
  /// generate under this id), `forbid <collection>` (every element is a failure).
  ExprPtr check;
  bool checksTotals = false;
  Span checkSpan;
  ExprPtr forbid;
  std::optional<Name> forbidVariable;  // `forbid p in placeholder`
  ExprPtr forbidWhere;                 // `where <condition>`, null when there is none
  std::optional<Missing> missing;
  std::vector<LevelChoice> levels;
  bool offByDefault = false;  // `off`: only a profile or --select switches it on
  bool aboutReading = false;  // `about reading`
  std::optional<Text> basis;
  std::optional<Text> practice;  // `practice "…"`: custom, not an official text
  std::optional<Message> messageZh, messageEn;
  std::optional<Message> hintZh, hintEn;
  std::vector<ExprPtr> marks;  // `mark cells`: further places to show
  std::vector<Name> tags;
};

/// `extract received_claim in overview, other unit 件 { … }`
struct ExtractDecl {
  Name name;
  Span span;
  std::vector<Name> places;  // section keys, `front`, `title`, `all`
  std::optional<Name> unit;
  struct Clause {
    enum class Kind : unsigned char {
      kNumber,  // number "收到{..20}申请{n}"
      kZero,    // zero "未收到…": the claim's number is 0
      kMatch,   // match "…": a piece of text
      kUnless,  // unless "…": not when the clause (see scope) contains this
      kBuiltin  // period | dates | totals | shares | growth: claims found by the engine
    };
    Kind kind = Kind::kMatch;
    Text pattern;
    std::optional<Name> builtin;
    Span span;
  };
  std::vector<Clause> clauses;
  enum class Scope : unsigned char { kClause, kSentence, kParagraph, kSection };
  Scope scope = Scope::kClause;
};

struct Parameter {
  Name name;
  std::optional<Name> type;  // number, text, bool, date, cell, row, column, table, section
  std::optional<Name> unit;
};

/// `param overview_max_chars number 字` with or without `= 1000`.
struct ParamDecl {
  Parameter parameter;
  ExprPtr value;  // null: unset, rules that need it do not apply
  std::optional<Text> description;
  Span span;
};
struct ConstDecl {
  Name name;
  ExprPtr value;
  Span span;
};
struct FunctionDecl {
  Name name;
  std::vector<Parameter> parameters;
  ExprPtr body;
  Span span;
};
/// `unit 万元 = 10000 元`, `unit 件`.
struct UnitDecl {
  Name name;
  std::optional<Decimal> factor;
  std::optional<Name> base;
  Span span;
};

/// `set requests[received, total] = 3`, `set title = "…"`, `set requests[x, y] = blank`.
struct Assignment {
  ExprPtr target;
  ExprPtr value;  // a literal, or the Path `blank`, `absent`, `unreadable`
  Span span;
};

struct ProfileDecl {
  Name name;
  std::optional<Text> title;
  Span span;
  std::vector<Name> parents;           // `extends base`
  std::vector<Assignment> parameters;  // `set overview_max_chars = 1000`
  struct Regrade {
    Name rule;
    Level level = Level::kWarning;
    Span span;
  };
  std::vector<Regrade> levels;   // `level STR-04 warning`
  std::vector<Name> switchedOn;  // `on STR-09`
  struct SwitchOff {
    Name rule;
    std::optional<Text> reason;
    std::optional<Text> until;  // "2026-12-31"
    Span span;
  };
  std::vector<SwitchOff> switchedOff;  // `off STR-16 reason "…" until "…"`
  struct Weight {
    Name mistake;
    Decimal value;
    Span valueSpan;
  };
  std::vector<Weight> weights;  // `weight total-not-filled = 30`
};

/// A whole report for tests: `sample clean for disclosure-2021 { set … }`.
struct SampleDecl {
  Name name;
  Name form;
  std::optional<Name> base;  // `from other`
  std::vector<Assignment> assignments;
  Span span;
};

/// What `expect` says of one instance, or of a whole rule.
struct Expectation {
  enum class Outcome : unsigned char { kPass, kFail, kUndecided, kNotApplicable, kRuleError };
  Outcome outcome = Outcome::kFail;
  Name rule;
  std::optional<Text> instance;  // the words between the brackets, as in "ARI-01[received]"
  Span span;
};

struct TestDecl {
  std::optional<Name> rule;
  Text title;
  Span span;
  std::optional<Name> sample;       // given clean
  std::optional<Text> file;         // given "reports/clean.json"
  std::optional<Name> priorSample;  // prior other
  std::optional<Text> priorFile;
  std::optional<Name> profile;
  std::vector<Assignment> assignments;
  std::vector<Expectation> expectations;
  std::vector<ExprPtr> located;  // locate requests[carried_out, business]
  bool nothingElse = false;      // else nothing
};

struct TemplateDecl;

/// `use total-row(requests, ARI-90)`.
struct UseDecl {
  Name templateName;
  std::vector<ExprPtr> arguments;  // Paths (rule ids are one-word Paths)
  Span span;
};

struct ImportDecl {
  Text path;
  Span span;
};

using Declaration =
    std::variant<FormDecl, RuleDecl, ExtractDecl, ParamDecl, ConstDecl, FunctionDecl, UnitDecl,
                 ProfileDecl, SampleDecl, TestDecl, std::unique_ptr<TemplateDecl>, UseDecl>;

/// `template total-row(t table, id rule) { rule id … }`: rules and extracts whose table, row,
/// column and id names are filled in by `use`.
struct TemplateDecl {
  Name name;
  std::vector<Parameter> parameters;
  std::vector<Declaration> declarations;
  Span span;
};

struct File {
  std::shared_ptr<const SourceFile> source;
  std::vector<ImportDecl> imports;
  std::vector<Declaration> declarations;
};

}  // namespace gouji::syntax
