// engine/render/place_words.h
//
// Where a finding stands, in the words of its document: line and column, Word table, PDF page.
#pragma once

#include <string>

#include "engine/base/localized.h"
#include "engine/finding/finding.h"
#include "engine/text/location.h"

namespace gouji::render {

/// "57:31" for a text; "表 3 第 5 行第 8 列", "第 12 段", "第 4 页" for others; empty when unknown.
[[nodiscard]] std::string describePlace(const Location& place, Language language);

/// The file with its place: "a.txt:57:31", "a.docx（表 3 第 5 行第 8 列）", "a.ndjson:12" for
/// record 12 without a place. Safe to print on a terminal.
[[nodiscard]] std::string describeFilePlace(const Finding& finding, Language language);

[[nodiscard]] std::string_view levelWord(FindingLevel level, Language language);
/// What stands before a finding: its level, or its outcome when it is not a failure.
[[nodiscard]] std::string_view headWord(const Finding& finding, Language language);

/// "已接受（豁免）：上级已同意（某某，至 2026-12-31）": why a finding is not counted.
[[nodiscard]] std::string describeDecision(const Suppression& decision, Language language);

}  // namespace gouji::render
