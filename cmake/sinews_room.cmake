# sinews_room(<room> DEPENDS <rooms...> [LIBRARIES <targets...>] [PRIVATE_LIBRARIES <targets...>] [PRECOMPILE <headers...>])
#
# Makes the library `sinews_<room>` of the calling folder's *.cpp, its unit tests `<room>_test` of test/*_test.cpp,
# and `<room>_headers`, which compiles every header alone. A folder without sources makes nothing. PRECOMPILE names
# headers of libraries that most sources of the room read.
#
# Arrows are enforced twice. By include path: a room sees <build>/rooms/<room>/<room> (a link to its folder) and
# those of the rooms it depends on, no other. By text: check_rooms.cmake (test `room_arrows`) reads every
# #include, so that a relative path cannot go round the first.

function(sinews_room room)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPENDS;LIBRARIES;PRIVATE_LIBRARIES;PRECOMPILE")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "sinews_room(${room}): unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.hpp)
  list(FILTER sources EXCLUDE REGEX "/(main|exports)\\.cpp$") # the program or module itself, not a part of the library
  if(EMSCRIPTEN)
    foreach(left_out IN LISTS SINEWS_LEFT_OUT)
      list(FILTER sources EXCLUDE REGEX "/${left_out}\\.cpp$")
    endforeach()
  endif()
  if(NOT sources AND NOT headers)
    return()
  endif()

  foreach(needed IN LISTS arg_DEPENDS)
    if(NOT TARGET sinews_${needed})
      message(STATUS "sinews: room ${room} is left out, it depends on ${needed}, which has no sources")
      return()
    endif()
  endforeach()

  set(target sinews_${room})
  if(sources)
    set(scope PUBLIC)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PRIVATE ${arg_PRIVATE_LIBRARIES})
  else() # headers only
    set(scope INTERFACE)
    add_library(${target} INTERFACE)
  endif()
  if(sources)
    sinews_precompile(${target} ${arg_PRECOMPILE})
  endif()
  if(sources AND NOT EMSCRIPTEN) # the Python module links the rooms too
    set_target_properties(
      ${target} PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  endif()
  set_property(GLOBAL APPEND PROPERTY SINEWS_ROOMS ${target})
  list(TRANSFORM arg_DEPENDS PREPEND sinews_ OUTPUT_VARIABLE rooms)
  target_link_libraries(${target} ${scope} sinews_flags ${rooms} ${arg_LIBRARIES})

  set(include_folder ${CMAKE_BINARY_DIR}/rooms/${room})
  file(MAKE_DIRECTORY ${include_folder})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${include_folder}/${room} SYMBOLIC)
  target_include_directories(${target} ${scope} ${include_folder})

  if(BUILD_TESTING)
    sinews_headers_compile(${room} "${headers}" "${arg_PRIVATE_LIBRARIES}")
    sinews_unit_tests(${room})
  endif()
endfunction()

# The standard headers that most sources read, parsed once a target: half the time of a small source. The preset debug
# does without, so that a source that leans on an include it lacks is found there; headers are always compiled alone.
option(SINEWS_PRECOMPILE "parse the standard headers once a target" ON)
function(sinews_precompile target)
  if(SINEWS_PRECOMPILE)
    target_precompile_headers(
      ${target} PRIVATE <algorithm> <array> <cmath> <cstdint> <functional> <limits> <map> <memory> <optional> <set>
      <span> <string> <string_view> <utility> <variant> <vector> ${ARGN})
  endif()
endfunction()

# Every header must compile alone. One that its own source includes first does so there; for any other a source is
# generated, at -O0 because only the compiler's word counts.
function(sinews_headers_compile room headers private_libraries)
  if(NOT TARGET headers_compile)
    add_custom_target(headers_compile)
  endif()
  set(sources)
  foreach(header IN LISTS headers)
    cmake_path(GET header FILENAME name)
    cmake_path(REPLACE_EXTENSION header cpp OUTPUT_VARIABLE twin)
    if(EXISTS ${twin})
      file(STRINGS ${twin} first_include LIMIT_COUNT 1 REGEX "^#include")
      if(first_include STREQUAL "#include \"${room}/${name}\"")
        continue()
      endif()
    endif()
    set(source ${CMAKE_CURRENT_BINARY_DIR}/headers/${name}.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${room}/${name}\"\n" @ONLY)
    list(APPEND sources ${source})
  endforeach()
  if(sources)
    add_library(${room}_headers OBJECT EXCLUDE_FROM_ALL ${sources})
    target_link_libraries(${room}_headers PRIVATE sinews_${room} ${private_libraries})
    target_compile_options(${room}_headers PRIVATE -O0)
    add_dependencies(headers_compile ${room}_headers)
  endif()
endfunction()
