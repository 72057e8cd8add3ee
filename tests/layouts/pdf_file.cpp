#include "tests/layouts/pdf_file.h"

#include <cstdio>

#include "engine/text/utf8.h"

namespace gouji::layouts {
namespace {

template <typename... Numbers>
std::string format(const char* pattern, Numbers... numbers) {
  char buffer[160];
  std::snprintf(buffer, sizeof buffer, pattern, numbers...);
  return buffer;
}

std::string stream(const std::string& dictionary, const std::string& data) {
  return "<<" + dictionary + "/Length " + std::to_string(data.size()) + ">>\nstream\n" + data +
         "\nendstream";
}

}  // namespace

double textWidth(const std::string& utf8) {
  double width = 0;
  for (std::size_t offset = 0; offset < utf8.size();)
    width += decodeUtf8(utf8, offset) < 0x80 ? 5 : 10;
  return width;
}

void PdfFile::write(double x, double y, const std::string& utf8) {
  std::string codes;
  for (std::size_t offset = 0; offset < utf8.size();)
    codes += format("%04X", static_cast<unsigned>(decodeUtf8(utf8, offset)));
  pages_.back() +=
      format("BT /F 10 Tf 1 0 0 1 %.2f %.2f Tm <", x, height_ - y - 9) + codes + "> Tj ET\n";
}

void PdfFile::drawLine(double x0, double y0, double x1, double y1) {
  pages_.back() += format("%.2f %.2f m %.2f %.2f l S\n", x0, height_ - y0, x1, height_ - y1);
}

void PdfFile::fillRect(double x, double y, double width, double height) {
  pages_.back() += format("%.2f %.2f %.2f %.2f re f\n", x, height_ - y - height, width, height);
}

std::string PdfFile::bytes() const {
  // 1 catalogue, 2 pages, 3 to 5 font; then page, content and form of each page.
  const std::string name = "/STSong-Light";
  std::vector<std::string> objects = {
      "<</Type/Catalog/Pages 2 0 R>>", "",
      "<</Type/Font/Subtype/Type0/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]/BaseFont" + name +
          ">>",
      "<</Type/Font/Subtype/CIDFontType0/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement "
      "4>>/DW 1000/W[1 95 500]/FontDescriptor 5 0 R/BaseFont" +
          name + ">>",
      "<</Type/FontDescriptor/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent "
      "-120/CapHeight 880/StemV 80/FontName" +
          name + ">>"};
  std::string kids;
  for (const std::string& page : pages_) {
    const std::size_t first = objects.size() + 1;
    kids += std::to_string(first) + " 0 R ";
    const std::string fonts = "/Font<</F 3 0 R>>";
    objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 " +
                      format("%.0f %.0f", kWidth, height_) + "]/Contents " +
                      std::to_string(first + 1) + " 0 R/Resources<<" + fonts + "/XObject<</X " +
                      std::to_string(first + 2) + " 0 R>>>>>>");
    objects.push_back(stream("", isForm_ ? "q 0.5 0 0 0.5 0 0 cm /X Do Q" : page));
    objects.push_back(
        stream("/Type/XObject/Subtype/Form/BBox[0 0 3000 3000]/Matrix[2 0 0 2 0 0]"
               "/Resources<<" +
                   fonts + ">>",
               isForm_ ? page : ""));
  }
  objects[1] = "<</Type/Pages/Count " + std::to_string(pages_.size()) + "/Kids[" + kids + "]>>";
  std::string file = "%PDF-1.5\n";
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += format("%010zu 00000 n \n", file.size());
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t start = file.size();
  const std::string count = std::to_string(objects.size() + 1);
  return file + "xref\n0 " + count + "\n0000000000 65535 f \n" + table +
         "trailer\n<</Root 1 0 R/Size " + count + ">>\nstartxref\n" + std::to_string(start) +
         "\n%%EOF\n";
}

}  // namespace gouji::layouts
