# Builds web/dist/report.html when it is out of date: cmake -P cmake/build_page.cmake
#
# What is up to date is told by content, not by time: npm packages by the hash of package-lock.json, the page by the
# hash of its sources. A lock lets two build folders ask at once.
cmake_minimum_required(VERSION 3.25)

cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH root)
set(web ${root}/web)

# Of files named from web/, so that the hash is the same in any folder.
function(hash_of result)
  set(all "")
  foreach(file IN LISTS ARGN)
    file(SHA256 ${web}/${file} hash)
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

file(GLOB_RECURSE sources RELATIVE ${web} ${web}/src/*)
file(GLOB settings RELATIVE ${web} ${web}/*.json ${web}/*.mjs ${root}/words/*.json)
hash_of(page ${sources} ${settings})

# A source distribution brings the page built: when it fits its sources there is nothing to do, and no npm is needed.
if(EXISTS ${web}/dist/report.html AND EXISTS ${web}/dist/.sinews-page AND NOT EXISTS ${web}/node_modules)
  file(READ ${web}/dist/.sinews-page known)
  if(known STREQUAL page)
    return()
  endif()
endif()

hash_of(packages package-lock.json)
run_when_changed(${packages} ${web}/node_modules/.sinews-packages ci --no-audit --no-fund)

if(NOT EXISTS ${web}/dist/report.html)
  file(REMOVE ${web}/dist/.sinews-page)
endif()
run_when_changed(${page} ${web}/dist/.sinews-page run --silent build)
