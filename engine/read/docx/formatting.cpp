#include "engine/read/docx/formatting.h"

#include <array>
#include <cstring>
#include <string_view>

#include "engine/read/docx/tags.h"

namespace gouji::docx {
namespace {

constexpr std::array<bool, 256> kNameLetters = [] {
  std::array<bool, 256> letters{};
  for (int c = 'a'; c <= 'z'; ++c) letters[static_cast<std::size_t>(c)] = true;
  for (int c = 'A'; c <= 'Z'; ++c) letters[static_cast<std::size_t>(c)] = true;
  for (int c = '0'; c <= '9'; ++c) letters[static_cast<std::size_t>(c)] = true;
  letters[':'] = true;
  return letters;
}();

bool hasIdleAttributes(Tag tag) {
  return tag == Tag::kParagraph || tag == Tag::kRun || tag == Tag::kRow;
}

std::string_view between(const char* first, const char* last) {
  return {first, static_cast<std::size_t>(last - first)};
}

// Reads tags and writes what stays over what was read already. The byte behind the text is NUL,
// which belongs to no tag, so none is read past the end.
class FormattingFilter {
 public:
  explicit FormattingFilter(std::string& xml)
      : xml_(xml), begin_(xml.data()), end_(begin_ + xml.size()), kept_(begin_), out_(begin_) {}

  void run() {
    // So it is no text of two bytes a letter, where these may be halves of others.
    if (!xml_.starts_with("<?xml") && !xml_.starts_with("<w:")) return;
    const char* at = begin_ + 1;
    while (const char* tag = *at == '<' ? at : find(at, '<')) {
      if (tag[1] == '!' || tag[1] == '?') break;
      at = tag[1] == '/' ? readClosingTag(tag) : readTag(tag);
    }
    keep(end_);
    xml_.resize(static_cast<std::size_t>(out_ - begin_));
  }

 private:
  [[nodiscard]] const char* find(const char* from, char wanted) const {
    return static_cast<const char*>(
        std::memchr(from, wanted, static_cast<std::size_t>(end_ - from)));
  }
  static const char* skipName(const char* at) {
    while (kNameLetters[static_cast<unsigned char>(*at)]) ++at;
    return at;
  }

  /// What stands before `until` and was not dropped stays.
  void keep(const char* until) {
    const auto size = static_cast<std::size_t>(until - kept_);
    std::memmove(out_, kept_, size);
    out_ += size;
    kept_ = until;
  }
  /// Gives the end of what goes.
  const char* drop(const char* from, const char* until) {
    keep(from);
    return kept_ = until;
  }

  const char* readTag(const char* tag) {
    const char* nameEnd = skipName(tag + 1);
    if (*nameEnd == '>') {
      const std::size_t size = countSeen(between(tag, end_));
      if (size > 0) return drop(tag, tag + size);
      opening_ = tag;
      return nameEnd + 1;
    }
    const char* close = skipAttributes(nameEnd);
    if (close == nullptr) return nameEnd;
    const std::string_view name = between(tag + 1, nameEnd);
    if (*close == '/' && isFormatting(name)) return drop(tag, close + 2);
    if (close != nameEnd && hasIdleAttributes(tagOf(name))) return drop(nameEnd, close);
    return close;
  }

  /// The end of attributes in their plain form, where "/>" or ">" has to stand; else null.
  [[nodiscard]] const char* skipAttributes(const char* at) const {
    while (*at == ' ') {
      const char* name = at + 1;
      if (*name == '/' || *name == '>') {
        at = name;
        break;
      }
      at = skipName(name);
      if (at == name || at[0] != '=' || at[1] != '"') return nullptr;
      at = find(at + 2, '"');
      if (at == nullptr) return nullptr;
      ++at;
    }
    return *at == '>' || (at[0] == '/' && at[1] == '>') ? at : nullptr;
  }

  // An element whose content is gone goes too. Its opening tag was just read, or is the last that
  // was written.
  const char* readClosingTag(const char* tag) {
    const char* nameEnd = skipName(tag + 2);
    if (*nameEnd != '>') return nameEnd;
    const std::string_view name = between(tag + 2, nameEnd);
    const std::size_t size = name.size() + 2;
    const bool isWritten = tag == kept_;
    const std::string_view before = isWritten ? between(begin_, out_) : between(kept_, tag);
    if (before.size() < size || before[before.size() - size] != '<' || !before.ends_with('>') ||
        before.substr(before.size() - size + 1, name.size()) != name || !isFormatting(name))
      return nameEnd + 1;
    if (isWritten)
      out_ -= size;
    else
      keep(tag - size);
    kept_ = nameEnd + 1;
    remember(name);
    return kept_;
  }

  /// The element dropped just now. Without opening_ it held others.
  void remember(std::string_view name) {
    if (opening_ == nullptr) return;
    std::string& element = dropped_[next_++ % dropped_.size()];
    // Its first bytes may be written over, what it held is not.
    element.assign("<").append(name).append(">");
    element.append(between(opening_ + element.size(), kept_));
    opening_ = nullptr;
  }

  /// Bytes at the beginning of `rest` that are one of the elements dropped last, or 0.
  [[nodiscard]] std::size_t countSeen(std::string_view rest) const {
    constexpr std::size_t kFirst = 3;  // the letter behind "<w:"
    if (rest.size() <= kFirst) return 0;
    for (const std::string& element : dropped_) {
      if (!element.empty() && element[kFirst] == rest[kFirst] && rest.starts_with(element))
        return element.size();
    }
    return 0;
  }

  static bool isFormatting(std::string_view name) {
    return name.starts_with("w:") && tagOf(name) == Tag::kOther && !isKnownProperty(name);
  }

  std::string& xml_;
  char* begin_;
  const char* end_;
  const char* kept_;  // where what is still to be kept begins
  char* out_;
  // The last opening tag without attributes, where it was read.
  const char* opening_ = nullptr;
  // Formatting repeats itself, run for run and cell for cell.
  std::array<std::string, 4> dropped_;
  std::size_t next_ = 0;
};

}  // namespace

void dropFormatting(std::string& xml) { FormattingFilter(xml).run(); }

}  // namespace gouji::docx
