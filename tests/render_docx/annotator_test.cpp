// Comments in a Word document: where they are asked for, and nothing else changed.
#include <catch2/catch.hpp>
#include <pugixml.hpp>
#include <sstream>

#include "engine/read/docx/docx_reader.h"
#include "engine/read/docx/package.h"
#include "engine/render/docx/docx_annotator.h"
#include "engine/render/job/note_text.h"
#include "tests/golden_file.h"
#include "tests/read_docx/zip_support.h"

using namespace gouji;

namespace {

constexpr const char* kNamespace =
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
constexpr const char* kTypes =
    "<Types><Default Extension='xml' ContentType='application/xml'/></Types>";

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string makeDocument(const std::string& body, const Parts& more = {}) {
  Parts parts = {
      {"[Content_Types].xml", kTypes},
      {"_rels/.rels", gouji::test::kRelationships},
      {"word/media/picture.bin", std::string("\x89\0\1\2 no text", 12)},
      {"word/document.xml", "<?xml version='1.0'?>\r\n<w:document " + std::string(kNamespace) +
                                " ><w:body>" + body + "</w:body></w:document>"}};
  parts.insert(parts.end(), more.begin(), more.end());
  return gouji::test::makeZip(parts);
}

std::string partOf(const std::string& zip, const std::string& name) {
  auto package = docx::Package::open("x.docx", zip, ReadLimits{});
  REQUIRE(package);
  auto part = package->readPart(name);
  REQUIRE(part);
  return part->value_or("");
}

office::JobFinding makeFinding(Location place, std::string message,
                               std::string fingerprint = "0123456789abcdef") {
  office::JobFinding finding;
  finding.rule = finding.instance = "ARI-01";
  finding.head = "错误";
  finding.location = place;
  finding.message = std::move(message);
  finding.fingerprint = std::move(fingerprint);
  return finding;
}

office::JobReport makeReport(std::vector<office::JobFinding> findings) {
  office::JobReport report;
  report.file = "年报.docx";
  report.format = "docx";
  report.findings = std::move(findings);
  return report;
}

std::string annotate(const std::string& document, std::vector<office::JobFinding> findings) {
  const auto result = docx::annotateDocx(makeReport(std::move(findings)), document, {});
  if (!result) FAIL(result.error().message.en);
  return *result;
}

/// The document's text with [n and n] where comment n begins and ends.
std::string sketch(const std::string& zip) {
  pugi::xml_document xml;
  const std::string text = partOf(zip, "word/document.xml");
  REQUIRE(xml.load_buffer(text.data(), text.size()));
  std::string out;
  struct Walker : pugi::xml_tree_walker {
    std::string* out;
    bool for_each(pugi::xml_node& node) override {
      const std::string name = node.name();
      const std::string id = node.attribute("w:id").value();
      if (name == "w:p" || name == "w:tc") *out += name == "w:p" ? "¶" : "|";
      if (name == "w:t") *out += node.text().get();
      if (name == "w:commentRangeStart") *out += "[" + id + " ";
      if (name == "w:commentRangeEnd") *out += " " + id + "]";
      if (name == "w:commentReference") *out += "*" + id;
      return true;
    }
  } walker;
  walker.out = &out;
  xml.traverse(walker);
  return out;
}

/// The document without anything about comments, in one notation.
std::string withoutComments(const std::string& zip) {
  pugi::xml_document xml;
  const std::string text = partOf(zip, "word/document.xml");
  REQUIRE(xml.load_buffer(text.data(), text.size(), pugi::parse_full));
  for (const char* query :
       {"//w:commentRangeStart", "//w:commentRangeEnd", "//w:r[w:commentReference]"}) {
    for (const pugi::xpath_node& found : xml.select_nodes(query))
      found.node().parent().remove_child(found.node());
  }
  std::ostringstream out;
  xml.save(out, "", pugi::format_raw);
  return out.str();
}

std::size_t countComments(const std::string& zip) {
  pugi::xml_document xml;
  const std::string text = partOf(zip, "word/comments.xml");
  xml.load_buffer(text.data(), text.size());
  const auto comments = xml.document_element().children("w:comment");
  return static_cast<std::size_t>(std::distance(comments.begin(), comments.end()));
}

const std::string kBody =
    "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>年度报告</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>收到申请</w:t></w:r><w:r><w:t>47件，</w:t></w:r><w:r><w:t>均已答复</w:t></w:r>"
    "</w:p>"
    "<w:tbl><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>总计</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>47</w:t></w:r></w:p></w:tc><w:tc><w:p w:x='&quot;>'/></w:tc></w:tr>"
    "</w:tbl>";

}  // namespace

