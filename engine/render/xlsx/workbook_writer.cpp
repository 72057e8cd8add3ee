#include "engine/render/xlsx/workbook_writer.h"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "engine/render/xlsx/sheets.h"

namespace gouji::xlsx {
namespace {

Error cannotWrite(const std::string& reason) {
  return {"xlsx.cannot-write",
          {"无法写出 Excel 工作簿：" + reason, "the workbook cannot be written: " + reason},
          {}};
}

/// A file in memory with a name the library can open.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("workbook", MFD_CLOEXEC)) {}
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
  [[nodiscard]] std::string readAll() const {
    std::string bytes;
    std::array<char, 64U << 10> buffer;
    ::lseek(descriptor_, 0, SEEK_SET);
    for (ssize_t count = 1; count > 0;) {
      count = ::read(descriptor_, buffer.data(), buffer.size());
      if (count > 0) bytes.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return bytes;
  }

 private:
  int descriptor_;
};

void describeWorkbook(lxw_workbook* workbook, const WorkbookStyle& style) {
  std::string title =
      style.language == Language::kChinese ? "年度报告检查结果" : "Findings on annual reports";
  std::string author = "Gouji 勾稽";
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.author = author.data();
  properties.created = static_cast<time_t>(style.created);
  workbook_set_properties(workbook, &properties);
}

}  // namespace

Result<std::string> writeWorkbook(const std::vector<office::JobReport>& reports,
                                  const RunSummary& summary, const WorkbookStyle& style) {
  const MemoryFile file;
  lxw_workbook* workbook = workbook_new(file.path().c_str());
  if (workbook == nullptr) return cannotWrite("workbook_new");
  describeWorkbook(workbook, style);
  const bool zh = style.language == Language::kChinese;
  const Looks looks(workbook);
  Sheet overview(workbook, zh ? "总览" : "Overview", style.language);
  Sheet findings(workbook, zh ? "问题清单" : "Findings", style.language);
  Sheet matrix(workbook, zh ? "矩阵" : "Matrix", style.language);
  const std::vector<RankedReport> ranked = rankReports(reports);
  const FindingRows rows = writeFindings(findings, looks, ranked, style.language);
  writeOverview(overview, looks, ranked, summary, findings, rows, style.language);
  writeMatrix(matrix, looks, ranked, style.language);
  const lxw_error error = workbook_close(workbook);
  if (error != LXW_NO_ERROR) return cannotWrite(lxw_strerror(error));
  return file.readAll();
}

}  // namespace gouji::xlsx
