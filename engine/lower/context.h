// engine/lower/context.h
//
// What all rules of a pack share while they are made into one plan.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/lower/node_builder.h"
#include "engine/plan/plan.h"
#include "engine/sema/pack.h"

namespace gouji::lower {

inline constexpr std::size_t kMaxInstancesPerRule = 10'000;
inline constexpr std::size_t kMaxInstances = 1'000'000;
/// Expressions looked at per rule and form, copies made by loops and functions included.
inline constexpr std::size_t kMaxStepsPerRule = 1'000'000;
inline constexpr std::size_t kMaxSteps = 50'000'000;
/// Expressions inside each other, those of called functions included; a row of operators is one.
/// Each may take some 6 KB of stack, and a thread may have 1 MiB of it.
inline constexpr std::size_t kMaxDepth = 160;
inline constexpr std::size_t kMaxCallDepth = 64;
inline constexpr std::size_t kMaxClaimLoops = 8;

/// `period`, `dates` … of an extract.
[[nodiscard]] std::optional<plan::ClaimSource> findBuiltinClause(std::string_view word);
[[nodiscard]] std::vector<sema::Candidate> builtinClauseCandidates();

struct Context {
  Context(const sema::Pack& p, Diagnostics& d, plan::Plan& target)
      : pack(p), diagnostics(d), plan(target), nodes(target) {}

  const sema::Pack& pack;
  Diagnostics& diagnostics;
  plan::Plan& plan;
  NodeBuilder nodes;
  std::size_t steps = 0;

  std::map<std::string, std::uint32_t, std::less<>> paramIndex;
  /// Names that some rule, profile or other declaration makes use of.
  std::set<std::string, std::less<>> used;

  /// The extract as the form of that index sees it; made when first asked for.
  std::uint32_t extractFor(std::size_t extract, std::uint32_t form);
  std::uint32_t collection(const plan::Collection& wanted);

 private:
  std::map<std::pair<std::size_t, std::uint32_t>, std::uint32_t> extracts_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> collections_;
};

}  // namespace gouji::lower
