// tests/layouts/page_frame.h
//
// What the sites of agencies put around a report: menus, the way to the page, tables of what is
// known about it, buttons, links to the reports of others, and the names of who runs the site.
//
// Every frame holds words and numbers of a report that are not this report's: titles of other
// agencies and years, headings, rows of tables in scripts and in parts that are not shown.
#pragma once

#include <cstdint>
#include <string>

namespace gouji::layouts {

enum class PageFrame : std::uint8_t {
  kPortal,   // an article of a government portal: index table above, pager and site footer below
  kColumns,  // a list of the other reports beside the article, in a table that lays out the page
  kBlog,     // headings for the title, widgets with other entries, comments
  kSaved,    // saved by a word processor: styles in comments, a bookmark around each line
  kChat,     // the article editor of a messaging service: nested sections, every line styled
  kPhone,    // the same tables twice, those for phones not shown
  kCount,
};

struct FrameParts {
  std::string head;    // between <head> and </head>, without the title
  std::string before;  // before the title of the report
  std::string behind;  // behind the last section
};

/// `title` is that of the report, `agency` and `year` those in it.
[[nodiscard]] FrameParts makeFrame(PageFrame frame, const std::string& title,
                                   const std::string& agency, int year);

/// One line of the report as the frame's editor writes it; `markup` is what stands in the line.
[[nodiscard]] std::string frameLine(PageFrame frame, const std::string& markup, bool isHeading);

/// The table as the frame's editor leaves it.
[[nodiscard]] std::string frameTable(PageFrame frame, const std::string& markup);

}  // namespace gouji::layouts
