# sinews_test(<name> SOURCES <files...> [LIBRARIES <targets...>] [LABELS <labels...>] [TIMEOUT <seconds>])
#
# A doctest executable <name> (`main` comes from sinews_test_main) and one ctest test a source file whose name
# ends in _test.cpp, called <name>/<file without _test.cpp>: small enough to run in parallel and to find.
# Tests read data by SINEWS_SOURCE_FOLDER, the root of the source tree, and write under their working
# folder, which is theirs in the build tree. Label `slow` keeps a test out of `./dev test --fast` and of the sanitizer
# runs; label `threads` brings it into the run of the thread sanitizer (target `thread_tests`).

function(sinews_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "sinews_test(${name}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 600)
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE sinews_test_main sinews_flags ${arg_LIBRARIES})
  sinews_precompile(${name} <doctest/doctest.h>)
  target_compile_definitions(${name} PRIVATE SINEWS_SOURCE_FOLDER="${CMAKE_SOURCE_DIR}")
  if(threads IN_LIST arg_LABELS)
    add_dependencies(thread_tests ${name})
  endif()
  foreach(source IN LISTS arg_SOURCES)
    cmake_path(GET source FILENAME file)
    if(file MATCHES "^(.*)_test\\.cpp$")
      add_test(NAME ${name}/${CMAKE_MATCH_1} COMMAND ${name} --source-file=*/${file})
      # A filter that matches nothing must not pass.
      set_tests_properties(
        ${name}/${CMAKE_MATCH_1}
        PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT} FAIL_REGULAR_EXPRESSION "test cases: *0 ")
    endif()
  endforeach()
endfunction()

# The unit tests of a room: src/<room>/test/*_test.cpp. *_slow_test.cpp get the label slow, *_threads_test.cpp the
# label threads.
function(sinews_unit_tests room)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/test/*_test.cpp)
  if(NOT sources)
    return()
  endif()
  sinews_test(${room}_test SOURCES ${sources} LIBRARIES sinews_${room} rapidcheck LABELS unit)
  foreach(source IN LISTS sources)
    cmake_path(GET source FILENAME file)
    if(file MATCHES "^(.*_(slow|threads))_test\\.cpp$")
      set_tests_properties(${room}_test/${CMAKE_MATCH_1} PROPERTIES LABELS "unit;${CMAKE_MATCH_2}")
      if(CMAKE_MATCH_2 STREQUAL threads)
        add_dependencies(thread_tests ${room}_test)
      endif()
    endif()
  endforeach()
endfunction()

# sinews_fuzz_target(<source>): a libFuzzer program in <build>/fuzz, and a test that runs the committed corpus through
# it once. Only in a build with the address sanitizer, which also instruments the code for coverage (preset asan).
function(sinews_fuzz_target source)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  cmake_path(GET source STEM name)
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE sinews_flags ${arg_LIBRARIES})
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzz)
  add_dependencies(fuzz_targets ${name})
  add_test(NAME fuzz_corpus/${name} COMMAND ${name} -runs=0 ${CMAKE_SOURCE_DIR}/tests/fuzz/corpus)
  set_tests_properties(fuzz_corpus/${name} PROPERTIES LABELS fuzz TIMEOUT 300)
endfunction()

if(BUILD_TESTING)
  add_custom_target(thread_tests)
  add_custom_target(fuzz_targets)
  add_library(sinews_test_main STATIC ${CMAKE_CURRENT_LIST_DIR}/test_main.cpp)
  target_link_libraries(sinews_test_main PUBLIC doctest::doctest PRIVATE sinews_flags)
endif()
