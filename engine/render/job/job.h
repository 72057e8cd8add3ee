// engine/render/job/job.h
//
// What the writers of office documents are given: findings in words, ready to be laid out.
//
// Everything that takes knowledge of findings has been done before: the language is chosen, places,
// figures and suspects are sentences. What is left is a flat table row, a comment or a note.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/finding/finding.h"
#include "engine/text/location.h"

namespace gouji::office {

struct JobFinding {
  std::string rule;      // "ARI-01"
  std::string instance;  // "ARI-01[received]"
  std::string title;
  Outcome outcome = Outcome::kFail;
  FindingLevel level = FindingLevel::kError;
  /// What stands before it: "错误", "warning", "无法判断".
  std::string head;
  std::string message;
  std::string explain;   // empty when it says no more than the message
  std::string suspects;  // "「…」 47 → 74（数字颠倒）", empty when there is none
  std::string hint;
  std::string basis;
  bool basisIsPractice = false;
  bool aboutReading = false;
  std::string cell;   // "requests[received, total]"
  std::string label;  // the cell in the words of the form, or the words meant in the narrative
  /// A GridPlace, ParagraphPlace or PagePlace; other places are only told in words.
  Location location;
  std::string place;    // the place in words
  std::string excerpt;  // the words meant when the place is in the narrative
  std::string expected, actual;
  bool isSuppressed = false;
  std::string acceptedBecause;  // why it was accepted, when it was
  std::string fingerprint;
};

struct JobReport {
  std::string file;
  std::uint32_t record = 1;
  std::string format;
  std::string title, agency, unitId;
  std::optional<int> year;
  bool readable = true;
  OutcomeCounts outcomes;
  std::vector<JobFinding> findings;

  /// What the report is called in lists: its agency, else its file.
  [[nodiscard]] const std::string& unit() const { return agency.empty() ? file : agency; }
};

/// Reads what the renderer for office documents wrote; nothing when it is something else.
[[nodiscard]] std::optional<JobReport> parseJobReport(std::string_view json);
[[nodiscard]] std::optional<RunSummary> parseJobSummary(std::string_view json);

}  // namespace gouji::office
