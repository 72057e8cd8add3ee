// engine/sema/reporter.h
//
// The pen with which the checker writes diagnostics: it knows the file it is in and, inside a
// template, the `use` that led there.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/diag/diagnostic.h"

namespace gouji::sema {

using Source = std::shared_ptr<const SourceFile>;

/// A place that led to the one under discussion.
struct Site {
  Source source;
  Span span;
};

/// Cheap to copy; refers to the Diagnostics of the compilation.
class Reporter {
 public:
  Reporter(Diagnostics& diagnostics, Source source)
      : diagnostics_(&diagnostics), source_(std::move(source)) {}

  /// The same pen in another file.
  [[nodiscard]] Reporter in(Source source) const {
    Reporter other = *this;
    other.source_ = std::move(source);
    return other;
  }
  /// The same pen inside what `site` instantiates.
  [[nodiscard]] Reporter usedAt(const Site& site) const {
    return below(site, {"由此处的 use 生成", "made by this use"});
  }
  /// The same pen inside the function that `site` calls.
  [[nodiscard]] Reporter calledAt(const Site& site) const {
    return below(site, {"在此处调用", "called here"});
  }

  Diagnostic& report(DiagnosticKind kind, Span span, std::vector<DiagnosticArgument> arguments = {},
                     Localized hint = {}) const;

  [[nodiscard]] const Source& source() const { return source_; }
  [[nodiscard]] Diagnostics& diagnostics() const { return *diagnostics_; }

 private:
  [[nodiscard]] Reporter below(const Site& site, Localized text) const {
    Reporter other = *this;
    other.path_.push_back({site.source, site.span, std::move(text)});
    return other;
  }

  Diagnostics* diagnostics_;
  Source source_;
  std::vector<DiagnosticNote> path_;  // how we came here, outermost first
};

/// "first declared here", the note under a duplicate.
[[nodiscard]] DiagnosticNote firstDeclaredAt(const Site& site);

}  // namespace gouji::sema
