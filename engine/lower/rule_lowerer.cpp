#include "engine/lower/rule_lowerer.h"

#include <algorithm>
#include <utility>

#include "engine/lower/linear.h"

namespace gouji::lower {

using plan::Instance;
using plan::NodeId;
using plan::Op;

RuleLowerer::RuleLowerer(Context& context, const sema::RuleInstance& rule)
    : context_(context),
      instance_(rule),
      decl_(*rule.decl),
      reporter_(context.diagnostics, rule.source) {
  if (rule.bindings) reporter_ = reporter_.usedAt(rule.bindings->use);
}

std::optional<LoweredRule> RuleLowerer::lower() {
  if (!lowerHeader()) return std::nullopt;
  const std::vector<std::uint32_t> forms = applicableForms();
  for (const std::uint32_t form : forms) {
    // One form speaks for all: what is wrong on the first is not said again of the second.
    if (!lowerOn(form)) return std::nullopt;
  }
  if (!forms.empty() && !failed_) reportPointless();
  if (failed_) return std::nullopt;
  return std::move(result_);
}

bool RuleLowerer::lowerOn(std::uint32_t form) {
  result_.forms.push_back({form, {}, {}});
  current_ = &result_.forms.back();
  keys_.clear();
  collection_ = kNone;
  Elaborator build(context_, form, reporter_, instance_.bindings);
  const bool ok = decl_.checksTotals ? lowerTotals(build) : runLoops(build, 0);
  return ok && !build.hasFailed();
}

bool RuleLowerer::runLoops(Elaborator& build, std::size_t loop) {
  if (loop == decl_.loops.size()) return emitInstance(build);
  const syntax::Binding& over = decl_.loops[loop];
  const Value elements = build.set(*over.set);
  if (elements.isBroken()) return false;
  if (elements.is(ValueKind::kCollection)) {
    if (collection_ != kNone || decl_.forbid) {
      build.report(DiagnosticKind::SecondClaimLoop, over.set->span);
      return false;
    }
    const std::uint32_t slot = build.openClaimLoop(over.variable.span);
    if (slot == kNone) return false;
    collection_ = elements.collection;
    slot_ = static_cast<std::uint8_t>(slot);
    Value claim;
    claim.kind = ValueKind::kClaim;
    claim.slot = slot_;
    claim.collection = elements.collection;
    build.push(over.variable.text, claim);
    const bool ok = runLoops(build, loop + 1);
    build.pop();
    build.closeClaimLoop();
    collection_ = kNone;
    return ok;
  }
  for (const Value& element : *elements.elements) {
    build.push(over.variable.text, element);
    loopValues_.push_back(element);
    const bool ok = runLoops(build, loop + 1);
    loopValues_.pop_back();
    build.pop();
    if (!ok) return false;
  }
  return true;
}

bool RuleLowerer::countInstance(Span span) {
  if (++instanceCount_ > kMaxInstancesPerRule) {
    reporter_.report(DiagnosticKind::TooManyInstances, span,
                     {std::to_string(kMaxInstancesPerRule)});
    failed_ = true;
    return false;
  }
  return true;
}

bool RuleLowerer::emitInstance(Elaborator& build) {
  if (!countInstance(decl_.id.span)) return false;
  build.variantTable = kNone;
  build.named = {};
  build.paramsNeeded.clear();
  build.paramsAsked.clear();

  Instance instance;
  instance.form = current_->form;
  bool isDropped = false;
  if (!lowerGuard(build, instance, isDropped)) return false;
  if (isDropped) {
    ++droppedCount_;
    return true;
  }
  // What the check names is what a finding is about; a guard may name anything.
  const Elaborator::Named inGuard = std::exchange(build.named, {});
  std::string key;
  for (const Value& value : loopValues_) key += (key.empty() ? "" : ", ") + build.keyOf(value);
  const auto [known, isNew] = keys_.emplace(key, nullptr);
  if (!isNew && !loopValues_.empty() && loopValues_.back().is(ValueKind::kCell)) {
    // The same row and column of two tables.
    key = build.form().tables[loopValues_.back().table].key + ", " + key;
    if (!keys_.emplace(key, nullptr).second) return true;
  } else if (!isNew) {
    build.report(DiagnosticKind::DuplicateInstance, decl_.loops.back().set->span,
                 {instance_.id, key});
    return false;
  }
  instance.key = context_.nodes.text(key);

  bool pushedVariable = false;
  bool isBroken = false;
  if (decl_.forbid) {
    const Value forbidden = build.set(*decl_.forbid);
    if (forbidden.isBroken()) return false;
    if (!forbidden.is(ValueKind::kCollection)) {
      build.report(DiagnosticKind::ForbidNeedsClaims, decl_.forbid->span);
      return false;
    }
    const std::uint32_t slot = build.openClaimLoop(decl_.forbid->span);
    if (slot == kNone) return false;
    instance.forbids = true;
    instance.collection = forbidden.collection;
    instance.slot = static_cast<std::uint8_t>(slot);
    if (decl_.forbidVariable) {
      Value claim;
      claim.kind = ValueKind::kClaim;
      claim.slot = instance.slot;
      claim.collection = forbidden.collection;
      build.push(decl_.forbidVariable->text, claim);
      pushedVariable = true;
    }
    NodeId allowed = context_.nodes.boolean(false);
    if (decl_.forbidWhere) {
      const NodeId forbiddenIf = build.condition(*decl_.forbidWhere);
      if (forbiddenIf != kNone) allowed = context_.nodes.negation(forbiddenIf);
      isBroken = forbiddenIf == kNone;
    }
    instance.check = allowed;
  } else {
    instance.collection = collection_;
    instance.slot = slot_;
  }
  bool ok = !isBroken && (decl_.forbid || lowerCheck(build, instance));
  if (build.named.isEmpty()) build.named = inGuard;
  ok = ok && finishInstance(build, instance);
  if (pushedVariable) build.pop();
  if (decl_.forbid) build.closeClaimLoop();
  return ok;
}

bool RuleLowerer::lowerGuard(Elaborator& build, Instance& instance, bool& isDropped) {
  std::vector<NodeId> guards;
  for (const auto& guard : decl_.guards) {
    const NodeId node = build.condition(*guard);
    if (node == kNone) return false;
    // What stands behind a guard that is false may name what this row or column does not have.
    if (context_.nodes.constantBool(node) == false) {
      isDropped = true;
      return true;
    }
    guards.push_back(node);
  }
  const NodeId all = context_.nodes.conjunction(guards);
  if (!context_.nodes.constantBool(all)) instance.guard = all;
  return true;
}

bool RuleLowerer::lowerCheck(Elaborator& build, Instance& instance) {
  if (!decl_.check) return false;
  instance.check = build.condition(*decl_.check);
  if (instance.check == kNone) return false;
  if (context_.nodes.constantBool(instance.check)) ++constantCount_;
  NodeId comparison = instance.check;
  const plan::Node& node = context_.nodes[instance.check];
  const auto* top = std::get_if<syntax::Binary>(&decl_.check->node);
  if (node.op == Op::kOr && top && top->op == syntax::BinaryOp::kImplies) {
    comparison = context_.nodes.child(node, node.b - 1);  // what is to follow
  }
  setSides(instance, comparison);
  return true;
}

void RuleLowerer::setSides(Instance& instance, NodeId comparison) {
  const plan::Node& node = context_.nodes[comparison];
  if (node.op != Op::kCompare) return;
  instance.left = node.a;
  instance.right = node.b;
  const auto isSingle = [&](NodeId side) {
    const plan::Node* n = &context_.nodes[side];
    if (n->op == Op::kScale) n = &context_.nodes[n->a];
    return n->op == Op::kCell || n->op == Op::kClaimNumber;
  };
  // A number written in the rule is what should be, whatever it is compared with.
  const auto isConstant = [&](NodeId side) {
    const plan::Node* n = &context_.nodes[side];
    if (n->op == Op::kScale) n = &context_.nodes[n->a];
    return n->op == Op::kNumber || n->op == Op::kParam;
  };
  // A single cell or claim is what was stated, the other side what it should be.
  const bool rightIsExpected = (isSingle(node.a) && !isSingle(node.b)) || isConstant(node.b);
  instance.expectedSide = rightIsExpected ? 1 : 0;
}

bool RuleLowerer::finishInstance(Elaborator& build, Instance instance) {
  if (!lowerLevels(build, instance) || !lowerMarks(build, instance)) return false;
  placeInstance(build, instance);
  if (!lowerMessages(build, instance)) return false;
  addParamGuards(build, instance);
  const plan::Node& check = context_.nodes[instance.check];
  const auto index = static_cast<std::uint32_t>(current_->instances.size());
  const bool isEquation = check.op == Op::kCompare && check.c == kNone &&
                          check.aux == static_cast<std::uint8_t>(plan::Comparison::kEqual);
  if (isEquation && instance.collection == kNone) {
    if (auto row = linearRowOf(context_.plan, build.form(), check.a, check.b)) {
      row->instance = index;
      current_->rows.push_back(std::move(*row));
    }
  }
  current_->instances.push_back(instance);
  return true;
}

bool RuleLowerer::lowerLevels(Elaborator& build, Instance& instance) {
  std::vector<plan::LevelCase> levels;
  for (const syntax::LevelChoice& choice : decl_.levels) {
    plan::LevelCase levelCase{static_cast<plan::Level>(choice.level), kNone};
    if (choice.condition) {
      levelCase.condition = build.condition(*choice.condition);
      if (levelCase.condition == kNone) return false;
      const auto decided = context_.nodes.constantBool(levelCase.condition);
      if (decided && !*decided) continue;
      if (decided) levelCase.condition = kNone;
    }
    levels.push_back(levelCase);
    if (levelCase.condition == kNone) break;
  }
  if (levels.empty()) levels.push_back({plan::Level::kError, kNone});
  instance.levels = context_.plan.levels.append(levels);
  return true;
}

bool RuleLowerer::lowerMarks(Elaborator& build, Instance& instance) {
  std::vector<CellId> marks;
  for (const auto& mark : decl_.marks) {
    const Value value = build.evaluate(*mark);
    if (value.isBroken()) return false;
    if (value.is(ValueKind::kCell)) {
      marks.push_back(value.cell);
      continue;
    }
    const bool isCells = value.is(ValueKind::kSet) &&
                         std::all_of(value.elements->begin(), value.elements->end(),
                                     [](const Value& v) { return v.is(ValueKind::kCell); });
    if (!isCells) {
      build.report(DiagnosticKind::TypeMismatch, mark->span,
                   {phraseOf("cell"), phraseOf(nameOf(value.kind))});
      return false;
    }
    for (const Value& cell : *value.elements) marks.push_back(cell.cell);
  }
  instance.marks = context_.plan.marks.append(marks);
  return true;
}

void RuleLowerer::placeInstance(const Elaborator& build, Instance& instance) {
  const Form& form = build.form();
  const auto cellOf = [&](NodeId side) {
    if (side == kNone) return kNoCell;
    const plan::Node* node = &context_.nodes[side];
    if (node->op == Op::kScale) node = &context_.nodes[node->a];
    const bool isHere = node->op == Op::kCell && node->aux == 0;
    return isHere ? static_cast<CellId>(node->a) : kNoCell;
  };
  if (instance.focus == kNoCell) {
    const NodeId actual = instance.expectedSide == 0 ? instance.right : instance.left;
    const NodeId expected = instance.expectedSide == 0 ? instance.left : instance.right;
    instance.focus = cellOf(actual);
    if (instance.focus == kNoCell) instance.focus = cellOf(expected);
  }
  std::uint32_t variantTable = build.variantTable, variant = build.variant;
  for (const Value& value : loopValues_) {
    if (value.is(ValueKind::kCell)) {
      if (instance.focus == kNoCell) instance.focus = value.cell;
      if (form.cells[value.cell].variant != kNone) {
        variantTable = value.table;
        variant = form.cells[value.cell].variant;
      }
    }
    if (instance.section == kNone) instance.section = value.section;
    if (instance.table == kNone) instance.table = value.table;
  }
  if (instance.focus == kNoCell) instance.focus = build.named.cell;
  if (instance.table == kNone) instance.table = build.named.table;
  if (instance.section == kNone && instance.table != kNone) {
    instance.section = form.tables[instance.table].section;
  }
  if (instance.section == kNone) instance.section = build.named.section;
  if (instance.variantTable == kNone && variantTable != kNone) {
    instance.variantTable = variantTable;
    instance.variantMask = 1u << (variant + 1);
  }
}

void RuleLowerer::addParamGuards(const Elaborator& build, Instance& instance) {
  std::vector<NodeId> guards;
  for (const std::uint32_t param : build.paramsNeeded) {
    const auto& asked = build.paramsAsked;
    if (std::find(asked.begin(), asked.end(), param) != asked.end()) continue;
    guards.push_back(context_.nodes.make(Op::kParamSet, param));
  }
  if (guards.empty()) return;
  std::sort(guards.begin(), guards.end());
  guards.erase(std::unique(guards.begin(), guards.end()), guards.end());
  if (instance.guard != kNone) guards.push_back(instance.guard);
  instance.guard = context_.nodes.conjunction(guards);
}

void RuleLowerer::reportPointless() {
  if (decl_.checksTotals) return;
  if (instanceCount_ > 0 && droppedCount_ == instanceCount_) {
    reporter_.report(DiagnosticKind::UnreachableRule, decl_.guards[0]->span, {instance_.id});
    failed_ = true;
  } else if (instanceCount_ == 0) {
    reporter_.report(DiagnosticKind::EmptyLoop,
                     decl_.loops.empty() ? decl_.id.span : decl_.loops[0].set->span,
                     {instance_.id});
  } else if (constantCount_ > 0 && constantCount_ == instanceCount_ - droppedCount_ &&
             !std::holds_alternative<syntax::Binary>(decl_.check->node)) {
    reporter_.report(DiagnosticKind::ConstantCheck, decl_.check->span, {instance_.id});
  }
}

}  // namespace gouji::lower
