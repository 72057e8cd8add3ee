#include "engine/report/filler.h"

#include <catch2/catch.hpp>
#include <string>

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

TEST_CASE("every word for nothing is known, and what only begins like one is not") {
  for (const char* text : {"无", "空", "略", "若干", "没有", "暂无", "不涉及", "不适用", "未统计",
                           "N/A", "n/a", "NA"}) {
    INFO(text);
    CHECK(isFiller(text));
    CHECK_FALSE(isFiller(std::string(text) + "1"));
    CHECK_FALSE(isFiller("1" + std::string(text)));
  }
}
