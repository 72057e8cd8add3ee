// However many threads work, results come out in the order in which the work went in.
#include <catch2/catch.hpp>

#include <chrono>

#include "engine/driver/ordered_pipeline.h"

namespace gouji {
namespace {

using Pipeline = OrderedPipeline<int, std::string>;

/// Squares 0 … count-1 and stops after `most` results.
std::vector<std::string> squares(std::size_t threads, int count, std::size_t most) {
  int next = 0;
  std::vector<std::string> delivered;
  Pipeline::run(threads, {[&]() -> std::optional<int> {
                            if (next == count) return std::nullopt;
                            return next++;
                          },
                          [](int i) {
                            // Uneven work, so that threads overtake each other.
                            if (i % 5 == 0)
                              std::this_thread::sleep_for(std::chrono::microseconds(200));
                            return std::to_string(i * i);
                          },
                          [&](std::string result) {
                            delivered.push_back(std::move(result));
                            return delivered.size() < most;
                          }});
  return delivered;
}

TEST_CASE("every number of threads delivers the same in the same order") {
  const std::vector<std::string> expected = squares(1, 200, 1000);
  REQUIRE(expected.size() == 200);
  CHECK(expected[14] == "196");
  for (const std::size_t threads : {2U, 3U, 8U}) CHECK(squares(threads, 200, 1000) == expected);
}

TEST_CASE("nothing to do and one thing to do need no threads") {
  CHECK(squares(4, 0, 10).empty());
  CHECK(squares(4, 1, 10) == std::vector<std::string>{"0"});
}

TEST_CASE("whoever takes the results can end the run early") {
  for (const std::size_t threads : {1U, 2U, 8U}) CHECK(squares(threads, 1000, 3).size() == 3);
}

}  // namespace
}  // namespace gouji
