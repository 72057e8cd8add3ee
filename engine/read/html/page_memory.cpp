#include "engine/read/html/page_memory.h"

#include <new>

namespace gouji::html {

PageMemory::~PageMemory() {
  while (large_ != nullptr) {
    Large* next = large_->next;
    ::operator delete(large_);
    large_ = next;
  }
}

void* PageMemory::allocate(std::size_t size) noexcept {
  const std::size_t sizeClass = (size + sizeof(Head) + kStep - 1) / kStep;
  if (size >= kClasses * kStep || sizeClass >= kClasses) return allocateLarge(size);
  if (Free* free = free_[sizeClass]; free != nullptr) {
    free_[sizeClass] = free->next;
    return free;
  }
  const std::size_t bytes = sizeClass * kStep;
  if (left_ < bytes) {
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(kBlock));
    next_ = blocks_.back().get();
    left_ = kBlock;
  }
  Head* head = new (next_) Head{sizeClass};
  next_ += bytes;
  left_ -= bytes;
  return head + 1;
}

void* PageMemory::allocateLarge(std::size_t size) {
  auto* large = new (::operator new(sizeof(Large) + size)) Large{nullptr, large_, {kLarge}};
  if (large_ != nullptr) large_->previous = large;
  large_ = large;
  return large + 1;
}

void PageMemory::release(void* memory) noexcept {
  if (memory == nullptr) return;
  const Head* head = static_cast<Head*>(memory) - 1;
  if (head->sizeClass != kLarge) {
    const std::size_t sizeClass = head->sizeClass;
    free_[sizeClass] = new (memory) Free{free_[sizeClass]};
    return;
  }
  Large* large =
      static_cast<Large*>(static_cast<void*>(static_cast<std::byte*>(memory) - sizeof(Large)));
  if (large->next != nullptr) large->next->previous = large->previous;
  (large->previous != nullptr ? large->previous->next : large_) = large->next;
  ::operator delete(large);
}

}  // namespace gouji::html
