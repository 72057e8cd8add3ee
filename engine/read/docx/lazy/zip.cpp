// The functions of libzip the reader of Word documents uses, each handed on to the shared library,
// which is loaded when the first of them is called.
//
// libzip has no archive to link, and brings four libraries that every start would have to load for
// a format most runs do not see (docs/decisions/0009). Linked into the program in place of libzip;
// everything else, tests included, links libzip itself. Without the library a document cannot be
// opened, and the reader says why.

#include <dlfcn.h>
#include <zip.h>

namespace {

void* findLibrary() {
  static void* const library = dlopen(GOUJI_LIBZIP, RTLD_NOW | RTLD_LOCAL);
  return library;
}

// The function `name` of the library with the type of our own; null when it cannot be loaded.
template <typename Function>
Function* find(const char* name) {
  void* const library = findLibrary();
  return library == nullptr ? nullptr : reinterpret_cast<Function*>(dlsym(library, name));
}

}  // namespace

#define GOUJI_HAND_ON(name, otherwise, ...)                 \
  static const auto function = find<decltype(name)>(#name); \
  return function == nullptr ? (otherwise) : function(__VA_ARGS__);

// NOLINTBEGIN(readability-identifier-naming): the names and types are those of zip.h.
extern "C" {

void zip_error_init(zip_error_t* error) { *error = zip_error_t{}; }

void zip_error_fini(zip_error_t* error) {
  static const auto function = find<decltype(zip_error_fini)>("zip_error_fini");
  if (function != nullptr) function(error);
}

const char* zip_error_strerror(zip_error_t* error){
    GOUJI_HAND_ON(zip_error_strerror, GOUJI_LIBZIP " is not installed", error)}

zip_source_t* zip_source_buffer_create(const void* data, zip_uint64_t size, int freep,
                                       zip_error_t* error) {
  GOUJI_HAND_ON(zip_source_buffer_create, nullptr, data, size, freep, error)
}

void zip_source_free(zip_source_t* source) {
  static const auto function = find<decltype(zip_source_free)>("zip_source_free");
  if (function != nullptr) function(source);
}

zip_t* zip_open_from_source(zip_source_t* source, int flags, zip_error_t* error) {
  GOUJI_HAND_ON(zip_open_from_source, nullptr, source, flags, error)
}

void zip_discard(zip_t* archive) {
  static const auto function = find<decltype(zip_discard)>("zip_discard");
  if (function != nullptr) function(archive);
}

zip_int64_t zip_name_locate(zip_t* archive, const char* name, zip_flags_t flags) {
  GOUJI_HAND_ON(zip_name_locate, -1, archive, name, flags)
}

int zip_stat_index(zip_t* archive, zip_uint64_t index, zip_flags_t flags,
                   zip_stat_t* stat){GOUJI_HAND_ON(zip_stat_index, -1, archive, index, flags, stat)}

zip_file_t* zip_fopen_index(zip_t* archive, zip_uint64_t index, zip_flags_t flags){
    GOUJI_HAND_ON(zip_fopen_index, nullptr, archive, index, flags)}

zip_int64_t zip_fread(zip_file_t* file, void* buffer, zip_uint64_t size) {
  GOUJI_HAND_ON(zip_fread, -1, file, buffer, size)
}

int zip_fclose(zip_file_t* file) { GOUJI_HAND_ON(zip_fclose, 0, file) }

}  // extern "C"
// NOLINTEND(readability-identifier-naming)
