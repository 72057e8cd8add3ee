#include "engine/narrative/list_words.h"

#include "engine/narrative/word_index.h"

namespace gouji::narrative {
namespace {

struct Meaning {
  std::string_view word;
  std::uint32_t says;
};
constexpr Meaning kMeanings[] = {
    {"季度", kSaysTime},
    {"上半年", kSaysTime | kSaysFirstHalf},
    {"下半年", kSaysTime | kSaysSecondHalf},
    {"月至", kSaysTime},
    {"月份", kSaysTime},
    {"累计", kSaysTime | kSaysUpToNow},
    {"截至", kSaysTime | kSaysUpToNow},
    {"前三季度", kSaysUpToNow},
    {"同比", kSaysComparison},
    {"较上年", kSaysComparison},
    {"比上年", kSaysComparison},
    {"较去年", kSaysComparison},
    {"比去年", kSaysComparison},
    {"增长", kSaysComparison},
    {"下降", kSaysComparison},
    {"减少", kSaysComparison},
    {"占", kSaysComparison},
    {"公开", kSaysPublishing},
    {"发布", kSaysPublishing},
    {"信息", kSaysPublishing},
    {"公示", kSaysPublishing},
    {"发文", kSaysPublishing},
    {"推送", kSaysPublishing},
    {"转发", kSaysPublishing},
    {"另", kSaysElse},
    {"此外", kSaysElse},
    {"同时", kSaysElse},
    {"还有", kSaysElse},
    {"新增", kSaysSome},
    {"新开", kSaysSome},
    {"新设", kSaysSome},
    {"新建", kSaysSome},
    {"仅", kSaysSome},
    {"就有", kSaysSome},
    {"重点", kSaysSome},
    {"主要", kSaysMainly},
    {"如", kSaysMainly},
    {"以及", kSaysRest},
    {"其余", kSaysRest},
    {"其他", kSaysRest},
    {"还", kSaysRest},
    {"若干", kSaysRest},
};

// The words of the table, in its order.
struct MeaningWords {
  std::string_view words[std::size(kMeanings)];
  constexpr MeaningWords() {
    for (std::size_t i = 0; i < std::size(kMeanings); ++i) words[i] = kMeanings[i].word;
  }
};
constexpr MeaningWords kMeaningWords;
constexpr WordIndex kMeaningIndex(kMeaningWords.words);

constexpr std::string_view kJoins[] = {"，",   "、",   "；",   "共", "并",
                                       "累计", "全年", "以及", "和", "及"};
constexpr WordIndex kJoinIndex(kJoins);

// Behind one of these a list may have ended and another statement begun.
constexpr std::string_view kActivities[] = {
    "发现", "反馈", "办理", "答复", "受理", "收到", "接收", "解答", "回复", "开展", "举办", "组织",
    "召开", "接待", "征集", "处理", "整改", "维护", "阅读", "浏览", "点击", "点赞", "关注"};
constexpr WordIndex kActivityIndex(kActivities);

}  // namespace

std::uint32_t findListWords(LetterSpan words) {
  std::uint32_t said = 0;
  for (std::size_t i = 0; i < words.size(); ++i)
    kMeaningIndex.forEachAt(words, i, [&](std::size_t word) { said |= kMeanings[word].says; });
  return said;
}

std::string_view activityOf(LetterSpan words) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t join = kJoinIndex.findAt(words, at);
    if (join == kJoinIndex.kNone) {
      const std::size_t verb = kActivityIndex.findAt(words, at);
      return verb == kActivityIndex.kNone ? std::string_view{} : kActivities[verb];
    }
    at += kJoinIndex.lengthOf(join);
  }
  return {};
}

}  // namespace gouji::narrative
