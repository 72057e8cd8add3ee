#include "engine/bind/cell_reading.h"

#include <catch2/catch.hpp>
#include <string>

namespace gouji::bind {
namespace {

// "12", "12 with 件", "blank", "filler", "text" or "unreadable".
std::string read(const std::string& text) {
  const CellReading reading = readCell(text);
  switch (reading.state) {
    case CellState::kBlank:
      return "blank";
    case CellState::kNumber:
      return reading.value.toString() + (reading.note.empty() ? "" : " with " + reading.note);
    case CellState::kFiller:
      return "filler";
    case CellState::kText:
      return "text";
    case CellState::kUnreadable:
      return reading.reason.zh.empty() || reading.reason.en.empty() ? "no reason" : "unreadable";
    case CellState::kAbsent:
      break;
  }
  return "absent";
}

}  // namespace

TEST_CASE("Numbers are read in every way they are written") {
  CHECK(read("0") == "0");
  CHECK(read(" 1012 ") == "1012");
  CHECK(read("１０１２") == "1012");
  CHECK(read("　97　") == "97");
  CHECK(read("1,234,567") == "1234567");
  CHECK(read("12，345") == "12345");
  CHECK(read("4068.208") == "4068.208");
  CHECK(read("+1036") == "1036");
  CHECK(read("-8") == "-8");
  CHECK(read("－8") == "-8");
}

TEST_CASE("A number with a character that could not be decoded is a doubt") {
  CHECK(read("0\xEF\xBF\xBD") == "unreadable");
  CHECK(read("\xEF\xBF\xBD") == "unreadable");
  CHECK(read("—\xEF\xBF\xBD") == "unreadable");
  CHECK(read("O\xEF\xBF\xBD") == "unreadable");
}

TEST_CASE("A note that lacks its end is one where lines keep the cells apart") {
  const CellReading cut = readCell("8（其中\n修订 1", NoteEnd::kMayBeCut);
  CHECK(cut.state == CellState::kNumber);
  CHECK(cut.value == Decimal(8));
  CHECK(read("8（其") == "text");
  CHECK(readCell("8其", NoteEnd::kMayBeCut).state == CellState::kText);
}

TEST_CASE("Digits alone are the number they are, as far as 18 of them and beyond") {
  std::string digits;
  for (int length = 1; length <= 22; ++length) {
    digits += static_cast<char>('0' + length % 10);
    INFO(digits);
    CHECK(read(digits) == digits);
    CHECK(read(" " + digits) == digits);
    CHECK(read("0" + digits) == "unreadable");
  }
  CHECK(readCell("999999999999999999").value == Decimal(999'999'999'999'999'999));
}

TEST_CASE("A unit or a note beside a number is kept") {
  CHECK(read("12件") == "12 with 件");
  CHECK(read("12 件") == "12 with 件");
  CHECK(read("22（其中修订16件）") == "22 with （其中修订16件）");
  CHECK(read("3(含部门)") == "3 with (含部门)");
  CHECK(readCell("251000元").unit == "元");
  CHECK(readCell("3万元（预计）").unit == "万元");
}

TEST_CASE("Nothing, a filler and words are told apart, and none of them is zero") {
  CHECK(read("") == "blank");
  CHECK(read(" 　") == "blank");
  CHECK(read("/") == "filler");
  CHECK(read("——") == "filler");
  CHECK(read("无") == "filler");
  CHECK(read("若干") == "filler");
  CHECK(read("约100") == "text");
  CHECK(read("100余") == "text");
  CHECK(read("见附件") == "text");
  CHECK(read("十二") == "text");
}

TEST_CASE("What is longer than any number is text, whatever it is made of") {
  std::string digits;
  while (digits.size() < 10'000) digits += "1,";
  CHECK(read(digits) == "text");
}

TEST_CASE("What could be several numbers is unreadable") {
  CHECK(read("3 5") == "unreadable");
  CHECK(read("1 012") == "unreadable");
  CHECK(read("1O2") == "unreadable");
  CHECK(read("O") == "unreadable");
  CHECK(read("l") == "unreadable");
  CHECK(read("007") == "unreadable");
  CHECK(read("000") == "unreadable");
  CHECK(read("1,23") == "unreadable");
  CHECK(read("1234,567") == "unreadable");
  CHECK(read("1.2.3") == "unreadable");
  CHECK(read("12.") == "unreadable");
  CHECK(read("\xEF\xBF\xBD）") == "unreadable");
  CHECK(read("99999999999999999999999999999999999999999") == "unreadable");
}

}  // namespace gouji::bind
