#include "engine/read/pdf/watermark.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace gouji::pdf {
namespace {

constexpr double kLarge = 1.8;     // in heights of the letters of the page
constexpr double kSameSize = 0.1;  // letters of one watermark differ by less
constexpr std::size_t kMostLarge = 400;

double heightOf(const Glyph& glyph) { return glyph.y1 - glyph.y0; }

double medianHeight(const PageContent& page) {
  std::vector<double> heights;
  heights.reserve(page.glyphs.size());
  for (const Glyph& glyph : page.glyphs) heights.push_back(heightOf(glyph));
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

bool holdsCenter(const Glyph& large, const Glyph& small) {
  const double x = (small.x0 + small.x1) / 2;
  const double y = (small.y0 + small.y1) / 2;
  return x > large.x0 && x < large.x1 && y > large.y0 && y < large.y1;
}

}  // namespace

std::optional<PageContent> removeWatermark(const PageContent& page) {
  if (page.glyphs.empty()) return std::nullopt;
  const double least = kLarge * medianHeight(page);
  std::vector<const Glyph*> large;
  for (const Glyph& glyph : page.glyphs) {
    if (heightOf(glyph) > least) large.push_back(&glyph);
  }
  if (large.size() > kMostLarge) return std::nullopt;
  const auto over = std::find_if(large.begin(), large.end(), [&](const Glyph* letter) {
    return std::any_of(page.glyphs.begin(), page.glyphs.end(), [&](const Glyph& other) {
      return heightOf(other) <= least && holdsCenter(*letter, other);
    });
  });
  if (over == large.end()) return std::nullopt;
  const double size = heightOf(**over);
  std::optional<PageContent> clean = page;
  std::erase_if(clean->glyphs, [&](const Glyph& glyph) {
    return heightOf(glyph) > least && std::abs(heightOf(glyph) - size) < kSameSize * size;
  });
  return clean;
}

}  // namespace gouji::pdf
