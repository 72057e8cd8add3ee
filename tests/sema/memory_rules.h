// Rule files from memory, compiled.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "engine/pack/pack.h"

namespace gouji::test {

inline std::string readFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::filesystem::path sourcePath(const std::string& inside) {
  return std::filesystem::path(GOUJI_SOURCE_DIR) / inside;
}

/// Serves the files it is given, and "small.gj", the form of the golden files.
class MemoryRules : public RuleSourceProvider {
 public:
  explicit MemoryRules(std::map<std::string, std::string> files) : files_(std::move(files)) {
    files_.emplace("small.gj", readFile(sourcePath("tests/sema/small_form.gj")));
  }
  Result<std::string> read(const std::string& path) override {
    const auto found = files_.find(path);
    if (found != files_.end()) return found->second;
    return Error{"file.not-readable", {"没有这个文件", "there is no such file"}, {}};
  }
  Result<std::vector<std::string>> list(const std::string& path) override {
    return std::vector<std::string>{path};
  }

 private:
  std::map<std::string, std::string> files_;
};

struct Compiled {
  CompiledPack pack;
  Diagnostics diagnostics;

  [[nodiscard]] const plan::Plan& plan() const { return pack.plan; }
  [[nodiscard]] bool tells(DiagnosticKind kind) const {
    for (const Diagnostic& diagnostic : diagnostics.sorted()) {
      if (diagnostic.kind == kind) return true;
    }
    return false;
  }
};

/// Compiles `text` as the file `name`.
inline Compiled compileText(const std::string& text, const std::string& name = "test.gj") {
  MemoryRules provider(std::map<std::string, std::string>{{name, text}});
  Compiled compiled;
  compiled.pack = compilePack({name}, provider, compiled.diagnostics);
  return compiled;
}

/// Compiles `text` on the small form.
inline Compiled compileOnSmallForm(const std::string& text) {
  return compileText("import \"small.gj\"\n" + text);
}

}  // namespace gouji::test
