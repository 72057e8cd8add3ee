// Notes on the pages of a PDF. The files written here are small and not packed, so that what is in
// them can be read.
#include <catch2/catch.hpp>

#include "engine/render/pdf/note_writer.h"
#include "engine/render/pdf/pdf_annotator.h"
#include "tests/golden_file.h"

using namespace gouji;
using pdf::PageNote;
using pdf::WrittenPdf;

namespace {

std::string makePdf(const std::string& pageExtra = "", const std::string& objects = "") {
  return "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
         "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
         "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]" +
         pageExtra +
         "/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Length 14>>\nstream\n0 0 10 10 re f\nendstream\n"
         "endobj\n" +
         objects + "trailer\n<</Root 1 0 R/Size 9>>\n%%EOF\n";
}

PageNote makeNote(unsigned page, double x, double y, double width, double height) {
  PageNote note;
  note.page = page;
  note.x = x;
  note.y = y;
  note.width = width;
  note.height = height;
  note.text = "note";
  note.id = "gouji-0123456789abcdef";
  return note;
}

std::string annotate(const std::string& file, const std::vector<PageNote>& notes) {
  const WrittenPdf written = pdf::writeNotes(file, notes, "Gouji 勾稽");
  REQUIRE(written.problem == WrittenPdf::Problem::kNone);
  return written.bytes;
}

bool has(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view words) {
  std::size_t found = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
    ++found;
  return found;
}

}  // namespace

TEST_CASE("a marked page is as it was when somebody last read it through") {
  PageNote note = makeNote(1, 100, 50, 40, 12);
  note.text = "ARI-01 总计应为 74，实为 47";
  CHECK(compareWithGolden("render_pdf/golden/notes.pdf",
                          annotate(makePdf(), {note, makeNote(0, 0, 0, 0, 0)})) == "");
}

TEST_CASE("a highlight lies on its box, counted from the top left of what is shown") {
  const std::string out = annotate(makePdf(), {makeNote(1, 100, 50, 40, 12)});
  CHECK(has(out, "/Subtype /Highlight"));
  CHECK(has(out, "/QuadPoints [ 98.5 751.5 141.5 751.5 98.5 736.5 141.5 736.5 ]"));
  CHECK(has(out, "98.50 736.50 43.00 15.00 re f"));  // an appearance of its own
  CHECK(has(out, "/BM /Multiply"));
  CHECK(has(out, "0 0 10 10 re f"));  // the page's own content is what it was
}

TEST_CASE("pages may be turned and cropped") {
  const auto quads = [](const std::string& extra) {
    const std::string out = annotate(makePdf(extra), {makeNote(1, 100, 50, 40, 12)});
    const std::size_t at = out.find("/QuadPoints [ ") + 14;
    return out.substr(at, out.find(']', at) - at);
  };
  CHECK(quads("/Rotate 90") == "48.5 141.5 63.5 141.5 48.5 98.5 63.5 98.5 ");
  CHECK(quads("/Rotate 180") == "458.5 63.5 501.5 63.5 458.5 48.5 501.5 48.5 ");
  CHECK(quads("/Rotate 270") == "536.5 701.5 551.5 701.5 536.5 658.5 551.5 658.5 ");
  CHECK(quads("/CropBox[10 20 590 780]") == "108.5 731.5 151.5 731.5 108.5 716.5 151.5 716.5 ");
}

TEST_CASE("Chinese is written as UTF-16, for every viewer") {
  PageNote note = makeNote(1, 0, 0, 10, 10);
  note.text = "应为 74";
  // feff 5e94 4e3a 0020 0037 0034
  CHECK(has(annotate(makePdf(), {note}), "/Contents <feff5e944e3a002000370034>"));
}

TEST_CASE("what has no place gets a mark of its own on the first page") {
  const std::string out = annotate(makePdf(), {makeNote(0, 0, 0, 0, 0), makeNote(7, 1, 1, 1, 1)});
  CHECK(count(out, "/Subtype /Text") == 2);
  CHECK(has(out, "/Rect [ 575 775.5 595 795.5 ]"));
  CHECK(has(out, "/Rect [ 575 751.5 595 771.5 ]"));
}

TEST_CASE("a second run replaces the notes of the first and keeps those of others") {
  const std::string other =
      "5 0 obj\n<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(Zhang)/NM(x)/Contents(seen)>>\nendobj\n";
  const std::string first =
      annotate(makePdf("/Annots[5 0 R]", other), {makeNote(1, 100, 50, 40, 12)});
  const std::string second = annotate(first, {makeNote(1, 100, 50, 40, 12)});
  CHECK(count(second, "/Subtype /Highlight") == 1);
  CHECK(count(second, "/Subtype /Popup") == 1);
  CHECK(has(second, "(seen)"));
  const std::string third = annotate(second, {});
  CHECK(count(third, "/Subtype /Highlight") == 0);
  CHECK(count(third, "/Subtype /Popup") == 0);
  CHECK(has(third, "(seen)"));
}

TEST_CASE("a note of ours that somebody replied to stays, and is not repeated") {
  const std::string objects =
      "5 0 obj\n<</Type/Annot/Subtype/Highlight/Rect[0 0 9 9]/T<feff0047006f0075006a006900205"
      "2fe7a3d>/NM(gouji-0123456789abcdef)/Contents(ours)>>\nendobj\n"
      "6 0 obj\n<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(Zhang)/IRT 5 0 R/Contents(done)>>\n"
      "endobj\n";
  const std::string out =
      annotate(makePdf("/Annots[5 0 R 6 0 R]", objects), {makeNote(1, 100, 50, 40, 12)});
  CHECK(count(out, "/Subtype /Highlight") == 1);
  CHECK(has(out, "(ours)"));
  CHECK(has(out, "(done)"));
}

TEST_CASE("the same notes give the same bytes") {
  CHECK(annotate(makePdf(), {makeNote(1, 1, 1, 1, 1)}) ==
        annotate(makePdf(), {makeNote(1, 1, 1, 1, 1)}));
}

TEST_CASE("damaged files are told, not written") {
  for (const std::string& file :
       std::vector<std::string>{"", "%PDF-1.4\n", std::string(500, 'x')}) {
    CHECK(pdf::writeNotes(file, {}, "a").problem == WrittenPdf::Problem::kDamaged);
  }
}

TEST_CASE("findings about one place share a note in the colour of the worst") {
  office::JobReport report;
  report.file = "年报.pdf";
  report.format = "pdf";
  office::JobFinding finding;
  finding.instance = "ARI-01";
  finding.head = "警告";
  finding.level = FindingLevel::kWarning;
  finding.location = PagePlace{1, 100, 50, 40, 12};
  finding.message = "one";
  finding.fingerprint = "0123456789abcdef";
  report.findings = {finding, finding};
  report.findings.back().level = FindingLevel::kError;
  const auto out = pdf::annotatePdf(report, makePdf(), Language::kEnglish);
  REQUIRE(out);
  CHECK(count(*out, "/Subtype /Highlight") == 1);
  CHECK(has(*out, "/C [ 1 0.62 0.6 ]"));
}

TEST_CASE("what is no PDF is refused with what to use instead") {
  office::JobReport report;
  report.file = "年报.docx";
  report.format = "docx";
  const auto refused = pdf::annotatePdf(report, "PK", Language::kChinese);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "pdf.not-a-pdf");
  CHECK(refused.error().hint.zh == "DOCX 请用 --format docx");
}
