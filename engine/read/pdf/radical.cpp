#include "engine/read/pdf/radical.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace gouji::pdf {
namespace {

constexpr char32_t kFirstKangxi = 0x2F00;
constexpr std::u32string_view kKangxi =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀"
    U"寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋"
    U"比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
    U"缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛"
    U"辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻"
    U"黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

struct Pair {
  char32_t radical;
  char32_t character;
};

// Only those that are characters of today's texts.
constexpr std::array kSimplified = {
    Pair{0x2E9F, U'母'}, Pair{0x2EA0, U'民'}, Pair{0x2EC4, U'西'}, Pair{0x2EC5, U'见'},
    Pair{0x2EC6, U'角'}, Pair{0x2EC9, U'贝'}, Pair{0x2ECB, U'车'}, Pair{0x2ED3, U'长'},
    Pair{0x2ED4, U'门'}, Pair{0x2ED8, U'青'}, Pair{0x2ED9, U'韦'}, Pair{0x2EDA, U'页'},
    Pair{0x2EDB, U'风'}, Pair{0x2EDC, U'飞'}, Pair{0x2EDD, U'食'}, Pair{0x2EE2, U'马'},
    Pair{0x2EE3, U'骨'}, Pair{0x2EE4, U'鬼'}, Pair{0x2EE5, U'鱼'}, Pair{0x2EE6, U'鸟'},
    Pair{0x2EE8, U'麦'}, Pair{0x2EE9, U'黄'}, Pair{0x2EEC, U'齐'}, Pair{0x2EEE, U'齿'},
    Pair{0x2EF0, U'龙'}, Pair{0x2EF3, U'龟'},
};

}  // namespace

char32_t unifyRadical(char32_t letter) {
  if (letter >= kFirstKangxi && letter < kFirstKangxi + kKangxi.size())
    return kKangxi[letter - kFirstKangxi];
  const auto pair = std::find_if(kSimplified.begin(), kSimplified.end(),
                                 [&](const Pair& p) { return p.radical == letter; });
  return pair == kSimplified.end() ? letter : pair->character;
}

}  // namespace gouji::pdf
