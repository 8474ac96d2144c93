# The libraries from outside that the engine in the page needs: headers alone, since Debian's libraries are native. Only their
# own folders are seen: /usr/include as a whole is that of another C library.
set(SINEWS_WASM_INCLUDE ${CMAKE_BINARY_DIR}/outside)
file(MAKE_DIRECTORY ${SINEWS_WASM_INCLUDE})

function(sinews_outside folder target)
  find_path(SINEWS_${folder}_HEADERS NAMES ${folder} PATHS /usr/include /usr/local/include NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(CREATE_LINK ${SINEWS_${folder}_HEADERS}/${folder} ${SINEWS_WASM_INCLUDE}/${folder} SYMBOLIC)
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  set_target_properties(${target} PROPERTIES INTERFACE_INCLUDE_DIRECTORIES ${SINEWS_WASM_INCLUDE})
endfunction()

sinews_outside(fmt fmt::fmt)
target_compile_definitions(fmt::fmt INTERFACE FMT_HEADER_ONLY)
sinews_outside(toml++ tomlplusplus::tomlplusplus)
add_library(libdeflate::libdeflate INTERFACE IMPORTED GLOBAL) # packs the page; the engine packs nothing
sinews_outside(nlohmann nlohmann_json::nlohmann_json)
