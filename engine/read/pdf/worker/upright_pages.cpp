#include "engine/read/pdf/worker/upright_pages.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <memory>

namespace gouji::pdf {

std::string turnPages(const std::string& bytes, const std::vector<unsigned>& quartersOfPage) {
  if (std::all_of(quartersOfPage.begin(), quartersOfPage.end(),
                  [](unsigned quarters) { return quarters == 0; }))
    return {};
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("report.pdf", bytes.data(), bytes.size());
    std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(document).getAllPages();
    if (pages.size() != quartersOfPage.size()) return {};
    for (std::size_t p = 0; p < pages.size(); ++p) {
      if (quartersOfPage[p] != 0)
        pages[p].rotatePage(-90 * static_cast<int>(quartersOfPage[p]), true);
    }
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.write();
    const std::shared_ptr<Buffer> turned = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(turned->getBuffer()), turned->getSize()};
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace gouji::pdf
