// engine/read/pdf/worker/upright_pages.h
//
// Pages that lie on their side or stand on their head, as scanners and printing programs leave
// them, turned before anything is measured: rows are rows of the text, not of the paper.
// Licence: GPL-3.0-or-later.
#pragma once

#include <string>
#include <vector>

namespace gouji::pdf {

/// The document with each page turned counter-clockwise by so many quarters; empty when none has to
/// be turned, or qpdf cannot.
[[nodiscard]] std::string turnPages(const std::string& bytes,
                                    const std::vector<unsigned>& quartersOfPage);

}  // namespace gouji::pdf
