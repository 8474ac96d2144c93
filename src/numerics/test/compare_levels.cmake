# cmake -D BASELINE=... -D LEVEL_3=... -D LEVEL_4=... -D EXPECTED=... -P compare_levels.cmake: fails unless all programs
# print what is
# expected.

function(output_of program result)
  execute_process(COMMAND ${program} OUTPUT_VARIABLE output RESULT_VARIABLE code)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${program} ended with ${code}")
  endif()
  set(${result} "${output}" PARENT_SCOPE)
endfunction()

file(READ ${EXPECTED} expected)
output_of(${BASELINE} baseline)
if(NOT baseline STREQUAL expected)
  message(FATAL_ERROR "x86-64 printed\n${baseline}\nand ${EXPECTED} holds\n${expected}\n"
                      "If a function was changed on purpose, every result changes with it: renew the file and say so.")
endif()

foreach(level 3 4)
  execute_process(COMMAND ${BASELINE} --has-level-${level} RESULT_VARIABLE lacks_level)
  if(lacks_level)
    message(STATUS "this processor has no x86-64-v${level}, so that level was not run")
    continue()
  endif()
  output_of(${LEVEL_${level}} output)
  if(NOT output STREQUAL baseline)
    message(FATAL_ERROR "x86-64-v${level} printed\n${output}\nand x86-64\n${baseline}")
  endif()
endforeach()
