// engine/bind/bind.h
//
// From what was submitted to what it means: maps a Document to the Report of a form.
//
// Rows and columns are found by their labels: normalised, numbering stripped, aligned in order with
// those the form declares. A lost, split, renamed or extra row is recognised as what it is and
// becomes an observation. Where two readings remain the cell is unreadable: the binder never
// guesses a number.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/document/document.h"
#include "engine/form/form.h"
#include "engine/report/report.h"

namespace gouji {

struct BindOptions {
  /// Form to use whatever the year says; empty: by the report's year.
  std::string formId;
};

/// Binds any number of documents to the same forms. What it has to know of a form is made when a
/// document first needs it, and kept. Safe to use from several threads at once.
class DocumentBinder {
 public:
  explicit DocumentBinder(std::vector<std::shared_ptr<const Form>> forms);
  ~DocumentBinder();
  DocumentBinder(DocumentBinder&&) noexcept;

  /// Always gives a report when there is any form. Fails ("bind.not-a-report") when the document
  /// shows neither a section heading nor a table of any form, "bind.only-headings" when it is a
  /// table of contents, "bind.unknown-form" when none has the name wanted.
  [[nodiscard]] Result<Report> bind(const Document& document, const BindOptions& options) const;

 private:
  class Forms;
  std::unique_ptr<Forms> forms_;
};

/// DocumentBinder for a single document.
[[nodiscard]] Result<Report> bindDocument(const Document& document,
                                          const std::vector<std::shared_ptr<const Form>>& forms,
                                          const BindOptions& options);

}  // namespace gouji
