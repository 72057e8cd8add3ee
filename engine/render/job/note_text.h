// engine/render/job/note_text.h
//
// A finding as the author of a report reads it in the margin.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/localized.h"
#include "engine/render/job/job.h"

namespace gouji::office {

/// Who writes our comments and notes; they are known by it when a document comes back.
inline constexpr std::string_view kAuthor = "Gouji 勾稽";
inline constexpr std::string_view kInitials = "勾稽";
/// More findings than this are not written into one report: nobody reads them, and the last note
/// says how many there are.
inline constexpr std::size_t kMostNotes = 500;

/// Head line, message, figures, suspects, hint, basis; the last line carries the fingerprint.
[[nodiscard]] std::vector<std::string> noteLines(const JobFinding& finding, Language language);

/// The note about what was left out.
[[nodiscard]] std::vector<std::string> leftOutLines(std::size_t count, Language language);

}  // namespace gouji::office
