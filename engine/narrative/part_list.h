// engine/narrative/part_list.h
//
// A total and the parts a report gives for it:
// "1496条，其中网站313条，政务服务网1130条，公众号53条".
//
// A wrong sum is the gravest thing that can be said of a report, so the list is read with
// suspicion, and every doubt is settled in its favour:
//   - the list starts behind its total with 其中, 包括, 包含, 分别, 含, 内有 or a colon;
//     without such a word in brackets (906条（网站588条、公众号318条）), or before the total, which
//     合计 introduces (sum_list.h);
//   - parts are separated by 、 or ， or ；, as the first two of them are. What follows behind a
//   stronger
//     separator may be another statement, and so may a part that speaks of another activity (答复,
//     开展); it counts only when the sum comes out right with it;
//   - the list is taken to end where the sum is right;
//   - a part with its own list in it (207条，包含…；) is followed over the list up to the next ；;
//     what stands in brackets belongs to the part before it;
//   - parts in another unit are not counted; 条, 件, 篇 and 份 of published information mix;
//   - a sum that is too large by exactly one part may count that part twice (an item that is
//   contained in
//     another one), so such a list does not claim to be complete;
//   - a difference (比去年增加45条) is no total;
//   - with 等, 主要, 新增, 含, with a vague or unreadable part, or with an item without a number
//   the
//     list does not claim to be complete;
//   - a text that says that the same information is counted once gives no totals at all.
#pragma once

#include <vector>

#include "engine/narrative/passage.h"

namespace gouji::narrative {

struct PartList {
  std::size_t total = 0;           // index of a numeral
  std::vector<std::size_t> parts;  // indices of numerals, at least one
  Decimal sum;
  Decimal largest;
  /// Whether the parts claim to be all there is of the total.
  bool exhaustive = false;
  /// Whether the total or a part is not meant exactly. Of the vague parts only those that are
  /// lower bounds (余, 多, 超) are in the sum.
  bool vague = false;
};

/// All lists of a passage in the order of their totals, nested ones included. Linear in the text:
/// a list is followed over at most 64 numbers and 4000 bytes.
[[nodiscard]] std::vector<PartList> findPartLists(const Passage& passage);

}  // namespace gouji::narrative
