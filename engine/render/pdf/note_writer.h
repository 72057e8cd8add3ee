// engine/render/pdf/note_writer.h
//
// Notes on the pages of a PDF: highlights and, for what has no place, note marks (ISO 32000-1,
// 12.5.6).
//
// Every mark has an appearance of its own, so that it looks the same in every viewer and on paper.
// This header is C++17 on its own: the library behind it is compiled as such.
#pragma once

#include <string>
#include <vector>

namespace gouji::pdf {

struct PageNote {
  /// 1-based; 0 for a mark at the corner of the first page.
  unsigned page = 0;
  /// Points from the top left corner of the page as it is displayed.
  double x = 0, y = 0, width = 0, height = 0;
  double red = 1, green = 1, blue = 0;
  std::string subject;
  std::string text;
  /// What the note is known by when the file comes back.
  std::string id;
};

struct WrittenPdf {
  enum class Problem : unsigned char {
    kNone,
    kEncrypted,   // needs a password to be opened
    kNotAllowed,  // its permissions forbid notes
    kDamaged,
  };
  Problem problem = Problem::kNone;
  std::string bytes;
};

/// `pdf` with `notes` in the name of `author`. Notes of an earlier run (same author, ids starting
/// with "gouji-") are replaced, except where somebody replied. The same input gives the same bytes.
[[nodiscard]] WrittenPdf writeNotes(const std::string& pdf, const std::vector<PageNote>& notes,
                                    const std::string& author);

}  // namespace gouji::pdf
