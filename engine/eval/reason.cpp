// Why an instance is undecided, not applicable or a rule error, in words.
#include "engine/eval/evaluate.h"

namespace gouji {
namespace {

struct Words {
  std::string_view zh;
  std::string_view en;
};

/// What is wrong with the cell that is to blame.
Words wordsOfCell(Reason reason) {
  switch (reason) {
    case Reason::kBlankCell:
      return {"为空白", "is blank"};
    case Reason::kFillerCell:
      return {"填的是符号而不是数字", "holds a sign instead of a number"};
    case Reason::kTextCell:
      return {"填的是文字而不是数字", "holds words instead of a number"};
    case Reason::kAbsentCell:
      return {"在报告中不存在", "is not in the report"};
    case Reason::kUnreadableCell:
      return {"无法辨认", "could not be read"};
    default:
      return {"没有可用的数值", "has no usable value"};
  }
}

Words wordsOf(Reason reason) {
  switch (reason) {
    case Reason::kNoPrior:
      return {"没有上一年度的报告", "there is no report of the year before"};
    case Reason::kSectionMissing:
      return {"报告中没有所需的部分", "the section it needs is not in the report"};
    case Reason::kTextMissing:
      return {"未读到标题、机关名称或引言",
              "the title, the agency or the introduction is not known"};
    case Reason::kNoLabels:
      return {"输入中没有标题和行列名称", "the input carries no headings and labels"};
    case Reason::kParamUnset:
      return {"规则所需的参数未设置", "a parameter the rule needs is not set"};
    case Reason::kAgencyUnknown:
      return {"机关类型未知", "the kind of the agency is not known"};
    case Reason::kYearUnknown:
      return {"报告年度未知", "the year of the report is not known"};
    case Reason::kDateUnknown:
      return {"日期未知", "a date is not known"};
    case Reason::kNoClaim:
      return {"正文没有相应表述", "the narrative does not say it"};
    case Reason::kVagueClaim:
      return {"正文用的是约数，无法比较", "the narrative gives a vague number"};
    case Reason::kGuardFalse:
      return {"规则的前提条件不成立", "the rule's condition does not hold"};
    case Reason::kOtherYear:
      return {"规则不适用于该年度", "the rule is for other years"};
    case Reason::kOtherAgency:
      return {"规则不适用于该类机关", "the rule is for other kinds of agency"};
    case Reason::kOverflow:
      return {"数值超出可计算的范围或精度",
              "a number leaves the range or the precision of numbers"};
    case Reason::kDivisionByZero:
      return {"除数为零", "a division by zero"};
    case Reason::kTextTooLong:
      return {"文字过长，无法检索", "a text is too long to be searched"};
    case Reason::kTooManySteps:
      return {"计算步数超过上限", "it takes more steps than allowed"};
    default:
      return {"", ""};
  }
}

Words conclusionOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kUndecided:
      return {"，无法判断", ": undecided"};
    case Outcome::kNotApplicable:
      return {"，不适用", ": not applicable"};
    case Outcome::kRuleError:
      return {"，规则无法计算", ": the rule cannot be computed"};
    case Outcome::kFail:
      return {"，规则要求填写", ", and the rule asks for it"};
    case Outcome::kPass:
      break;
  }
  return {"", ""};
}

}  // namespace

Localized describeReason(const InstanceResult& result, const Form& form) {
  Localized words;
  writeReason(result, form, words);
  return words;
}

void writeReason(const InstanceResult& result, const Form& form, Localized& words) {
  words.zh.clear();
  words.en.clear();
  if (result.reason == Reason::kNone) return;
  Words what;
  if (result.reasonCell != kNoCell) {
    const std::string name = form.cellName(result.reasonCell) + " ";
    words.zh.append(result.reasonInPrior ? "上年 " : "").append(name);
    words.en.append(result.reasonInPrior ? "last year's " : "").append(name);
    what = wordsOfCell(result.reason);
  } else {
    what = wordsOf(result.reason);
  }
  const Words conclusion = conclusionOf(result.outcome);
  words.zh.append(what.zh).append(conclusion.zh);
  words.en.append(what.en).append(conclusion.en);
}

}  // namespace gouji
