// The characters of a text, one after the other and without any cleverness.
#pragma once

#include <string_view>

#include "engine/narrative/characters.h"
#include "engine/narrative/letters.h"

namespace gouji::narrative {

inline Letters lettersOf(std::string_view text) {
  Letters letters;
  letters.start(0);
  for (std::size_t at = 0; at < text.size();) {
    const Character c = characterAt(text, at);
    letters.add(c.codePoint, at);
    at = c.end;
  }
  letters.finish(text.size());
  return letters;
}

}  // namespace gouji::narrative
