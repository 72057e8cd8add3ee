#include "tests/cli/sample_report.h"

#include <array>
#include <string_view>
#include <vector>

namespace {

constexpr std::array<std::string_view, 7> kColumns = {
    "natural_person", "business",           "research", "public_welfare",
    "legal_service",  "other_organization", "total"};

struct Row {
  std::string_view key;
  std::string_view label;  // with the tabs of the cells before it
};
constexpr std::array<Row, 25> kRows = {{
    {"received", "一、本年新收政府信息公开申请数量"},
    {"carried_in", "二、上年结转政府信息公开申请数量"},
    {"outcome.disclosed", "三、本年度办理结果\t（一）予以公开\t"},
    {"outcome.partially_disclosed", "\t（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t"},
    {"outcome.withheld.state_secret", "\t（三）不予公开\t1.属于国家秘密"},
    {"outcome.withheld.other_law", "\t\t2.其他法律行政法规禁止公开"},
    {"outcome.withheld.security_stability", "\t\t3.危及“三安全一稳定”"},
    {"outcome.withheld.third_party", "\t\t4.保护第三方合法权益"},
    {"outcome.withheld.internal_affairs", "\t\t5.属于三类内部事务信息"},
    {"outcome.withheld.process_information", "\t\t6.属于四类过程性信息"},
    {"outcome.withheld.enforcement_file", "\t\t7.属于行政执法案卷"},
    {"outcome.withheld.administrative_inquiry", "\t\t8.属于行政查询事项"},
    {"outcome.unavailable.not_held", "\t（四）无法提供\t1.本机关不掌握相关政府信息"},
    {"outcome.unavailable.needs_creation", "\t\t2.没有现成信息需要另行制作"},
    {"outcome.unavailable.still_unclear", "\t\t3.补正后申请内容仍不明确"},
    {"outcome.not_processed.petition", "\t（五）不予处理\t1.信访举报投诉类申请"},
    {"outcome.not_processed.repeated", "\t\t2.重复申请"},
    {"outcome.not_processed.publication", "\t\t3.要求提供公开出版物"},
    {"outcome.not_processed.excessive", "\t\t4.无正当理由大量反复申请"},
    {"outcome.not_processed.confirmation", "\t\t5.要求行政机关确认或重新出具已获取信息"},
    {"outcome.closed.correction_overdue",
     "\t（六）其他处理\t1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"},
    {"outcome.closed.fee_overdue",
     "\t\t2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"},
    {"outcome.closed.other", "\t\t3.其他"},
    {"outcome.total", "\t（七）总计\t"},
    {"carried_out", "四、结转下年度继续办理"},
}};

std::string cellOf(const SampleReport& report, std::string_view row, std::string_view column) {
  const auto found = report.requests.find(std::string(row) + ' ' + std::string(column));
  return found == report.requests.end() ? "0" : found->second;
}

std::string tableThree(const SampleReport& report) {
  std::string out =
      "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况\t\t\t\t\t\t"
      "总计\n"
      "\t自然人\t法人或其他组织\n"
      "\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n";
  for (const Row& row : kRows) {
    out += row.label;
    for (const std::string_view column : kColumns) out += '\t' + cellOf(report, row.key, column);
    out += '\n';
  }
  return out;
}

constexpr std::string_view kTableTwo =
    "第二十条第（一）项\n"
    "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
    "规章\t0\t0\t0\n"
    "行政规范性文件\t1\t0\t4\n"
    "第二十条第（五）项\n"
    "信息内容\t本年处理决定数量\n"
    "行政许可\t12\n"
    "第二十条第（六）项\n"
    "信息内容\t本年处理决定数量\n"
    "行政处罚\t0\n"
    "行政强制\t0\n"
    "第二十条第（八）项\n"
    "信息内容\t本年收费金额（单位：万元）\n"
    "行政事业性收费\t0\n";

constexpr std::string_view kTableFour =
    "行政复议\t\t\t\t\t行政诉讼\n"
    "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\n"
    "\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结"
    "\t总计\n"
    "0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\n";

constexpr std::string_view kOverview =
    "（一）主动公开。按照职责及时公开机构职能、招生政策、义务教育阶段学区划分、教师招聘和财政预决算"
    "等信息，"
    "对群众关心的入学政策做好解读，全年通过门户网站公开各类信息。\n"
    "（二）依申请公开。依法规范办理程序，认真做好登记、补正、征求意见、答复等环节，做到件件有答复。"
    "\n"
    "（三）政府信息管理。落实公开属性源头认定，规范性文件集中公开，定期清理失效信息，做好保密审查。"
    "\n"
    "（四）平台建设。加强门户网站公开专栏和政务新媒体账号的日常维护，方便公众查询获取。\n"
    "（五）监督保障。明确分管领导和工作人员，开展业务培训，接受社会评议，没有发生责任追究的情形，"
    "并把政府信息公开工作纳入年度考核。";
constexpr std::string_view kProblems =
    "存在的主要问题：一是政策解读的形式还不够丰富，二是工作人员业务能力有待提高。改进情况："
    "一是综合运用图解、视频等形式解读政策，二是加强业务培训，提高办理申请的规范化水平。";
constexpr std::string_view kOther = "本年度没有收取信息处理费。没有其他需要报告的事项。";

std::string front(const SampleReport& report) {
  const std::string year = std::to_string(report.year);
  return "根据《中华人民共和国政府信息公开条例》的规定编制本报告。数据统计期限自" + year +
         "年1月1日起至" + year + "年12月31日止。";
}

std::string title(const SampleReport& report) {
  return report.agency + std::to_string(report.year) + "年政府信息公开工作年度报告";
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) out += c == '\n' ? std::string("\\n") : std::string(1, c);
  return out + '"';
}

