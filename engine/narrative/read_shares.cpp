// Shares: "自然人42件，占42.86%".
//
// The part is the number right before 占. The base is the number named behind it (占全部98件的…),
// or the total in whose list the part stands; what else a share may be of stays open.
#include <string>

#include "engine/narrative/part_list.h"
#include "engine/narrative/phrase.h"
#include "engine/narrative/readers.h"

namespace gouji::narrative {
namespace {

constexpr std::size_t kFarthestVerb = 60;  // bytes between 占 and the percentage

const Words kBetween = {"比",   "比例", "比重", "总数", "总量", "总",   "全部", "所有",
                        "其",   "的",   "为",   "是",   "达",   "到",   "达到", "约",
                        "约为", "申请", "信息", "公开", "发布", "件数", "量",   "数"};

// Where 占 stands before the percentage, in the same clause.
std::optional<std::size_t> findVerb(std::string_view text, std::size_t percent) {
  const std::size_t from = percent > kFarthestVerb ? percent - kFarthestVerb : 0;
  const std::string_view window = text.substr(from, percent - from);
  const std::size_t found = window.rfind("占");
  if (found == std::string_view::npos) return std::nullopt;
  if (containsAny(window.substr(found), {"，", "。", "；", "：", "\n"})) return std::nullopt;
  const std::size_t verb = from + found;
  return verb;
}

}  // namespace

// That 占 stands anywhere is all that its signals say: only percentages behind it are read.
void readShares(const Passage& passage, Signals, std::vector<Reading>& out) {
  const std::string_view text = passage.text();
  const auto& numerals = passage.numerals();
  std::vector<PartList> lists;
  bool haveLists = false;
  for (std::size_t i = 0; i < numerals.size(); ++i) {
    const Numeral& percent = numerals[i];
    if (percent.kind != Numeral::Kind::kPercent || !percent.certain) continue;
    const auto verb = findVerb(text, percent.begin);
    if (!verb) continue;
    const std::size_t inside = passage.firstNumeralFrom(*verb);
    const Numeral* part = nullptr;
    if (inside > 0) {
      const Numeral& before = numerals[inside - 1];
      const std::string_view gap =
          text.substr(before.unitEnd, *verb - std::min(*verb, before.unitEnd));
      if (before.isCount() && before.unitEnd <= *verb && consistsOf(gap, {"，", "、", "（"}))
        part = &before;
    }
    Reading reading = makeReading(passage, {part != nullptr ? part->begin : *verb, percent.end});
    Claim& claim = reading.claim;
    claim.value = percent.value;
    claim.percent = percent.value;
    claim.vague = percent.vague || (part != nullptr && part->vague);
    if (part != nullptr) claim.part = part->value;
    if (part != nullptr && inside + 1 == i && numerals[inside].isCount() &&
        numerals[inside].unit == part->unit) {
      claim.base = numerals[inside].value;
      claim.vague = claim.vague || numerals[inside].vague;
    } else if (part != nullptr && inside == i &&
               consistsOf(text.substr(*verb + 3, percent.begin - *verb - 3), kBetween)) {
      if (!haveLists) lists = findPartLists(passage);
      haveLists = true;
      const auto index = static_cast<std::size_t>(part - numerals.data());
      for (const PartList& list : lists) {
        for (const std::size_t member : list.parts) {
          if (member == index) claim.base = numerals[list.total].value;
        }
      }
    }
    out.push_back(std::move(reading));
  }
}

}  // namespace gouji::narrative
