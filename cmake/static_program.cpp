// What a statically linked program is spared; the linker puts these in the place of the functions
// they are named after (--wrap).

// NOLINTBEGIN(readability-identifier-naming,bugprone-reserved-identifier): the linker's names
extern "C" {

// It loads nothing at run time: that would need the very C library the program does without. ICU
// could load plug-ins, which it is not built to do here, and asks for dlopen all the same.
void* __wrap_dlopen(const char* /*file*/, int /*mode*/) { return nullptr; }

// std::ios_base::Init, which makes std::cout and its like. Every object that includes <iostream>
// asks for it before main(), those of ANTLR and CLI11 among them, and it takes a tenth of a run of
// one report. Nobody writes to these streams: tests/structure holds the engine to it.
void __wrap__ZNSt8ios_base4InitC1Ev(void* /*init*/) {}
void __wrap__ZNSt8ios_base4InitD1Ev(void* /*init*/) {}

}  // extern "C"
// NOLINTEND(readability-identifier-naming,bugprone-reserved-identifier)
