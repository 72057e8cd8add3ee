// engine/eval/claims.h
//
// The claims a rule can loop over: what the narrative says, and what the binder observed of the
// structure, brought into one shape.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/eval/folded_texts.h"
#include "engine/eval/value.h"
#include "engine/narrative/claim.h"
#include "engine/narrative/extractor.h"
#include "engine/plan/plan.h"
#include "engine/report/report.h"

namespace gouji::eval {

/// A claim as a rule sees it. It stands where it was found; valid while the run lasts.
struct FoundClaim {
  const narrative::Claim* claim = nullptr;
  /// Where it stands, in words.
  std::string_view label;
  /// Index into Report::observations, kNone for a claim of the narrative.
  std::uint32_t observation = kNone;
};

/// The claims of one collection in the order of the document. `cause` is set when the input cannot
/// tell whether there are any: no labels to observe, no section to read, too long to be read. There
/// are none then.
struct ClaimList {
  std::vector<FoundClaim> claims;
  Cause cause;
  /// What was observed, as claims; those of the narrative stand there.
  std::vector<narrative::Claim> observed;

  void clear() {
    claims.clear();
    observed.clear();
    cause = {};
  }
};

/// Everything one narrative claims: all extracts are found together, in one pass over each text.
struct NarrativeClaims {
  std::vector<std::vector<narrative::Claim>> byExtract;  // by index within the form
  bool isComplete = true;
  std::uint64_t sections = 0;          // those that are there, of the first 64
  std::vector<std::uint32_t> claimed;  // of ClaimFinder::listClaimed
};

/// Whether anything was observed that is of this collection.
[[nodiscard]] bool isObserved(const Report& report, const plan::Collection& collection);

/// Whether its claims can only be observed on an input with labels.
[[nodiscard]] bool needsLabels(const plan::Collection& collection);

/// Finds claims; built once per plan, safe to use from several threads with a workspace for each.
class ClaimFinder {
 public:
  /// `words` are, by form, what writeWords gave for this plan and must outlive it; none: they are
  /// made.
  explicit ClaimFinder(const plan::Plan& plan, std::span<const Array<std::uint64_t>> words = {});

  /// The words of all extracts of a form and of all conditions; empty when an extract is not well
  /// formed.
  [[nodiscard]] Array<std::uint64_t> writeWords(std::uint32_t form) const;

  /// Reads the narrative of a report of this form, whose texts are folded by `folded`; `claims` is
  /// used again.
  void readNarrative(std::uint32_t form, const Report& report, FoldedTexts& folded,
                     narrative::Workspace& workspace, NarrativeClaims& claims) const;

  /// What the words of a text say about a pattern of the plan's conditions, which are looked for
  /// together with those of the form's extracts.
  [[nodiscard]] narrative::PatternWords::Answer askForPattern(std::uint32_t form,
                                                              std::uint32_t pattern,
                                                              FoldedText& text) const;

  /// Lists the collections of the narrative of this form that have claims, and those of which that
  /// cannot be told because there was nowhere to look.
  void listClaimed(std::uint32_t form, const Report& report, NarrativeClaims& narrative) const;
  /// The claims of a collection in place of what `list` holds. `narrative` is read for those of the
  /// narrative only; the list refers to it.
  void listClaims(const plan::Collection& collection, const Report& report,
                  const NarrativeClaims& narrative, ClaimList& list) const;

 private:
  /// The extractor of one form, made when a report of this form is first read: a run that sees one
  /// form does not pay for the others.
  struct FormExtractor {
    mutable std::once_flag once;
    /// Nothing when the extracts are not well formed, so that they can never look as if they had
    /// found nothing.
    mutable std::optional<narrative::Extractor> extractor;
  };
  /// A collection of the narrative, with what is asked of every report.
  struct NarrativeCollection {
    std::uint32_t index = 0;          // into Plan::collections
    std::uint32_t extractInForm = 0;  // into NarrativeClaims::byExtract
    std::uint64_t sections = 0;       // that its extract reads, as in NarrativeClaims
  };
  [[nodiscard]] bool mayHaveClaims(const NarrativeCollection& one, const Report& report,
                                   const NarrativeClaims& narrative) const;
  void listNarrative(const plan::Collection& collection, const Report& report,
                     const NarrativeClaims& narrative, ClaimList& list) const;
  [[nodiscard]] std::optional<narrative::Extractor> makeExtractor(std::uint32_t form) const;
  [[nodiscard]] const std::optional<narrative::Extractor>& extractorOf(std::uint32_t form) const;

  const plan::Plan& plan_;
  std::span<const Array<std::uint64_t>> words_;
  std::vector<FormExtractor> forms_;
  std::vector<std::vector<NarrativeCollection>> collections_;  // by form
  std::vector<std::uint32_t> indexInForm_;                     // by extract
};

}  // namespace gouji::eval
