#include "engine/read/html/nesting.h"

#include <catch2/catch.hpp>
#include <string>

using gouji::html::measureNesting;

TEST_CASE("Only elements that stay open count, in whatever letters they are written") {
  CHECK(measureNesting("<div><DIV><span>x</span></DIV></div>") == 3);
  CHECK(measureNesting("<div></div><div></div>") == 1);
  CHECK(measureNesting("<o:p><o:p><h1>x") == 3);
  CHECK(measureNesting("no mark-up, 1 < 2") == 0);
}

TEST_CASE("Elements that close themselves or each other do not count") {
  for (const char* name :
       {"area", "base", "br",    "col",    "embed", "hr",       "img",    "input",
        "link", "meta", "param", "source", "track", "wbr",      "p",      "li",
        "dt",   "dd",   "td",    "th",     "tr",    "tbody",    "thead",  "tfoot",
        "html", "head", "body",  "rp",     "rt",    "colgroup", "option", "optgroup"}) {
    INFO(name);
    CHECK(measureNesting("<" + std::string(name) + ">") == 0);
    CHECK(measureNesting("<" + std::string(name) + "x>") == 1);
    CHECK(measureNesting("<x" + std::string(name) + ">") == 1);
  }
}

TEST_CASE("What scripts, styles and comments hold is no mark-up") {
  CHECK(measureNesting("<script>'<div><div>'</SCRIPT><b>") == 1);
  CHECK(measureNesting("<style><i></styles></style>") == 0);
  CHECK(measureNesting("<!-- <div><div> --><b>") == 1);
  CHECK(measureNesting("<title><b>") == 0);
}

TEST_CASE("A name longer than any known is none of the known ones") {
  CHECK(measureNesting("<colgroupcolgroupcolgroup><b>") == 2);
}

TEST_CASE("Start tags are counted, nothing else that begins like one") {
  using gouji::html::countStartTags;
  CHECK(countStartTags("<p>1 < 2 <b>x</b><BR/><!-- -->") == 3);
  CHECK(countStartTags("<") == 0);
  CHECK(countStartTags("") == 0);
}
