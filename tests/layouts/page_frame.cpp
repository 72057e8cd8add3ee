#include "tests/layouts/page_frame.h"

namespace gouji::layouts {
namespace {

// A script that writes a table of another report, and a part of the page that is not shown.
constexpr const char* kTrap =
    "<script type=\"text/javascript\">\nvar rows = '<table><tr><td>（七）总计</td><td>9</td><td>9"
    "</td><td>9</td><td>9</td><td>9</td><td>9</td><td>54</td></tr></table>';\n"
    "document.write(\"<h2>六、其他需要报告的事项</h2>\" + rows);\n</script>\n"
    "<noscript><p>二、主动公开政府信息情况</p></noscript>\n"
    "<div class=\"print-only\" style=\"display: none;\"><table><tr><td>规章</td><td>8</td>"
    "<td>8</td><td>8</td></tr></table></div>\n";

std::string otherTitle(const char* agency, int year) {
  return agency + std::to_string(year) + "年政府信息公开工作年度报告";
}

std::string listItem(const std::string& text, const std::string& date) {
  return "<li><a href=\"./t2025_1.html\" target=\"_blank\" title=\"" + text + "\">" + text +
         "</a><span>" + date + "</span></li>\n";
}

std::string listOfOthers(int year) {
  return "<ul class=\"list\">\n" + listItem(otherTitle("青山区教育局", year), "01-19") +
         listItem(otherTitle("青山区民政局", year), "01-20") +
         listItem(otherTitle("青山区人民政府", year - 1), "01-30") + "</ul>\n";
}

std::string wayToPage(const char* separator) {
  const std::string step = std::string("</a> ") + separator + " <a href=\"../\">";
  return "<div class=\"position\">当前位置：<a href=\"/\">首页" + step + "政务公开" + step +
         "政府信息公开年报" + step + "区直部门</a></div>\n";
}

std::string siteFoot(const std::string& agency) {
  return "<div class=\"footer\"><p>主办单位：青山区人民政府办公室　承办单位：" + agency +
         "</p><p>网站标识码：4201070003　鄂ICP备05006831号-2　鄂公网安备 42010702000123号</p>"
         "<p>联系电话：027-68862222　版权所有 © 2010-2026</p></div>\n";
}

FrameParts makePortal(const std::string& title, const std::string& agency, int year) {
  const std::string published = std::to_string(year + 1) + "-01-22";
  FrameParts parts;
  parts.head = "<meta name=\"ArticleTitle\" content=\"" + title +
               "\"><meta name=\"PubDate\" content=\"" + published +
               " 16:08\"><meta name=\"ContentSource\" content=\"" + agency + "\">\n";
  parts.before =
      "<div id=\"header\"><a href=\"/\">青山区人民政府</a><form><input type=\"text\" name=\"q\" "
      "value=\"请输入关键字\"><input type=\"submit\" value=\"搜索\"></form></div>\n"
      "<div class=\"menu\"><a>首页</a><a>要闻动态</a><a>政务公开</a><a>办事服务</a></div>\n" +
      wayToPage("&gt;") +
      "<table class=\"xxgk\" width=\"100%\"><tbody><tr><th>索引号</th><td>011203/2025-00031</td>"
      "<th>主题分类</th><td>政府信息公开年报</td></tr><tr><th>发文机构</th><td>" +
      agency + "</td><th>成文日期</th><td>" + published +
      "</td></tr><tr><th>标　　题</th><td colspan=\"3\">" + title +
      "</td></tr><tr><th>文　　号</th><td>无</td><th>发布日期</th><td>" + published +
      "</td></tr></tbody></table>\n"
      "<div class=\"tools\">字体：【<a>大</a> <a>中</a> <a>小</a>】　浏览次数：<span "
      "id=\"hits\">1346</span>　分享到：</div>\n" +
      kTrap + "<div id=\"zoom\" class=\"TRS_Editor\">\n";
  parts.behind =
      "</div>\n<div class=\"btns\">【<a>打印本页</a>】【<a>关闭窗口</a>】</div>\n"
      "<p>上一篇：<a>" +
      otherTitle("青山区交通运输局", year) + "</a></p><p>下一篇：<a>" +
      otherTitle("青山区统计局", year - 1) + "</a></p>\n<div class=\"more\"><h3>相关文章</h3>" +
      listOfOthers(year) + "</div>\n" + siteFoot(agency);
  return parts;
}

FrameParts makeColumns(const std::string& agency, int year) {
  FrameParts parts;
  parts.before =
      "<table width=\"1000\" align=\"center\"><tr><td colspan=\"2\">" + wayToPage("&raquo;") +
      "</td></tr><tr><td width=\"220\" valign=\"top\"><table><tr><td>信息公开指南</td>"
      "</tr><tr><td>信息公开目录</td></tr><tr><td>依申请公开</td></tr><tr><td>"
      "信息公开年报</td></tr></table>" +
      listOfOthers(year) + "</td><td valign=\"top\">" + kTrap + "<div class=\"article\">\n";
  parts.behind =
      "</div>\n<p align=\"right\">（责任编辑：信息中心）</p></td></tr><tr><td "
      "colspan=\"2\">" +
      siteFoot(agency) + "</td></tr></table>\n";
  return parts;
}

FrameParts makeBlog(const std::string& agency, int year) {
  FrameParts parts;
  parts.before =
      "<header><nav><ul><li>首页</li><li>公示公告</li><li>政府信息公开年度报告</li></ul></nav>"
      "</header>\n<main><article class=\"post\">\n<div class=\"entry-meta\"><time datetime=\"" +
      std::to_string(year + 1) + "-01-22T08:00:00\">" + std::to_string(year + 1) +
      "年1月22日</time> <span class=\"author\">admin</span> 阅读(88) 评论(0)</div>\n" + kTrap;
  parts.behind = "</article>\n<nav class=\"post-nav\"><a rel=\"prev\">← " +
                 otherTitle("青山区商务局", year) + "</a><a rel=\"next\">" +
                 otherTitle("青山区审计局", year) +
                 " →</a></nav>\n</main><aside><section><h2>近期文章</h2>" + listOfOthers(year) +
                 "</section></aside>\n<footer>" + siteFoot(agency) + "</footer>\n";
  return parts;
}

FrameParts makeSaved() {
  FrameParts parts;
  parts.head =
      "<meta name=\"Generator\" content=\"Microsoft Word 14\"><!--[if gte mso 9]><xml>"
      "<w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->\n"
      "<style>@page{mso-page-border-surround-header:no;} p.MsoNormal{text-indent:21.0pt;}</style>";
  parts.before = "<!--StartFragment--><div class=\"Section0\" style=\"layout-grid:15.6pt;\">\n";
  parts.behind = "</div><!--EndFragment-->\n";
  return parts;
}

FrameParts makeChat(const std::string& agency, int year) {
  FrameParts parts;
  parts.before =
      "<div id=\"page-content\"><div id=\"meta_content\"><span>原创</span> "
      "<span>青山信息公开</span>"
      " <a>青山发布</a> <em>" +
      std::to_string(year + 1) +
      "-01-22 17:30</em> <em>湖北</em></div>\n"
      "<div id=\"js_content\" style=\"visibility: visible;\"><section style=\"box-sizing: "
      "border-box;\"><section><section><img data-src=\"head.gif\"></section></section>\n" +
      kTrap;
  parts.behind =
      "<section><p>END</p></section></section></div>\n<p>来源：" + agency +
      "</p><p>编辑：信息科</p><p>长按识别二维码关注我们</p><p>阅读原文　阅读 2034　赞 15　在看 8"
      "</p></div>\n";
  return parts;
}

FrameParts makePhone(const std::string& agency, int year) {
  FrameParts parts;
  parts.before = "<div class=\"m-header\" hidden>" + otherTitle("青山区教育局", year) + "</div>\n" +
                 wayToPage("/") + kTrap + "<div class=\"pages_content\">\n";
  parts.behind = "</div>\n" + siteFoot(agency);
  return parts;
}

}  // namespace

FrameParts makeFrame(PageFrame frame, const std::string& title, const std::string& agency,
                     int year) {
  switch (frame) {
    case PageFrame::kPortal:
      return makePortal(title, agency, year);
    case PageFrame::kColumns:
      return makeColumns(agency, year);
    case PageFrame::kBlog:
      return makeBlog(agency, year);
    case PageFrame::kSaved:
      return makeSaved();
    case PageFrame::kChat:
      return makeChat(agency, year);
    case PageFrame::kPhone:
    case PageFrame::kCount:
      break;
  }
  return makePhone(agency, year);
}

std::string frameLine(PageFrame frame, const std::string& markup, bool isHeading) {
  switch (frame) {
    case PageFrame::kPortal:
    case PageFrame::kPhone:
      return "<p style=\"text-indent: 2em; line-height: 2;\">" +
             (isHeading ? "<strong>" + markup + "</strong>" : markup) + "</p>\n";
    case PageFrame::kColumns:
      return "　　" + markup + "<br>\n";
    case PageFrame::kBlog:
      return isHeading ? "<h2>" + markup + "</h2>\n" : "<p>" + markup + "</p>\n";
    case PageFrame::kSaved:
      return "<p class=\"MsoNormal\"><a name=\"_Toc1\"></a><b><span style=\"mso-spacerun:'yes';"
             "font-family:黑体;\">" +
             markup + "</span></b><span style=\"mso-spacerun:'yes';\"><o:p></o:p></span></p>\n";
    case PageFrame::kChat:
    case PageFrame::kCount:
      break;
  }
  return "<section style=\"margin: 10px 0px;\"><section style=\"display: inline-block;\"><p><span "
         "style=\"letter-spacing: 1px;\"><strong>" +
         markup + "</strong></span></p></section></section>\n";
}

std::string frameTable(PageFrame frame, const std::string& markup) {
  switch (frame) {
    case PageFrame::kChat:
      return "<section style=\"overflow-x: auto;\"><section>" + markup + "</section></section>\n";
    case PageFrame::kPhone:
      return "<div class=\"pc\">" + markup + "</div>\n<div class=\"wap\" style=\"display:none\">" +
             markup + "</div>\n";
    default:
      return markup;
  }
}

}  // namespace gouji::layouts
