// engine/ruletest/report_editor.h
//
// A report made by `set` clauses instead of by reading a document.
//
// The report starts with every section under its official heading, without words, and without any
// cell. When it is finished, what a reader would have observed is filled in: the shape of each
// table in use, the rows and columns that are missing.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/diag/diagnostic.h"
#include "engine/plan/plan.h"
#include "engine/report/report.h"
#include "engine/sema/form_names.h"
#include "engine/syntax/ast.h"

namespace gouji::ruletest {

class ReportEditor {
 public:
  /// `plan` must outlive the editor.
  ReportEditor(const plan::Plan& plan, std::shared_ptr<const Form> form);
  /// Goes on from a report that was read.
  ReportEditor(const plan::Plan& plan, Report report);

  /// Applies one `set`. Mistakes the checker has already told are told again in `diagnostics`.
  void apply(const syntax::Assignment& assignment, const std::shared_ptr<const SourceFile>& source,
             Diagnostics& diagnostics);

  /// The cells that `table[row, column]` names, row by row; cells the table does not have left out.
  [[nodiscard]] std::vector<CellId> resolveCells(const syntax::CellRef& ref,
                                                 const std::shared_ptr<const SourceFile>& source,
                                                 Diagnostics& diagnostics) const;

  [[nodiscard]] Report finish() const;

 private:
  void setCells(const std::vector<CellId>& cells, const syntax::Expr& value);
  void setCell(CellId cell, const syntax::Expr& value);
  void setSection(std::uint32_t section, const syntax::Expr& value);
  void setHeading(std::uint32_t section, std::string heading);
  void setFact(const std::string& name, const syntax::Expr& value);

  const plan::Plan& plan_;
  Report report_;
  sema::FormNames names_;
  /// False for a report that was read and in which no cell was set: its shape is as read.
  bool hasNewShape_ = true;
};

}  // namespace gouji::ruletest
