# ctest tests of what is not C++: the page in web/ (node, a real browser) and the NumPy model in bench/ (build/venv).

set(web ${CMAKE_SOURCE_DIR}/web)
if(EXISTS ${web}/package.json)
  find_program(SINEWS_NPM npm)
  foreach(script check test test:browser)
    string(REPLACE ":" "_" name ${script})
    add_test(NAME web/${name} COMMAND ${SINEWS_NPM} run --silent ${script} WORKING_DIRECTORY ${web})
    set_tests_properties(web/${name} PROPERTIES LABELS web TIMEOUT 300)
  endforeach()
  set_tests_properties(web/test_browser PROPERTIES LABELS "web;slow" RUN_SERIAL ON)
endif()

set(SINEWS_PYTHON ${CMAKE_SOURCE_DIR}/build/venv/bin/python CACHE FILEPATH "Python with the packages of tests/requirements.txt")
if(EXISTS ${CMAKE_SOURCE_DIR}/bench/numpy_model/check_cases.py)
  add_test(
    NAME numpy/cases
    COMMAND ${SINEWS_PYTHON} numpy_model/check_cases.py ${CMAKE_SOURCE_DIR}/tests/cases
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}/bench)
  set_tests_properties(numpy/cases PROPERTIES LABELS python TIMEOUT 600)
endif()

# Two implementations from one description: the program and the NumPy model on all cases and on the flagship scenario.
if(TARGET sinews)
  file(GLOB cases CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/cases/*/scenario.toml ${CMAKE_SOURCE_DIR}/scenarios/*/scenario.toml)
  list(TRANSFORM cases REPLACE "/scenario\\.toml$" "")
  add_test(
    NAME numpy/agreement COMMAND ${SINEWS_PYTHON} ${CMAKE_SOURCE_DIR}/tests/peer/agreement.py $<TARGET_FILE:sinews> ${cases})
  set_tests_properties(numpy/agreement PROPERTIES LABELS python TIMEOUT 600)
endif()
