// engine/lower/elaborator.h
//
// Checks an expression and makes it into nodes, in one walk.
//
// A rule means something only on a form and, inside a loop, on one row or column of it: which cell
// `requests[r, total]` is, what unit it has, whether it exists. So there is no separate typing of
// the text: each instance is built, names and types are looked at on the way, and the first
// instance that fails speaks for all. A value that had its diagnostic is kBroken and fits
// everywhere.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/lower/context.h"
#include "engine/lower/value.h"
#include "engine/sema/axis_resolver.h"
#include "engine/sema/reporter.h"
#include "engine/syntax/ast.h"

namespace gouji::lower {

/// Builds the expressions of one rule on one form. Variables are pushed by the caller.
class Elaborator {
 public:
  Elaborator(Context& context, std::uint32_t formIndex, const sema::Reporter& reporter,
             std::shared_ptr<const sema::Bindings> bindings);

  // --- what an expression is (elaborate_expressions.cpp)
  Value evaluate(const syntax::Expr& expr);
  /// The node of a condition, a number …, or kNone after a diagnostic.
  plan::NodeId condition(const syntax::Expr& expr);
  Value number(const syntax::Expr& expr) { return asNumber(evaluate(expr)); }

  // --- sets (elaborate_sets.cpp)
  /// kSet, kCollection or kBroken.
  Value set(const syntax::Expr& expr);

  // --- what a value can become (coercions.cpp)
  Value asNumber(const Value& value);
  Value asBool(const Value& value);
  Value asText(const Value& value);
  Value asDate(const Value& value);
  Value asCell(const Value& value);
  /// Brings both to one unit, converting the coarser one; false after a diagnostic.
  bool unifyUnits(Value& a, Value& b, Span span);
  /// What a message prints for a row, column, section or table; for a cell both labels.
  [[nodiscard]] std::string labelOf(const Value& value) const;
  /// Part of an instance id: the key of a row, column, section or table.
  [[nodiscard]] std::string keyOf(const Value& value) const;

  // --- variables
  void push(std::string_view name, Value value) { scope_.emplace_back(name, std::move(value)); }
  void pop(std::size_t count = 1) { scope_.resize(scope_.size() - count); }
  [[nodiscard]] const Value* variable(std::string_view name) const;
  /// The next free number for a loop over claims; kNone, with a diagnostic, when there are too
  /// many.
  std::uint32_t openClaimLoop(Span span);
  void closeClaimLoop() { --claimLoops_; }
  /// Terms of the sides for `left.1`; set while messages are lowered.
  std::vector<Value> leftTerms, rightTerms;
  /// While a `level`, `mark` or message of a rule without comparison asks for `left`.
  bool sidesKnown = false;

  // --- what was seen on the way
  [[nodiscard]] bool hasFailed() const { return failed_; }
  /// A variant whose cells the expressions name; table kNone when there is none.
  std::uint32_t variantTable = kNone;
  std::uint32_t variant = kNone;
  std::vector<std::uint32_t> paramsNeeded;  // unset by default and not asked about by is_set
  std::vector<std::uint32_t> paramsAsked;   // by is_set
  /// What was named first; where a finding stands when nothing says it better.
  struct Named {
    std::uint32_t section = kNone, table = kNone;
    CellId cell = kNoCell;
    [[nodiscard]] bool isEmpty() const {
      return section == kNone && table == kNone && cell == kNoCell;
    }
  };
  Named named;

  Diagnostic& report(DiagnosticKind kind, Span span, std::vector<DiagnosticArgument> arguments = {},
                     Localized hint = {});
  [[nodiscard]] Context& context() { return context_; }
  [[nodiscard]] const Form& form() const { return form_; }
  [[nodiscard]] const sema::BuiltForm& builtForm() const { return built_; }

 private:
  using Handler = Value (Elaborator::*)(const syntax::Call&, Span);
  struct Builtin {
    std::size_t minArguments;
    std::size_t maxArguments;
    Handler handler;
  };
  static const std::map<std::string_view, Builtin>& builtins();

