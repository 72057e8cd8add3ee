#include "engine/cli/progress.h"

#include "engine/render/say.h"

namespace gouji::cli {

Progress::Progress(const Console& console, std::size_t files)
    : console_(console),
      files_(console.showsProgress ? files : 0),
      next_(Clock::now() + std::chrono::milliseconds(500)) {}

void Progress::show(std::uint64_t reportsDone) {
  if (files_ == 0 || Clock::now() < next_) return;
  next_ = Clock::now() + std::chrono::milliseconds(100);
  const std::string line = render::say(console_.language, "已检查 {} 份报告（共 {} 个文件）",
                                       "{} reports checked ({} files)", reportsDone, files_);
  console_.say("\r\x1b[K" + line);
  visible_ = true;
}

void Progress::clear() {
  if (!visible_) return;
  console_.say("\r\x1b[K");
  visible_ = false;
}

}  // namespace gouji::cli
