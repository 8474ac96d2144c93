# What the engine in the page is compiled with beside the flags of all targets. Rooms of the browser throw nothing; what the
# standard library would throw (no memory) ends the module as a fault that its caller sees.
# SINEWS_LANES: replications side by side, one width alone. Measured in node on the flagship: see docs/development.md.
set(SINEWS_WASM_LANES 16 CACHE STRING "replications side by side in the page's engine")
target_compile_definitions(sinews_flags INTERFACE SINEWS_LANES=${SINEWS_WASM_LANES})
# Sizes have 32 bits here; what counts futures has 64 everywhere, and no more of them come than memory holds.
target_compile_options(
  sinews_flags INTERFACE -Wno-shorten-64-to-32 -msimd128 -fno-exceptions -fno-rtti -include ${CMAKE_CURRENT_LIST_DIR}/standard_library.hpp)

# What takes the time goes further: the months (analyse/run.cpp holds all of simulate). The rest is -O2, never -Os: for that
# Emscripten inlines no function, -O3 files included, and a future takes twice as long.
function(sinews_wasm_fast)
  # The precompiled headers are of the other level.
  set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS -O3 SKIP_PRECOMPILE_HEADERS ON)
endfunction()
