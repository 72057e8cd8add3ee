// tests/judge/sound_report.h
//
// Reports of the official forms whose tables add up, for the rules that Gouji comes with.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "engine/finding/finding.h"
#include "engine/judge/judge.h"
#include "engine/report/report.h"

namespace gouji::test {

/// A form of the built-in rules: "disclosure-2021".
[[nodiscard]] std::shared_ptr<const Form> builtinForm(std::string_view id);

enum class Filling {
  kZero,    // every cell is 0
  kFilled,  // numbers in every part of tables three and four
};

/// The regular shape of the form for that year; cells of variants are absent.
[[nodiscard]] Report soundReport(const std::shared_ptr<const Form>& form, int year,
                                 Filling filling);

/// The cells of a table in its regular shape.
[[nodiscard]] std::vector<CellId> regularCells(const Form& form, std::string_view table);

[[nodiscard]] std::vector<Finding> errorsOf(const Judge& judge, const Report& report,
                                            const Report* prior = nullptr);

}  // namespace gouji::test
