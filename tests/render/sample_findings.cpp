#include "tests/render/sample_findings.h"

using namespace gouji;

namespace {

constexpr std::string_view kText =
    "某某局2025年政府信息公开工作年度报告\n"
    "\n"
    "一、总体情况\n"
    "全年工作平稳有序，各科室按照职责分工落实主动公开要求，及时更新机构职能、权责清单和办事指南，"
    "通过门户网站、政务新媒体发布信息，本年共收到政府信息公开申请 47 件，均在法定期限内答复，"
    "未发生因信息公开引起的行政复议和行政诉讼案件，社会各界对信息公开工作总体满意。\n"
    "三、收到和处理政府信息公开申请情况\n"
    "\t自然人\t商业企业\t科研机构\t公益组织\t法律服务\t其他\t总计\n"
    "一、本年新收政府信息公开申请数量\t70\t3\t1\t0\t0\t0\t47\n"
    "二、上年结转政府信息公开申请数量\t2\t0\t0\t0\t0\t0\t2\n"
    "三、本年度办理结果\t（七）总计\t71\t3\t1\t0\t0\t0\t75\n"
    "四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1\n"
    "五、存在的主要问题及改进情况\n";

std::shared_ptr<const SourceFile> makeSource() {
  return std::make_shared<const SourceFile>(
      SourceFile::make("reports/某某局.txt", std::string(kText)).value());
}

/// The place of the `nth` (0-based) tab-separated field of a line.
Location fieldOf(const SourceFile& source, std::uint32_t line, std::size_t nth) {
  const std::string_view text = source.line(line);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < nth; ++i) begin = text.find('\t', begin) + 1;
  const std::size_t end = std::min(text.find('\t', begin), text.size());
  const ByteOffset start = source.lineStart(line);
  return placeOf(source,
                 {start + static_cast<ByteOffset>(begin), start + static_cast<ByteOffset>(end)});
}

Location wordsOf(const SourceFile& source, std::string_view words) {
  const auto begin = static_cast<ByteOffset>(source.text().find(words));
  return placeOf(source, {begin, begin + static_cast<ByteOffset>(words.size())});
}

FindingCell number(std::string cell, std::string label, std::int64_t value, Location place) {
  FindingCell made;
  made.cell = std::move(cell);
  made.label = std::move(label);
  made.value = value;
  made.location = place;
  return made;
}

void complete(Finding& finding, const ReportResult& result) {
  finding.file = result.file;
  finding.form = result.form;
  finding.agency = result.agency;
  finding.year = result.year;
  finding.fingerprint = fingerprintOf(finding);
  finding.valueHash = valueHashOf(finding);
}

Finding makeWrongTotal(const SourceFile& source) {
  Finding finding;
  finding.rule = "ARI-01";
  finding.name = "row-total";
  finding.instance = "ARI-01[received]";
  finding.message = {"一、本年新收政府信息公开申请数量：总计应为 74，实为 47，相差 −27",
                     "一、本年新收政府信息公开申请数量: total should be 74, is 47, difference −27"};
  finding.explain = {"70 + 3 + 1 + 0 + 0 + 0 = 74，总计实为 47，相差 −27",
                     "70 + 3 + 1 + 0 + 0 + 0 = 74, the total is 47, difference −27"};
  finding.basis = "国办公开办函〔2021〕30号 表三「总计」列";
  finding.location = fieldOf(source, 7, 7);
  finding.cell = "requests[received, total]";
  static constexpr std::pair<const char*, int> kParts[] = {
      {"natural_person", 70}, {"business", 3},      {"research", 1},
      {"public_welfare", 0},  {"legal_service", 0}, {"other_organization", 0}};
  std::size_t column = 1;
  for (const auto& [key, value] : kParts) {
    finding.cells.push_back(number(std::string("requests[received, ") + key + "]",
                                   "本年新收 · " + std::string(key), value,
                                   fieldOf(source, 7, column++)));
  }
  finding.cells.push_back(
      number("requests[received, total]", "本年新收 · 总计", 47, finding.location));
  finding.expected = Decimal(74);
  finding.actual = Decimal(47);
  Suspect suspect;
  suspect.cell = "requests[received, total]";
  suspect.value = Decimal(47);
  suspect.suggested = Decimal(74);
  suspect.why = {"数字颠倒", "digits transposed"};
  suspect.kind = "transposed";
  suspect.explains = {"ARI-01[received]", "ARI-03[total]"};
  suspect.label = "一、本年新收政府信息公开申请数量 · 总计";
  suspect.location = finding.location;
  finding.suspects = {suspect};
  finding.related = {"ARI-03[total]"};
  return finding;
}

