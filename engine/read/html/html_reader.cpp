#include "engine/read/html/html_reader.h"

#include <gumbo.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "engine/read/charset.h"
#include "engine/read/html/nesting.h"
#include "engine/read/html/page.h"
#include "engine/read/html/page_memory.h"
#include "engine/read/paragraph_rows.h"
#include "engine/text/utf8.h"

namespace gouji {
namespace {

using html::Page;

std::uint32_t headingLevelOf(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_H1:
      return 1;
    case GUMBO_TAG_H2:
      return 2;
    case GUMBO_TAG_H3:
      return 3;
    case GUMBO_TAG_H4:
      return 4;
    case GUMBO_TAG_H5:
      return 5;
    case GUMBO_TAG_H6:
      return 6;
    default:
      return 0;
  }
}

/// Walks a parsed page once and writes its blocks. The depth is bounded by the nesting check.
class Walk {
 public:
  Walk(Page& page, Document& document) : page_(page), document_(document) {}

  void run(const GumboNode& root) {
    html::markLayoutTables(root, page_, layoutTables_);
    visit(root);
    endParagraph();
  }

 private:
  void visit(const GumboNode& node) {
    if (page_.failure()) return;
    switch (node.type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        page_.appendTextNode(node, paragraph_.text, isPreformatted_);
        return;
      case GUMBO_NODE_DOCUMENT:
        visitChildren(node.v.document.children);
        return;
      case GUMBO_NODE_ELEMENT:
        break;
      default:
        return;
    }
    const GumboTag tag = node.v.element.tag;
    if (tag == GUMBO_TAG_HEAD) {
      readTitle(node);
      return;
    }
    if (html::isInvisible(node)) return;
    if (tag == GUMBO_TAG_TABLE && !layoutTables_.contains(&node)) {
      visitTable(node);
      return;
    }
    const bool block = html::isBlockElement(tag);
    if (block) endParagraph();
    const std::uint32_t level = headingLevelOf(tag);
    if (level != 0) paragraph_.headingLevel = level;
    const bool outer = std::exchange(isPreformatted_, isPreformatted_ || tag == GUMBO_TAG_PRE);
    visitChildren(node.v.element.children);
    isPreformatted_ = outer;
    if (block) endParagraph();
  }

  void visitChildren(const GumboVector& children) {
    for (unsigned i = 0; i < children.length; ++i)
      visit(*static_cast<const GumboNode*>(children.data[i]));
  }

  void visitTable(const GumboNode& table) {
    endParagraph();
    visitCaptions(table);
    if (!page_.countTable()) return;
    auto grid = html::buildGrid(table, page_);
    if (grid && grid->rowCount > 0) document_.blocks.emplace_back(std::move(*grid));
  }

  /// They stand above the table; a heading of the report may be one.
  void visitCaptions(const GumboNode& table) {
    const GumboVector& children = table.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(children.data[i]);
      if (child.type == GUMBO_NODE_ELEMENT && child.v.element.tag == GUMBO_TAG_CAPTION)
        visit(child);
    }
  }

  /// What the page says its title is: sites of governments name the article in a <meta> of their
  /// standard, and themselves in <title>.
  void readTitle(const GumboNode& head) {
    const GumboVector& children = head.v.element.children;
    std::string article;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto& child = *static_cast<const GumboNode*>(children.data[i]);
      if (child.type != GUMBO_NODE_ELEMENT) continue;
      if (child.v.element.tag == GUMBO_TAG_TITLE) document_.title = readTitleElement(child);
      if (child.v.element.tag == GUMBO_TAG_META && article.empty()) article = readArticle(child);
    }
    if (article.empty()) return;
    document_.title = document_.title.empty() ? article : article + "_" + document_.title;
  }

  [[nodiscard]] std::string readTitleElement(const GumboNode& element) const {
    PlacedText title;
    const GumboVector& parts = element.v.element.children;
    for (unsigned k = 0; k < parts.length; ++k) {
      const auto& part = *static_cast<const GumboNode*>(parts.data[k]);
      if (part.type == GUMBO_NODE_TEXT) page_.appendTextNode(part, title);
    }
    return html::trimmed(title).text();
  }

  [[nodiscard]] static std::string readArticle(const GumboNode& meta) {
    const GumboVector& attributes = meta.v.element.attributes;
    const GumboAttribute* name = gumbo_get_attribute(&attributes, "name");
    const GumboAttribute* content = gumbo_get_attribute(&attributes, "content");
    if (name == nullptr || content == nullptr) return {};
    std::string key = name->value;
    for (char& c : key) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return key == "articletitle" ? repairUtf8(content->value) : std::string();
  }

  void endParagraph() {
    PlacedText text = html::trimmed(std::move(paragraph_.text));
    if (!text.empty() && page_.countParagraph()) {
      document_.blocks.emplace_back(Paragraph{std::move(text), paragraph_.headingLevel});
    }
    // A heading element may hold several lines; each is a heading.
    paragraph_ = Paragraph{};
  }

  Page& page_;
  Document& document_;
  std::unordered_set<const GumboNode*> layoutTables_;
  Paragraph paragraph_;
  bool isPreformatted_ = false;
};

