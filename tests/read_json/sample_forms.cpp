#include "tests/read_json/sample_forms.h"

#include <numeric>

namespace {

using namespace gouji;

Axis makeAxis(const std::vector<std::pair<std::string, std::string>>& keysAndLabels) {
  Axis axis;
  for (const auto& [key, label] : keysAndLabels) {
    AxisItem item;
    item.key = key;
    item.label.official = label;
    item.isTotal = key.ends_with("total");
    axis.items.push_back(item);
  }
  return axis;
}

std::vector<std::uint32_t> indices(std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> all(end - begin);
  std::iota(all.begin(), all.end(), begin);
  return all;
}

Block makeBlock(std::vector<std::uint32_t> rows, std::vector<std::uint32_t> columns) {
  Block block;
  block.rows = std::move(rows);
  block.columns = std::move(columns);
  return block;
}

void addTable(Form& form, Table table) {
  const auto index = static_cast<std::uint32_t>(form.tables.size());
  table.cells.assign(table.rows.items.size() * table.columns.items.size(), kNoCell);
  for (const Block& block : table.blocks) {
    for (const std::uint32_t row : block.rows) {
      for (const std::uint32_t column : block.columns) {
        table.cells[row * table.columns.items.size() + column] =
            static_cast<CellId>(form.cells.size());
        Cell cell;
        cell.table = index;
        cell.row = row;
        cell.column = column;
        cell.variant = table.rows.items[row].variant;
        form.cells.push_back(cell);
      }
    }
  }
  form.sections[table.section].tables.push_back(index);
  form.tables.push_back(std::move(table));
}

void addSection(Form& form, std::string key, std::string heading) {
  Section section;
  section.key = std::move(key);
  section.heading.official = std::move(heading);
  section.ordinal = static_cast<std::uint32_t>(form.sections.size()) + 1;
  form.sections.push_back(section);
}

/// 规章 with three columns and 收费 with a decimal amount of its own.
Table makeProactive() {
  Table table;
  table.key = "proactive";
  table.section = 1;
  table.rows = makeAxis({{"regulations", "规章"}, {"fees", "行政事业性收费"}});
  table.columns = makeAxis({{"issued", "本年制发件数"},
                            {"repealed", "本年废止件数"},
                            {"in_force", "现行有效件数"},
                            {"amount", "本年收费金额"}});
  table.blocks = {makeBlock({0}, {0, 1, 2}), makeBlock({1}, {3})};
  return table;
}

/// Two rows 其他处理 that the variant "merged" prints as one.
Table makeRequests() {
  Table table;
  table.key = "requests";
  table.section = 2;
  table.rows = makeAxis({{"received", "本年新收"},
                         {"outcome.closed.overdue", "逾期不补正"},
                         {"outcome.closed.other", "其他"},
                         {"outcome.closed", "其他处理"},
                         {"outcome.total", "总计"}});
  table.columns =
      makeAxis({{"natural_person", "自然人"}, {"business", "商业企业"}, {"total", "总计"}});
  Variant merged;
  merged.name = "merged";
  merged.title = "其他处理合为一行";
  merged.replacedRows = {1, 2};
  merged.addedRows = {3};
  table.rows.items[3].variant = 0;
  table.variants = {merged};
  table.blocks = {makeBlock(indices(0, 5), indices(0, 3))};
  return table;
}

std::shared_ptr<Form> makeForm(std::string id, int firstYear) {
  auto form = std::make_shared<Form>();
  form->id = std::move(id);
  form->title = "政府信息公开工作年度报告";
  form->firstYear = firstYear;
  addSection(*form, "overview", "一、总体情况");
  addSection(*form, "proactive", "二、主动公开政府信息情况");
  addSection(*form, "requests", "三、收到和处理政府信息公开申请情况");
  return form;
}

}  // namespace

std::vector<std::shared_ptr<const gouji::Form>> makeSampleForms() {
  const auto newForm = makeForm("new-form", 2021);
  newForm->sections[0].heading.aliases = {"一、概述"};
  addTable(*newForm, makeProactive());
  addTable(*newForm, makeRequests());

  const auto oldForm = makeForm("old-form", 2019);
  oldForm->lastYear = 2020;
  Table old = makeProactive();
  old.columns = makeAxis({{"produced", "本年新制作数量"}});
  old.blocks = {makeBlock({0, 1}, {0})};
  addTable(*oldForm, std::move(old));
  return {newForm, oldForm};
}
