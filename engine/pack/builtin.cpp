// The embedded pack: rule files to read, and the plan they were compiled to.
#include <cassert>
#include <cstdint>

#include "engine/pack/builtin_bytes.h"
#include "engine/pack/pack.h"
#include "engine/plan/serialize.h"

namespace gouji {
namespace {

/// Walks over the embedded files. The bytes are ours; a wrong length is a broken build.
class EmbeddedFiles {
 public:
  EmbeddedFiles() : rest_(pack::builtinBytes()) {
    if (!rest_.empty()) left_ = takeNumber();
  }
  /// False behind the last one; `rest()` is the plan then.
  bool next(std::string_view& path, std::string_view& text) {
    if (left_ == 0) return false;
    --left_;
    path = takeText();
    text = takeText();
    return true;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::uint32_t takeNumber() {
    assert(rest_.size() >= 4);
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
      value |=
          static_cast<std::uint32_t>(static_cast<unsigned char>(rest_[static_cast<std::size_t>(i)]))
          << (8 * i);
    }
    rest_.remove_prefix(4);
    return value;
  }
  std::string_view takeText() {
    const std::uint32_t size = takeNumber();
    assert(rest_.size() >= size);
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }

  std::string_view rest_;
  std::uint32_t left_ = 0;
};

plan::Plan loadBuiltinPlan() {
  EmbeddedFiles files;
  std::string_view path, text;
  while (files.next(path, text)) {
  }
  auto plan = plan::deserializePlan(files.rest());
  assert(plan.ok() && "the embedded plan is read by the version that wrote it");
  return plan.ok() ? std::move(*plan) : plan::Plan{};
}

}  // namespace

const plan::Plan& builtinPlan() {
  static const plan::Plan plan = loadBuiltinPlan();
  return plan;
}

std::optional<std::string_view> builtinRuleText(std::string_view wanted) {
  EmbeddedFiles files;
  std::string_view path, text;
  while (files.next(path, text)) {
    if (path == wanted) return text;
  }
  return std::nullopt;
}

std::vector<std::string_view> builtinRuleFiles() {
  std::vector<std::string_view> paths;
  EmbeddedFiles files;
  std::string_view path, text;
  while (files.next(path, text)) paths.push_back(path);
  return paths;
}

}  // namespace gouji
