// engine/plan/text_list.h
//
// The texts of a plan by number, one behind the other.
//
// Most of them are pieces of messages that no run asks for. So nothing is made of a text before
// somebody looks at it: they are one run of characters and a row of ends, which lie in the program
// like the other arrays of a plan.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/base/archive.h"
#include "engine/plan/text.h"

namespace gouji::plan {

class TextList {
 public:
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  /// Good until the list grows or goes.
  [[nodiscard]] Text operator[](std::size_t i) const {
    const std::uint32_t begin = i == 0 ? 0 : ends_[i - 1];
    return Text::lyingAt({characters_.data() + begin, ends_[i] - begin});
  }
  /// Adds a text and gives its number.
  std::uint32_t add(std::string_view words) {
    (void)characters_.append({words.begin(), words.end()});
    ends_.push_back(static_cast<std::uint32_t>(characters_.size()));
    return static_cast<std::uint32_t>(ends_.size() - 1);
  }

  template <typename A>
  friend void transfer(A& archive, TextList& list) {
    transferAll(archive, list.characters_, list.ends_);
  }

 private:
  Array<char> characters_;
  Array<std::uint32_t> ends_;  // in characters_
};

}  // namespace gouji::plan
