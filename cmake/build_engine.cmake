# Builds web/dist/engine.txt when it is out of date: cmake -P cmake/build_engine.cmake
#
# The engine of the page: WebAssembly by the preset wasm in build/wasm, kept as web/build/engine.wasm, packed by web/pack_engine.mjs.
# Without Emscripten the file is empty and pages have no engine. What is up to date is told by the hash of the sources; a
# lock lets two build folders ask at once.
cmake_minimum_required(VERSION 3.25)

cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH root)
set(engine ${root}/web/dist/engine.txt)
set(stamp ${root}/web/dist/.sinews-engine)
file(LOCK ${root}/web/.engine.lock TIMEOUT 1800)
file(MAKE_DIRECTORY ${root}/web/dist ${root}/web/build)

file(GLOB_RECURSE sources RELATIVE ${root} ${root}/src/*.cpp ${root}/src/*.hpp ${root}/src/CMakeLists.txt ${root}/cmake/wasm/* ${root}/words/*)
list(FILTER sources EXCLUDE REGEX "/test/|^src/(cli|plan|serve|stochastic)/")
set(all "")
foreach(file IN LISTS sources ITEMS CMakePresets.json cmake/sinews_flags.cmake cmake/sinews_room.cmake web/pack_engine.mjs)
  file(SHA256 ${root}/${file} hash)
  string(APPEND all "${file} ${hash}\n")
endforeach()
string(SHA256 wanted "${all}")

set(known "")
if(EXISTS ${stamp} AND EXISTS ${engine})
  file(READ ${stamp} known)
endif()
if(known STREQUAL wanted)
  return()
endif()

find_program(EMXX em++)
if(NOT EMXX)
  message(STATUS "pages are built without engine (charts do not answer to levers): em++ is not installed (Debian: emscripten)")
  file(WRITE ${engine} "")
  file(REMOVE ${root}/web/build/engine.wasm) # of other sources, or of a time when there was a compiler
  file(REMOVE ${stamp})
  return()
endif()

function(run)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${root} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command} failed:\n${output}")
  endif()
endfunction()

run(${CMAKE_COMMAND} --preset wasm)
run(${CMAKE_COMMAND} --build ${root}/build/wasm --target engine)
file(COPY ${root}/build/wasm/engine.wasm DESTINATION ${root}/web/build)
find_program(NODE NAMES node nodejs REQUIRED)
run(${NODE} ${root}/web/pack_engine.mjs ${root}/web/build/engine.wasm ${engine})
file(WRITE ${stamp} ${wanted})