Finding makeFlow(const SourceFile& source) {
  Finding finding;
  finding.rule = "ARI-03";
  finding.name = "flow-identity";
  finding.instance = "ARI-03[natural_person]";
  finding.level = FindingLevel::kError;
  finding.message = {"自然人：新收 70 + 结转 2 = 72，办理总计 70 + 结转下年 1 = 71，相差 −1",
                     "自然人: received 70 + carried in 2 = 72, decided 70 + carried out 1 = 71"};
  finding.explain = {"70 + 2 = 72，70 + 1 = 71，相差 −1",
                     "70 + 2 = 72, 70 + 1 = 71, difference −1"};
  finding.location = fieldOf(source, 9, 2);
  finding.cell = "requests[outcome.total, natural_person]";
  finding.cells = {
      number("requests[received, natural_person]", "新收 · 自然人", 70, fieldOf(source, 7, 1)),
      number("requests[carried_in, natural_person]", "上年结转 · 自然人", 2, fieldOf(source, 8, 1)),
      number("requests[outcome.total, natural_person]", "办理结果总计 · 自然人", 71,
             finding.location),
      number("requests[carried_out, natural_person]", "结转下年 · 自然人", 1,
             fieldOf(source, 10, 1))};
  finding.expected = Decimal(72);
  finding.actual = Decimal(71);
  return finding;
}

Finding makeNarrative(const SourceFile& source) {
  Finding finding;
  finding.rule = "NAR-02";
  finding.name = "received-count";
  finding.instance = "NAR-02";
  finding.level = FindingLevel::kWarning;
  finding.message = {"正文称收到 47 件，表三新收总计为 74 件",
                     "the text says 47 received, table three has 74"};
  finding.hint = {"核对正文与表三，两处应当一致", "compare the text with table three"};
  finding.basis = "常识";
  finding.basisIsPractice = true;
  finding.excerpt = "收到政府信息公开申请 47 件";
  finding.location = wordsOf(source, finding.excerpt);
  return finding;
}

Finding makeUndecided(const SourceFile& source, const std::string& key, std::size_t field) {
  Finding finding;
  finding.rule = "HIS-01";
  finding.name = "carry-over";
  finding.instance = "HIS-01[" + key + "]";
  finding.outcome = Outcome::kUndecided;
  finding.message = {"没有上一年度的报告，无法判断", "there is no report of the year before"};
  finding.level = FindingLevel::kInfo;
  finding.location = fieldOf(source, 8, field);
  finding.cell = "requests[carried_in, " + key + "]";
  return finding;
}

Finding makeAccepted(const SourceFile& source) {
  Finding finding;
  finding.rule = "STR-04";
  finding.name = "heading-wording";
  finding.instance = "STR-04[problems]";
  finding.level = FindingLevel::kInfo;
  finding.message = {"标题与规定不同", "the heading differs from the form"};
  finding.location = wordsOf(source, "五、存在的主要问题及改进情况");
  finding.suppressed = Suppression{"waiver", "上级已同意", "", "2026-12-31"};
  return finding;
}

}  // namespace

