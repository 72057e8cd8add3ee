// engine/read/docx/package.h
//
// The container of a Word document: a zip with parts that refer to each other (ECMA-376 part 2,
// Open Packaging Conventions).
//
// Sizes that a zip states are not believed: bytes are counted while they are unpacked. Nothing is
// written to disk, so names inside the zip cannot lead anywhere.
#pragma once

#include <zip.h>

#include <memory>
#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/read/read.h"

namespace gouji::docx {

class Package {
 public:
  /// Opens a zip in memory; `bytes` must outlive the package. Errors: "docx.not-a-zip".
  [[nodiscard]] static Result<Package> open(std::string path, std::string_view bytes,
                                            const ReadLimits& limits);

  /// A part by its name without leading slash ("word/document.xml"); nothing when there is none.
  /// Errors: "limit.unpacked", "docx.encrypted", "docx.damaged".
  [[nodiscard]] Result<std::optional<std::string>> readPart(const std::string& name);

  /// The name of the main document part, from the package's relationships.
  [[nodiscard]] Result<std::string> findMainPart();

 private:
  struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
  };
  struct Close {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
  };
  using Entry = std::unique_ptr<zip_file_t, Close>;
  /// A deflated part unpacked at once; nothing when it has to be read piece by piece.
  [[nodiscard]] std::optional<std::string> inflatePart(zip_uint64_t index) const;

  std::string path_;
  ReadLimits limits_;
  std::unique_ptr<zip_t, Discard> archive_;
  std::uint64_t unpacked_ = 0;
  std::uint64_t packedSize_ = 0;
};

/// "word/numbering.xml" for the part beside "word/document.xml".
[[nodiscard]] std::string siblingPart(const std::string& part, const std::string& name);

}  // namespace gouji::docx
