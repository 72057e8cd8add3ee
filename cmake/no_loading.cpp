// A program that is linked statically loads nothing at run time: loading would need the very C
// library the program does without. ICU could load plug-ins, which it is not built to do here, and
// asks for dlopen all the same; the linker gives it this (--wrap).

// NOLINTNEXTLINE(readability-identifier-naming,bugprone-reserved-identifier): the linker's name
extern "C" void* __wrap_dlopen(const char* /*file*/, int /*mode*/) { return nullptr; }
