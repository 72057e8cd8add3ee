#include "engine/lower/lower.h"

#include <algorithm>
#include <deque>

#include "engine/lower/context.h"
#include "engine/lower/declarations.h"
#include "engine/lower/prior_readers.h"
#include "engine/lower/rule_lowerer.h"
#include "engine/plan/serialize.h"

namespace gouji::lower {
namespace {

class PackLowerer {
 public:
  PackLowerer(const sema::Pack& pack, Diagnostics& diagnostics)
      : pack_(pack), diagnostics_(diagnostics), context_(pack, diagnostics, plan_) {}

  plan::Plan run() {
    for (const sema::BuiltForm& form : pack_.forms) plan_.forms.push_back(form.form);
    lowerUnits(context_);
    lowerParams(context_);
    checkExtracts(context_);
    for (const sema::RuleInstance& rule : pack_.rules) lowerRule(rule);
    lowerTotalsWithoutRule();
    assemble();
    markPriorReaders(plan_);
    lowerProfiles(context_);
    reportUnused(context_);
    plan_.contentHash = plan::hashOf(plan_);
    return std::move(plan_);
  }

 private:
  void lowerRule(const sema::RuleInstance& rule) {
    auto lowered = RuleLowerer(context_, rule).lower();
    if (!lowered) return;
    instanceCount_ += countOf(*lowered);
    if (instanceCount_ > kMaxInstances) {
      if (!limitReported_) {
        sema::Reporter(diagnostics_, rule.source)
            .report(DiagnosticKind::TooManyInstancesInAll, rule.decl->id.span,
                    {std::to_string(kMaxInstances)});
      }
      limitReported_ = true;
      return;
    }
    lowered_.push_back(std::move(*lowered));
  }

  static std::size_t countOf(const LoweredRule& rule) {
    std::size_t count = 0;
    for (const auto& form : rule.forms) count += form.instances.size();
    return count;
  }

  /// A total that names an id nobody wrote a rule for is checked all the same.
  void lowerTotalsWithoutRule() {
    std::set<std::string, std::less<>> seen;
    for (const sema::BuiltForm& form : pack_.forms) {
      for (const sema::DeclaredTotal& total : form.totals) {
        if (total.parts.empty()) continue;  // has its diagnostic
        std::vector<std::string> ids;
        if (!total.id.empty()) ids.push_back(total.id);
        for (const auto& [item, id] : total.idOf) ids.push_back(id);
        for (const std::string& id : ids) {
          if (pack_.ruleByName.count(id) > 0 || !seen.insert(id).second) continue;
          lowerDefaultRule(id, form, total);
        }
      }
    }
  }

  void lowerDefaultRule(const std::string& id, const sema::BuiltForm& form,
                        const sema::DeclaredTotal& total) {
    // Who imports a built-in form alone does not want its rules as well.
    const bool isBuiltin = form.site.source->path().starts_with("builtin:");
    if (!isBuiltin) {
      sema::Reporter(diagnostics_, form.site.source)
          .report(DiagnosticKind::TotalWithoutRule, total.span, {id},
                  {"写一条 rule " + id + " … { check totals … }",
                   "write a rule " + id + " … { check totals … }"});
    }
    syntax::RuleDecl& decl = defaultRules_.emplace_back();
    decl.id = {id, total.span};
    decl.name = {"total", total.span};
    decl.title = {"合计", total.span};
    decl.span = decl.checkSpan = total.span;
    decl.checksTotals = true;
    decl.practice = syntax::Text{form.form->basis, total.span};
    defaultInstances_.push_back(
        {&decl, form.site.source, id, total.span, form.site.source, nullptr});
    lowerRule(defaultInstances_.back());
  }

  /// Instances grouped by form, in the order of the rules.
  void assemble() {
    for (LoweredRule& rule : lowered_) plan_.rules.push_back(std::move(rule.rule));
    for (std::uint32_t form = 0; form < plan_.forms.size(); ++form) {
      for (std::uint32_t r = 0; r < lowered_.size(); ++r) {
        for (LoweredRule::PerForm& part : lowered_[r].forms) {
          if (part.form != form) continue;
          const auto first = static_cast<std::uint32_t>(plan_.instances.size());
          for (plan::Instance& instance : part.instances) {
            instance.rule = r;
            plan_.instances.push_back(instance);
          }
          for (plan::LinearRow& row : part.rows) {
            row.instance += first;
            plan_.linearRows.push_back(std::move(row));
          }
        }
      }
    }
  }

  const sema::Pack& pack_;
  Diagnostics& diagnostics_;
  plan::Plan plan_;
  Context context_;
  std::vector<LoweredRule> lowered_;
  std::deque<syntax::RuleDecl> defaultRules_;
  std::deque<sema::RuleInstance> defaultInstances_;
  std::size_t instanceCount_ = 0;
  bool limitReported_ = false;
};

}  // namespace

plan::Plan lowerPack(const sema::Pack& pack, Diagnostics& diagnostics) {
  return PackLowerer(pack, diagnostics).run();
}

}  // namespace gouji::lower
