// engine/read/html/page_memory.h
//
// The memory of one parsed page, given back in one piece.
//
// A page is some thousand nodes, names and attributes, each of which the parser asks for and frees
// by itself: a third of its time. Here they are cut from blocks; what is freed is kept for the next
// request of its size, and the rest goes when the page goes. Nothing has to be freed one by one.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace gouji::html {

class PageMemory {
 public:
  PageMemory() = default;
  PageMemory(const PageMemory&) = delete;
  PageMemory& operator=(const PageMemory&) = delete;
  ~PageMemory();

  /// At least `size` bytes, aligned for anything the parser keeps (pointers and sizes). Where there
  /// is no memory left the program ends: the parser, in C, could not be told.
  [[nodiscard]] void* allocate(std::size_t size) noexcept;
  /// Takes back what `allocate` gave; null is nothing.
  void release(void* memory) noexcept;

 private:
  // Before every piece stands its class, or kLarge for one with a block of its own.
  struct Head {
    std::size_t sizeClass;
  };
  // A large piece is in a list, so that it can be given back early or with the page.
  struct Large {
    Large* previous;
    Large* next;
    Head head;
  };
  struct Free {
    Free* next;
  };
  static constexpr std::size_t kStep = 16;
  static constexpr std::size_t kClasses = 64;  // pieces of up to a thousand bytes
  static constexpr std::size_t kLarge = kClasses;
  static constexpr std::size_t kBlock = std::size_t{64} << 10;

  [[nodiscard]] void* allocateLarge(std::size_t size);

  std::array<Free*, kClasses> free_{};
  std::byte* next_ = nullptr;  // of the last block
  std::size_t left_ = 0;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  Large* large_ = nullptr;
};

}  // namespace gouji::html
