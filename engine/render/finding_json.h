// engine/render/finding_json.h
//
// One finding as a JSON object. Its keys are a contract with the programs that read them.
#pragma once

#include <string>

#include "engine/base/localized.h"
#include "engine/finding/finding.h"

namespace gouji::render {

/// Appends the object, without a line end.
///
/// Every key of the contract is always there, null when there is nothing to say. Only where they
/// mean something, behind them: `lapsed` (a decision that does not hold any more), `reading` (the
/// doubt is about the reading, not the report), `excerpt` (the words of the narrative meant) and
/// `hint`.
///
/// A value of a cell is written as in the canonical report: a number, null for a blank, the words
/// that stand there, `{"unreadable": "…"}`; a cell that is absent has no `value`.
void appendFindingJson(std::string& out, const Finding& finding, Language language);

/// Appends `"summary":{…}`'s object: reports, findings by level, all five outcomes.
void appendSummaryJson(std::string& out, const RunSummary& summary);

}  // namespace gouji::render
