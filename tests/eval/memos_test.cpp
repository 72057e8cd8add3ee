#include "engine/eval/memos.h"

#include <catch2/catch.hpp>

namespace gouji::eval {

TEST_CASE("a value is found under the version it was remembered under, and under no other") {
  Memos<int> memos;
  memos.open(3);
  CHECK(memos.find(1, 1) == nullptr);
  memos.remember(1, 1, 15);
  REQUIRE(memos.find(1, 1) != nullptr);
  CHECK(*memos.find(1, 1) == 15);
  CHECK(memos.find(1, 2) == nullptr);
  CHECK(memos.find(0, 1) == nullptr);
}

TEST_CASE("a newer value takes the place of the older one and leaves the others alone") {
  Memos<int> memos;
  memos.open(3);
  memos.remember(2, 1, 15);
  memos.remember(0, 1, 7);
  memos.remember(2, 4, 16);
  CHECK(memos.find(2, 1) == nullptr);
  CHECK(*memos.find(2, 4) == 16);
  CHECK(*memos.find(0, 1) == 7);
}

TEST_CASE("opened again, it has forgotten nothing") {
  Memos<int> memos;
  memos.open(3);
  memos.remember(2, 1, 15);
  memos.open(3);
  CHECK(*memos.find(2, 1) == 15);
}

}  // namespace gouji::eval
