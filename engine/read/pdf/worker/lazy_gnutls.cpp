// The functions of GnuTLS that qpdf's archive uses, each handed on to the shared library, which is
// loaded when the first of them is called: by a PDF with a password or pages that are turned.
//
// GnuTLS brings eight libraries. Loading them took an eighth of the time of a PDF, for what next to
// none of them needs (docs/decisions/0009). Where it cannot be loaded the functions fail, and such
// a PDF is said to be damaged. The types are those of gnutls/crypto.h as the C ABI sees them.

#include <dlfcn.h>

#include <cstddef>

namespace {

// The function `name` of the library with the type of our own; null when it cannot be loaded.
template <typename Function>
Function* find(const char* name) {
  static void* const library = dlopen(GOUJI_LIBGNUTLS, RTLD_NOW | RTLD_LOCAL);
  return library == nullptr ? nullptr : reinterpret_cast<Function*>(dlsym(library, name));
}

constexpr int kFailed = -1;

}  // namespace

#define GOUJI_HAND_ON(name, otherwise, ...)                 \
  static const auto function = find<decltype(name)>(#name); \
  return function == nullptr ? (otherwise) : function(__VA_ARGS__);

// NOLINTBEGIN(readability-identifier-naming): the names are those of GnuTLS.
extern "C" {

struct gnutls_datum_t;

const char* gnutls_strerror(int error) {
  GOUJI_HAND_ON(gnutls_strerror, GOUJI_LIBGNUTLS " is not installed", error)
}

int gnutls_rnd(int level, void* data, std::size_t size) {
  GOUJI_HAND_ON(gnutls_rnd, kFailed, level, data, size)
}

int gnutls_hash_init(void** handle, int algorithm) {
  GOUJI_HAND_ON(gnutls_hash_init, kFailed, handle, algorithm)
}

int gnutls_hash(void* handle, const void* data, std::size_t size) {
  GOUJI_HAND_ON(gnutls_hash, kFailed, handle, data, size)
}

void gnutls_hash_deinit(void* handle, void* digest) {
  static const auto function = find<decltype(gnutls_hash_deinit)>("gnutls_hash_deinit");
  if (function != nullptr) function(handle, digest);
}

std::size_t gnutls_cipher_get_key_size(int algorithm) {
  GOUJI_HAND_ON(gnutls_cipher_get_key_size, 0, algorithm)
}

int gnutls_cipher_init(void** handle, int algorithm, const gnutls_datum_t* key,
                       const gnutls_datum_t* vector) {
  GOUJI_HAND_ON(gnutls_cipher_init, kFailed, handle, algorithm, key, vector)
}

int gnutls_cipher_encrypt2(void* handle, const void* text, std::size_t size, void* out,
                           std::size_t room) {
  GOUJI_HAND_ON(gnutls_cipher_encrypt2, kFailed, handle, text, size, out, room)
}

int gnutls_cipher_decrypt2(void* handle, const void* text, std::size_t size, void* out,
                           std::size_t room) {
  GOUJI_HAND_ON(gnutls_cipher_decrypt2, kFailed, handle, text, size, out, room)
}

void gnutls_cipher_deinit(void* handle) {
  static const auto function = find<decltype(gnutls_cipher_deinit)>("gnutls_cipher_deinit");
  if (function != nullptr) function(handle);
}

}  // extern "C"
// NOLINTEND(readability-identifier-naming)