TEST_CASE("document and comments are as they were when somebody last read them through") {
  office::JobFinding finding = makeFinding(GridPlace{1, 1, 2}, "总计应为 74，实为 47，相差 −27");
  finding.explain = "应为 74（70 + 3 + 1），实为 47，相差 −27";
  finding.suspects = "总计 47 → 74（数字颠倒）";
  finding.basis = "国办公开办函〔2021〕30号";
  finding.hint = "核对本行";
  const std::string out = annotate(
      makeDocument(kBody), {finding, makeFinding(ParagraphPlace{1}, "题目", "fedcba9876543210")});
  std::string parts;
  for (const char* name : {"word/document.xml", "word/comments.xml", "[Content_Types].xml",
                           "word/_rels/document.xml.rels"}) {
    pugi::xml_document xml;
    const std::string text = partOf(out, name);
    REQUIRE(xml.load_buffer(text.data(), text.size(), pugi::parse_full));
    std::ostringstream lines;
    xml.save(lines, " ");
    parts += std::string("== ") + name + " ==\n" + lines.str();
  }
  CHECK(compareWithGolden("render_docx/golden/comments.txt", parts) == "");
}

TEST_CASE("a comment embraces the cell or the paragraph of its finding") {
  const std::string out = annotate(makeDocument(kBody), {makeFinding(ParagraphPlace{1}, "题目"),
                                                         makeFinding(GridPlace{1, 1, 2}, "总计"),
                                                         makeFinding(GridPlace{1, 1, 3}, "空白")});
  CHECK(sketch(out) == "¶[0 年度报告 0]*0¶收到申请47件，均已答复|¶总计|¶[1 47 1]*1|¶[2  2]*2");
  CHECK(countComments(out) == 3);
}

TEST_CASE("a comment on words embraces the runs that hold them") {
  office::JobFinding finding = makeFinding(ParagraphPlace{2}, "件数不符");
  finding.excerpt = "申请47件";
  const std::string out = annotate(makeDocument(kBody), {finding});
  CHECK(sketch(out) == "¶年度报告¶[0 收到申请47件， 0]*0均已答复|¶总计|¶47|¶");
}

TEST_CASE("words over a line break are found as well") {
  office::JobFinding finding = makeFinding(ParagraphPlace{1}, "件数不符");
  finding.excerpt = "申请\n47件";
  const std::string body =
      "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>收到</w:t></w:r><w:r><w:t>申请</w:t>"
      "<w:br/></w:r><w:r><w:t>47件</w:t></w:r><w:r><w:t>。</w:t></w:r></w:p>";
  CHECK(sketch(annotate(makeDocument(body), {finding})) == "¶收到[0 申请47件 0]*0。");
}

TEST_CASE("findings without a place go to the title") {
  const std::string body = "<w:p/>" + kBody;
  const std::string out = annotate(
      makeDocument(body), {makeFinding({}, "没有"), makeFinding(GridPlace{9, 9, 9}, "不存在")});
  CHECK(sketch(out) == "¶¶[0 [1 年度报告 0]*0 1]*1¶收到申请47件，均已答复|¶总计|¶47|¶");
}

TEST_CASE("without its comments the document is what was submitted") {
  const std::string before = makeDocument(kBody);
  const std::string after = annotate(
      before, {makeFinding(GridPlace{1, 1, 3}, "一"), makeFinding(GridPlace{1, 1, 3}, "二"),
               makeFinding(ParagraphPlace{2}, "三")});
  CHECK(withoutComments(after) == withoutComments(before));
  for (const char* part : {"_rels/.rels", "word/media/picture.bin"})
    CHECK(partOf(after, part) == partOf(before, part));
  // What stood before the first comment is the same byte by byte.
  CHECK(partOf(after, "word/document.xml").substr(0, 40) ==
        partOf(before, "word/document.xml").substr(0, 40));
}

TEST_CASE("the comments part is announced to Word") {
  const std::string out = annotate(makeDocument(kBody), {makeFinding({}, "一")});
  CHECK(partOf(out, "[Content_Types].xml")
            .find("<Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd."
                  "openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>") !=
        std::string::npos);
  CHECK(partOf(out, "word/_rels/document.xml.rels").find("relationships/comments\"") !=
        std::string::npos);
  CHECK(partOf(out, "word/comments.xml").find("w:author=\"Gouji 勾稽\"") != std::string::npos);
}

