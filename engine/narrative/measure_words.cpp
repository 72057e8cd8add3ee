// The words that stand between a number and what it counts.
#include "engine/narrative/characters.h"
#include "engine/narrative/numeral.h"

namespace gouji::narrative {
namespace {

constexpr std::size_t kBytesOfHan = 3;

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

// A word as characters, all of which take three bytes.
struct Spelling {
  static constexpr std::size_t kMostLetters = 4;
  char16_t letters[kMostLetters] = {};
  std::size_t count = 0;

  constexpr Spelling() = default;
  constexpr explicit Spelling(std::string_view word) {
    const auto bits = [&](std::size_t i, unsigned mask) {
      return static_cast<unsigned char>(word[i]) & mask;
    };
    for (std::size_t i = 0; i < word.size(); i += kBytesOfHan)
      letters[count++] = static_cast<char16_t>((bits(i, 0x0FU) << 12U) |
                                               (bits(i + 1, 0x3FU) << 6U) | bits(i + 2, 0x3FU));
  }
  [[nodiscard]] bool standsAt(LetterSpan text, std::size_t at) const {
    if (text.size() - at < count) return false;
    for (std::size_t i = 0; i < count; ++i)
      if (text[at + i] != letters[i]) return false;
    return true;
  }
};

// The words by their first character, so that most places are decided by one look.
constexpr std::size_t kBuckets = 256;
constexpr std::size_t bucketOf(char32_t c) { return c % kBuckets; }

template <std::size_t N>
struct Index {
  Spelling spellings[N];
  std::uint8_t first[kBuckets] = {};  // one more than the index of a word; 0: none
  std::uint8_t next[N] = {};

  // Words keep their order: longer ones stand before their beginnings.
  constexpr explicit Index(const std::string_view (&words)[N]) {
    static_assert(N < 255);
    for (std::size_t i = N; i > 0; --i) {
      spellings[i - 1] = Spelling(words[i - 1]);
      const std::size_t bucket = bucketOf(spellings[i - 1].letters[0]);
      next[i - 1] = first[bucket];
      first[bucket] = static_cast<std::uint8_t>(i);
    }
  }

  // One more than the index of the word; 0: none.
  [[nodiscard]] std::size_t find(LetterSpan text, std::size_t at) const {
    std::size_t i = first[bucketOf(text[at])];
    while (i != 0 && !spellings[i - 1].standsAt(text, at)) i = next[i - 1];
    return i;
  }
};

constexpr Index kMeasureIndex(kMeasureWords);
constexpr Index kNotMeasureIndex(kNotMeasures);

}  // namespace

std::string_view measureWordAt(LetterSpan text, std::size_t at) {
  if (at >= text.size()) return {};
  const std::size_t found = kMeasureIndex.find(text, at);
  if (found == 0) return {};
  const std::string_view word = kMeasureWords[found - 1];
  return word.size() == kBytesOfHan && kNotMeasureIndex.find(text, at) != 0 ? std::string_view{}
                                                                            : word;
}

}  // namespace gouji::narrative
