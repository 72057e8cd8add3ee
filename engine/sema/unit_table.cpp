#include "engine/sema/unit_table.h"

#include <algorithm>

#include "engine/sema/suggest.h"

namespace gouji::sema {

namespace {

/// Two files that say the same of 元 may stand beside each other.
bool isSame(const syntax::UnitDecl& a, const syntax::UnitDecl& b) {
  if (a.base.has_value() != b.base.has_value()) return false;
  return !a.base || (a.base->text == b.base->text && a.factor == b.factor);
}

}  // namespace

UnitTable::UnitTable() { add("字", {}); }

UnitId UnitTable::add(const std::string& name, Site site) {
  const auto id = static_cast<UnitId>(units_.size());
  units_.push_back({name, id, 1, std::move(site)});
  byName_.emplace(name, id);
  return id;
}

void UnitTable::declare(const std::vector<std::pair<const syntax::UnitDecl*, Source>>& declarations,
                        const Reporter& reporter) {
  std::vector<std::pair<const syntax::UnitDecl*, UnitId>> derived;
  std::unordered_map<UnitId, const syntax::UnitDecl*> declared;
  for (const auto& [decl, source] : declarations) {
    const Reporter here = reporter.in(source);
    const auto known = find(decl->name.text);
    if (known && units_[*known].site.source) {
      if (units_[*known].site.source != source && isSame(*decl, *declared.at(*known))) continue;
      here.report(DiagnosticKind::DuplicateName, decl->name.span, {decl->name.text})
          .notes.push_back(firstDeclaredAt(units_[*known].site));
      continue;
    }
    const UnitId id = known ? *known : add(decl->name.text, {});
    units_[id].site = {source, decl->name.span};
    declared.emplace(id, decl);
    if (decl->base) derived.emplace_back(decl, id);
  }
  // A derived unit may stand on another derived one: resolve as often as something changes.
  for (bool changed = true; changed && !derived.empty();) {
    changed = false;
    for (auto it = derived.begin(); it != derived.end();) {
      const auto& [decl, id] = *it;
      const Reporter here = reporter.in(units_[id].site.source);
      const auto base = require(*decl->base, here);
      const bool waits =
          base && std::any_of(derived.begin(), derived.end(),
                              [&](const auto& other) { return other.second == *base; });
      if (waits) {
        ++it;
        continue;
      }
      const Decimal factor = decl->factor.value_or(Decimal(1));
      const auto product = base ? factor.times(units_[*base].factor) : std::nullopt;
      if (base && (!product || *product <= Decimal(0))) {
        here.report(DiagnosticKind::BadUnitFactor, decl->span, {decl->name.text});
      } else if (base) {
        units_[id].base = units_[*base].base;
        units_[id].factor = *product;
      }
      it = derived.erase(it);
      changed = true;
    }
  }
  for (const auto& [decl, id] : derived) {
    reporter.in(units_[id].site.source)
        .report(DiagnosticKind::UnitCycle, decl->span, {decl->name.text});
  }
}

std::optional<UnitId> UnitTable::find(std::string_view name) const {
  const auto found = byName_.find(std::string(name));
  if (found == byName_.end()) return std::nullopt;
  return found->second;
}

std::optional<UnitId> UnitTable::require(const syntax::Name& name, const Reporter& reporter) const {
  const auto found = find(name.text);
  if (found) return found;
  std::vector<Candidate> candidates;
  for (const Unit& unit : units_) candidates.push_back({unit.name, ""});
  Localized hint = suggest(name.text, candidates);
  if (hint.zh.empty()) {
    hint = {"先声明：unit " + name.text, "declare it first: unit " + name.text};
  }
  reporter.report(DiagnosticKind::UnknownUnit, name.span, {name.text}, std::move(hint));
  return std::nullopt;
}

std::string UnitTable::nameOf(UnitId id) const { return id == kBare ? "" : units_[id].name; }

}  // namespace gouji::sema
