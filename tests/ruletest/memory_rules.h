// tests/ruletest/memory_rules.h
//
// Rule files from memory, compiled.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/pack/pack.h"

namespace gouji::test {

class MemoryRules : public RuleSourceProvider {
 public:
  std::map<std::string, std::string> files;

  Result<std::string> read(const std::string& path) override {
    const auto found = files.find(path);
    if (found == files.end()) return Error{"file.not-found", {path, path}, {}};
    return found->second;
  }
  Result<std::vector<std::string>> list(const std::string& path) override {
    return std::vector<std::string>{path};
  }
};

/// Compiles one text; its diagnostics in English, one a line, are in `mistakes`.
inline CompiledPack compileText(const std::string& text, std::string& mistakes) {
  MemoryRules provider;
  provider.files["rules.gj"] = text;
  Diagnostics diagnostics;
  CompiledPack pack = compilePack({"rules.gj"}, provider, diagnostics);
  mistakes.clear();
  for (const Diagnostic& diagnostic : diagnostics.sorted())
    if (diagnostic.severity() == Severity::kError) mistakes += diagnostic.message().en + "\n";
  return pack;
}

}  // namespace gouji::test
