// tests/layouts/pdf_file.h
//
// Writes PDF files with Chinese text: letters and lines on pages, places from the top left.
#pragma once

#include <string>
#include <vector>

namespace gouji::layouts {

class PdfFile {
 public:
  static constexpr double kWidth = 842;

  /// With `isForm` each page draws its content through a form, scaled to half and back.
  PdfFile(double height, bool isForm) : height_(height), isForm_(isForm) {}

  void addPage() { pages_.emplace_back(); }
  [[nodiscard]] std::size_t pageCount() const { return pages_.size(); }
  /// Letters of 10 points from (x, y), the top left corner of the first; Latin ones take half.
  void write(double x, double y, const std::string& utf8);
  void drawLine(double x0, double y0, double x1, double y1);
  void fillRect(double x, double y, double width, double height);
  [[nodiscard]] std::string bytes() const;

 private:
  double height_;
  bool isForm_;
  std::vector<std::string> pages_;
};

/// In letters of 10 points.
[[nodiscard]] double textWidth(const std::string& utf8);

}  // namespace gouji::layouts