TEST_CASE("words of a stranger cannot leave their comment") {
  const std::string out =
      annotate(makeDocument(kBody), {makeFinding({}, "</w:t></w:comments><evil/>&\x01")});
  CHECK(countComments(out) == 1);
  CHECK(partOf(out, "word/comments.xml").find("<evil") == std::string::npos);
}

TEST_CASE("a second run replaces the comments of the first") {
  const std::vector<office::JobFinding> findings = {makeFinding(GridPlace{1, 1, 2}, "一"),
                                                    makeFinding(GridPlace{1, 1, 3}, "二")};
  const std::string first = annotate(makeDocument(kBody), findings);
  const std::string second = annotate(first, findings);
  for (const char* part : {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels",
                           "[Content_Types].xml"}) {
    INFO(part);
    CHECK(sketch(second) == sketch(first));
    CHECK(partOf(second, part) == partOf(first, part));
  }
  // Nothing left to say: our comments go, the rest stays.
  const std::string third = annotate(second, {});
  CHECK(countComments(third) == 0);
  CHECK(withoutComments(third) == withoutComments(first));
  CHECK(sketch(third) == "¶年度报告¶收到申请47件，均已答复|¶总计|¶47|¶");
}

TEST_CASE("the same report gives the same bytes") {
  const std::string document = makeDocument(kBody);
  CHECK(annotate(document, {makeFinding({}, "一")}) == annotate(document, {makeFinding({}, "一")}));
}

namespace {

const std::string kOtherBody =
    "<w:p><w:commentRangeStart w:id='7'/><w:r><w:t>年度报告</w:t></w:r><w:commentRangeEnd "
    "w:id='7'/><w:r><w:rPr/><w:commentReference w:id='7'/></w:r></w:p>";

Parts otherComments(const std::string& comments) {
  return {{"word/_rels/document.xml.rels",
           "<Relationships><Relationship Id='rId1' "
           "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments' "
           "Target='comments.xml'/><Relationship Id='rId2' "
           "Type='http://schemas.microsoft.com/office/2011/relationships/commentsExtended' "
           "Target='commentsExtended.xml'/></Relationships>"},
          {"word/comments.xml",
           "<w:comments " + std::string(kNamespace) + ">" + comments + "</w:comments>"}};
}

}  // namespace

TEST_CASE("comments of others stay, and ids go on from theirs") {
  const std::string document = makeDocument(
      kOtherBody,
      otherComments("<w:comment w:id='7' w:author='张三'><w:p><w:r><w:t>请核对</w:t></w:r></w:p>"
                    "</w:comment>"));
  const std::string first = annotate(document, {makeFinding(ParagraphPlace{1}, "一")});
  CHECK(sketch(first) == "¶[8 [7 年度报告 7]*7 8]*8");
  CHECK(countComments(first) == 2);
  CHECK(partOf(first, "word/comments.xml").find("张三") != std::string::npos);
  CHECK(partOf(first, "word/_rels/document.xml.rels") ==
        partOf(document, "word/_rels/document.xml.rels"));
  const std::string second = annotate(first, {makeFinding(ParagraphPlace{1}, "一")});
  CHECK(sketch(second) == sketch(first));
}

TEST_CASE("a comment of ours that somebody replied to stays, and is not repeated") {
  Parts parts = otherComments(
      "<w:comment w:id='7' w:author='Gouji 勾稽'><w:p w14:paraId='AA'><w:r><w:t>勾稽 "
      "0123456789abcdef</w:t></w:r></w:p></w:comment><w:comment w:id='8' w:author='张三'><w:p "
      "w14:paraId='BB'><w:r><w:t>已改</w:t></w:r></w:p></w:comment><w:comment w:id='9' "
      "w:author='Gouji 勾稽'><w:p w14:paraId='CC'/></w:comment>");
  parts.emplace_back("word/commentsExtended.xml",
                     "<w15:commentsEx><w15:commentEx w15:paraId='AA'/><w15:commentEx "
                     "w15:paraId='BB' w15:paraIdParent='AA'/><w15:commentEx "
                     "w15:paraId='CC'/></w15:commentsEx>");
  const std::string out = annotate(makeDocument(kOtherBody, parts),
                                   {makeFinding(ParagraphPlace{1}, "旧", "0123456789abcdef"),
                                    makeFinding(ParagraphPlace{1}, "新", "fedcba9876543210")});
  CHECK(sketch(out) == "¶[9 [7 年度报告 7]*7 9]*9");
  CHECK(countComments(out) == 3);
  CHECK(partOf(out, "word/commentsExtended.xml") ==
        "<w15:commentsEx><w15:commentEx w15:paraId='AA'/><w15:commentEx w15:paraId='BB' "
        "w15:paraIdParent='AA'/></w15:commentsEx>");
}

