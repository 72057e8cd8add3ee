// Plans as bytes: back unchanged, used where they lie, and consistent before anything uses them.
#include <catch2/catch.hpp>

#include <cstring>
#include <memory>

#include "engine/pack/builtin_bytes.h"
#include "engine/pack/pack.h"
#include "engine/plan/dump.h"
#include "engine/plan/serialize.h"
#include "engine/plan/validate.h"

using namespace gouji;

namespace {

/// Bytes at an address that suits a plan.
class Aligned {
 public:
  explicit Aligned(const std::string& bytes)
      : room_(bytes.size() + plan::kPlanAlignment), size_(bytes.size()) {
    void* at = room_.data();
    std::size_t space = room_.size();
    at_ = static_cast<char*>(std::align(plan::kPlanAlignment, size_, at, space));
    std::memcpy(at_, bytes.data(), size_);
  }
  [[nodiscard]] std::string_view view() const { return {at_, size_}; }

 private:
  std::vector<char> room_;
  std::size_t size_;
  char* at_;
};

bool liesIn(std::string_view bytes, const void* data) {
  return data >= bytes.data() && data < bytes.data() + bytes.size();
}

}  // namespace

TEST_CASE("a plan comes back as it was written") {
  const plan::Plan& plan = builtinPlan();
  const std::string bytes = plan::serializePlan(plan);
  const Aligned aligned(bytes);
  const plan::Plan back = plan::planIn(aligned.view());
  CHECK(plan::serializePlan(back) == bytes);
  CHECK(plan::dumpPlan(back) == plan::dumpPlan(plan));
  CHECK(back.contentHash == plan.contentHash);
  CHECK(plan::hashOf(back) == plan.contentHash);
}

TEST_CASE("the large arrays and the texts of the built-in plan are used where they lie") {
  const plan::Plan& plan = builtinPlan();
  const std::string_view bytes = pack::builtinPlanBytes();
  CHECK(liesIn(bytes, plan.nodes.data()));
  CHECK(liesIn(bytes, plan.instances.data()));
  CHECK(liesIn(bytes, plan.messagePieces.data()));
  CHECK(liesIn(bytes, plan.workedOut.data()));
  CHECK(liesIn(bytes, std::string_view(plan.texts[plan.texts.size() - 1]).data()));
  CHECK(liesIn(bytes, std::string_view(plan.rules.front().title).data()));
}

TEST_CASE("a copy of a plan may be changed, and the plan stays as it is") {
  const plan::Plan& plan = builtinPlan();
  plan::Plan copy = plan;
  copy.nodes[0].a += 1;
  CHECK(copy.texts.add("another text") == plan.texts.size());
  CHECK(copy.nodes.size() == plan.nodes.size());
  CHECK(std::as_const(copy).nodes[0].a == plan.nodes[0].a + 1);
  CHECK(std::as_const(copy).nodes[1].op == plan.nodes[1].op);
  CHECK(plan::hashOf(plan) == plan.contentHash);
  CHECK(plan::hashOf(copy) != plan.contentHash);
}

TEST_CASE("an array is grown, copied and moved like a vector") {
  Array<std::uint32_t> array = {1, 2};
  array.push_back(3);
  const Range range = array.append({4, 5});
  CHECK(range.first == 3);
  CHECK(range.count == 2);
  Array<std::uint32_t> copy = array;
  copy[0] = 9;
  CHECK(std::as_const(array)[0] == 1);
  const Array<std::uint32_t> moved = std::move(copy);
  CHECK(std::vector<std::uint32_t>(moved.begin(), moved.end()) ==
        std::vector<std::uint32_t>{9, 2, 3, 4, 5});
  array.resize(1);
  CHECK(array.size() == 1);
  array.clear();
  CHECK(array.empty());
}

TEST_CASE("a plan that leads outside itself is seen before it is embedded") {
  CHECK(plan::isConsistent(builtinPlan()));
  plan::Plan plan = builtinPlan();
  SECTION("a node") { plan.nodes[plan.nodes.size() - 1].a = 0x7fffffff; }
  SECTION("an instance without a check") { plan.instances[0].check = kNone; }
  SECTION("levels past the end") { plan.instances[0].levels = {0xffffffff, 2}; }
  SECTION("marks past the end") { plan.instances[0].marks = {0, 0xffffffff}; }
  SECTION("a message past the end") { plan.instances[0].zh.count = 0xffffffff; }
  SECTION("the rule of an instance") {
    plan.instances[0].rule = static_cast<std::uint32_t>(plan.rules.size());
  }
  CHECK_FALSE(plan::isConsistent(plan));
}

TEST_CASE("a text keeps its words, whoever they belong to") {
  std::string words = "本年新收";
  const plan::Text owned = words;
  const plan::Text lying = plan::Text::lyingAt(words);
  const plan::Text copied = owned;
  CHECK(owned == "本年新收");
  CHECK(lying == owned);
  words[0] = 'x';
  CHECK(owned == "本年新收");
  CHECK(copied == owned);
  CHECK(lying != owned);
  CHECK("「" + owned + "」" == "「本年新收」");
  plan::Text moved = plan::Text(std::string("上年"));
  moved = plan::Text("结转");
  CHECK(moved < plan::Text("结转下年"));
  CHECK(moved.str() == "结转");
  CHECK(plan::Text().empty());
}

TEST_CASE("an instance answers to its key and to shorter forms of it") {
  CHECK(plan::keyAnswersTo("outcome.withheld.state_secret, total", "state_secret,total"));
  CHECK(plan::keyAnswersTo("received", "received"));
  CHECK(plan::keyAnswersTo("", ""));
  CHECK_FALSE(plan::keyAnswersTo("received", ""));
  CHECK_FALSE(plan::keyAnswersTo("received", "ceived"));
  CHECK_FALSE(plan::keyAnswersTo("received, total", "received"));
}
