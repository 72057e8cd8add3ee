// engine/base/archive.h
//
// How things lie in a run of bytes, said once for writing and for reading.
//
// `transfer(archive, x)` names the fields of x in order. The ArchiveWriter appends them, the
// ArchiveReader fills them in; a field cannot be written in one place and forgotten in the other.
// A text is its length and its bytes, an array its length and its elements.
//
// Elements without holes and without parts elsewhere are written as they lie in memory, at an
// address that suits them: the reader points to them where they are. What it reads was written by
// the same build, so it looks for no mistakes.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/array.h"

namespace gouji {

class ArchiveWriter {
 public:
  static constexpr bool kReads = false;

  void bytes(const void* from, std::size_t size) {
    bytes_.append(static_cast<const char*>(from), size);
  }
  void count(std::size_t size) {
    const auto value = static_cast<std::uint32_t>(size);
    bytes(&value, sizeof value);
  }
  /// Fills up with zeros, so that what follows begins at a multiple of `alignment`.
  void align(std::size_t alignment) { bytes_.append(-bytes_.size() % alignment, '\0'); }
  [[nodiscard]] std::string take() { return std::move(bytes_); }
  /// As a row that another archive can hold.
  [[nodiscard]] Array<std::uint64_t> takeRow() {
    align(sizeof(std::uint64_t));
    std::vector<std::uint64_t> row(bytes_.size() / sizeof(std::uint64_t));
    std::memcpy(row.data(), bytes_.data(), bytes_.size());
    return Array<std::uint64_t>(std::move(row));
  }

 private:
  std::string bytes_;
};

/// Reads bytes that outlive everything that is read, and begin at a multiple of the alignment of
/// all of it.
class ArchiveReader {
 public:
  static constexpr bool kReads = true;

  explicit ArchiveReader(std::string_view bytes) : begin_(bytes.data()), at_(bytes.data()) {}
  explicit ArchiveReader(std::span<const std::uint64_t> row)
      : ArchiveReader(
            std::string_view(reinterpret_cast<const char*>(row.data()), row.size_bytes())) {}

  void bytes(void* to, std::size_t size) { std::memcpy(to, take(size), size); }
  void align(std::size_t alignment) { at_ += -static_cast<std::size_t>(at_ - begin_) % alignment; }
  /// The next `size` bytes, where they lie.
  const char* take(std::size_t size) { return std::exchange(at_, at_ + size); }
  [[nodiscard]] std::uint32_t count() {
    std::uint32_t value = 0;
    bytes(&value, sizeof value);
    return value;
  }

 private:
  const char* begin_;
  const char* at_;
};

template <typename A, Flat T>
void transfer(A& archive, T& value) {
  archive.bytes(&value, sizeof value);
}
template <Flat T>
void transfer(ArchiveWriter& archive, Array<T>& values) {
  archive.count(values.size());
  archive.align(alignof(T));
  archive.bytes(std::as_const(values).data(), values.size() * sizeof(T));
}
template <Flat T>
void transfer(ArchiveReader& archive, Array<T>& values) {
  const std::size_t count = archive.count();
  archive.align(alignof(T));
  const auto* first = reinterpret_cast<const T*>(archive.take(count * sizeof(T)));
  values = Array<T>::lyingAt({first, count});
}

inline void transfer(ArchiveWriter& archive, std::string_view value) {
  archive.count(value.size());
  archive.bytes(value.data(), value.size());
}
inline void transfer(ArchiveReader& archive, std::string& value) {
  const std::uint32_t size = archive.count();
  value.assign(archive.take(size), size);
}
template <typename A, typename T>
void transfer(A& archive, std::optional<T>& value) {
  bool has = value.has_value();
  transfer(archive, has);
  if constexpr (A::kReads) {
    if (has) value.emplace();
  }
  if (has) transfer(archive, *value);
}
template <typename A, typename T>
void transfer(A& archive, std::vector<T>& values) {
  if constexpr (A::kReads) {
    values.resize(archive.count());
  } else {
    archive.count(values.size());
  }
  for (T& value : values) transfer(archive, value);
}

/// The fields of something, one behind the other.
template <typename A, typename... Fields>
void transferAll(A& archive, Fields&... fields) {
  (transfer(archive, fields), ...);
}

}  // namespace gouji
