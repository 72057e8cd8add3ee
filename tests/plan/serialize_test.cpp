// Plans as bytes: back unchanged, and never a crash from bytes that are damaged.
#include <catch2/catch.hpp>

#include <random>

#include "engine/pack/pack.h"
#include "engine/plan/archive.h"
#include "engine/plan/dump.h"
#include "engine/plan/serialize.h"
#include "engine/plan/validate.h"

using namespace gouji;

TEST_CASE("a plan comes back as it was written") {
  const plan::Plan& plan = builtinPlan();
  const std::string bytes = plan::serializePlan(plan);
  const auto back = plan::deserializePlan(bytes);
  REQUIRE(back.ok());
  CHECK(plan::serializePlan(*back) == bytes);
  CHECK(plan::dumpPlan(*back) == plan::dumpPlan(plan));
  CHECK(back->contentHash == plan.contentHash);
  CHECK(plan::hashOf(*back) == plan.contentHash);
}

TEST_CASE("bytes that are no plan, or of another version, say so") {
  CHECK(plan::deserializePlan("").error().code == "plan.not-a-plan");
  CHECK(plan::deserializePlan("GOUJIPL").error().code == "plan.not-a-plan");
  std::string bytes = plan::serializePlan(plan::Plan{});
  bytes[8] = 99;
  CHECK(plan::deserializePlan(bytes).error().code == "plan.version");
}

TEST_CASE("a plan cut short anywhere is an error") {
  const std::string bytes = plan::serializePlan(builtinPlan());
  std::mt19937 random(7);
  for (int i = 0; i < 300; ++i) {
    const std::size_t length = random() % bytes.size();
    CHECK_FALSE(plan::deserializePlan(std::string_view(bytes).substr(0, length)).ok());
  }
}

TEST_CASE("a flipped bit is noticed by the checksum") {
  const std::string bytes = plan::serializePlan(builtinPlan());
  std::mt19937 random(11);
  for (int i = 0; i < 300; ++i) {
    std::string damaged = bytes;
    damaged[20 + random() % (bytes.size() - 20)] ^= static_cast<char>(1 << random() % 8);
    CHECK_FALSE(plan::deserializePlan(damaged).ok());
  }
}

TEST_CASE("behind a forged checksum, what points nowhere is still not believed") {
  // The body alone, as an attacker would write it: reading must not crash, and what passes the
  // check must be printable, which visits every node and every index.
  plan::Writer writer;
  plan::transferPlan(writer, const_cast<plan::Plan&>(builtinPlan()));
  const std::string body = writer.take();
  std::mt19937 random(13);
  int refused = 0;
  for (int i = 0; i < 400; ++i) {
    std::string damaged = body;
    const int flips = 1 + static_cast<int>(random() % 4);
    for (int f = 0; f < flips; ++f)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    plan::Plan plan;
    plan::Reader reader(damaged);
    plan::transferPlan(reader, plan);
    if (reader.failed() || !reader.atEnd() || !plan::isConsistent(plan)) {
      ++refused;
    } else {
      CHECK_FALSE(plan::dumpPlan(plan).empty());
    }
  }
  CHECK(refused > 0);
}

TEST_CASE("an instance answers to its key and to shorter forms of it") {
  CHECK(plan::keyAnswersTo("outcome.withheld.state_secret, total", "state_secret,total"));
  CHECK(plan::keyAnswersTo("received", "received"));
  CHECK(plan::keyAnswersTo("", ""));
  CHECK_FALSE(plan::keyAnswersTo("received", ""));
  CHECK_FALSE(plan::keyAnswersTo("received", "ceived"));
  CHECK_FALSE(plan::keyAnswersTo("received, total", "received"));
}
