#include "engine/render/pdf/pdf_annotator.h"

#include <algorithm>
#include <array>

#include "engine/render/job/note_text.h"
#include "engine/render/pdf/note_writer.h"

namespace gouji::pdf {
namespace {

/// Smaller is worse.
int rankOf(const office::JobFinding& finding) {
  return finding.outcome == Outcome::kFail ? static_cast<int>(finding.level) : 3;
}

std::array<double, 3> colorOf(int rank) {
  switch (rank) {
    case 0:
      return {1.0, 0.62, 0.60};
    case 1:
      return {1.0, 0.87, 0.45};
    case 2:
      return {0.66, 0.83, 0.98};
    default:
      return {0.85, 0.85, 0.85};
  }
}

std::string joinLines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

/// A note that grows with every finding about the same place.
struct SharedNote {
  const office::JobFinding* first = nullptr;
  int rank = 3;
  PageNote note;
};

SharedNote startNote(const office::JobFinding& finding) {
  SharedNote shared;
  shared.first = &finding;
  if (const auto* place = std::get_if<PagePlace>(&finding.location)) {
    shared.note.page = place->page;
    shared.note.x = place->x;
    shared.note.y = place->y;
    shared.note.width = place->width;
    shared.note.height = place->height;
  }
  shared.note.id = "gouji-" + finding.fingerprint;
  shared.note.subject = finding.instance;
  return shared;
}

std::vector<PageNote> makeNotes(const office::JobReport& report, Language language) {
  std::vector<SharedNote> shared;
  std::size_t leftOut = 0;
  for (const office::JobFinding& finding : report.findings) {
    const bool hasPlace = std::holds_alternative<PagePlace>(finding.location);
    // Findings come sorted by place.
    const bool joins =
        hasPlace && !shared.empty() && shared.back().first->location == finding.location;
    if (!joins) {
      if (shared.size() == office::kMostNotes) {
        ++leftOut;
        continue;
      }
      shared.push_back(startNote(finding));
    }
    SharedNote& note = shared.back();
    note.rank = std::min(note.rank, rankOf(finding));
    note.note.text +=
        (note.note.text.empty() ? "" : "\n\n") + joinLines(office::noteLines(finding, language));
  }
  std::vector<PageNote> notes;
  for (SharedNote& entry : shared) {
    const auto [red, green, blue] = colorOf(entry.rank);
    entry.note.red = red;
    entry.note.green = green;
    entry.note.blue = blue;
    notes.push_back(std::move(entry.note));
  }
  if (leftOut > 0) {
    PageNote rest;
    rest.id = "gouji-rest";
    rest.text = joinLines(office::leftOutLines(leftOut, language));
    notes.push_back(std::move(rest));
  }
  return notes;
}

Error explain(const std::string& path, WrittenPdf::Problem problem) {
  switch (problem) {
    case WrittenPdf::Problem::kEncrypted:
      return {"pdf.encrypted",
              {path + "：PDF 已加密", path + ": the PDF is encrypted"},
              {"请取消密码保护后提交", "remove the password and submit it again"}};
    case WrittenPdf::Problem::kNotAllowed:
      return {"pdf.not-allowed",
              {path + "：PDF 的权限设置不允许加附注",
               path + ": the permissions of the PDF forbid notes"},
              {"请使用未加限制的 PDF，或用 --format html 或 xlsx",
               "use a PDF without restrictions, or --format html or xlsx"}};
    case WrittenPdf::Problem::kNone:
    case WrittenPdf::Problem::kDamaged:
      break;
  }
  return {
      "pdf.damaged",
      {path + "：PDF 已损坏，无法加附注", path + ": the PDF is damaged, so no notes can be put in"},
      {"请重新导出 PDF，或用 --format html 或 xlsx",
       "export the PDF again, or use --format html or xlsx"}};
}

Error notAPdf(const office::JobReport& report) {
  return {"pdf.not-a-pdf",
          {report.file + "：不是 PDF，无法加附注",
           report.file + ": not a PDF, so no notes can be put in"},
          report.format == "docx"
              ? Localized{"DOCX 请用 --format docx", "use --format docx for a DOCX"}
              : Localized{"请用 --format html 或 xlsx", "use --format html or xlsx"}};
}

}  // namespace

Result<std::string> annotatePdf(const office::JobReport& report, std::string_view document,
                                Language language) {
  if (report.format != "pdf") return notAPdf(report);
  WrittenPdf written =
      writeNotes(std::string(document), makeNotes(report, language), std::string(office::kAuthor));
  if (written.problem != WrittenPdf::Problem::kNone) return explain(report.file, written.problem);
  return std::move(written.bytes);
}

}  // namespace gouji::pdf
