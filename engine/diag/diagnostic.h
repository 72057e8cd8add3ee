// engine/diag/diagnostic.h
//
// A mistake in a rule or configuration file, told to its author.
//
// Stages emit a kind and its arguments; the words stand in one table (diagnostic_kinds.def) and
// are put together only when somebody reads them. Every kind has a stable code.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/localized.h"
#include "engine/text/source_file.h"

namespace gouji {

enum class Severity : unsigned char { kError, kWarning, kNote };

enum class DiagnosticKind : unsigned short {
#define GOUJI_DIAGNOSTIC(name, code, severity, zh, en) name,
#include "engine/diag/diagnostic_kinds.def"
#undef GOUJI_DIAGNOSTIC
};

/// The row of the table for one kind. `{0}`, `{1}` … in the texts stand for the arguments.
struct DiagnosticInfo {
  std::string_view name;
  std::string_view code;  // "GJ201"
  Severity severity;
  std::string_view zh;
  std::string_view en;
};
[[nodiscard]] const DiagnosticInfo& infoOf(DiagnosticKind kind);
[[nodiscard]] const std::vector<DiagnosticInfo>& allDiagnosticKinds();

/// A second place that explains the first: "first declared here".
struct DiagnosticNote {
  std::shared_ptr<const SourceFile> source;
  Span span;
  Localized text;
};

/// What stands for `{0}` in a message: mostly a word of the file, the same in both languages; or a
/// phrase of ours ("a number" / "数字"), which has two.
struct DiagnosticArgument {
  DiagnosticArgument(const std::string& word) : text{word, word} {}
  DiagnosticArgument(std::string_view word) : text{std::string(word), std::string(word)} {}
  DiagnosticArgument(const char* word) : text{word, word} {}
  DiagnosticArgument(Localized phrase) : text(std::move(phrase)) {}

  Localized text;
};

struct Diagnostic {
  DiagnosticKind kind{};
  std::shared_ptr<const SourceFile> source;
  Span span;
  std::vector<DiagnosticArgument> arguments;
  std::vector<DiagnosticNote> notes;
  /// What to do, such as "did you mean `received`?". May be empty.
  Localized hint;

  [[nodiscard]] Severity severity() const { return infoOf(kind).severity; }
  [[nodiscard]] Localized message() const;
};

/// Collects the diagnostics of one compilation.
///
/// Keeps at most `kLimit`; what comes after is counted only, so that a hostile file cannot fill the
/// memory. `sorted()` gives them by file, place and code, each once.
class Diagnostics {
 public:
  static constexpr std::size_t kLimit = 1000;

  Diagnostic& add(Diagnostic diagnostic);
  [[nodiscard]] bool hasErrors() const { return errorCount_ > 0; }
  [[nodiscard]] std::size_t errorCount() const { return errorCount_; }
  [[nodiscard]] std::size_t dropped() const { return dropped_; }
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> items_;
  Diagnostic overflow_{};  // what `add` returns beyond the limit
  std::size_t errorCount_ = 0;
  std::size_t dropped_ = 0;
};

}  // namespace gouji
