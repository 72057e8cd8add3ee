# cmake -DFILE=Gouji….cpp -DCLASS=Gouji… -P LazyTables.cmake
#
# The generated class builds its tables before main() starts, some six milliseconds of every run,
# although checking reports with the built-in rules parses nothing. Here the static initialiser is
# moved into the constructor: built once, by the first parser there is.
file(READ ${FILE} text)
set(eager "${CLASS}::Initializer ${CLASS}::_init;")
string(FIND "${text}" "${eager}" at)
string(REGEX MATCH "${CLASS}::${CLASS}\\([A-Za-z]+ \\*input\\) : [A-Za-z]+\\(input\\) {\n" head "${text}")
if(at EQUAL -1 OR head STREQUAL "")
  message(FATAL_ERROR "${FILE} does not look as expected: the antlr4 tool has changed")
endif()
string(REPLACE "${eager}" "" text "${text}")
string(REPLACE "${head}" "${head}  static const Initializer tables;\n" text "${text}")
file(WRITE ${FILE} "${text}")
