// gouji_embed RULES PLAN FILES: compiles the folder RULES and writes its plan to the file PLAN and
// the texts of its files to the file FILES.
//
// A step of the build. A mistake in the built-in rules is a build error, told as it would be to any
// author of rules. What follows from the rules alone is worked out here too, so that no start has
// to.
#include <cstdint>
#include <cstdio>
#include <fstream>

#include "engine/diag/render.h"
#include "engine/eval/worked_out.h"
#include "engine/pack/import_path.h"
#include "engine/pack/pack.h"
#include "engine/plan/serialize.h"
#include "engine/plan/validate.h"

namespace gouji {
namespace {

/// The folder under the names its files will have inside the binary.
class FolderAsBuiltin : public RuleSourceProvider {
 public:
  explicit FolderAsBuiltin(std::string folder)
      : folder_(std::move(folder)), files_(makeFileProvider()) {}

  Result<std::string> read(const std::string& path) override { return files_->read(onDisk(path)); }

  Result<std::vector<std::string>> list(const std::string& path) override {
    auto found = files_->list(onDisk(path));
    if (!found) return found.error();
    for (std::string& file : *found) {
      file = std::string(pack::kBuiltinPrefix) + file.substr(folder_.size() + 1);
    }
    return found;
  }

 private:
  [[nodiscard]] std::string onDisk(const std::string& path) const {
    const std::string inside = path.substr(pack::kBuiltinPrefix.size());
    return inside.empty() ? folder_ : folder_ + "/" + inside;
  }

  std::string folder_;
  std::unique_ptr<RuleSourceProvider> files_;
};

void appendNumber(std::string& out, std::size_t value) {
  for (int i = 0; i < 4; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xff));
}

void appendText(std::string& out, std::string_view text) {
  appendNumber(out, text.size());
  out += text;
}

bool write(const std::string& target, const std::string& bytes) {
  std::ofstream out(target, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (out.flush()) return true;
  std::fprintf(stderr, "cannot write %s\n", target.c_str());
  return false;
}

std::string filesOf(const CompiledPack& compiled) {
  std::string bytes;
  appendNumber(bytes, compiled.files.size());
  for (const auto& file : compiled.files) {
    appendText(bytes, std::string_view(file->source->path()).substr(pack::kBuiltinPrefix.size()));
    appendText(bytes, file->source->text());
  }
  return bytes;
}

int embed(const std::string& folder, const std::string& plan, const std::string& files) {
  FolderAsBuiltin provider(folder);
  Diagnostics diagnostics;
  CompiledPack compiled = compilePack({std::string(pack::kBuiltinPrefix)}, provider, diagnostics);
  std::fputs(renderDiagnostics(diagnostics, {Language::kEnglish, false}).c_str(), stderr);
  if (diagnostics.hasErrors()) return 1;
  // The program uses the plan as it is and looks at nothing twice.
  if (!plan::isConsistent(compiled.plan)) {
    std::fputs("the plan of the built-in rules leads outside itself\n", stderr);
    return 1;
  }
  eval::workOut(compiled.plan);
  return write(plan, plan::serializePlan(compiled.plan)) && write(files, filesOf(compiled)) ? 0 : 1;
}

}  // namespace
}  // namespace gouji

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: gouji_embed RULES PLAN FILES\n", stderr);
    return 2;
  }
  return gouji::embed(argv[1], argv[2], argv[3]);
}
