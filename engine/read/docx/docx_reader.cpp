#include "engine/read/docx/docx_reader.h"

#include <pugixml.hpp>

#include "engine/read/docx/body.h"
#include "engine/read/docx/formatting.h"
#include "engine/read/docx/numbering.h"
#include "engine/read/docx/package.h"
#include "engine/read/paragraph_rows.h"
#include "engine/text/utf8.h"

namespace gouji {
namespace {

// White space in attributes stays as it is: none that the reader asks for has any.
constexpr unsigned kParseFlags =
    (pugi::parse_default & ~static_cast<unsigned>(pugi::parse_wconv_attribute)) |
    pugi::parse_ws_pcdata_single | pugi::parse_doctype;

Result<std::string> requirePart(docx::Package& package, const std::string& path,
                                const std::string& name) {
  auto part = package.readPart(name);
  if (!part) return part.error();
  if (!part->has_value()) {
    return Error{
        "docx.damaged",
        {path + "：缺少正文 " + name, path + ": the document part " + name + " is missing"},
        {"请用 Word 或 WPS 重新保存", "save it again with Word or WPS"}};
  }
  return std::move(**part);
}

std::string optionalPart(docx::Package& package, const std::string& name) {
  auto part = package.readPart(name);
  return part && part->has_value() ? std::move(**part) : std::string();
}

Error brokenXml(const std::string& path, const pugi::xml_parse_result& parsed) {
  const std::string where = std::to_string(parsed.offset);
  return Error{"docx.xml",
               {path + "：正文 XML 有误（第 " + where + " 字节处）",
                path + ": the document's XML is broken at byte " + where},
               {"请用 Word 或 WPS 重新保存", "save it again with Word or WPS"}};
}

std::optional<Error> refuseDoctype(const std::string& path, const pugi::xml_document& xml) {
  for (const pugi::xml_node node : xml.children()) {
    if (node.type() == pugi::node_doctype) {
      return Error{"docx.doctype",
                   {path + "：正文含有 DOCTYPE，OOXML 不允许",
                    path + ": the document holds a DOCTYPE, which OOXML forbids"},
                   {"请确认文件来源，用 Word 或 WPS 重新保存",
                    "check where the file comes from and save it again with Word or WPS"}};
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Document> readDocx(const std::string& path, const std::string& bytes,
                          const ReadLimits& limits) {
  if (bytes.size() > limits.maxBytes) {
    const std::string limit = std::to_string(limits.maxBytes);
    return Error{
        "limit.bytes",
        {path + "：文件超过 " + limit + " 字节的上限", path + ": more than " + limit + " bytes"},
        {"请去掉图片后提交", "submit it without pictures"}};
  }
  auto package = docx::Package::open(path, bytes, limits);
  if (!package) return package.error();
  auto mainPart = package->findMainPart();
  if (!mainPart) return mainPart.error();
  auto body = requirePart(*package, path, *mainPart);
  if (!body) return body.error();

  docx::dropFormatting(*body);
  pugi::xml_document xml;
  if (!xml.load_buffer_inplace(body->data(), body->size(), kParseFlags)) {
    // The error is told with its place in the part as it was.
    body = requirePart(*package, path, *mainPart);
    if (!body) return body.error();
    const auto parsed = xml.load_buffer_inplace(body->data(), body->size(), kParseFlags);
    if (!parsed) return brokenXml(path, parsed);
  }
  if (const auto error = refuseDoctype(path, xml)) return *error;

  docx::Numbering numbering(optionalPart(*package, docx::siblingPart(*mainPart, "numbering.xml")),
                            optionalPart(*package, docx::siblingPart(*mainPart, "styles.xml")));
  Document document;
  document.path = path;
  document.format = "docx";
  pugi::xml_document core;
  const std::string properties = optionalPart(*package, "docProps/core.xml");
  if (core.load_buffer(properties.data(), properties.size())) {
    document.title = repairUtf8(core.document_element().child("dc:title").text().get());
  }
  docx::BodyWalk walk(document, numbering, limits);
  if (const auto error = walk.run(xml.document_element().child("w:body"))) return *error;
  if (auto error = gatherParagraphRows(document, limits)) return std::move(*error);
  return document;
}

}  // namespace gouji
