#include "tests/locate/sample_form.h"

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

Values randomTableThree(const SampleForm& form, std::mt19937_64& random, std::int64_t largest,
                        int percentZero) {
  Values values(form.cellCount());
  const std::uint32_t resultTotal = form.rows - 2;
  for (std::uint32_t column = 0; column + 1 < form.columns; ++column) {
    std::int64_t decided = 0;
    for (std::uint32_t row = 2; row < resultTotal; ++row) {
      const bool isZero = pick(random, 1, 100) <= percentZero;
      decided += values[form.cell(row, column)] = isZero ? 0 : pick(random, 0, largest);
    }
    values[form.cell(resultTotal, column)] = decided;
    const std::int64_t carriedOut = pick(random, 0, largest);
    values[form.cell(resultTotal + 1, column)] = carriedOut;
    const std::int64_t carriedIn = pick(random, 0, std::min(largest, decided + carriedOut));
    values[form.cell(1, column)] = carriedIn;
    values[form.cell(0, column)] = decided + carriedOut - carriedIn;
  }
  for (std::uint32_t row = 0; row < form.rows; ++row) {
    for (std::uint32_t column = 0; column + 1 < form.columns; ++column) {
      values[form.cell(row, form.columns - 1)] += values[form.cell(row, column)];
    }
  }
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
