#include "tests/locate/sample_form.h"

#include <algorithm>

namespace gouji::sample {
namespace {

void addPlaces(SampleForm& form) {
  for (std::uint32_t row = 0; row < form.rows; ++row) {
    for (std::uint32_t column = 0; column < form.columns; ++column) {
      form.places.push_back({0, row, column});
    }
  }
}

Equation rowTotal(const SampleForm& form, std::uint32_t row) {
  Equation equation;
  for (std::uint32_t column = 0; column + 1 < form.columns; ++column) {
    equation.terms.push_back({form.cell(row, column), 1});
  }
  equation.terms.push_back({form.cell(row, form.columns - 1), -1});
  return equation;
}

}  // namespace

SampleForm tableThree(std::uint32_t results) {
  SampleForm form;
  form.rows = results + 4;
  form.columns = 7;
  addPlaces(form);
  for (std::uint32_t row = 0; row < form.rows; ++row) form.equations.push_back(rowTotal(form, row));
  const std::uint32_t resultTotal = results + 2;
  for (std::uint32_t column = 0; column < form.columns; ++column) {
    Equation equation;
    for (std::uint32_t row = 2; row < resultTotal; ++row) {
      equation.terms.push_back({form.cell(row, column), 1});
    }
    equation.terms.push_back({form.cell(resultTotal, column), -1});
    form.equations.push_back(equation);
  }
  for (std::uint32_t column = 0; column < form.columns; ++column) {
    form.equations.push_back({{{form.cell(0, column), 1},
                               {form.cell(1, column), 1},
                               {form.cell(resultTotal, column), -1},
                               {form.cell(resultTotal + 1, column), -1}},
                              0});
  }
  return form;
}

SampleForm tableFour() {
  SampleForm form;
  form.rows = 3;
  form.columns = 5;
  addPlaces(form);
  for (std::uint32_t row = 0; row < form.rows; ++row) form.equations.push_back(rowTotal(form, row));
  return form;
}

std::int64_t pick(std::mt19937_64& random, std::int64_t low, std::int64_t high) {
  const auto range = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<std::int64_t>(random() % range);
}

void completeTableThree(const SampleForm& form, Values& values) {
  const std::uint32_t resultTotal = form.rows - 2;
  const auto at = [&](std::uint32_t row, std::uint32_t column) -> std::int64_t& {
    return values[form.cell(row, column)];
  };
  for (std::uint32_t column = 0; column + 1 < form.columns; ++column) {
    at(resultTotal, column) = 0;
    for (std::uint32_t row = 2; row < resultTotal; ++row) {
      at(resultTotal, column) += at(row, column);
    }
    at(0, column) = at(resultTotal, column) + at(form.rows - 1, column) - at(1, column);
  }
  for (std::uint32_t row = 0; row < form.rows; ++row) {
    at(row, form.columns - 1) = 0;
    for (std::uint32_t column = 0; column + 1 < form.columns; ++column) {
      at(row, form.columns - 1) += at(row, column);
    }
  }
}

Values randomTableThree(const SampleForm& form, std::mt19937_64& random, std::int64_t largest,
                        int percentZero) {
  Values values(form.cellCount());
  const std::uint32_t resultTotal = form.rows - 2;
  for (std::uint32_t column = 0; column + 1 < form.columns; ++column) {
    std::int64_t decided = 0;
    for (std::uint32_t row = 2; row < resultTotal; ++row) {
      const bool isZero = pick(random, 1, 100) <= percentZero;
      decided += values[form.cell(row, column)] = isZero ? 0 : pick(random, 1, largest);
    }
    const std::int64_t carriedOut = pick(random, 0, largest);
    values[form.cell(resultTotal + 1, column)] = carriedOut;
    values[form.cell(1, column)] = pick(random, 0, std::min(largest, decided + carriedOut));
  }
  completeTableThree(form, values);
  return values;
}

Values randomTableFour(const SampleForm& form, std::mt19937_64& random, std::int64_t largest) {
  Values values(form.cellCount());
  for (std::uint32_t row = 0; row < form.rows; ++row) {
    for (std::uint32_t column = 0; column + 1 < form.columns; ++column) {
      values[form.cell(row, form.columns - 1)] += values[form.cell(row, column)] =
          pick(random, 0, largest);
    }
  }
  return values;
}

std::vector<LocatorCell> toCells(const Values& values) {
  std::vector<LocatorCell> cells(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) cells[i].value = values[i];
  return cells;
}

}  // namespace gouji::sample
