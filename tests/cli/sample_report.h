// tests/cli/sample_report.h
//
// Whole reports as an office would submit them, made up, with the numbers a test wants.
#pragma once

#include <map>
#include <string>

struct SampleReport {
  std::string agency = "某某县教育局";
  int year = 2025;
  /// Cells of table three that are not 0: "received.total" -> "3".
  std::map<std::string, std::string> requests;

  /// A request received from a person and answered, everywhere as it should be.
  static SampleReport oneRequest();
};

/// As text with tabs between the cells, the way tables come out of a PDF.
std::string asText(const SampleReport& report);
/// As canonical JSON on one line.
std::string asJsonLine(const SampleReport& report);
