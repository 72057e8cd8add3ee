// engine/read/pdf/worker/rulings.h
//
// The ruling lines of a page, by qpdf's content parser.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <string>
#include <vector>

namespace gouji::pdf {

class RulingReader {
 public:
  /// `bytes` must outlive the reader. A document qpdf cannot open has no rulings.
  explicit RulingReader(const std::string& bytes);

  /// Prints the `line` and `image` lines of a page whose displayed size is given.
  void printPage(unsigned page, double width, double height);

 private:
  QPDF qpdf_;
  std::vector<QPDFPageObjectHelper> pages_;  // none when it could not be opened
};

}  // namespace gouji::pdf
