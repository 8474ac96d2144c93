# Reads every #include "..." under src/ and fails on an arrow that points the wrong way: cmake -P cmake/check_rooms.cmake
# Each room is listed with all the rooms it may include (those it depends on, and theirs).

cmake_minimum_required(VERSION 3.25)

set(may_numerics numerics)
set(may_scenario ${may_numerics} scenario)
set(may_network ${may_scenario} network)
set(may_simulate ${may_network} simulate)
set(may_analyse ${may_simulate} analyse)
set(may_evidence ${may_analyse} evidence)
set(may_report ${may_analyse} report)
set(may_shards ${may_report} shards)
set(may_stochastic ${may_scenario} stochastic)
set(may_plan ${may_analyse} stochastic plan)
set(may_cli ${may_shards} evidence stochastic plan cli)

# Rooms that build for the browser too print nothing, own no threads and never abort: they may not even include these.
set(portable numerics scenario network simulate analyse)
set(forbidden_headers iostream cstdio thread future mutex condition_variable filesystem fstream)

cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH root)
file(GLOB_RECURSE files RELATIVE ${root}/src ${root}/src/*.hpp ${root}/src/*.cpp)
set(faults 0)
set(includes 0)

foreach(file IN LISTS files)
  string(REGEX MATCH "^[^/]+" room ${file})
  if(NOT DEFINED may_${room})
    message(SEND_ERROR "src/${file}: no room `${room}` is known; add it to cmake/check_rooms.cmake with its arrows")
    math(EXPR faults "${faults} + 1")
    continue()
  endif()
  file(STRINGS ${root}/src/${file} lines REGEX "^[ \t]*#[ \t]*include[ \t]*[\"<]")
  foreach(line IN LISTS lines)
    math(EXPR includes "${includes} + 1")
    if(line MATCHES "include[ \t]*\"([^\"]+)\"")
      set(path ${CMAKE_MATCH_1})
      string(REGEX MATCH "^[^/]+" used ${path})
      if(NOT used IN_LIST may_${room})
        message(SEND_ERROR "src/${file}: includes \"${path}\"; room `${room}` may include only: ${may_${room}}, "
                           "each written \"room/file.hpp\"")
        math(EXPR faults "${faults} + 1")
      endif()
    elseif(line MATCHES "include[ \t]*<([^>]+)>")
      if(room IN_LIST portable AND CMAKE_MATCH_1 IN_LIST forbidden_headers AND NOT file MATCHES "/test/")
        message(SEND_ERROR "src/${file}: includes <${CMAKE_MATCH_1}>; room `${room}` builds for the browser too, "
                           "so it prints nothing, owns no threads and reads no files")
        math(EXPR faults "${faults} + 1")
      endif()
    endif()
  endforeach()
endforeach()

if(faults GREATER 0)
  message(FATAL_ERROR "${faults} forbidden includes")
endif()
list(LENGTH files count)
message(STATUS "room arrows: ${count} files, ${includes} includes, none forbidden")
