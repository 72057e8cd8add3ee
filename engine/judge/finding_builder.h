// engine/judge/finding_builder.h
//
// From one result of the evaluation to a finding with its words, values and places.
#pragma once

#include "engine/eval/evaluate.h"
#include "engine/finding/finding.h"

namespace gouji::judge {

class FindingBuilder {
 public:
  /// `prior` may be null.
  FindingBuilder(const plan::Plan& plan, const Report& report, const Report* prior)
      : plan_(plan), report_(report), prior_(prior) {}

  /// Everything but suspects, related, fingerprint and value hash, which are empty.
  [[nodiscard]] Finding build(const InstanceResult& result) const;
  /// The same into `finding`, whatever it held before: in a batch every report has much the same
  /// findings, and their memory is used again.
  void build(const InstanceResult& result, Finding& finding) const;

  /// Sends the reader of `finding` to this cell.
  void pointTo(Finding& finding, CellId cell) const;

 private:
  void describeRule(Finding& finding, const InstanceResult& result) const;
  void describeReport(Finding& finding) const;
  void describeCells(Finding& finding, const InstanceResult& result) const;
  void describeFigures(Finding& finding, const InstanceResult& result) const;
  void locate(Finding& finding, const InstanceResult& result) const;
  void locateClaim(Finding& finding, const narrative::TextRange& range) const;
  bool locateObservation(Finding& finding, const Observation& observation) const;
  void locateText(Finding& finding, plan::NodeId check) const;

  const plan::Plan& plan_;
  const Report& report_;
  const Report* prior_;
};

}  // namespace gouji::judge