ReportResult makeTextReport() {
  ReportResult result;
  result.source = makeSource();
  result.file = "reports/某某局.txt";
  result.format = "text";
  result.title = "某某局2025年政府信息公开工作年度报告";
  result.agency = "某某局";
  result.form = "disclosure-2021";
  result.year = 2025;
  const SourceFile& source = *result.source;
  result.findings = {makeNarrative(source),
                     makeWrongTotal(source),
                     makeUndecided(source, "business", 2),
                     makeUndecided(source, "total", 7),
                     makeFlow(source),
                     makeAccepted(source)};
  for (Finding& finding : result.findings) complete(finding, result);
  result.outcomes.add(Outcome::kPass, 1230);
  result.outcomes.add(Outcome::kFail, 4);
  result.outcomes.add(Outcome::kUndecided, 2);
  result.outcomes.add(Outcome::kNotApplicable, 12);
  return result;
}

ReportResult makeWordReport() {
  ReportResult result;
  result.file = "reports/某某镇.docx";
  result.format = "docx";
  result.agency = "某某镇人民政府";
  result.unitId = "330100-017";
  result.form = "disclosure-2021";
  result.year = 2025;
  Finding finding;
  finding.rule = "ARI-04";
  finding.name = "dispute-total";
  finding.instance = "ARI-04[reconsideration]";
  finding.message = {"行政复议：总计应为 3，实为 2，相差 −1",
                     "行政复议: total should be 3, is 2, difference −1"};
  finding.location = GridPlace{4, 3, 5};
  finding.cell = "disputes[reconsideration, total]";
  finding.cells = {
      number("disputes[reconsideration, upheld]", "行政复议 · 结果维持", 3, GridPlace{4, 3, 1}),
      number("disputes[reconsideration, corrected]", "行政复议 · 结果纠正", 0, GridPlace{4, 3, 2}),
      number("disputes[reconsideration, total]", "行政复议 · 总计", 2, finding.location)};
  finding.expected = Decimal(3);
  finding.actual = Decimal(2);
  Suspect total;
  total.cell = "disputes[reconsideration, total]";
  total.value = Decimal(2);
  total.suggested = Decimal(3);
  total.explains = {"ARI-04[reconsideration]"};
  total.location = finding.location;
  Suspect upheld = total;
  upheld.cell = "disputes[reconsideration, upheld]";
  upheld.value = Decimal(3);
  upheld.suggested = Decimal(2);
  upheld.location = GridPlace{4, 3, 1};
  upheld.explanation = 2;
  finding.suspects = {total, upheld};
  finding.lapsed = Lapse{Lapse::Cause::kExpired,
                         {"waiver", "口径不同", "督查室", "2025-12-31"},
                         {"豁免已于 2025-12-31 到期（督查室：口径不同）",
                          "the waiver expired on 2025-12-31 (督查室: 口径不同)"}};
  complete(finding, result);

  Finding doubt;
  doubt.rule = "STR-13";
  doubt.name = "damaged-label";
  doubt.instance = "STR-13";
  doubt.level = FindingLevel::kInfo;
  doubt.aboutReading = true;
  doubt.message = {"行标签「2.其他法律行政止公开」残缺",
                   "the row label 「2.其他法律行政止公开」 is damaged"};
  doubt.location = PagePlace{4, 71.25, 420.5, 96, 11.999};
  complete(doubt, result);
  result.findings = {finding, doubt};
  result.outcomes.add(Outcome::kPass, 1200);
  result.outcomes.add(Outcome::kFail, 2);
  return result;
}

ReportResult makeUnreadableReport() {
  ReportResult result;
  result.file = "reports/空.txt";
  result.readable = false;
  Finding finding;
  finding.rule = "read";
  finding.name = "unreadable-report";
  finding.instance = "read";
  finding.message = {"文件是空的", "the file is empty"};
  finding.hint = {"请确认提交的是完整文件", "make sure that the whole file was submitted"};
  complete(finding, result);
  result.findings = {finding};
  return result;
}

ReportResult makeCleanReport() {
  ReportResult result;
  result.file = "reports/某某委.json";
  result.format = "json";
  result.agency = "某某委";
  result.year = 2025;
  result.outcomes.add(Outcome::kPass, 1240);
  return result;
}

std::vector<ReportResult> makeSampleRun() {
  std::vector<ReportResult> run;
  run.push_back(makeTextReport());
  run.push_back(makeCleanReport());
  run.push_back(makeWordReport());
  run.push_back(makeUnreadableReport());
  return run;
}
