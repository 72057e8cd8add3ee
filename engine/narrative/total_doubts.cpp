#include "engine/narrative/total_doubts.h"

#include "engine/narrative/phrase.h"

namespace gouji::narrative {

bool hasRival(const Passage& passage, std::size_t index) {
  const auto& numerals = passage.numerals();
  if (index == 0) return false;
  const Numeral& previous = numerals[index - 1];
  if (previous.kind != Numeral::Kind::kCount) return false;
  const std::string_view between =
      passage.text().substr(previous.unitEnd, numerals[index].begin - previous.unitEnd);
  constexpr std::size_t kFarthestRival = 90;
  if (between.size() > kFarthestRival ||
      containsAny(between, {"，", "。", "；", "：", "（", "）", "\n"})) {
    return false;
  }
  return !wordAt(between, 0, {"、", "和", "及", "以及", "与"}).empty();
}

bool hasRivalInSentence(const Passage& passage, std::size_t index, std::size_t listBegin) {
  const auto& numerals = passage.numerals();
  const Numeral& total = numerals[index];
  const std::string_view text = passage.text();
  if (text.substr(total.unitEnd, listBegin - total.unitEnd).find("。") == std::string_view::npos)
    return false;
  const auto& sentences = passage.segments().sentences;
  const std::size_t sentence = findStretch(sentences, total.begin);
  if (sentence >= sentences.size()) return false;
  for (std::size_t i = index; i-- > 0 && numerals[i].begin >= sentences[sentence].begin;)
    if (numerals[i].isCount() && numerals[i].unit == total.unit) return true;
  return false;
}

bool isDifference(const Passage& passage, const Numeral& numeral) {
  const auto& clauses = passage.segments().clauses;
  const std::size_t index = findStretch(clauses, numeral.begin);
  if (index >= clauses.size() || clauses[index].begin > numeral.begin) return false;
  const std::string_view before =
      passage.text().substr(clauses[index].begin, numeral.begin - clauses[index].begin);
  return containsAny(before,
                     {"同比", "上年相比", "去年相比", "比上年", "较上年", "比去年", "较去年",
                      "比上一年", "较上一年", "增加了", "减少了", "增幅", "降幅"}) ||
         !wordBefore(before, before.size(), {"增加", "减少", "增长", "下降", "结转"}).empty();
}

Decimal roundingOf(const Passage& passage, const Numeral& numeral) {
  const std::string_view words = slice(passage.text(), {numeral.begin, numeral.end});
  const bool isMyriads = words.find("万") != std::string_view::npos;
  if (!isMyriads && words.find("亿") == std::string_view::npos) return {};
  Decimal half(isMyriads ? 5000 : 50000000);
  const std::size_t point = words.find('.');
  for (std::size_t i = point + 1; point != std::string_view::npos && i < words.size(); ++i) {
    if (words[i] < '0' || words[i] > '9') break;
    half = half.quotient(Decimal(10), Decimal::kDecimals).value_or(Decimal(0));
  }
  return half;
}

bool Deduplication::isSo(std::size_t offset) {
  const auto& paragraphs = passage_.segments().paragraphs;
  const std::size_t index = findStretch(paragraphs, offset);
  if (index >= paragraphs.size()) return false;
  if (!known_ || index != paragraph_) {
    known_ = true;
    paragraph_ = index;
    isSo_ = containsAny(
        slice(passage_.text(), paragraphs[index]),
        {"计1条",    "计一条",   "计1件",        "计为1",    "去重",     "不重复",   "重复计算",
         "重复统计", "同一信息", "同一条信息",   "有重复",   "有交叉",   "存在交叉", "存在重复",
         "交叉重复", "部分重复", "线上线下同步", "同步发布", "同时发布", "联合举办", "合并举办"});
  }
  return isSo_;
}

}  // namespace gouji::narrative
