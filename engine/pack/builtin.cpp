// The embedded pack: rule files to read, and the plan they were compiled to.
#include <cassert>
#include <cstdint>

#include "engine/pack/builtin_bytes.h"
#include "engine/pack/pack.h"
#include "engine/plan/serialize.h"

namespace gouji {
namespace {

std::uint32_t takeNumber(std::string_view& rest) {
  assert(rest.size() >= 4);
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(rest[i])) << (8 * i);
  }
  rest.remove_prefix(4);
  return value;
}

std::string_view takeText(std::string_view& rest) {
  const std::uint32_t size = takeNumber(rest);
  assert(rest.size() >= size);
  const std::string_view text = rest.substr(0, size);
  rest.remove_prefix(size);
  return text;
}

/// Walks over the embedded files. The bytes are ours; a wrong length is a broken build.
class EmbeddedFiles {
 public:
  EmbeddedFiles() : rest_(pack::builtinFiles()) {
    if (!rest_.empty()) left_ = takeNumber(rest_);
  }
  /// False behind the last one.
  bool next(std::string_view& path, std::string_view& text) {
    if (left_ == 0) return false;
    --left_;
    path = takeText(rest_);
    text = takeText(rest_);
    return true;
  }

 private:
  std::string_view rest_;
  std::uint32_t left_ = 0;
};

}  // namespace

const plan::Plan& builtinPlan() {
  static const plan::Plan plan = plan::planIn(pack::builtinPlanBytes());
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
