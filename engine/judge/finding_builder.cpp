#include "engine/judge/finding_builder.h"

#include <algorithm>

#include "engine/eval/children.h"
#include "engine/judge/cell_words.h"
#include "engine/judge/judge.h"

namespace gouji::judge {
namespace {

using plan::Op;

bool isKnown(const Location& place) { return !std::holds_alternative<std::monostate>(place); }

}  // namespace

Finding FindingBuilder::build(const InstanceResult& result) const {
  Finding finding;
  build(result, finding);
  return finding;
}

void FindingBuilder::build(const InstanceResult& result, Finding& finding) const {
  // What the steps below do not always fill in.
  finding.explain.zh.clear();
  finding.explain.en.clear();
  finding.location = {};
  finding.cell.clear();
  finding.excerpt.clear();
  finding.suspects.clear();
  finding.related.clear();
  finding.fingerprint.clear();
  finding.valueHash.clear();
  finding.suppressed.reset();
  finding.lapsed.reset();
  describeRule(finding, result);
  describeReport(finding);
  describeFigures(finding, result);
  describeCells(finding, result);
  locate(finding, result);
}

void FindingBuilder::describeRule(Finding& finding, const InstanceResult& result) const {
  const plan::Rule& rule = plan_.rules[plan_.instances[result.instance].rule];
  finding.rule = rule.id;
  finding.name = rule.name;
  finding.title = rule.title;
  writeNameOfInstance(plan_, result, finding.instance);
  finding.outcome = result.outcome;
  finding.hint.zh = rule.hint.zh;
  finding.hint.en = rule.hint.en;
  finding.basis = rule.basis;
  finding.basisIsPractice = rule.basisIsPractice;
  finding.aboutReading = rule.aboutReading;
  switch (result.outcome) {
    case Outcome::kFail:
      finding.level = levelOf(result.level);
      finding.message = result.message;
      finding.explain = result.explain;
      if (!result.hint.zh.empty()) finding.hint.zh = result.hint.zh;
      if (!result.hint.en.empty()) finding.hint.en = result.hint.en;
      break;
    case Outcome::kRuleError:
      // Whatever the rule is about: it could not be computed, and that must not be overlooked.
      finding.level = FindingLevel::kError;
      writeReason(result, *report_.form, finding.message);
      break;
    default:
      finding.level = FindingLevel::kInfo;
      writeReason(result, *report_.form, finding.message);
      break;
  }
}

void FindingBuilder::describeReport(Finding& finding) const {
  finding.file = report_.path;
  finding.record = report_.record;
  finding.unitId = report_.unitId;
  finding.form = report_.form->id;
  finding.agency = report_.agency;
  finding.year = report_.year;
}

void FindingBuilder::describeFigures(Finding& finding, const InstanceResult& result) const {
  const plan::Instance& instance = plan_.instances[result.instance];
  finding.expected = instance.expectedSide == 0 ? result.left : result.right;
  finding.actual = instance.expectedSide == 0 ? result.right : result.left;
  // A comparison with one of several values has no sides; what the text says is the actual one.
  if (instance.left == kNone && result.claim) finding.actual = result.claim->value;
}

void FindingBuilder::describeCells(Finding& finding, const InstanceResult& result) const {
  std::vector<FindingCell>& cells = finding.cells;
  std::size_t count = 0;
  const auto add = [&](const Report& report, CellId cell, bool isPrior) {
    if (count == cells.size()) cells.emplace_back();
    FindingCell& described = cells[count];
    describeCell(report, cell, isPrior, described);
    const auto end = cells.begin() + static_cast<std::ptrdiff_t>(count);
    const bool isThere = std::any_of(cells.begin(), end, [&](const FindingCell& other) {
      return other.cell == described.cell && other.prior == isPrior;
    });
    if (!isThere) ++count;
  };
  for (const CellUse& use : result.cells) {
    if (use.doc == plan::Doc::kThis) {
      add(report_, use.cell, false);
    } else if (prior_ != nullptr) {
      const CellId cell = findInPrior(report_, *prior_, use.cell);
      if (cell != kNoCell) add(*prior_, cell, true);
    }
  }
  for (const CellId mark : plan_.marksOf(plan_.instances[result.instance]))
    add(report_, mark, false);
  cells.resize(count);
}

void FindingBuilder::pointTo(Finding& finding, CellId cell) const {
  writeNameOfCell(*report_.form, cell, finding.cell);
  finding.excerpt.clear();
  for (const FindingCell& described : finding.cells) {
    // Counting columns again would cost as much as the rest of the finding.
    if (described.prior || described.cell != finding.cell || !isKnown(described.location)) continue;
    finding.location = described.location;
    return;
  }
  finding.location = placeToLook(report_, cell);
}

/// From the most exact place to the vaguest.
void FindingBuilder::locate(Finding& finding, const InstanceResult& result) const {
  const plan::Instance& instance = plan_.instances[result.instance];
  if (result.observation != kNone &&
      locateObservation(finding, report_.observations[result.observation]))
    return;
  if (result.claim && result.observation == kNone) {
    finding.excerpt = result.claim->text;
    locateClaim(finding, result.claim->range);
    if (isKnown(finding.location)) return;
  }
  if (result.reasonCell != kNoCell && !result.reasonInPrior)
    return pointTo(finding, result.reasonCell);
  if (instance.focus != kNoCell) return pointTo(finding, instance.focus);
  const auto actual = instance.expectedSide == 0 ? instance.right : instance.left;
  if (actual != kNone && plan_.nodes[actual].op == Op::kCell &&
      static_cast<plan::Doc>(plan_.nodes[actual].aux) == plan::Doc::kThis)
    return pointTo(finding, plan_.nodes[actual].a);
  for (const CellUse& use : result.cells)
    if (use.doc == plan::Doc::kThis) return pointTo(finding, use.cell);
  if (instance.section != kNone) {
    finding.location = placeOfSection(report_, instance.section);
  } else if (instance.table != kNone) {
    finding.location = placeOfTable(report_, instance.table);
  } else if (instance.check != kNone) {
    locateText(finding, instance.check);
  }
}

bool FindingBuilder::locateObservation(Finding& finding, const Observation& observation) const {
  finding.excerpt = observation.text;
  finding.location = observation.place;
  if (!isKnown(finding.location) && observation.table != kNone)
    finding.location = placeOfTable(report_, observation.table);
  if (!isKnown(finding.location) && observation.section != kNone)
    finding.location = placeOfSection(report_, observation.section);
  return isKnown(finding.location);
}

void FindingBuilder::locateClaim(Finding& finding, const narrative::TextRange& range) const {
  using Where = narrative::TextRange::Where;
  const SourceFile* source = report_.source.get();
  const bool hasSection = range.section < report_.sections.size();
  switch (range.where) {
    case Where::kSection:
      if (hasSection)
        finding.location =
            report_.sections[range.section].text.locate(range.begin, range.end, source);
      break;
    case Where::kFront:
      finding.location = report_.front.locate(range.begin, range.end, source);
      break;
    case Where::kTitle:
      finding.location = report_.titlePlace;
      break;
    case Where::kHeading:
      if (hasSection) finding.location = report_.placeOfHeading(range.section);
      break;
    case Where::kCell:
      break;
  }
}

/// What a check without cells reads: the title, the introduction, a section, a table.
void FindingBuilder::locateText(Finding& finding, plan::NodeId check) const {
  std::vector<plan::NodeId> open = {check};
  std::vector<bool> seen(check + std::size_t{1}, false);
  while (!open.empty() && !isKnown(finding.location)) {
    const plan::NodeId id = open.back();
    open.pop_back();
    if (seen[id]) continue;
    seen[id] = true;
    const plan::Node& node = plan_.nodes[id];
    switch (node.op) {
      case Op::kTitle:
        finding.location = report_.titlePlace;
        finding.excerpt = report_.title;
        break;
      case Op::kFront:
        finding.location = report_.front.locate(report_.source.get());
        break;
      case Op::kSectionText:
      case Op::kSectionHeading:
      case Op::kSectionOrdinal:
      case Op::kSectionPosition:
      case Op::kSectionOccurrences:
      case Op::kSectionPresent:
      case Op::kSectionWording:
        finding.location = placeOfSection(report_, node.a);
        break;
      case Op::kTablePresent:
      case Op::kVariantUsed:
        finding.location = placeOfTable(report_, node.a);
        break;
      default:
        break;
    }
    std::vector<plan::NodeId> children;
    eval::forEachChild(plan_, node, [&children](plan::NodeId c) { children.push_back(c); });
    open.insert(open.end(), children.rbegin(), children.rend());
  }
}

}  // namespace gouji::judge
