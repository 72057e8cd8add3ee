#include "engine/report/filler.h"

#include <catch2/catch.hpp>

using gouji::isFiller;

TEST_CASE("strokes, crosses and words for nothing are fillers") {
  for (const char* text : {"/", "\\", "-", "--", "—", "——", "－", "–", "／", "*", "…", "无", "空",
                           "若干", "XX", "xxx", "N/A", "不涉及"}) {
    INFO(text);
    CHECK(isFiller(text));
  }
}

TEST_CASE("white space in and around a filler does not count") {
  CHECK(isFiller("  / "));
  CHECK(isFiller("　—　—　"));
  CHECK(isFiller("暂 无"));
}

TEST_CASE("numbers, words and nothing at all are not fillers") {
  for (const char* text :
       {"", " ", "　", "0", "-1", "1.", "22（其中修订16件）", "无申请", "X", "一", "----------"}) {
    INFO(text);
    CHECK_FALSE(isFiller(text));
  }
}
