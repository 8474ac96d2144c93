# cmake -D BASELINE=... -D LEVEL_3=... -D EXPECTED=... -P compare_levels.cmake: fails unless both programs print what is
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

execute_process(COMMAND ${BASELINE} --has-level-3 RESULT_VARIABLE lacks_level_3)
if(lacks_level_3)
  message(STATUS "this processor has no x86-64-v3, so that level was not run")
  return()
endif()
output_of(${LEVEL_3} level_3)
if(NOT level_3 STREQUAL baseline)
  message(FATAL_ERROR "x86-64-v3 printed\n${level_3}\nand x86-64\n${baseline}")
endif()
