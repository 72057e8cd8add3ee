// engine/read/byte_stream.h
//
// The bytes of a file or of standard input, read piece by piece.
//
// A batch may be larger than the memory, and standard input can be read only once: whoever wants
// to know what is coming looks ahead and takes nothing away.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace gouji {

class ByteStream {
 public:
  /// "-" is standard input, which is not closed. Errors: "file.not-found", "file.no-access",
  /// "file.is-folder", "file.not-readable".
  [[nodiscard]] static Result<ByteStream> open(const std::string& path);
  ~ByteStream();
  ByteStream(ByteStream&& other) noexcept;
  ByteStream& operator=(ByteStream&& other) noexcept;

  /// The next bytes, up to `most`; fewer only when the stream has no more. They stay in the stream.
  [[nodiscard]] Result<std::string_view> peek(std::size_t most);
  /// Everything peeked at so far and what one more read gives, at most `more` bytes: waits only
  /// when nothing is there. The same as before at the end of the stream.
  [[nodiscard]] Result<std::string_view> peekFurther(std::size_t more);
  /// Moves up to `size` bytes to `buffer` and says how many; 0 only at the end.
  [[nodiscard]] Result<std::size_t> read(char* buffer, std::size_t size);
  /// Everything that is left; "limit.bytes" when that is more than `maxBytes`.
  [[nodiscard]] Result<std::string> readAll(std::uint64_t maxBytes);

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  ByteStream(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  [[nodiscard]] Result<std::size_t> readDescriptor(char* buffer, std::size_t size);

  std::string path_;
  int descriptor_ = -1;
  // What was looked at and not yet taken: the bytes of `ahead_` from `taken_` on.
  std::string ahead_;
  std::size_t taken_ = 0;
};

}  // namespace gouji
