// tests/render/sample_findings.h
//
// Findings made by hand, one for each thing an output has to show.
#pragma once

#include <string>
#include <vector>

#include "engine/finding/finding.h"

/// A text report with a wrong total (its cell is the suspect), an equation over several lines, a
/// remark on a sentence deep inside a long paragraph, an undecided check and an accepted finding.
gouji::ReportResult makeTextReport();
/// A Word report: cells have places in tables, there is no text to show; two explanations tie.
gouji::ReportResult makeWordReport();
/// A report that could not be read.
gouji::ReportResult makeUnreadableReport();
/// A report without any finding.
gouji::ReportResult makeCleanReport();

std::vector<gouji::ReportResult> makeSampleRun();
