#include "engine/plan/serialize.h"

#include <cstring>

#include "engine/plan/archive.h"
#include "engine/plan/validate.h"

namespace gouji::plan {
namespace {

constexpr std::string_view kMagic = "GOUJIPLN";
constexpr std::uint32_t kPlanVersion = 1;
constexpr std::size_t kHeaderBytes = 8 + 4 + 8;

/// 64-bit hash of the body, eight bytes at a time: it tells damage and versions apart, it is no
/// signature.
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
  Writer writer;
  // The Writer only reads; the layout is written down once for both directions.
  transferPlan(writer, const_cast<Plan&>(plan));
  return writer.take();
}

Error damaged(const char* zh, const char* en) {
  return {"plan.damaged", {zh, en}, {"重新编译规则", "compile the rules again"}};
}

}  // namespace

std::string serializePlan(const Plan& plan) {
  const std::string body = bodyOf(plan);
  Writer header;
  header.number(kPlanVersion, 4);
  header.number(hashBytes(body), 8);
  return std::string(kMagic) + header.take() + body;
}

std::string hashOf(const Plan& plan) { return toHex(hashBytes(bodyOf(plan))); }

Result<Plan> deserializePlan(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes || !bytes.starts_with(kMagic)) {
    return Error{"plan.not-a-plan", {"不是编译好的规则", "these are no compiled rules"}, {}};
  }
  Reader header(bytes.substr(kMagic.size(), kHeaderBytes - kMagic.size()));
  const auto version = header.number(4);
  if (version != kPlanVersion) {
    return Error{"plan.version",
                 {"规则由版本 " + std::to_string(version) + " 编译，本程序用版本 " +
                      std::to_string(kPlanVersion),
                  "the rules are compiled as version " + std::to_string(version) +
                      ", this program reads version " + std::to_string(kPlanVersion)},
                 {"重新编译规则", "compile the rules again"}};
  }
  const std::uint64_t hash = header.number(8);
  const std::string_view body = bytes.substr(kHeaderBytes);
  if (hashBytes(body) != hash) {
    return damaged("编译好的规则已损坏：校验和不符",
                   "the compiled rules are damaged: the checksum differs");
  }
  Plan plan;
  Reader reader(body);
  transferPlan(reader, plan);
  if (reader.failed() || !reader.atEnd()) {
    return damaged("编译好的规则已损坏：长度不符",
                   "the compiled rules are damaged: a length does not fit");
  }
  if (!isConsistent(plan)) {
    return damaged("编译好的规则已损坏：引用越界",
                   "the compiled rules are damaged: a reference leads nowhere");
  }
  plan.contentHash = toHex(hash);
  return plan;
}

}  // namespace gouji::plan
