# The page of web/, built once and embedded in the program (src/report/page_template.cpp).
#
# Target `page` builds web/dist/report.html by cmake/build_page.cmake, which does nothing when neither the sources nor
# package-lock.json changed, so that all presets share one build and a later one needs neither npm nor network. It is a
# target of its own, so that npm works while rooms compile.

set(SINEWS_WEB ${CMAKE_CURRENT_SOURCE_DIR}/web)
if(EXISTS ${SINEWS_WEB}/package.json)
  file(GLOB_RECURSE page_sources CONFIGURE_DEPENDS ${SINEWS_WEB}/src/*)
  file(GLOB page_settings CONFIGURE_DEPENDS ${SINEWS_WEB}/*.json ${SINEWS_WEB}/*.mjs
                                            ${CMAKE_CURRENT_SOURCE_DIR}/words/*.json)
  add_custom_command(
    OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/page.stamp
    BYPRODUCTS ${SINEWS_WEB}/dist/report.html
    COMMAND ${CMAKE_COMMAND} -P ${CMAKE_CURRENT_LIST_DIR}/build_page.cmake
    COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_CURRENT_BINARY_DIR}/page.stamp
    DEPENDS ${page_sources} ${page_settings} ${CMAKE_CURRENT_LIST_DIR}/build_page.cmake
    COMMENT "web/dist/report.html"
    VERBATIM)
  add_custom_target(page DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/page.stamp)
endif()

# The engine in the page: target `page_engine` builds web/dist/engine.txt by cmake/build_engine.cmake, empty where there is no
# Emscripten. It looks at the sources itself, every time.
add_custom_target(
  page_engine
  BYPRODUCTS ${SINEWS_WEB}/dist/engine.txt
  COMMAND ${CMAKE_COMMAND} -P ${CMAKE_CURRENT_LIST_DIR}/build_engine.cmake
  COMMENT "web/dist/engine.txt"
  VERBATIM)

# sinews_page_template(<target>): the calling folder's page_template.cpp embeds the page, its packed.cpp the engine.
function(sinews_page_template target)
  add_dependencies(${target} page page_engine)
  set_source_files_properties(
    packed.cpp PROPERTIES OBJECT_DEPENDS ${SINEWS_WEB}/dist/engine.txt
                          COMPILE_OPTIONS "-Wno-c23-extensions;--embed-dir=${SINEWS_WEB}/dist")
  set_source_files_properties(
    page_template.cpp PROPERTIES OBJECT_DEPENDS ${SINEWS_WEB}/dist/report.html
                                 COMPILE_OPTIONS "-Wno-c23-extensions;--embed-dir=${SINEWS_WEB}/dist")
endfunction()
