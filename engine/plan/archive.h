// engine/plan/archive.h
//
// The layout of a serialised plan, said once for writing and for reading.
//
// `transfer(archive, x)` names the fields of x in order. The Writer appends them, the Reader fills
// them in; a field cannot be written in one place and forgotten in the other. A text is its length
// and its bytes, an array its length and its elements.
//
// Elements without holes and without parts elsewhere are written as they lie in memory, at an
// address that suits them: the Reader points to them where they are. It also points to the bytes of
// texts. What it reads was written by the same build, so it looks for no mistakes.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/plan/plan.h"

namespace gouji::plan {

class Writer {
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

 private:
  std::string bytes_;
};

/// Reads bytes that begin at a multiple of kPlanAlignment and outlive everything that is read.
class Reader {
 public:
  static constexpr bool kReads = true;

  explicit Reader(std::string_view bytes) : begin_(bytes.data()), at_(bytes.data()) {}

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

// ---------------------------------------------------------------- scalars and texts

template <typename A, Flat T>
void transfer(A& archive, T& value) {
  archive.bytes(&value, sizeof value);
}
inline void transfer(Writer& archive, std::string_view value) {
  archive.count(value.size());
  archive.bytes(value.data(), value.size());
}
inline void transfer(Reader& archive, std::string& value) {
  const std::uint32_t size = archive.count();
  value.assign(archive.take(size), size);
}
inline void transfer(Reader& archive, Text& value) {
  const std::uint32_t size = archive.count();
  value = Text::lyingAt({archive.take(size), size});
}
template <typename A>
void transfer(A& archive, LocalizedText& value) {
  transfer(archive, value.zh);
  transfer(archive, value.en);
}

// ---------------------------------------------------------------- what may be absent, arrays

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
template <Flat T>
void transfer(Writer& archive, Array<T>& values) {
  archive.count(values.size());
  archive.align(alignof(T));
  archive.bytes(std::as_const(values).data(), values.size() * sizeof(T));
}
template <Flat T>
void transfer(Reader& archive, Array<T>& values) {
  const std::size_t count = archive.count();
  archive.align(alignof(T));
  const auto* first = reinterpret_cast<const T*>(archive.take(count * sizeof(T)));
  values = Array<T>::lyingAt({first, count});
}

/// All arrays of a plan but its contentHash, which is the hash of these bytes.
template <typename A>
void transferPlan(A& archive, Plan& plan);

}  // namespace gouji::plan
