# HiGHS (target highs::highs), built once for all presets by cmake/build_highs in build/highs.

cmake_path(GET CMAKE_CURRENT_LIST_DIR PARENT_PATH sinews_root)
set(SINEWS_HIGHS ${sinews_root}/build/highs CACHE PATH "folder in which HiGHS is built")
execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/build_highs --check ${SINEWS_HIGHS} RESULT_VARIABLE absent)
if(absent)
  message(STATUS "sinews: building HiGHS in ${SINEWS_HIGHS}; this takes minutes, once")
  execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/build_highs ${SINEWS_HIGHS} ${CMAKE_CXX_COMPILER}
                  COMMAND_ERROR_IS_FATAL ANY)
endif()
set(CMAKE_FIND_PACKAGE_PREFER_CONFIG ON)
find_package(highs CONFIG REQUIRED PATHS ${SINEWS_HIGHS}/install NO_DEFAULT_PATH)
# Its headers are not held to our warnings.
get_target_property(highs_includes highs::highs INTERFACE_INCLUDE_DIRECTORIES)
set_target_properties(highs::highs PROPERTIES INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${highs_includes}")
