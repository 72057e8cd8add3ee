// engine/eval/memos.h
//
// Values of nodes that are remembered, each under the version of what it depends on.
//
// A report needs the values of few nodes: most checks are settled without evaluating them. So a
// value gets its place when it is first remembered, and what a run takes of memory follows what it
// evaluates, not the size of the plan.
#pragma once

#include <cstdint>
#include <vector>

namespace gouji::eval {

template <typename Value>
class Memos {
 public:
  /// Makes room for the indices below `count`; once, before anything is remembered.
  void open(std::size_t count) {
    if (places_.size() < count) places_.resize(count, 0);
  }

  /// What was remembered under this version; null when nothing was. Good until the next `remember`.
  [[nodiscard]] const Value* find(std::uint32_t index, std::uint64_t version) const {
    const Memo& memo = memos_[places_[index]];
    return memo.version == version ? &memo.value : nullptr;
  }
  /// In place of what was remembered under another version.
  void remember(std::uint32_t index, std::uint64_t version, const Value& value) {
    std::uint32_t& place = places_[index];
    if (place == 0) {
      place = static_cast<std::uint32_t>(memos_.size());
      memos_.emplace_back();
    }
    memos_[place] = {version, value};
  }

 private:
  struct Memo {
    std::uint64_t version = 0;  // 0: none, versions begin at 1
    Value value;
  };
  std::vector<std::uint32_t> places_;               // by index, of memos_; 0: none yet
  std::vector<Memo> memos_ = std::vector<Memo>(1);  // the first one is nobody's
};

}  // namespace gouji::eval
