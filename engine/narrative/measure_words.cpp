// The words that stand between a number and what it counts.
#include "engine/narrative/characters.h"
#include "engine/narrative/numeral.h"

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
    "班次",     "节",       "组",     "对",     "队",   "片",   "单",   "笔",   "案",
    "卷",       "枚",       "盒",     "箱",     "科",   "股",   "层",   "度",   "点",
    "字次",
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

bool startsAt(std::string_view text, std::size_t offset, std::string_view word) {
  return text.size() - offset >= word.size() && text.compare(offset, word.size(), word) == 0;
}

}  // namespace

std::string_view measureWordAt(std::string_view text, std::size_t offset) {
  if (offset >= text.size() || static_cast<unsigned char>(text[offset]) < 0xE0) return {};
  std::string_view best;
  for (const std::string_view word : kMeasureWords) {
    if (word[2] == (offset + 2 < text.size() ? text[offset + 2] : '\0') &&
        word.size() > best.size() && startsAt(text, offset, word)) {
      best = word;
    }
  }
  if (best.size() == 3) {
    for (const std::string_view word : kNotMeasures) {
      if (startsAt(text, offset, word)) return {};
    }
  }
  return best;
}

}  // namespace gouji::narrative
