// Files and their imports, each once, to declarations, to the plan.
#include <map>
#include <set>

#include "engine/lower/lower.h"
#include "engine/pack/import_path.h"
#include "engine/pack/pack.h"
#include "engine/parse/parse.h"
#include "engine/sema/pack.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxFiles = 10'000;

/// Loads depth first, so that what a file imports is declared before it.
class Loader {
 public:
  Loader(RuleSourceProvider& provider, Diagnostics& diagnostics)
      : provider_(provider), diagnostics_(diagnostics) {}

  void loadRoot(const std::string& path) {
    for (const std::string& file : filesOf(path, nullptr, {})) load(file, true, nullptr, {});
  }

  std::vector<sema::PackFile> take() { return std::move(files_); }

 private:
  using Source = std::shared_ptr<const SourceFile>;

  std::vector<std::string> filesOf(const std::string& path, const Source& importer, Span span) {
    const std::string normal = pack::normalisePath(path);
    if (normal.starts_with(pack::kBuiltinPrefix)) return builtinFilesOf(normal, importer, span);
    auto files = provider_.list(normal);
    if (!files) {
      reportUnreadable(normal, files.error(), importer, span);
      return {};
    }
    return std::move(*files);
  }

  std::vector<std::string> builtinFilesOf(const std::string& path, const Source& importer,
                                          Span span) {
    const std::string_view inside = std::string_view(path).substr(pack::kBuiltinPrefix.size());
    std::vector<std::string> files;
    if (builtinRuleFiles().empty()) {  // the pack itself is being compiled: the provider has it
      auto listed = provider_.list(path);
      if (listed) return std::move(*listed);
      reportUnreadable(path, listed.error(), importer, span);
      return {};
    }
    for (const std::string_view file : builtinRuleFiles()) {
      const bool isBelow =
          inside.empty() || file == inside ||
          (file.starts_with(inside) && file.size() > inside.size() && file[inside.size()] == '/');
      if (isBelow) files.push_back(std::string(pack::kBuiltinPrefix) + std::string(file));
    }
    if (files.empty()) {
      report(DiagnosticKind::UnknownBuiltinFile, {std::string(inside)}, importer, span, {});
    }
    return files;
  }

  void load(const std::string& path, bool isRoot, const Source& importer, Span span) {
    const std::string normal = pack::normalisePath(path);
    if (!loaded_.insert(normal).second) {
      if (open_.count(normal) > 0) {
        report(DiagnosticKind::CyclicImport, {normal}, importer, span, {});
      }
      return;
    }
    if (files_.size() + open_.size() >= kMaxFiles || open_.size() >= kMaxImportDepth) {
      if (!limitReported_) {
        report(DiagnosticKind::TooManyFiles, {std::to_string(kMaxFiles)}, importer, span, {});
      }
      limitReported_ = true;
      return;
    }
    auto text = readText(normal);
    if (!text) {
      reportUnreadable(normal, text.error(), importer, span);
      return;
    }
    auto source = SourceFile::make(normal, std::move(*text));
    if (!source) {
      reportUnreadable(normal, source.error(), importer, span);
      return;
    }
    const auto shared = std::make_shared<const SourceFile>(std::move(*source));
    auto file = std::make_shared<syntax::File>(parseRuleFile(shared, diagnostics_));
    open_.insert(normal);
    std::vector<std::size_t> imports;
    for (const syntax::ImportDecl& import : file->imports) {
      const std::string target = pack::resolveImport(normal, import.path.value);
      for (const std::string& found : filesOf(target, shared, import.path.span)) {
        load(found, false, shared, import.path.span);
        const auto position = positions_.find(pack::normalisePath(found));
        if (position != positions_.end()) imports.push_back(position->second);
      }
    }
    open_.erase(normal);
    positions_.emplace(normal, files_.size());
    files_.push_back({std::move(file), isRoot, std::move(imports)});
  }

  Result<std::string> readText(const std::string& path) {
    if (!path.starts_with(pack::kBuiltinPrefix)) return provider_.read(path);
    const auto text = builtinRuleText(std::string_view(path).substr(pack::kBuiltinPrefix.size()));
    if (text) return std::string(*text);
    return provider_.read(path);  // as in builtinFilesOf
  }

  void reportUnreadable(const std::string& path, const Error& error, const Source& importer,
                        Span span) {
    report(DiagnosticKind::FileNotReadable, {path}, importer, span, error.message);
  }

  /// At the import, or at the top of an empty file of that name for what the user named directly.
  void report(DiagnosticKind kind, std::vector<DiagnosticArgument> arguments,
              const Source& importer, Span span, Localized hint) {
    Source source = importer;
    if (!source) {
      auto nameOnly = SourceFile::make(arguments.empty() ? "" : arguments[0].text.en, "");
      source = std::make_shared<const SourceFile>(std::move(*nameOnly));
    }
    diagnostics_.add({kind, source, span, std::move(arguments), {}, std::move(hint)});
  }

  static constexpr std::size_t kMaxImportDepth = 200;

  RuleSourceProvider& provider_;
  Diagnostics& diagnostics_;
  std::vector<sema::PackFile> files_;
  std::set<std::string> loaded_;
  std::map<std::string, std::size_t> positions_;  // in files_, by path
  std::set<std::string> open_;
  bool limitReported_ = false;
};

}  // namespace

CompiledPack compilePack(const std::vector<std::string>& paths, RuleSourceProvider& provider,
                         Diagnostics& diagnostics) {
  Loader loader(provider, diagnostics);
  for (const std::string& path : paths) loader.loadRoot(path);
  const std::vector<sema::PackFile> files = loader.take();
  CompiledPack compiled;
  const sema::Pack declarations = sema::collectPack(files, diagnostics);
  sema::checkProfiles(declarations, diagnostics);
  sema::checkTests(declarations, diagnostics);
  compiled.plan = lower::lowerPack(declarations, diagnostics);
  lower::checkExpectations(declarations, compiled.plan, diagnostics);
  for (const sema::PackFile& file : files) {
    compiled.files.push_back(std::const_pointer_cast<syntax::File>(file.file));
  }
  return compiled;
}

}  // namespace gouji