std::string section(std::string_view key, std::string_view heading, std::string_view text) {
  return quoted(key) + ":{\"heading\":" + quoted(heading) + ",\"text\":" + quoted(text) + '}';
}

}  // namespace

SampleReport SampleReport::oneRequest() {
  SampleReport report;
  for (const char* row : {"received", "outcome.disclosed", "outcome.total"}) {
    for (const char* column : {"natural_person", "total"}) {
      report.requests[std::string(row) + ' ' + column] = "1";
    }
  }
  return report;
}

std::string asText(const SampleReport& report) {
  return title(report) + "\n\n" + front(report) + "\n\n一、总体情况\n\n" + std::string(kOverview) +
         "\n\n二、主动公开政府信息情况\n\n" + std::string(kTableTwo) +
         "\n三、收到和处理政府信息公开申请情况\n\n" + tableThree(report) +
         "\n四、政府信息公开行政复议、行政诉讼情况\n\n" + std::string(kTableFour) +
         "\n五、存在的主要问题及改进情况\n\n" + std::string(kProblems) +
         "\n\n六、其他需要报告的事项\n\n" + std::string(kOther) + "\n";
}

std::string asJsonLine(const SampleReport& report) {
  std::string out = "{\"form\":\"disclosure-2021\",\"title\":" + quoted(title(report)) +
                    ",\"agency\":" + quoted(report.agency) +
                    ",\"agency_kind\":\"department\",\"year\":" + std::to_string(report.year) +
                    ",\"sections\":{";
  out += section("overview", "一、总体情况", kOverview) + ',';
  out += section("proactive", "二、主动公开政府信息情况", "") + ',';
  out += section("requests", "三、收到和处理政府信息公开申请情况", "") + ',';
  out += section("disputes", "四、政府信息公开行政复议、行政诉讼情况", "") + ',';
  out += section("problems", "五、存在的主要问题及改进情况", kProblems) + ',';
  out += section("other", "六、其他需要报告的事项", kOther) + "},\"tables\":{";
  out += R"("proactive":{"regulations":{"issued":0,"repealed":0,"in_force":0},)"
         R"("normative_documents":{"issued":1,"repealed":0,"in_force":4},)"
         R"("licensing":{"decisions":12},"penalties":{"decisions":0},)"
         R"("coercive_measures":{"decisions":0},"fees":{"amount":0}},"requests":{)";
  for (const Row& row : kRows) {
    if (row.key != kRows.front().key) out += ',';
    out += quoted(row.key) + ":{";
    for (const std::string_view column : kColumns) {
      if (column != kColumns.front()) out += ',';
      out += quoted(column) + ':' + cellOf(report, row.key, column);
    }
    out += '}';
  }
  out += "},\"disputes\":{";
  for (const char* row :
       {"reconsideration", "litigation_direct", "litigation_after_reconsideration"}) {
    if (row[0] == 'l') out += ',';
    out += quoted(row) + R"(:{"upheld":0,"corrected":0,"other":0,"pending":0,"total":0})";
  }
  return out + "}}}";
}