Error tooDeep(const std::string& path, std::uint32_t depth, std::uint32_t limit) {
  return Error{
      "limit.nesting",
      {path + "：网页标签嵌套 " + std::to_string(depth) + " 层，超过上限 " + std::to_string(limit),
       path + ": elements nest " + std::to_string(depth) + " deep, the limit is " +
           std::to_string(limit)},
      {"请提交报告正文页面，或另存为 DOCX", "submit the page of the report itself, or a DOCX"}};
}

/// What the text of a page may not be when it is parsed.
std::optional<Error> checkMarkup(const std::string& path, std::string_view text,
                                 const ReadLimits& limits) {
  // Pages as Word writes them have some ten thousand.
  constexpr std::size_t kMostElements = 500'000;
  const std::uint32_t depth = html::measureNesting(text);
  if (depth > limits.maxNesting) return tooDeep(path, depth, limits.maxNesting);
  if (html::countStartTags(text) <= kMostElements) return std::nullopt;
  const std::string most = std::to_string(kMostElements);
  return Error{
      "limit.elements",
      {path + "：网页中的标签超过上限 " + most,
       path + ": the page has more than " + most + " elements"},
      {"请提交报告正文页面，或另存为 DOCX", "submit the page of the report itself, or a DOCX"}};
}

/// Writes the blocks of a page, or fails the page.
void readElements(const std::string& path, Page& page, Document& document) {
  const std::string_view text = page.skeleton().text();
  if (auto error = checkMarkup(path, text, page.limits())) return page.fail(std::move(*error));
  html::PageMemory memory;
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.userdata = &memory;
  options.allocator = [](void* owner, std::size_t size) {
    return static_cast<html::PageMemory*>(owner)->allocate(size);
  };
  options.deallocator = [](void* owner, void* piece) {
    static_cast<html::PageMemory*>(owner)->release(piece);
  };
  // Lives in `memory` and goes with it.
  const GumboOutput* output = gumbo_parse_with_options(&options, text.data(), text.size());
  Walk(page, document).run(*output->document);
}

}  // namespace

Result<Document> readHtml(const std::string& path, std::string bytes, const ReadLimits& limits) {
  if (bytes.size() > limits.maxBytes) {
    const std::string limit = std::to_string(limits.maxBytes);
    return Error{
        "limit.bytes",
        {path + "：文件超过 " + limit + " 字节的上限", path + ": more than " + limit + " bytes"},
        {"请提交报告正文页面", "submit the page of the report itself"}};
  }
  const std::string declared = findDeclaredCharset(bytes);
  auto decoded = decodeText(path, std::move(bytes), declared, limits.maxBytes * 2);
  if (!decoded) return decoded.error();

  Document document;
  document.path = path;
  document.format = "html";
  document.charset = decoded->charset;
  auto source = SourceFile::make(path, std::move(decoded->utf8), std::move(decoded->originals));
  if (!source) return source.error();
  document.source = std::make_shared<SourceFile>(std::move(source).value());

  const auto size = static_cast<ByteOffset>(document.source->text().size());
  Page page(document.source, {0, size}, limits);
  readElements(path, page, document);
  if (page.failure()) return *page.failure();
  if (auto error = gatherParagraphRows(document, limits)) return std::move(*error);
  if (decoded->hasReplacements) {
    document.notes.push_back(
        {{"文件中有无法按 " + document.charset + " 解码的字节，已用 U+FFFD 代替",
          "some bytes have no meaning in " + document.charset + " and were replaced by U+FFFD"},
         {}});
  }
  return document;
}

Result<std::vector<DocumentBlock>> readHtmlPart(const std::shared_ptr<const SourceFile>& source,
                                                Span part, const ReadLimits& limits) {
  Document document;
  Page page(source, part, limits);
  readElements(source->path(), page, document);
  if (page.failure()) return *page.failure();
  return std::move(document.blocks);
}

}  // namespace gouji
