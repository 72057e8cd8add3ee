// engine/narrative/list_mark.h
//
// The words that announce the parts of a total: 其中, 包括, 分别为 …
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/narrative/passage.h"

namespace gouji::narrative {

struct ListMark {
  /// Where the first part starts.
  std::size_t listBegin = 0;
  /// The list stands in brackets; this is behind the opening one.
  std::optional<std::size_t> bracket;
  /// 含, 主要包括, a colon: the parts need not be all.
  bool weak = false;
  /// Brackets without any word: 906条（网站588条、公众号318条）. What is in them may be no list.
  bool bare = false;
};

/// The mark that follows a total: behind its unit, which ends at byte `unitEnd`, at most ten more
/// characters and one punctuation mark.
[[nodiscard]] std::optional<ListMark> findListMark(const Passage& passage, std::size_t unitEnd);

/// The closing bracket for the opening one whose inside starts at `inside`, before `limit`; `limit`
/// when there is none. Brackets in brackets are passed over.
[[nodiscard]] std::size_t findBracketEnd(std::string_view text, std::size_t inside,
                                         std::size_t limit);

}  // namespace gouji::narrative
