#include "engine/plan/serialize.h"

#include <cstring>

#include "engine/plan/archive.h"

namespace gouji::plan {
namespace {

// The hash, then the arrays, then what was worked out from them.
constexpr std::size_t kHeaderBytes = kPlanAlignment;

/// 64-bit hash of the body, eight bytes at a time: it tells rules apart, it is no signature.
std::uint64_t hashBytes(std::string_view bytes) {
  std::uint64_t hash = 0x9e3779b97f4a7c15ull ^ bytes.size();
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    hash = (hash ^ word) * 0xff51afd7ed558ccdull;
    hash ^= hash >> 32;
  }
  for (; at < bytes.size(); ++at) {
    hash = (hash ^ static_cast<unsigned char>(bytes[at])) * 0xff51afd7ed558ccdull;
    hash ^= hash >> 32;
  }
  return hash;
}

std::string toHex(std::uint64_t value) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text(16, '0');
  for (int i = 15; i >= 0; --i, value >>= 4)
    text[static_cast<std::size_t>(i)] = kDigits[value & 15];
  return text;
}

std::string bodyOf(const Plan& plan) {
  ArchiveWriter writer;
  // The writer only reads; the layout is written down once for both directions.
  transferPlan(writer, const_cast<Plan&>(plan));
  return writer.take();
}

}  // namespace

std::string serializePlan(const Plan& plan) {
  const std::string body = bodyOf(plan);
  const std::uint64_t hash = hashBytes(body);
  ArchiveWriter writer;
  writer.bytes(&hash, sizeof hash);
  writer.align(kHeaderBytes);
  writer.bytes(body.data(), body.size());
  transfer(writer, const_cast<Plan&>(plan).workedOut);
  return writer.take();
}

std::string hashOf(const Plan& plan) { return toHex(hashBytes(bodyOf(plan))); }

Plan planIn(std::string_view bytes) {
  std::uint64_t hash = 0;
  Plan plan;
  ArchiveReader reader(bytes);
  reader.bytes(&hash, sizeof hash);
  reader.align(kHeaderBytes);
  transferPlan(reader, plan);
  transfer(reader, plan.workedOut);
  plan.contentHash = toHex(hash);
  return plan;
}

}  // namespace gouji::plan
