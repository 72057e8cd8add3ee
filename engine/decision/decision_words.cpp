#include "engine/decision/decision_words.h"

namespace gouji {
namespace {

/// "（督查室：已核实）" / " (督查室: 已核实)": who and why, as far as it is known.
Localized describeReason(const Suppression& decision) {
  std::string zh = decision.author;
  std::string en = decision.author;
  if (!decision.reason.empty()) {
    zh += (zh.empty() ? "" : "：") + decision.reason;
    en += (en.empty() ? "" : ": ") + decision.reason;
  }
  if (zh.empty()) return {};
  return {"（" + zh + "）", " (" + en + ")"};
}

/// "ARI-04[reconsideration]，青川区水务局 2025 年": what a decision is about.
Localized describeTarget(const std::string& check, const std::string& unit,
                         std::optional<int> year) {
  Localized target = {check, check};
  const std::string number = year ? std::to_string(*year) : std::string();
  if (!unit.empty()) {
    target.zh += "，" + unit;
    target.en += ", " + unit;
  }
  if (year) {
    target.zh += (unit.empty() ? "，" : " ") + number + " 年";
    target.en += (unit.empty() ? ", " : " ") + number;
  }
  return target;
}

/// Everything such a finding has but its words.
Finding makeFinding(std::string name, std::string title, const std::string& file) {
  Finding finding;
  finding.rule = "decision";
  finding.name = std::move(name);
  finding.title = std::move(title);
  finding.instance = "decision";
  finding.level = FindingLevel::kInfo;
  finding.file = file;
  return finding;
}

void identify(Finding& finding, const std::string& unit, std::optional<int> year,
              const std::string& what) {
  finding.agency = unit;
  finding.year = year;
  finding.cell = what;
  finding.fingerprint = fingerprintOf(finding);
  finding.valueHash = valueHashOf(finding);
  finding.cell.clear();
}

}  // namespace

Suppression suppressionOf(const Waiver& waiver) {
  return {"waiver", waiver.reason, waiver.author,
          waiver.expires ? waiver.expires->toIso() : std::string()};
}

Suppression suppressionOf(const BaselineEntry& entry) {
  return {"baseline", entry.reason, entry.author, {}};
}

Lapse describeChange(const Waiver& waiver) {
  const Suppression decision = suppressionOf(waiver);
  const Localized reason = describeReason(decision);
  return {Lapse::Cause::kOtherValues,
          decision,
          {"曾获豁免" + reason.zh + "，但数值已变，须重新决定",
           "waived before" + reason.en + ", but for other values: decide again"}};
}

Lapse describeChange(const BaselineEntry& entry) {
  const Suppression decision = suppressionOf(entry);
  const Localized reason = describeReason(decision);
  Localized words = {
      "基线接受过这一问题" + reason.zh + "，但数值已变，须重新决定",
      "accepted in the baseline" + reason.en + ", but for other values: decide again"};
  if (!entry.message.empty()) {
    words.zh += "；当时是：" + entry.message;
    words.en += "; it then said: " + entry.message;
  }
  return {Lapse::Cause::kOtherValues, decision, words};
}

Lapse describeExpiry(const Waiver& waiver) {
  const Suppression decision = suppressionOf(waiver);
  const Localized reason = describeReason(decision);
  return {Lapse::Cause::kExpired,
          decision,
          {"豁免已于 " + decision.expires + " 到期" + reason.zh,
           "the waiver expired on " + decision.expires + reason.en}};
}

Finding describeUnused(const Waiver& waiver, DecisionState state, Date today) {
  const bool isExpired = waiver.expires && *waiver.expires < today;
  Finding finding = makeFinding(isExpired ? "expired-waiver" : "unused-waiver",
                                isExpired ? "已到期的豁免" : "用不到的豁免", waiver.source->path());
  const Localized target = describeTarget(waiver.rule, waiver.unit, waiver.year);
  if (state == DecisionState::kUnseen) {
    finding.message = {"这条豁免（" + target.zh + "）没有对应的报告",
                       "there is no report for this waiver (" + target.en + ")"};
    finding.hint = {"核对 unit 和 year 是否与报告一致",
                    "see whether unit and year are those of the report"};
  } else {
    finding.message = {"这条豁免（" + target.zh + "）已无问题需要它",
                       "no finding needs this waiver (" + target.en + ")"};
    finding.hint = {"删去这条豁免", "remove the waiver"};
  }
  if (isExpired) {
    finding.message.zh += "，并已于 " + waiver.expires->toIso() + " 到期";
    finding.message.en += ", and it expired on " + waiver.expires->toIso();
  }
  finding.location = placeOf(*waiver.source, waiver.span);
  identify(finding, waiver.unit, waiver.year, waiver.rule + '\n' + waiver.cell);
  return finding;
}

Finding describeUnused(const BaselineEntry& entry, const std::string& path) {
  Finding finding = makeFinding("unused-baseline-entry", "用不到的基线条目", path);
  const Localized target = describeTarget(entry.instance, entry.unit, entry.year);
  finding.message = {
      "基线中的这一条（" + target.zh + "）已无对应的问题",
      "nothing is found any more for this entry of the baseline (" + target.en + ")"};
  finding.hint = {"用 `gouji baseline prune` 清理", "`gouji baseline prune` removes it"};
  if (entry.line > 0) {
    const LineColumn at{entry.line, 1};
    finding.location = TextPlace{{}, at, at};
  }
  identify(finding, entry.unit, entry.year, entry.fingerprint + entry.valueHash);
  return finding;
}

}  // namespace gouji