  // elaborate_expressions.cpp
  Value evaluateNode(const syntax::Expr& expr);
  Value literal(const syntax::NumberLiteral& literal, Span span);
  Value unary(const syntax::Expr& expr);
  Value applyPrefix(syntax::UnaryOp op, const Value& value, Span span);
  Value binary(const syntax::Binary& binary, const syntax::Expr& expr);
  Value leftRow(const syntax::Expr& expr);
  Value implication(const syntax::Expr& expr);
  Value junction(const Value& first, const syntax::Binary& binary, Span span);
  Value arithmetic(const Value& first, const syntax::Binary& binary, Span span);
  Value conditional(const syntax::Conditional& conditional, Span span);
  // elaborate_comparisons.cpp
  Value comparison(const syntax::Binary& binary, Span span);
  Value compareThings(Value left, Value right, const syntax::Binary& binary, Span span);
  Value compareNumbers(Value left, Value right, const syntax::Binary& binary, Span span);
  Value compareAgency(const syntax::Expr& word, const syntax::Binary& binary, Span span);
  std::optional<Value> besides(const Value& thing, const syntax::Expr& expr);
  // elaborate_names.cpp
  Value path(const syntax::Path& path, Span span);
  Value declaredName(const syntax::Path& path, Span span);
  Value reportPath(const std::vector<syntax::Name>& words, std::size_t first, plan::Doc doc,
                   Span span);
  std::optional<Value> reportFact(const std::string& word, plan::Doc doc, Span span);
  Value fieldOf(const Value& value, const std::vector<syntax::Name>& words, std::size_t first,
                Span span);
  Value claimField(const Value& claim, const syntax::Name& field, Span span);
  Value tableField(const Value& table, const std::vector<syntax::Name>& words, std::size_t first,
                   Span span);
  Value parameter(std::uint32_t index, Span span);
  Value constantValue(const std::string& name, Span span);
  Value templateArgument(const std::string& name, Span span);
  std::optional<Value> observation(const std::string& word, const Value* table, Span span);
  Value freeItem(const syntax::Path& path, Span span);
  void reportUnknown(const std::string& word, Span span);
  // elaborate_cells.cpp
  Value cellRef(const syntax::CellRef& ref, Span span);
  std::optional<sema::AxisSelection> axis(const syntax::Expr& expr, std::uint32_t table,
                                          sema::AxisKind kind);
  std::optional<sema::AxisSelection> select(const Value& value, std::uint32_t table,
                                            sema::AxisKind kind, Span span);
  Value makeCell(std::uint32_t table, std::uint32_t row, std::uint32_t column, plan::Doc doc,
                 Span span);
  // elaborate_sets.cpp
  Value listOf(const syntax::ListOf& list, Span span);
  Value freeSet(const syntax::Expr& expr);
  Value wholeAxis(std::uint32_t table, sema::AxisKind kind, Span span) const;
  Value cellsOf(std::uint32_t table, plan::Doc doc, Span span) const;
  Value setOf(std::vector<Value> elements, Span span) const;
  // elaborate_quantifiers.cpp
  struct Leaf {
    Value value;  // kBool or kNumber
    bool isCount = false;
  };
  Value quantified(const syntax::Quantified& q, Span span);
  bool collect(const syntax::Quantified& q, std::size_t binding, std::vector<Leaf>& leaves);
  bool collectClaims(const syntax::Quantified& q, std::size_t binding, const Value& claims,
                     std::vector<Leaf>& leaves);
  bool collectLeaf(const syntax::Quantified& q, std::vector<Leaf>& leaves);
  Value combine(const syntax::Quantified& q, std::vector<Leaf> leaves, Span span);
  Value combineNumbers(plan::Op op, std::vector<Value> numbers, Span span);
  // elaborate_calls.cpp and elaborate_functions.cpp
  Value call(const syntax::Call& call, Span span);
  Value callFunction(const syntax::FunctionDecl& decl, const sema::Source& source,
                     const syntax::Call& call, Span span);
  Value fitParameter(const Value& value, const syntax::Parameter& parameter,
                     const sema::Source& source);
  Value callAbs(const syntax::Call&, Span);
  Value callRound(const syntax::Call&, Span);
  Value callQuotient(const syntax::Call&, Span);
  Value callKnown(const syntax::Call&, Span);
  Value callState(const syntax::Call&, Span);
  Value callIsCount(const syntax::Call&, Span);
  Value callInteger(const syntax::Call&, Span);
  Value callLength(const syntax::Call&, Span);
  Value callTextPair(const syntax::Call&, Span);
  Value callMatches(const syntax::Call&, Span);
  Value callContains(const syntax::Call&, Span);
  Value callPresent(const syntax::Call&, Span);
  Value callHasTable(const syntax::Call&, Span);
  Value callHeading(const syntax::Call&, Span);
  Value callSectionNumber(const syntax::Call&, Span);
  Value callDeclaredOrdinal(const syntax::Call&, Span);
  Value callWording(const syntax::Call&, Span);
  Value callUses(const syntax::Call&, Span);
  Value callDate(const syntax::Call&, Span);
  Value callDatePart(const syntax::Call&, Span);
  Value callIsSet(const syntax::Call&, Span);
  Value callLeaves(const syntax::Call&, Span);
  Value callObservation(const syntax::Call&, Span);
  Value callAggregate(const syntax::Call&, Span);
  std::optional<int> digits(const syntax::Expr& expr);
  std::optional<Value> section(const syntax::Expr& expr);
  std::optional<Value> tableOf(const syntax::Expr& expr);

  Value broken(Span span) const;
  Value make(ValueKind kind, plan::NodeId node, Span span) const;
  Value numberValue(plan::NodeId node, sema::UnitId unit, Span span) const;
  Value mismatch(const Value& value, std::string_view expected);
  bool takeStep(Span span);
  /// One level further inside, as long as it lives.
  class Deeper {
   public:
    explicit Deeper(std::size_t& depth) : depth_(depth) { ++depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    ~Deeper() { --depth_; }

   private:
    std::size_t& depth_;
  };

  Context& context_;
  std::uint32_t formIndex_;
  const sema::BuiltForm& built_;
  const Form& form_;
  sema::Reporter reporter_;
  std::shared_ptr<const sema::Bindings> bindings_;
  std::vector<std::pair<std::string_view, Value>> scope_;
  std::size_t scopeBase_ = 0;        // a function sees its own parameters only
  std::vector<std::string> active_;  // constants and functions being opened
  std::size_t steps_ = 0;
  std::size_t depth_ = 0;
  std::uint32_t claimLoops_ = 0;
  bool failed_ = false;
  bool limitReported_ = false;
};

}  // namespace gouji::lower