TEST_CASE("a comment in a text box goes to the paragraph that holds the box") {
  const std::string body =
      "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
      "</w:pict></w:r></w:p>";
  const std::string out = annotate(makeDocument(body), {makeFinding(ParagraphPlace{2}, "一")});
  CHECK(sketch(out) == "¶[0 ¶框内 0]*0");
}

TEST_CASE("the places are those of the reader, also in merged cells and tables of layout") {
  const std::string prose(600, 'x');
  const std::string body =
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>" + prose +
      "</w:t></w:r></w:p><w:p><w:r><w:t>第二段</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
      "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r>"
      "</w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr>"
      "<w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr>"
      "</w:tbl>";
  const auto document = readDocx("x.docx", makeDocument(body), ReadLimits{});
  REQUIRE(document);
  const auto& grid = std::get<Grid>(document->blocks.back());
  const Location two = grid.cells.back().text.locate(nullptr);
  office::JobFinding inLayout = makeFinding(GridPlace{1, 1, 1}, "文字");
  inLayout.excerpt = "第二";
  const std::string out = annotate(makeDocument(body), {inLayout, makeFinding(two, "二")});
  CHECK(sketch(out).substr(3 + prose.size()) == "¶[0 第二段 0]*0|¶甲|¶1|¶|¶[1 2 1]*1");
}

TEST_CASE("more findings than anybody reads end in one comment about the rest") {
  std::vector<office::JobFinding> findings(office::kMostNotes + 30, makeFinding({}, "多"));
  const std::string out = annotate(makeDocument(kBody), findings);
  CHECK(countComments(out) == office::kMostNotes + 1);
  CHECK(partOf(out, "word/comments.xml").find("另有 30 个问题") != std::string::npos);
}

TEST_CASE("what is no Word document is refused with what to use instead") {
  office::JobReport report = makeReport({});
  report.format = "pdf";
  const auto refused = docx::annotateDocx(report, "%PDF", {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "docx.not-a-docx");
  CHECK(refused.error().hint.en == "use --format pdf for a PDF");
  report.format = "doc";
  CHECK(docx::annotateDocx(report, "", {}).error().hint.en ==
        "save it as DOCX with Word or WPS, or use --format html or xlsx");
  CHECK(docx::annotateDocx(makeReport({}), "no zip", {}).error().code == "docx.not-a-zip");
}

TEST_CASE("damaged and hostile documents are errors, not crashes") {
  const auto codeOf = [](const std::string& document) {
    const auto result = docx::annotateDocx(makeReport({makeFinding({}, "一")}), document, {});
    return result ? std::string("ok") : result.error().code;
  };
  const auto withBody = [](const std::string& xml) {
    return gouji::test::makeZip({{"[Content_Types].xml", kTypes},
                                 {"_rels/.rels", gouji::test::kRelationships},
                                 {"word/document.xml", xml}});
  };
  CHECK(codeOf(withBody("<w:document><w:body><w:p></w:body>")) == "docx.xml");
  CHECK(codeOf(withBody("")) == "docx.xml");
  CHECK(codeOf(withBody("<!DOCTYPE x><w:document/>")) == "docx.doctype");
  CHECK(codeOf(withBody("<w:document>\xff\xfe</w:document>")) == "docx.encoding");
  // A document without a paragraph has nothing to comment on.
  CHECK(codeOf(withBody("<w:document><w:body/></w:document>")) == "ok");
  CHECK(codeOf(makeDocument(kBody).substr(0, 300)) == "docx.not-a-zip");
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += "<w:sdt><w:sdtContent>";
  deep += "<w:p/>";
  for (int i = 0; i < 3000; ++i) deep += "</w:sdtContent></w:sdt>";
  CHECK(codeOf(makeDocument(deep)) == "limit.nesting");
}
