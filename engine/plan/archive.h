// engine/plan/archive.h
//
// The layout of a serialised plan, said once for writing and for reading.
//
// `transfer(archive, x)` names the fields of x in order. The Writer appends them, the Reader fills
// them in; a field cannot be written in one place and forgotten in the other. All integers are
// little-endian; a text is its length and its bytes, an array its length and its elements.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/plan/plan.h"

namespace gouji::plan {

class Writer {
 public:
  static constexpr bool kReads = false;

  void number(std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) bytes_.push_back(static_cast<char>(value >> (8 * i) & 0xff));
  }
  void text(const std::string& value) {
    number(value.size(), 4);
    bytes_ += value;
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Stops at the first thing that cannot be: everything read after that is 0 and empty.
class Reader {
 public:
  static constexpr bool kReads = true;

  explicit Reader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  [[nodiscard]] std::uint64_t number(int bytes) {
    if (end_ - at_ < bytes) {
      fail();
      return 0;
    }
    std::uint64_t value = 0;
    for (int i = 0; i < bytes; ++i) {
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(at_[i])) << (8 * i);
    }
    at_ += bytes;
    return value;
  }
  void text(std::string& value) {
    const std::uint64_t size = number(4);
    if (size > static_cast<std::uint64_t>(end_ - at_)) return fail();
    value.assign(at_, static_cast<std::size_t>(size));
    at_ += size;
  }
  /// The length of an array whose elements take at least `least` bytes each: more than what is left
  /// can hold is not believed, so nothing is allocated for it.
  [[nodiscard]] std::size_t count(std::size_t least) {
    const std::uint64_t size = number(4);
    if (size * least > static_cast<std::uint64_t>(end_ - at_)) {
      fail();
      return 0;
    }
    return static_cast<std::size_t>(size);
  }
  void fail() {
    failed_ = true;
    at_ = end_;
  }
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool atEnd() const { return at_ == end_; }

 private:
  const char* at_;
  const char* end_;
  bool failed_ = false;
};

// ---------------------------------------------------------------- scalars

template <typename A, typename T>
requires(std::is_integral_v<T> || std::is_enum_v<T>) void transfer(A& archive, T& value) {
  if constexpr (A::kReads) {
    value = static_cast<T>(archive.number(sizeof(T)));
  } else {
    archive.number(static_cast<std::uint64_t>(value), sizeof(T));
  }
}
/// An enum that must not be more than `last`.
template <typename A, typename T>
void transferEnum(A& archive, T& value, T last) {
  transfer(archive, value);
  if constexpr (A::kReads) {
    if (value > last) {
      value = T{};
      archive.fail();
    }
  }
}
template <typename A>
void transfer(A& archive, bool& value) {
  std::uint8_t byte = value ? 1 : 0;
  transfer(archive, byte);
  value = byte != 0;
}
template <typename A>
void transfer(A& archive, std::string& value) {
  archive.text(value);
}
template <typename A>
void transfer(A& archive, Decimal& value) {
  auto scaled = static_cast<unsigned __int128>(value.scaled());
  auto low = static_cast<std::uint64_t>(scaled), high = static_cast<std::uint64_t>(scaled >> 64);
  transfer(archive, low);
  transfer(archive, high);
  if constexpr (A::kReads) {
    scaled = static_cast<unsigned __int128>(high) << 64 | low;
    value = Decimal::fromScaled(static_cast<Decimal::Scaled>(scaled));
  }
}
template <typename A>
void transfer(A& archive, Date& value) {
  auto packed =
      static_cast<std::uint32_t>(value.year() * 10000 + value.month() * 100 + value.day());
  transfer(archive, packed);
  if constexpr (A::kReads) {
    const auto date =
        Date::make(static_cast<int>(packed / 10000), static_cast<int>(packed / 100 % 100),
                   static_cast<int>(packed % 100));
    if (date) {
      value = *date;
    } else {
      archive.fail();
    }
  }
}
template <typename A>
void transfer(A& archive, Localized& value) {
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
    // Every element takes a byte at least; numbers take their size.
    values.resize(archive.count(std::is_integral_v<T> ? sizeof(T) : 1));
  } else {
    archive.number(values.size(), 4);
  }
  for (T& value : values) transfer(archive, value);
}

/// All arrays of a plan but its contentHash, which is the hash of these bytes.
template <typename A>
void transferPlan(A& archive, Plan& plan);

}  // namespace gouji::plan
