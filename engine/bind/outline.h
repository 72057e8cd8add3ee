// engine/bind/outline.h
//
// The headings of a document and the stretch of lines under each of them.
//
// A heading is known by its words; its number is evidence, for numbers are what gets lost, restarts
// or is typed wrong. Contents lists, lists of parts in an introduction, sentences that a scanner
// took for headings and rows of tables ("一、本年新收…") look the same and are not.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/bind/known_label.h"
#include "engine/bind/lines.h"
#include "engine/form/form.h"
#include "engine/report/report.h"

namespace gouji::bind {

struct Heading {
  /// Index into Outline::lines of the heading itself.
  std::size_t line = 0;
  /// Form::sections, kNone for a top heading the form does not have.
  std::uint32_t section = kNone;
  PlacedText text;
  std::uint32_t ordinal = 0;
  Wording wording = Wording::kExact;
  double quality = 1;
  /// 1-based among the top headings.
  std::uint32_t position = 0;
};

struct Outline {
  std::vector<Line> lines;
  /// In the order of the document; each section of the form at most once.
  std::vector<Heading> headings;
  /// How many headings were found for each section.
  std::vector<std::uint32_t> occurrences;

  /// The heading of a section, null when it has none.
  [[nodiscard]] const Heading* find(std::uint32_t section) const;
  /// The line behind the last one of a section: the next heading of the form or the end.
  [[nodiscard]] std::size_t endOf(const Heading& heading) const;
  /// The first heading of the form, or the number of lines.
  [[nodiscard]] std::size_t frontEnd() const;
};

/// What the headings of a form, and the labels that could be taken for one, look like as letters.
struct HeadingWords {
  struct Heading {
    std::uint32_t section = 0;
    KnownLabel core;  // without its number
    std::u32string full;
    bool alias = false;
  };
  std::vector<Heading> headings;
  /// The rows and bands whose labels carry numbers as headings do.
  std::vector<KnownLabel> tableWords;
};

[[nodiscard]] HeadingWords listHeadingWords(const Form& form);

[[nodiscard]] Outline findOutline(std::vector<Line> lines, const Form& form,
                                  const HeadingWords& words);

}  // namespace gouji::bind
