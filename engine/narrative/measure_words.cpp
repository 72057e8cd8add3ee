// The words that stand between a number and what it counts.
#include "engine/narrative/numeral.h"
#include "engine/narrative/word_index.h"

namespace gouji::narrative {
namespace {

// Longer words before their beginnings.
constexpr std::string_view kMeasureWords[] = {
    "个百分点", "个工作日", "个月",   "个",     "条次", "条",   "件次", "件",   "人次",
    "人",       "次",       "份",     "篇次",   "篇",   "期",   "项次", "项",   "宗",
    "起",       "例",       "家次",   "家",     "场次", "场",   "批次", "批",   "部",
    "册",       "本",       "户次",   "户",     "处",   "字节", "字",   "天",   "小时",
    "分钟",     "平方公里", "平方米", "立方米", "公里", "公顷", "公斤", "千米", "千克",
    "元",       "美元",     "名",     "位",     "张",   "页",   "幅",   "版",   "类",
    "种",       "则",       "辆",     "所",     "座",   "台",   "套",   "间",   "栋",
    "栏",       "课",       "集",     "段",     "首",   "道",   "亩",   "吨",   "米",
    "轮",       "遍",       "回",     "门",     "只",   "块",   "棵",   "株",   "通",
    "封",       "站次",     "秒",     "工作日", "倍",   "帧",   "粉丝", "款",   "支",
    "班次",     "节",       "组",     "对",     "队",   "片",   "单",   "笔",   "卷",
    "枚",       "盒",       "箱",     "科",
};

// A measure word that is only the beginning of another word counts nothing.
constexpr std::string_view kNotMeasures[] = {
    "条例", "人民", "人员", "人大", "人力", "部门", "本级", "本年", "本地", "本市", "本县",
    "本区", "本镇", "本局", "位数", "起来", "起于", "起至", "项目", "次数", "字号", "期间",
    "期限", "例行", "门户", "对外", "单位", "科室", "案例", "案件", "卷宗", "点多", "组织",
    "节假", "处理", "处罚", "处室", "处置", "回复", "回应", "通过", "通知", "通报", "集中",
    "所有", "所属", "台账", "支持", "支部", "片区", "层面", "度假", "类似", "版本", "页面",
    "家庭", "件事", "站点", "股室", "队伍", "课程", "段时", "首次", "首问", "道路", "米粉",
};

constexpr WordIndex kMeasureIndex(kMeasureWords);
constexpr WordIndex kNotMeasureIndex(kNotMeasures);

}  // namespace

std::string_view measureWordAt(LetterSpan text, std::size_t at) {
  if (at >= text.size()) return {};
  const std::size_t found = kMeasureIndex.findAt(text, at);
  if (found == kMeasureIndex.kNone) return {};
  const bool isOther = kMeasureIndex.lengthOf(found) == 1 &&
                       kNotMeasureIndex.findAt(text, at) != kMeasureIndex.kNone;
  return isOther ? std::string_view{} : kMeasureWords[found];
}

}  // namespace gouji::narrative
