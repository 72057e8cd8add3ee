#include "engine/narrative/similarity.h"

#include <catch2/catch.hpp>
#include <string>

namespace gouji::narrative {
namespace {

int compare(std::string_view a, std::string_view b) {
  return similarityPerMille(Shingles(a), Shingles(b));
}

const std::string kLastYear =
    "2024年，本局主动公开政府信息1496条，收到政府信息公开申请3件，均已按时答复，未发生行政复议和行"
    "政诉讼。";

TEST_CASE("the same text with new numbers is the same text") {
  CHECK(compare(kLastYear, kLastYear) == 1000);
  CHECK(compare(kLastYear,
                "２０２５年,本局主动公开政府信息十二条,收到政府信息公开申请 12 "
                "件,\n均已按时答复,未发生行政复议和行政诉讼.") >= 950);
}

TEST_CASE("another text is another text") {
  const int similarity =
      compare(kLastYear, "我镇持续完善村务公开栏，组织干部走访农户，听取群众对道路硬化的意见。");
  CHECK(similarity == 0);
}

TEST_CASE("a text with one new sentence is similar, and the more of it is new the less") {
  const std::string one = kLastYear + "组织开展专题培训，邀请专家讲解。";
  const std::string two = one + "完善公开目录，优化栏目设置，方便群众查找。";
  CHECK(compare(kLastYear, one) > compare(kLastYear, two));
  CHECK(compare(kLastYear, two) > 400);
  CHECK(compare(kLastYear, one) < 1000);
}

TEST_CASE("texts without words have nothing in common") {
  CHECK(compare("", "") == 0);
  CHECK(compare("123", "123") == 0);
  CHECK(compare("", kLastYear) == 0);
}

TEST_CASE("similarity does not depend on the order of its operands") {
  CHECK(compare(kLastYear, kLastYear.substr(30)) == compare(kLastYear.substr(30), kLastYear));
}

}  // namespace
}  // namespace gouji::narrative
