#include "engine/narrative/segment.h"

#include <catch2/catch.hpp>
#include <string>

#include "engine/narrative/passage.h"

namespace gouji::narrative {
namespace {

// The stretches of a text, joined by "/".
std::string cut(Scope scope, const std::string& text) {
  Passage passage;
  passage.read(text);
  std::string out;
  for (const Stretch stretch : passage.stretches(scope)) {
    if (!out.empty()) out += "/";
    out += passage.text().substr(stretch.begin, stretch.end - stretch.begin);
  }
  return out;
}

TEST_CASE("a clause ends behind its mark, a sentence behind its full stop") {
  CHECK(cut(Scope::kClause, "收到3件，办结2件。其中：公开1件") ==
        "收到3件，/办结2件。/其中：/公开1件");
  CHECK(cut(Scope::kSentence, "收到3件，办结2件。其中：公开1件") ==
        "收到3件，办结2件。/其中：公开1件");
  CHECK(cut(Scope::kSentence, "已办结！是否公开？") == "已办结！/是否公开？");
}

TEST_CASE("nothing ends inside of titles and quotations, nor at a forgotten opening mark") {
  CHECK(cut(Scope::kClause, "按《甲，乙的通知》办理，完成") == "按《甲，乙的通知》办理，/完成");
  CHECK(cut(Scope::kSentence, "提出“先审。后发”原则。执行") == "提出“先审。后发”原则。/执行");
  CHECK(cut(Scope::kClause, "按《通知办理，完成") == "按《通知办理，/完成");
}

TEST_CASE("brackets that hold figures are clauses of their own") {
  CHECK(cut(Scope::kClause, "网站（惠安站点）10条") == "网站（惠安站点）10条");
  CHECK(cut(Scope::kClause, "收到9件（结转2件，新收7件）已办") ==
        "收到9件/（结转2件，/新收7件）/已办");
}

TEST_CASE("decimals and thousands are not cut") {
  CHECK(cut(Scope::kClause, "投入1,234.5万元,增长1.5%") == "投入1,234.5万元，/增长1.5%");
}

TEST_CASE("a line broken by the page goes on, a heading and a new item do not") {
  CHECK(cut(Scope::kSentence, "聚焦高效办成一件事等重点领域信息，分\n类梳理") ==
        "聚焦高效办成一件事等重点领域信息，分类梳理");
  CHECK(cut(Scope::kSentence, "聚焦高效办成一件事等重点领域信息，持续推进有关工作，分\n\n类梳理") ==
        "聚焦高效办成一件事等重点领域信息，持续推进有关工作，分类梳理");
  CHECK(cut(Scope::kParagraph, "一、总体情况\n本局认真贯彻") == "一、总体情况/本局认真贯彻");
  CHECK(cut(Scope::kParagraph, "（四）政府信息公开平台建设情况\n本局认真") ==
        "（四）政府信息公开平台建设情况/本局认真");
  CHECK(cut(Scope::kParagraph, "加强政府信息公开平台的建设和管理\n（五）监督") ==
        "加强政府信息公开平台的建设和管理/（五）监督");
  CHECK(cut(Scope::kParagraph, "全年公开信息共计三十条。\n全年收到申请") ==
        "全年公开信息共计三十条。/全年收到申请");
  CHECK(cut(Scope::kParagraph, "规章\n0\n0") == "规章/0/0");
}

TEST_CASE("a text that needs no change is its own shadow") {
  const std::string text = "本局公开信息3条，收到申请2件。\n未发生行政复议。";
  Shadow shadow;
  shadow.build(text);
  CHECK(shadow.text().data() == text.data());
}

}  // namespace
}  // namespace gouji::narrative
