# cmake -DFILE=Gouji….cpp -DCLASS=Gouji… -P LazyTables.cmake
#
# The generated class builds its tables and names before main() starts, some six milliseconds of
# every run, although checking reports with the built-in rules parses nothing. Here the static
# initialisers are moved into the constructor: built once, by the first parser there is.
file(READ ${FILE} text)

# Stops the build where the tool no longer writes what is replaced here.
function(replace_once old new)
  string(FIND "${text}" "${old}" at)
  if(at EQUAL -1)
    message(FATAL_ERROR "${FILE} has no \"${old}\": the antlr4 tool has changed")
  endif()
  string(REPLACE "${old}" "${new}" text "${text}")
  set(text "${text}" PARENT_SCOPE)
endfunction()

string(REGEX MATCH "${CLASS}::${CLASS}\\([A-Za-z]+ \\*input\\) : [A-Za-z]+\\(input\\) {\n" head "${text}")
replace_once("${CLASS}::Initializer ${CLASS}::_init;" "")
replace_once("${head}" "${head}  static const Initializer tables;\n")

# The lists of names, two of which only a lexer has.
set(names)
foreach(list _ruleNames _channelNames _modeNames _literalNames _symbolicNames)
  set(declaration "std::vector<std::string> ${CLASS}::${list}")
  string(FIND "${text}" "${declaration} = {" begin)
  if(begin EQUAL -1)
    continue()
  endif()
  string(SUBSTRING "${text}" ${begin} -1 definition)
  string(FIND "${definition}" "\n};" size)
  math(EXPR size "${size} + 3")
  string(SUBSTRING "${definition}" 0 ${size} definition)
  replace_once("${definition}" "${declaration};")
  string(REPLACE "${declaration}" "  ${list}" definition "${definition}")
  string(APPEND names "${definition}\n")
endforeach()
set(vocabulary "dfa::Vocabulary vocabulary(_literalNames, _symbolicNames);")
replace_once("_vocabulary(_literalNames, _symbolicNames);" "_vocabulary({}, {});")
replace_once("return _vocabulary;" "static ${vocabulary}\n  return vocabulary;")
replace_once("_vocabulary.get" "vocabulary.get")
replace_once("${CLASS}::Initializer::Initializer() {\n"
             "${CLASS}::Initializer::Initializer() {\n${names}  const ${vocabulary}\n")
file(WRITE ${FILE} "${text}")
