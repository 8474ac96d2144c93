# What every target of ours is compiled with, in one interface target: sinews_flags.

add_library(sinews_flags INTERFACE)
target_compile_features(sinews_flags INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)

# -ffp-contract=off: a fused multiply-add rounds once where two instructions round twice. Compilers fuse
# where the processor can, so without this flag the level below would change results.
target_compile_options(sinews_flags INTERFACE -Wall -Wextra -Wconversion -Werror -Wno-psabi -ffp-contract=off)

# --- the processor level: changes speed, never a bit of any result (test numerics_levels) ---
set(SINEWS_X86_LEVEL auto CACHE STRING "x86-64 level to build for: auto, x86-64, x86-64-v2, x86-64-v3, x86-64-v4")
set_property(CACHE SINEWS_X86_LEVEL PROPERTY STRINGS auto x86-64 x86-64-v2 x86-64-v3 x86-64-v4)

# The level of the machine that configures, from the flags the kernel reports; v2 where it reports none.
function(sinews_machine_level result)
  set(level x86-64-v2)
  if(EXISTS /proc/cpuinfo)
    file(STRINGS /proc/cpuinfo flags REGEX "^flags" LIMIT_COUNT 1)
    string(REGEX REPLACE "[ \t:]+" ";" flags "${flags}")
    set(level x86-64-v4)
    foreach(needed avx512f avx512bw avx512cd avx512dq avx512vl)
      if(NOT needed IN_LIST flags)
        set(level x86-64-v3)
      endif()
    endforeach()
    foreach(needed avx avx2 bmi1 bmi2 f16c fma abm movbe)
      if(NOT needed IN_LIST flags)
        set(level x86-64-v2)
      endif()
    endforeach()
    foreach(needed cx16 lahf_lm popcnt sse4_1 sse4_2 ssse3)
      if(NOT needed IN_LIST flags)
        set(level x86-64)
      endif()
    endforeach()
  endif()
  set(${result} ${level} PARENT_SCOPE)
endfunction()

set(SINEWS_LEVEL "")
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
  if(SINEWS_X86_LEVEL STREQUAL auto)
    sinews_machine_level(SINEWS_LEVEL)
  elseif(SINEWS_X86_LEVEL MATCHES "^x86-64(-v[234])?$")
    set(SINEWS_LEVEL ${SINEWS_X86_LEVEL})
  else()
    message(FATAL_ERROR "SINEWS_X86_LEVEL is `${SINEWS_X86_LEVEL}`; it is one of auto, x86-64, x86-64-v2, x86-64-v3, "
                        "x86-64-v4")
  endif()
  target_compile_options(sinews_flags INTERFACE -march=${SINEWS_LEVEL})
  if(SINEWS_LEVEL STREQUAL x86-64-v4) # the compiler's own choice are vectors of half the width
    target_compile_options(sinews_flags INTERFACE -mprefer-vector-width=512)
  endif()
endif()

# --- sanitizers: presets asan and tsan ---
set(SINEWS_SANITIZE "" CACHE STRING "comma-separated sanitizers for every target, as -fsanitize= takes them")
if(SINEWS_SANITIZE)
  target_compile_options(
    sinews_flags INTERFACE -fsanitize=${SINEWS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(sinews_flags INTERFACE -fsanitize=${SINEWS_SANITIZE})
endif()

find_program(SINEWS_LLD ld.lld-19)
if(SINEWS_LLD AND NOT EMSCRIPTEN)
  target_link_options(sinews_flags INTERFACE -fuse-ld=lld) # links several times faster; not needed
endif()

if(EMSCRIPTEN)
  include(wasm/flags)
  include(wasm/left_out)
endif()

message(STATUS "sinews: ${CMAKE_BUILD_TYPE}, level ${SINEWS_LEVEL}, sanitizers `${SINEWS_SANITIZE}`")
