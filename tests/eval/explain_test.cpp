// Goldens: the explain line is what people read first, so every shape of it is written out here.
#include <catch2/catch.hpp>

#include "engine/eval/wording.h"
#include "tests/eval/small_plan.h"

namespace gouji::test {
namespace {

using plan::Comparison;
using plan::Op;

struct Case {
  PlanBuilder b;
  Report report = b.report();

  Localized explain() const { return b.result(report).explain; }
};

TEST_CASE("a total shows its terms, what it is and the difference") {
  Case c;
  const auto sum = c.b.list(
      Op::kSum, {c.b.cell(0), c.b.cell(1), c.b.cell(3), c.b.cell(4), c.b.cell(5), c.b.cell(6)});
  c.b.check(c.b.equal(c.b.cell(2), sum));
  c.report.setNumber(0, 70);
  c.report.setNumber(1, 3);
  c.report.setNumber(3, 1);
  c.report.setNumber(2, 47);
  CHECK(c.explain().zh == "应为 74（70 + 3 + 1 + 0 + 0 + 0），实为 47，相差 −27");
  CHECK(c.explain().en == "should be 74 (70 + 3 + 1 + 0 + 0 + 0), is 47, difference -27");
  SECTION("and the other way round of writing the check changes nothing") {
    Case other;
    const auto left = other.b.list(Op::kSum, {other.b.cell(0), other.b.cell(1)});
    other.b.check(other.b.equal(left, other.b.cell(2)));
    other.report.setNumber(0, 70);
    other.report.setNumber(2, 71);
    CHECK(other.explain().zh == "应为 70（70 + 0），实为 71，相差 +1");
  }
  SECTION("a check that holds says so") {
    c.report.setNumber(2, 74);
    CHECK(c.explain().zh == "应为 74（70 + 3 + 1 + 0 + 0 + 0），实为 74，相符");
    CHECK(c.explain().en == "should be 74 (70 + 3 + 1 + 0 + 0 + 0), is 74: they agree");
  }
}

TEST_CASE("long sums show the terms that are not 0 and count the others") {
  Case c;
  std::vector<plan::NodeId> terms;
  for (int i = 0; i < 22; ++i) terms.push_back(c.b.cell(i % 2 == 0 ? 0 : 1));
  terms.push_back(c.b.cell(3));
  c.b.check(c.b.equal(c.b.list(Op::kSum, terms), c.b.cell(2)));
  c.report.setNumber(3, 5);
  c.report.setNumber(2, 6);
  CHECK(c.explain().zh == "应为 5（5，其余 22 项为 0），实为 6，相差 +1");
  CHECK(c.explain().en == "should be 5 (5, the other 22 are 0), is 6, difference +1");
  c.report.setNumber(3, 0);
  CHECK(c.explain().zh == "应为 0（23 项均为 0），实为 6，相差 +6");
  CHECK(c.explain().en == "should be 0 (all 23 are 0), is 6, difference +6");
  c.report.setNumber(0, 1);
  c.report.setNumber(1, 1);
  CHECK(c.explain().zh ==
        "应为 22（1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 另外 6 项，"
        "其余 1 项为 0），实为 6，相差 −16");
}

TEST_CASE("two sums are shown side by side and differ without a sign") {
  Case c;
  const auto left = c.b.add(Op::kAdd, c.b.cell(0), c.b.cell(1));
  const auto right = c.b.add(Op::kAdd, c.b.cell(3), c.b.cell(4));
  c.b.check(c.b.equal(left, right));
  c.report.setNumber(0, 70);
  c.report.setNumber(1, 4);
  c.report.setNumber(3, 60);
  c.report.setNumber(4, 7);
  CHECK(c.explain().zh == "左边 70 + 4 = 74，右边 60 + 7 = 67，两边相差 7");
  CHECK(c.explain().en == "left 70 + 4 = 74, right 60 + 7 = 67, difference 7");
}

TEST_CASE("single values need no brackets") {
  Case c;
  c.b.check(c.b.equal(c.b.cell(0), c.b.cell(2)));
  c.report.setNumber(0, 15);
  c.report.setNumber(2, 18);
  CHECK(c.explain().zh == "应为 15，实为 18，相差 +3");
}

TEST_CASE("subtracted and negative terms keep their signs apart") {
  Case c;
  const auto difference = c.b.add(Op::kSubtract, c.b.cell(0), c.b.cell(6));
  c.b.check(c.b.equal(c.b.cell(2), difference));
  c.report.setNumber(0, 10);
  c.report.setNumber(6, 3);
  CHECK(c.explain().zh == "应为 7（10 − 3），实为 0，相差 −7");
  CHECK(c.explain().en == "should be 7 (10 - 3), is 0, difference -7");
  c.report.setNumber(6, -3);
  CHECK(c.explain().zh == "应为 13（10 − （−3）），实为 0，相差 −13");
  CHECK(c.explain().en == "should be 13 (10 - (-3)), is 0, difference -13");
}

TEST_CASE("a failure in spite of blanks says what is known") {
  Case c;
  const auto sum = c.b.list(Op::kSum, {c.b.cell(0), c.b.cell(1), c.b.cell(3)});
  c.b.check(c.b.equal(sum, c.b.cell(2)));
  c.report.setNumber(0, 70);
  c.report.setNumber(1, 5);
  c.report.setNumber(2, 74);
  c.report.setState(3, CellState::kBlank);
  CHECK(c.explain().zh == "已知部分之和 75（70 + 5，另有 1 项空白）已超过 74");
  CHECK(c.explain().en ==
        "the known parts add up to 75 (70 + 5, 1 more blank), already more than 74");
  c.report.setState(3, CellState::kText, "若干");
  CHECK(c.explain().zh == "已知部分之和 75（70 + 5，另有 1 项没有数值）已超过 74");
}

TEST_CASE("an undecided sum shows what is missing in its place") {
  Case c;
  c.b.check(c.b.equal(c.b.add(Op::kAdd, c.b.cell(0), c.b.cell(1)), c.b.cell(2)));
  c.report.setNumber(0, 70);
  c.report.setNumber(2, 74);
  c.report.setState(1, CellState::kFiller, "/");
  CHECK(c.explain().zh == "应为 70 + “/”，实为 74");
  CHECK(c.explain().en == "should be 70 + \"/\", is 74");
}

TEST_CASE("inequalities say what they ask for, seen from the single value") {
  Case c;
  const auto sum = c.b.add(Op::kAdd, c.b.cell(0), c.b.cell(1));
  c.report.setNumber(0, 6);
  c.report.setNumber(1, 4);
  c.report.setNumber(2, 12);
  SECTION("at most") {
    c.b.check(c.b.compare(c.b.cell(2), Comparison::kLessEqual, sum));
    CHECK(c.explain().zh == "应不大于 10（6 + 4），实为 12");
    CHECK(c.explain().en == "should be at most 10 (6 + 4), is 12");
  }
  SECTION("at most, written from the other side") {
    c.b.check(c.b.compare(sum, Comparison::kGreaterEqual, c.b.cell(2)));
    CHECK(c.explain().zh == "应不大于 10（6 + 4），实为 12");
  }
  SECTION("less than") {
    c.b.check(c.b.compare(c.b.cell(2), Comparison::kLess, sum));
    CHECK(c.explain().zh == "应小于 10（6 + 4），实为 12");
  }
  SECTION("more than") {
    c.b.check(c.b.compare(c.b.cell(0), Comparison::kGreater, c.b.number(7)));
    CHECK(c.explain().zh == "应大于 7，实为 6");
    CHECK(c.explain().en == "should be more than 7, is 6");
  }
  SECTION("not equal") {
    c.b.check(c.b.compare(c.b.cell(0), Comparison::kNotEqual, c.b.number(6)));
    CHECK(c.explain().zh == "不应为 6，实为 6");
  }
}

TEST_CASE("a tolerance is said") {
  Case c;
  c.b.check(c.b.compare(c.b.cell(2), Comparison::kEqual, c.b.number(*Decimal::parse("1.5")),
                        c.b.number(*Decimal::parse("0.01"))));
  CHECK(c.explain().zh == "应为 1.5，实为 0，相差 −1.5，允许误差 0.01");
  CHECK(c.explain().en == "should be 1.5, is 0, difference -1.5, tolerance 0.01");
}

TEST_CASE("alternatives are listed") {
  Case c;
  const auto sum = c.b.add(Op::kAdd, c.b.cell(0), c.b.cell(1));
  c.b.check(c.b.list(Op::kOr, {c.b.equal(c.b.cell(2), c.b.cell(0)), c.b.equal(c.b.cell(2), sum)}));
  c.report.setNumber(0, 72);
  c.report.setNumber(1, 3);
  c.report.setNumber(2, 70);
  CHECK(c.explain().zh == "应为 72 或 75（72 + 3），实为 70");
  CHECK(c.explain().en == "should be 72 or 75 (72 + 3), is 70");
}

TEST_CASE("of a compound check the part that failed is explained") {
  Case c;
  const auto holds = c.b.equal(c.b.cell(3), c.b.number(0));
  const auto fails = c.b.equal(c.b.cell(2), c.b.number(9));
  SECTION("and") { c.b.check(c.b.list(Op::kAnd, {holds, fails})); }
  SECTION("implies") { c.b.check(c.b.list(Op::kOr, {c.b.add(Op::kNot, holds), fails})); }
  SECTION("if") { c.b.check(c.b.add(Op::kIfB, holds, fails, holds)); }
  CHECK(c.explain().zh == "应为 9，实为 0，相差 −9");
}

TEST_CASE("a check without numbers has no explain line and a plain message") {
  Case c;
  c.b.check(c.b.boolean(false));
  CHECK(c.explain().zh.empty());
  CHECK(c.b.result(c.report).message.zh == "不符合规则「小规则」");
  CHECK(c.b.result(c.report).message.en == "does not satisfy `small-rule`");
}

TEST_CASE("messages take values from the report") {
  Case c;
  const auto difference = c.b.add(Op::kSubtract, c.b.cell(2), c.b.cell(0));
  c.b.check(c.b.equal(c.b.cell(0), c.b.cell(2)));
  using Kind = plan::MessagePiece::Kind;
  c.b.plan.messagePieces = {
      {Kind::kLiteral, c.b.text("新收 "), kNone},   {Kind::kNumber, 0, c.b.cell(0)},
      {Kind::kLiteral, c.b.text("，总计 "), kNone}, {Kind::kNumber, 0, c.b.cell(2)},
      {Kind::kLiteral, c.b.text("，相差 "), kNone}, {Kind::kDifference, 0, difference},
      {Kind::kLiteral, c.b.text("；"), kNone},      {Kind::kText, 0, c.b.add(Op::kAgency)},
      {Kind::kDate, 0, c.b.add(Op::kSubmitted)},    {Kind::kBool, 0, c.b.add(Op::kHasLabels)},
  };
  c.b.plan.instances[0].zh = {0, 10};
  c.b.plan.instances[0].en = {1, 1};
  c.report.setNumber(0, 15);
  c.report.setNumber(2, -3);
  Localized message = c.b.result(c.report).message;
  CHECK(message.zh == "新收 15，总计 −3，相差 −18；某某局未知是");
  CHECK(message.en == "15");
  c.report.submitted = Date::make(2026, 1, 20);
  c.report.setState(2, CellState::kBlank);
  message = c.b.result(c.report).message;
  CHECK(message.zh == "新收 15，总计 空白，相差 未知；某某局2026-01-20是");
}

TEST_CASE("words of the report are put on one line and cut") {
  Case c;
  c.b.check(c.b.boolean(false));
  c.b.plan.messagePieces = {{plan::MessagePiece::Kind::kText, 0, c.b.add(Op::kTitle)}};
  c.b.plan.instances[0].zh = {0, 1};
  c.report.title = "一\n二";
  CHECK(c.b.result(c.report).message.zh == "一二");
  c.report.title.clear();
  for (int i = 0; i < 1000; ++i) c.report.title += "字";
  CHECK(c.b.result(c.report).message.zh.size() == 120 * 3 + std::string("…").size());
}

TEST_CASE("words quoted over the end of a line are put together as Chinese is") {
  CHECK(eval::writeText("受理政府\n信息公开申请 17\n件", 120) == "受理政府信息公开申请 17 件");
  CHECK(eval::writeText("open\ngovernment", 120) == "open government");
  CHECK(eval::writeText("公开\n", 120) == "公开 ");
}

TEST_CASE("a reason names the cell and the conclusion") {
  Case c;
  c.b.check(c.b.equal(c.b.cell(0), c.b.cell(2)));
  c.report.setState(2, CellState::kUnreadable, "1 2");
  const InstanceResult result = c.b.result(c.report);
  CHECK(describeReason(result, *c.report.form).zh == "t[received, total] 无法辨认，无法判断");
  CHECK(describeReason(result, *c.report.form).en ==
        "t[received, total] could not be read: undecided");
}

}  // namespace
}  // namespace gouji::test
