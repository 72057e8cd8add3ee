// engine/read/docx/package.h
//
// The container of a Word document: a zip with parts that refer to each other (ECMA-376 part 2,
// Open Packaging Conventions).
//
// Sizes that a zip states are not believed: bytes are counted while they are unpacked. Nothing is
// written to disk, so names inside the zip cannot lead anywhere.
#pragma once

#include <minizip/unzip.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/read/read.h"

namespace gouji::docx {

class Package {
 public:
  /// Opens a zip in memory; `bytes` must outlive the package. Errors: "docx.not-a-zip",
  /// "limit.parts".
  [[nodiscard]] static Result<Package> open(std::string path, std::string_view bytes,
                                            const ReadLimits& limits);

  /// A part by its name without leading slash ("word/document.xml"); nothing when there is none.
  /// Errors: "limit.unpacked", "docx.encrypted", "docx.damaged".
  [[nodiscard]] Result<std::optional<std::string>> readPart(const std::string& name);

  /// The name of the main document part, from the package's relationships.
  [[nodiscard]] Result<std::string> findMainPart();

 private:
  struct Close {
    void operator()(voidp archive) const { unzClose(archive); }
  };
  /// What a zip says of the part that is open.
  struct Stated {
    std::uint64_t packedSize = 0;
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
    bool isDeflated = false;
  };
  /// A deflated part unpacked at once; nothing when it has to be read piece by piece.
  [[nodiscard]] std::optional<std::string> inflatePart(const Stated& stated) const;
  [[nodiscard]] Result<std::string> unpackPart(const std::string& name);

  std::string path_;
  ReadLimits limits_;
  std::string_view bytes_;
  std::unique_ptr<void, Close> archive_;
  std::uint64_t unpacked_ = 0;
};

/// "word/numbering.xml" for the part beside "word/document.xml".
[[nodiscard]] std::string siblingPart(const std::string& part, const std::string& name);

}  // namespace gouji::docx
