# Builds web/dist/report.html when it is out of date: cmake -P cmake/build_page.cmake
#
# What is up to date is told by content, not by time: npm packages by the hash of package-lock.json, the page by the
# hash of its sources. A lock lets two build folders ask at once.
cmake_minimum_required(VERSION 3.25)

cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH root)
set(web ${root}/web)

function(hash_of result)
  set(all "")
  foreach(file IN LISTS ARGN)
    file(SHA256 ${file} hash)
    string(APPEND all "${file} ${hash}\n")
  endforeach()
  string(SHA256 all "${all}")
  set(${result} ${all} PARENT_SCOPE)
endfunction()

# Runs npm in web/; its output is shown only if it fails.
function(run_npm)
  find_program(NPM npm)
  if(NOT NPM)
    message(FATAL_ERROR "web/dist/report.html needs to be built and npm is not installed; "
                        "install node 18 or later with npm (Debian: nodejs npm)")
  endif()
  execute_process(
    COMMAND ${NPM} ${ARGN}
    WORKING_DIRECTORY ${web}
    RESULT_VARIABLE status
    OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " arguments)
    message(FATAL_ERROR "npm ${arguments} failed in web/:\n${output}")
  endif()
endfunction()

function(run_when_changed hash stamp)
  set(known "")
  if(EXISTS ${stamp})
    file(READ ${stamp} known)
  endif()
  if(NOT known STREQUAL hash)
    run_npm(${ARGN})
    file(WRITE ${stamp} ${hash})
  endif()
endfunction()

file(LOCK ${web}/.build.lock TIMEOUT 600)

hash_of(packages ${web}/package-lock.json)
run_when_changed(${packages} ${web}/node_modules/.sinews-packages ci --no-audit --no-fund)

file(GLOB_RECURSE sources ${web}/src/*)
file(GLOB settings ${web}/*.json ${web}/*.mjs)
hash_of(page ${sources} ${settings})
if(NOT EXISTS ${web}/dist/report.html)
  file(REMOVE ${web}/dist/.sinews-page)
endif()
run_when_changed(${page} ${web}/dist/.sinews-page run --silent build)
