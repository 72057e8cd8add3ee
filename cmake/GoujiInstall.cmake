# What `cmake --install` puts where, and the Debian packages made of it with `cpack`.
#
# Two components: `runtime` is the program with its workers, completions and manual pages;
# `development` is the engine as a library.
include(GNUInstallDirs)

set(runtime COMPONENT runtime)
install(TARGETS gouji RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} ${runtime})
# Not programs for users: gouji starts them, from ../libexec/gouji.
install(TARGETS gouji-pdf gouji-office RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/gouji ${runtime})

# Manual pages and completions are made from the table of commands, by the program itself.
set(pages ${PROJECT_BINARY_DIR}/generated/pages)
file(MAKE_DIRECTORY ${pages})
add_custom_command(
  OUTPUT ${pages}/gouji.1 ${pages}/gouji.zh.1 ${pages}/gouji.bash ${pages}/_gouji ${pages}/gouji.fish
  COMMAND gouji help --man --lang en > ${pages}/gouji.1
  COMMAND gouji help --man --lang zh > ${pages}/gouji.zh.1
  COMMAND gouji completion bash > ${pages}/gouji.bash
  COMMAND gouji completion zsh > ${pages}/_gouji
  COMMAND gouji completion fish > ${pages}/gouji.fish
  DEPENDS gouji
  VERBATIM)
add_custom_target(gouji_pages DEPENDS ${pages}/gouji.1)
# For `ninja install` and `cpack`, which build the target `all` first.
add_custom_target(gouji_installed ALL DEPENDS gouji gouji-pdf gouji-office gouji_shared gouji_pages)

install(FILES ${pages}/gouji.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 ${runtime})
install(FILES ${pages}/gouji.zh.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/zh_CN/man1 RENAME gouji.1
        ${runtime})
install(FILES ${pages}/gouji.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME gouji ${runtime})
install(FILES ${pages}/_gouji DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions ${runtime})
install(FILES ${pages}/gouji.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d ${runtime})
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/README.zh-CN.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR} ${runtime})
install(FILES ${PROJECT_SOURCE_DIR}/cmake/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} ${runtime})
# The rules as they are written: to read, and to start one's own from.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/rules/ DESTINATION ${CMAKE_INSTALL_DATADIR}/gouji/rules
        ${runtime} FILES_MATCHING PATTERN "*.gj")
# From which editors complete gouji.toml.
install(FILES ${PROJECT_SOURCE_DIR}/docs/gouji.schema.json
        DESTINATION ${CMAKE_INSTALL_DATADIR}/gouji ${runtime})

set(development COMPONENT development)
install(TARGETS gouji_shared EXPORT gouji
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ${development}
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${PROJECT_SOURCE_DIR}/engine/library/gouji.h
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/gouji ${development})
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/gouji)
install(EXPORT gouji NAMESPACE gouji:: FILE gouji-targets.cmake DESTINATION ${package} ${development})
include(CMakePackageConfigHelpers)
set(config ${PROJECT_BINARY_DIR}/generated/gouji-config)
file(WRITE ${config}.cmake "include(\${CMAKE_CURRENT_LIST_DIR}/gouji-targets.cmake)\n")
# Below 1.0 a minor version may change the interface.
write_basic_package_version_file(${config}-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${config}.cmake ${config}-version.cmake DESTINATION ${package} ${development})
# Both packages must say their licence.
install(FILES ${PROJECT_SOURCE_DIR}/cmake/copyright
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libgouji-dev ${development})

# --- Debian packages --------------------------------------------------------------------------------
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gouji)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Gouji maintainers <gouji@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL runtime development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
# The shared libraries a program needs become its dependencies, by dpkg-shlibdeps.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME gouji)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION text)
# Without poppler-data Chinese text vanishes from PDF files without a word.
# GnuTLS is loaded by name, which dpkg-shlibdeps cannot see.
set(CPACK_DEBIAN_RUNTIME_PACKAGE_DEPENDS "poppler-data, libgnutls30")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SUGGESTS libreoffice-writer)
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION
    "checks annual reports on government information disclosure
 Gouji (勾稽) reads 政府信息公开工作年度报告 as they were submitted (Word, PDF, HTML, text, JSON),
 checks their tables and narrative against rules written in a small language, and says what is
 wrong, where it stands, which cell is the likely culprit and why the rule exists.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libgouji-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
# The library starts the worker for PDF that comes with the program.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "gouji (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
    "checks annual reports on government information disclosure (library)
 The engine of Gouji (勾稽) as a shared library with one header and a CMake package.")
include(CPack)
