#include "tests/bind/forms.h"

#include <initializer_list>
#include <string>
#include <utility>

namespace gouji::bindtest {
namespace {

struct Item {
  const char* key;
  const char* label;
  std::uint32_t band = kNone;
  std::vector<std::string> aliases = {};
};

void addItems(Axis& axis, std::vector<std::uint32_t>& of, std::initializer_list<Item> items) {
  for (const Item& item : items) {
    of.push_back(static_cast<std::uint32_t>(axis.items.size()));
    AxisItem made;
    made.key = item.key;
    made.label = {item.label, item.aliases};
    made.band = item.band;
    made.isTotal =
        std::string(item.key).ends_with("total") && std::string(item.key) != "public_total";
    axis.items.push_back(std::move(made));
  }
}

void addBlock(Table& table, const char* heading, std::initializer_list<Item> columns,
              std::initializer_list<Item> rows) {
  Block block;
  block.heading = {heading, {}};
  if (*heading != '\0') block.corner = {"信息内容", {}};
  for (const Item& column : columns) {
    const auto known = table.findColumn(column.key);
    if (known)
      block.columns.push_back(*known);
    else
      addItems(table.columns, block.columns, {column});
  }
  addItems(table.rows, block.rows, rows);
  table.blocks.push_back(std::move(block));
}

void numberCells(Form& form, std::uint32_t index, const std::string& unit) {
  Table& table = form.tables[index];
  table.cells.assign(table.rows.items.size() * table.columns.items.size(), kNoCell);
  for (const Block& block : table.blocks) {
    for (const std::uint32_t row : block.rows) {
      for (const std::uint32_t column : block.columns) {
        Cell cell;
        cell.table = index;
        cell.row = row;
        cell.column = column;
        cell.unit = table.columns.items[column].key == "amount" ? "万元" : unit;
        cell.isDecimal = cell.unit == "万元";
        cell.variant = table.rows.items[row].variant != kNone ? table.rows.items[row].variant
                                                              : table.columns.items[column].variant;
        table.cells[row * table.columns.items.size() + column] =
            static_cast<CellId>(form.cells.size());
        form.cells.push_back(cell);
      }
    }
  }
}

Table makeProactive2021() {
  Table table;
  table.key = "proactive";
  table.section = 1;
  addBlock(table, "第二十条第（一）项",
           {{"issued", "本年制发件数", kNone, {"本年制发数"}},
            {"repealed", "本年废止件数", kNone, {"本年废止数"}},
            {"in_force", "现行有效件数", kNone, {"现行有效数"}}},
           {{"regulations", "规章"}, {"normative_documents", "行政规范性文件"}});
  addBlock(table, "第二十条第（五）项", {{"decisions", "本年处理决定数量"}},
           {{"licensing", "行政许可"}});
  addBlock(table, "第二十条第（六）项", {{"decisions", "本年处理决定数量"}},
           {{"penalties", "行政处罚"}, {"coercive_measures", "行政强制"}});
  addBlock(table, "第二十条第（八）项", {{"amount", "本年收费金额（单位：万元）"}},
           {{"fees", "行政事业性收费"}});
  return table;
}

Table makeProactive2019() {
  Table table;
  table.key = "proactive";
  table.section = 1;
  addBlock(
      table, "第二十条第（一）项",
      {{"produced", "本年新制作数量"},
       {"newly_public", "本年新公开数量"},
       {"public_total", "对外公开总数量"}},
      {{"regulations", "规章"}, {"normative_documents", "规范性文件", kNone, {"行政规范性文件"}}});
  addBlock(table, "第二十条第（五）项",
           {{"previous_items", "上一年项目数量"},
            {"change", "本年增/减"},
            {"decisions", "处理决定数量"}},
           {{"licensing", "行政许可"}, {"other_services", "其他对外管理服务事项"}});
  addBlock(table, "第二十条第（六）项",
           {{"previous_items", "上一年项目数量"},
            {"change", "本年增/减"},
            {"decisions", "处理决定数量"}},
           {{"penalties", "行政处罚"}, {"coercive_measures", "行政强制"}});
  addBlock(table, "第二十条第（八）项",
           {{"previous_items", "上一年项目数量"}, {"change", "本年增/减"}},
           {{"fees", "行政事业性收费"}});
  addBlock(table, "第二十条第（九）项",
           {{"items", "采购项目数量"}, {"procurement_amount", "采购总金额"}},
           {{"procurement", "政府集中采购"}});
  return table;
}

Table makeRequests(bool is2021) {
  Table table;
  table.key = "requests";
  table.section = 2;
  table.note = {"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", {}};
  table.columns.bands = {{{"申请人情况", {}}, "", kNone},
                         {{"法人或其他组织", {}}, "organization", 0}};
  table.rows.bands = {{{"三、本年度办理结果", {}}, "outcome", kNone},
                      {{"（三）不予公开", {}}, "withheld", 0},
                      {{"（四）无法提供", {}}, "unavailable", 0},
                      {{"（五）不予处理", {}}, "not_processed", 0}};
  if (is2021) table.rows.bands.push_back({{"（六）其他处理", {}}, "closed", 0});
  Block block;
  addItems(table.columns, block.columns,
           {{"natural_person", "自然人", 0},
            {"business", "商业企业", 1},
            {"research", "科研机构", 1},
            {"public_welfare", "社会公益组织", 1},
            {"legal_service", "法律服务机构", 1},
            {"other_organization", "其他", 1}});
  AxisItem subtotal;
  subtotal.key = "organization_subtotal";
  subtotal.label = {"小计", {}};
  subtotal.band = 1;
  subtotal.isTotal = true;
  subtotal.variant = is2021 ? 1 : 0;
  const auto subtotalColumn = static_cast<std::uint32_t>(table.columns.items.size());
  table.columns.items.push_back(subtotal);
  block.columns.push_back(subtotalColumn);
  addItems(table.columns, block.columns, {{"total", "总计", 0}});
  addItems(table.rows, block.rows,
           {{"received", "一、本年新收政府信息公开申请数量"},
            {"carried_in", "二、上年结转政府信息公开申请数量"},
            {"outcome.disclosed", "（一）予以公开", 0},
            {"outcome.partially_disclosed",
             "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
             0,
             {"（二）部分公开"}},
            {"outcome.withheld.state_secret", "1.属于国家秘密", 1},
            {"outcome.withheld.other_law", "2.其他法律行政法规禁止公开", 1},
            {"outcome.withheld.security_stability", "3.危及“三安全一稳定”", 1},
            {"outcome.withheld.third_party", "4.保护第三方合法权益", 1},
            {"outcome.withheld.internal_affairs", "5.属于三类内部事务信息", 1},
            {"outcome.withheld.process_information", "6.属于四类过程性信息", 1},
            {"outcome.withheld.enforcement_file", "7.属于行政执法案卷", 1},
            {"outcome.withheld.administrative_inquiry", "8.属于行政查询事项", 1},
            {"outcome.unavailable.not_held", "1.本机关不掌握相关政府信息", 2},
            {"outcome.unavailable.needs_creation", "2.没有现成信息需要另行制作", 2},
            {"outcome.unavailable.still_unclear", "3.补正后申请内容仍不明确", 2},
            {"outcome.not_processed.petition", "1.信访举报投诉类申请", 3},
            {"outcome.not_processed.repeated", "2.重复申请", 3},
            {"outcome.not_processed.publication", "3.要求提供公开出版物", 3},
            {"outcome.not_processed.excessive", "4.无正当理由大量反复申请", 3},
            {"outcome.not_processed.confirmation", "5.要求行政机关确认或重新出具已获取信息", 3}});
  if (is2021) {
    addItems(table.rows, block.rows,
             {{"outcome.closed.correction_overdue",
               "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", 4},
              {"outcome.closed.fee_overdue",
               "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", 4},
              {"outcome.closed.other", "3.其他", 4}});
    Variant single;
    single.name = "single_closed";
    for (std::uint32_t i = 0; i < 3; ++i)
      single.replacedRows.push_back(static_cast<std::uint32_t>(table.rows.items.size()) - 3 + i);
    single.addedRows.push_back(static_cast<std::uint32_t>(table.rows.items.size()));
    table.variants.push_back(single);
  }
  addItems(table.rows, block.rows, {{"outcome.closed", "（六）其他处理", 0}});
  if (is2021) table.rows.items.back().variant = 0;
  addItems(table.rows, block.rows,
           {{"outcome.total", "（七）总计", 0}, {"carried_out", "四、结转下年度继续办理"}});
  Variant withSubtotal;
  withSubtotal.name = "organization_subtotal";
  withSubtotal.addedColumns.push_back(subtotalColumn);
  table.variants.push_back(withSubtotal);
  table.blocks.push_back(block);
  return table;
}

Table makeDisputes() {
  Table table;
  table.key = "disputes";
  table.section = 3;
  table.layout = TableLayout::kAcross;
  table.rows.bands = {{{"行政诉讼", {}}, "", kNone}};
  addBlock(table, "",
           {{"upheld", "结果维持"},
            {"corrected", "结果纠正"},
            {"other", "其他结果"},
            {"pending", "尚未审结"},
            {"total", "总计"}},
           {{"reconsideration", "行政复议"},
            {"litigation_direct", "未经复议直接起诉", 0},
            {"litigation_after_reconsideration", "复议后起诉", 0}});
  return table;
}

std::shared_ptr<const Form> makeForm(bool is2021) {
  auto form = std::make_shared<Form>();
  form->id = is2021 ? "disclosure-2021" : "disclosure-2019";
  form->title = "政府信息公开工作年度报告";
  form->firstYear = is2021 ? 2021 : 2019;
  if (!is2021) form->lastYear = 2020;
  form->sections = {{"overview", {"一、总体情况", {}}, 1, {}},
                    {"proactive", {"二、主动公开政府信息情况", {}}, 2, {0}},
                    {"requests", {"三、收到和处理政府信息公开申请情况", {}}, 3, {1}},
                    {"disputes",
                     {"四、政府信息公开行政复议、行政诉讼情况",
                      {"四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                       "四、政府信息公开行政复议和行政诉讼情况"}},
                     4,
                     {2}},
                    {"problems",
                     {"五、存在的主要问题及改进情况",
                      {"五、存在主要问题及改进情况", "五、存在问题及改进情况",
                       "五、政府信息公开工作存在的主要问题及改进情况"}},
                     5,
                     {}},
                    {"other", {"六、其他需要报告的事项", {"六、其他需要报告事项"}}, 6, {}}};
  form->tables = {is2021 ? makeProactive2021() : makeProactive2019(), makeRequests(is2021),
                  makeDisputes()};
  for (std::uint32_t t = 0; t < 3; ++t) numberCells(*form, t, "件");
  return form;
}

}  // namespace

std::shared_ptr<const Form> form2021() {
  static const std::shared_ptr<const Form> form = makeForm(true);
  return form;
}

std::shared_ptr<const Form> form2019() {
  static const std::shared_ptr<const Form> form = makeForm(false);
  return form;
}

std::vector<std::shared_ptr<const Form>> bothForms() { return {form2019(), form2021()}; }

}  // namespace gouji::bindtest
