// tests/locate/twenty_mistakes.h
//
// Twenty ways to get one number wrong: small and large, typed wrong, left out, out of range.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace gouji::sample {

struct Mistake {
  std::string name;
  /// The wrong number for the right one; the same number where this is no mistake (zero doubled).
  std::function<std::int64_t(std::int64_t)> apply;
};

inline std::int64_t reverseDigits(std::int64_t value) {
  std::string digits = std::to_string(value);
  return std::stoll(std::string(digits.rbegin(), digits.rend()));
}

[[nodiscard]] inline std::vector<Mistake> twentyMistakes() {
  return {
      {"one too many", [](auto v) { return v + 1; }},
      {"one too few", [](auto v) { return v - 1; }},
      {"two too many", [](auto v) { return v + 2; }},
      {"seven too few", [](auto v) { return v - 7; }},
      {"ten too many", [](auto v) { return v + 10; }},
      {"ninety-nine too few", [](auto v) { return v - 99; }},
      {"a thousand too many", [](auto v) { return v + 1000; }},
      {"a billion too many", [](auto v) { return v + 1'000'000'000; }},
      {"as large as a number gets", [](auto) { return INT64_MAX; }},
      {"as small as a number gets", [](auto) { return INT64_MIN; }},
      {"left at zero", [](auto) { return std::int64_t{0}; }},
      {"sign reversed", [](auto v) { return -v; }},
      {"doubled", [](auto v) { return v * 2; }},
      {"halved", [](auto v) { return v / 2; }},
      {"a zero more", [](auto v) { return v * 10; }},
      {"a hundredfold", [](auto v) { return v * 100; }},
      {"last digit lost", [](auto v) { return v / 10; }},
      {"a digit added", [](auto v) { return v * 10 + 3; }},
      {"digits reversed", [](auto v) { return reverseDigits(v); }},
      {"first digit changed", [](auto v) { return v >= 10 ? v + (v > 49 ? -40 : 40) : 8 - v; }},
  };
}

}  // namespace gouji::sample
