// engine/lower/rule_lowerer.h
//
// One rule made into instances: its loops unrolled on every form it is for, its checks, levels,
// marks and messages built for each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/lower/context.h"
#include "engine/lower/elaborator.h"
#include "engine/plan/plan.h"
#include "engine/sema/pack.h"

namespace gouji::lower {

/// What one rule gives, per form.
struct LoweredRule {
  plan::Rule rule;
  struct PerForm {
    std::uint32_t form = 0;
    std::vector<plan::Instance> instances;
    std::vector<plan::LinearRow> rows;  // `instance` counts within `instances`
  };
  std::vector<PerForm> forms;
};

class RuleLowerer {
 public:
  RuleLowerer(Context& context, const sema::RuleInstance& rule);

  /// Nothing when the rule has a mistake; it has been told then.
  [[nodiscard]] std::optional<LoweredRule> lower();

 private:
  // rule_header.cpp: what is the same for all instances
  bool lowerHeader();
  void checkMessages();
  void checkLevels();
  [[nodiscard]] std::string sourceText(const syntax::Message& message) const;
  [[nodiscard]] std::vector<std::uint32_t> applicableForms();
  [[nodiscard]] std::optional<std::vector<std::uint32_t>> namedForms();

  // rule_lowerer.cpp: loops and instances
  bool lowerOn(std::uint32_t form);
  bool runLoops(Elaborator& build, std::size_t loop);
  bool emitInstance(Elaborator& build);
  bool lowerGuard(Elaborator& build, plan::Instance& instance, bool& isDropped);
  bool lowerCheck(Elaborator& build, plan::Instance& instance);
  bool finishInstance(Elaborator& build, plan::Instance instance);
  bool lowerLevels(Elaborator& build, plan::Instance& instance);
  bool lowerMarks(Elaborator& build, plan::Instance& instance);
  void addParamGuards(const Elaborator& build, plan::Instance& instance);
  void placeInstance(const Elaborator& build, plan::Instance& instance);
  void setSides(plan::Instance& instance, plan::NodeId comparison);
  bool countInstance(Span span);
  void reportPointless();

  // totals_lowerer.cpp
  bool lowerTotals(Elaborator& build);
  struct Shape;
  bool lowerTotal(Elaborator& build, const sema::DeclaredTotal& total);
  [[nodiscard]] std::string totalKey(const Form& form, const sema::DeclaredTotal& total,
                                     std::uint32_t other);

  // messages.cpp
  bool lowerMessages(Elaborator& build, plan::Instance& instance);
  bool lowerMessage(Elaborator& build, const std::optional<syntax::Message>& source,
                    const plan::Instance& instance, plan::Message& message);
  bool lowerPiece(Elaborator& build, const syntax::MessagePiece& piece,
                  const plan::Instance& instance, std::vector<plan::MessagePiece>& pieces);
  [[nodiscard]] std::vector<Value> termsOf(plan::NodeId side, Span span) const;

  Context& context_;
  const sema::RuleInstance& instance_;
  const syntax::RuleDecl& decl_;
  sema::Reporter reporter_;
  LoweredRule result_;
  LoweredRule::PerForm* current_ = nullptr;
  std::uint32_t collection_ = kNone;  // of the loop over claims one is in
  std::uint8_t slot_ = 0;
  std::vector<Value> loopValues_;
  /// Keys given so far on the current form: with their total for `check totals`.
  std::map<std::string, const void*> keys_;
  std::size_t instanceCount_ = 0;
  std::size_t droppedCount_ = 0;   // guard false whatever the report says
  std::size_t constantCount_ = 0;  // check decided whatever the report says
  bool hasHintExpressions_ = false;
  bool failed_ = false;
};

}  // namespace gouji::lower
