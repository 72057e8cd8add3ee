#include "engine/judge/fitting_words.h"

#include <algorithm>

#include "engine/judge/cell_words.h"

namespace gouji::judge {
namespace {

// More would hide the finding they belong to.
constexpr std::size_t kMaxValues = 3;
constexpr std::size_t kMaxInstances = 3;

void append(Localized& words, const Localized& more) {
  words.zh += (words.zh.empty() ? "" : "；") + more.zh;
  words.en += (words.en.empty() ? "" : "; ") + more.en;
}

Localized nameInstances(const plan::Plan& plan, const std::vector<std::uint32_t>& instances) {
  Localized names;
  for (std::size_t i = 0; i < instances.size() && i < kMaxInstances; ++i) {
    InstanceResult result;
    result.instance = instances[i];
    const std::string name = nameOfInstance(plan, result);
    names.zh += (i == 0 ? "" : "、") + name;
    names.en += (i == 0 ? "" : ", ") + name;
  }
  if (instances.size() > kMaxInstances) {
    names.zh += " 等";
    names.en += " and others";
  }
  return names;
}

Localized wordsOf(Unchecked::Reason reason) {
  switch (reason) {
    case Unchecked::Reason::kNoSuchCell:
      return {"此式用到的单元格这份报告没有，未参与查找出错的单元格",
              "it needs a cell that this report has not, so it could not help find the wrong cell"};
    case Unchecked::Reason::kTooManyBlanks:
      return {"空白单元格过多，此式未参与查找出错的单元格",
              "too many cells are blank for it to help find the wrong cell"};
    case Unchecked::Reason::kTooLarge:
      break;
  }
  return {"数值过大，此式未参与查找出错的单元格",
          "its numbers are too large for it to help find the wrong cell"};
}

}  // namespace

void tellWhatFits(Finding& finding, const InstanceResult& result, const plan::Plan& plan,
                  const Form& form, const Located& located) {
  std::size_t told = 0;
  for (const FittingValue& fitting : located.fitting) {
    const bool isRead =
        std::any_of(result.cells.begin(), result.cells.end(), [&fitting](const CellUse& use) {
          return use.doc == plan::Doc::kThis && use.cell == fitting.cell;
        });
    if (!isRead) continue;
    if (++told > kMaxValues) break;
    const std::string label = labelOfCell(form, fitting.cell);
    const std::string cell =
        form.cellName(fitting.cell) + (label.empty() ? std::string() : "「" + label + "」");
    const std::string value = Decimal(fitting.value).toString();
    const Localized names = nameInstances(plan, fitting.instances);
    append(finding.explain,
           {"按 " + names.zh + " 推算，" + cell + (label.empty() ? " 应为 " : "应为 ") + value +
                "（仅供核对，不代为填写）",
            "by " + names.en + ", " + cell + " would have to be " + value +
                " (to be checked, not filled in)"});
  }
  for (const Located::LeftOut& leftOut : located.leftOut)
    if (leftOut.instance == result.instance) append(finding.explain, wordsOf(leftOut.reason));
}

}  // namespace gouji::judge
