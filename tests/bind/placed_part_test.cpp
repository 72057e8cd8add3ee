#include "engine/bind/placed_part.h"

#include <catch2/catch.hpp>
#include <string>

namespace gouji::bind {

TEST_CASE("A part says the same of itself as its copy does, text and place") {
  const SourceFile source = SourceFile::make("r.txt", "申请\n1 2\n合计").value();
  PlacedText whole;
  whole.appendVerbatim("申请", {0, 6});
  whole.appendGlue(" ");
  whole.appendVerbatim("1 2", {7, 10});
  whole.appendGlue("\n");
  whole.appendVerbatim("合计", {11, 17});
  for (std::size_t begin = 0; begin < whole.text().size(); ++begin) {
    for (std::size_t end = begin + 1; end <= whole.text().size(); ++end) {
      const PlacedPart part(whole, begin, end);
      const PlacedText copy = whole.slice(begin, end);
      REQUIRE(part.text() == copy.text());
      REQUIRE(part.copy().text() == copy.text());
      REQUIRE(part.locate(&source) == copy.locate(&source));
      REQUIRE(part.copy().locate(&source) == copy.locate(&source));
      const PlacedPart inner = part.slice(1, part.text().size());
      REQUIRE(inner.text() == copy.text().substr(1));
    }
  }
}

TEST_CASE("A part of nothing is empty and stands nowhere") {
  const PlacedPart part;
  CHECK(part.empty());
  CHECK(part.text().empty());
  CHECK(part.copy().empty());
  CHECK(part.locate(nullptr) == Location());
}

}  // namespace gouji::bind
