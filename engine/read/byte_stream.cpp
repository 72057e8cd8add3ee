#include "engine/read/byte_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/read/read.h"

namespace gouji {
namespace {

/// What one read gives at most. Not filled with zeros: a small file then touches few of its pages,
/// and a page that is touched first costs more than a thousand instructions.
using Piece = std::array<char, std::size_t{64} << 10>;

Error describeErrno(const std::string& path, int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR:
      return {"file.not-found", {path + "：没有这个文件", path + ": there is no such file"}, {}};
    case EACCES:
    case EPERM:
      return {"file.no-access",
              {path + "：没有读取权限", path + ": you may not read this file"},
              {"请检查文件权限", "check the permissions of the file"}};
    default:
      break;
  }
  const std::string reason = std::strerror(number);
  return {"file.not-readable",
          {path + "：无法读取（" + reason + "）", path + ": cannot be read (" + reason + ")"},
          {}};
}

std::string describeSize(std::uint64_t bytes) {
  return bytes % (1U << 20) == 0 ? std::to_string(bytes >> 20) + " MiB"
                                 : std::to_string(bytes) + " B";
}

}  // namespace

Result<ByteStream> ByteStream::open(const std::string& path) {
  if (path == "-") return ByteStream(path, STDIN_FILENO);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return describeErrno(path, errno);
  ByteStream stream(path, descriptor);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return describeErrno(path, errno);
  if (S_ISDIR(status.st_mode)) {
    return Error{"file.is-folder",
                 {path + "：是一个文件夹", path + ": is a folder"},
                 {"这里需要一个文件", "a file is needed here"}};
  }
  return stream;
}

ByteStream::~ByteStream() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

ByteStream::ByteStream(ByteStream&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      ahead_(std::move(other.ahead_)),
      taken_(std::exchange(other.taken_, 0)) {}

ByteStream& ByteStream::operator=(ByteStream&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(ahead_, other.ahead_);
  std::swap(taken_, other.taken_);
  return *this;
}

Result<std::size_t> ByteStream::readDescriptor(char* buffer, std::size_t size) {
  for (;;) {
    const ssize_t count = ::read(descriptor_, buffer, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) return describeErrno(path_, errno);
  }
}

Result<std::string_view> ByteStream::peek(std::size_t most) {
  ahead_.erase(0, std::exchange(taken_, 0));
  while (ahead_.size() < most) {
    const std::size_t known = ahead_.size();
    ahead_.resize(most);
    const auto count = readDescriptor(ahead_.data() + known, most - known);
    ahead_.resize(known + (count ? count.value() : 0));
    if (!count) return count.error();
    if (count.value() == 0) break;
  }
  return std::string_view(ahead_).substr(0, most);
}

Result<std::string_view> ByteStream::peekFurther(std::size_t more) {
  ahead_.erase(0, std::exchange(taken_, 0));
  Piece piece;
  const auto count = readDescriptor(piece.data(), std::min(more, piece.size()));
  if (!count) return count.error();
  ahead_.append(piece.data(), count.value());
  return std::string_view(ahead_);
}

Result<std::size_t> ByteStream::read(char* buffer, std::size_t size) {
  if (taken_ == ahead_.size()) return readDescriptor(buffer, size);
  const std::size_t count = std::min(size, ahead_.size() - taken_);
  std::memcpy(buffer, ahead_.data() + taken_, count);
  taken_ += count;
  if (taken_ == ahead_.size()) {
    std::string().swap(ahead_);
    taken_ = 0;
  }
  return count;
}

Result<std::string> ByteStream::readAll(std::uint64_t maxBytes) {
  std::string all;
  for (;;) {
    Piece piece;
    const auto count = read(piece.data(), piece.size());
    if (!count) return count.error();
    all.append(piece.data(), count.value());
    if (all.size() > maxBytes) {
      const std::string limit = describeSize(maxBytes);
      return Error{
          "limit.bytes",
          {path_ + "：超过大小上限 " + limit, path_ + ": larger than the limit of " + limit},
          {"请确认这是一份年报", "make sure that this is a report"}};
    }
    if (count.value() == 0) return all;
  }
}

Result<std::string> readFileBytes(const std::string& path, std::uint64_t maxBytes) {
  auto stream = ByteStream::open(path);
  if (!stream) return stream.error();
  return stream->readAll(maxBytes);
}

}  // namespace gouji
