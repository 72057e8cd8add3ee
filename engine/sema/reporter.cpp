#include "engine/sema/reporter.h"

namespace gouji::sema {

Diagnostic& Reporter::report(DiagnosticKind kind, Span span,
                             std::vector<DiagnosticArgument> arguments, Localized hint) const {
  Diagnostic diagnostic{kind, source_, span, std::move(arguments), {}, std::move(hint)};
  diagnostic.notes.assign(path_.rbegin(), path_.rend());
  return diagnostics_->add(std::move(diagnostic));
}

DiagnosticNote firstDeclaredAt(const Site& site) {
  return {site.source, site.span, {"首次声明在此", "first declared here"}};
}

}  // namespace gouji::sema
