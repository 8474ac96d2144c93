# ctest tests of what is not C++: the page in web/ (node, a real browser) and the NumPy model in bench/ (build/venv).

set(web ${CMAKE_SOURCE_DIR}/web)
if(EXISTS ${web}/package.json)
  find_program(SINEWS_NPM npm)
  foreach(script check test)
    add_test(NAME web/${script} COMMAND ${SINEWS_NPM} run --silent ${script} WORKING_DIRECTORY ${web})
    set_tests_properties(web/${script} PROPERTIES LABELS web TIMEOUT 300)
  endforeach()

  # The engine in the page answers as the native one does, byte for byte.
  find_program(SINEWS_NODE node)
  if(TARGET browser_answer)
    set(asked alliance vaccines)
    list(TRANSFORM asked PREPEND ${CMAKE_SOURCE_DIR}/scenarios/)
    foreach(case 13-crossover 16-attribution 19-pool-and-trade 31-distributions)
      list(APPEND asked ${CMAKE_SOURCE_DIR}/tests/cases/${case})
    endforeach()
    add_test(NAME web/engine_same_bits COMMAND ${SINEWS_NODE} test/engine/same_bits.mjs build/engine.wasm $<TARGET_FILE:browser_answer> ${asked}
             WORKING_DIRECTORY ${web})
    set_tests_properties(web/engine_same_bits PROPERTIES LABELS web TIMEOUT 300 SKIP_REGULAR_EXPRESSION "^left out")
  endif()

  # playwright-core wants node 20. Debian 12's own node is 18: it builds the page and runs the other tests.
  find_program(SINEWS_NODE node)
  execute_process(COMMAND ${SINEWS_NODE} --version OUTPUT_VARIABLE node_version OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(node_version MATCHES "^v([0-9]+)" AND CMAKE_MATCH_1 LESS 20)
    add_test(NAME web/browser COMMAND ${CMAKE_COMMAND} -E echo "left out: needs node 20, this is ${node_version}")
    set_tests_properties(web/browser PROPERTIES SKIP_REGULAR_EXPRESSION "^left out")
  else()
    add_test(NAME web/browser COMMAND ${SINEWS_NPM} run --silent test:browser WORKING_DIRECTORY ${web})
    if(TARGET sinews)
      add_test(NAME web/engine_in_page COMMAND ${SINEWS_NODE} test/engine/in_page.mjs $<TARGET_FILE:sinews> ${CMAKE_SOURCE_DIR}/scenarios/vaccines no_slips
               WORKING_DIRECTORY ${web})
      set_tests_properties(web/engine_in_page PROPERTIES LABELS "web;slow" TIMEOUT 300 SKIP_REGULAR_EXPRESSION "^left out")
      add_test(NAME web/serve COMMAND ${SINEWS_NODE} test/serve.mjs $<TARGET_FILE:sinews> ${CMAKE_SOURCE_DIR}/scenarios/vaccines
               WORKING_DIRECTORY ${web})
      set_tests_properties(web/serve PROPERTIES LABELS "web;slow" TIMEOUT 300)
    endif()
  endif()
  set_tests_properties(web/browser PROPERTIES LABELS "web;slow" TIMEOUT 600)
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

if(EXISTS ${CMAKE_SOURCE_DIR}/bench/cluster_graph.py)
  add_test(NAME bench/cluster_graph COMMAND python3 ${CMAKE_SOURCE_DIR}/bench/cluster_graph.py --check)
  set_tests_properties(bench/cluster_graph PROPERTIES LABELS python TIMEOUT 60)
endif()

# The Python package: built against the rooms of this build, installed into build/venv, tested by pytest.
if(TARGET sinews_cli AND EXISTS ${CMAKE_SOURCE_DIR}/pyproject.toml)
  add_test(
    NAME python/install
    COMMAND ${CMAKE_COMMAND} -E env --unset=MAKEFLAGS ${SINEWS_PYTHON} -m pip install --quiet --disable-pip-version-check --no-deps
            --no-build-isolation --force-reinstall -C build-dir=${CMAKE_BINARY_DIR}/python
            -C cmake.define.SINEWS_BUILT=${CMAKE_BINARY_DIR} -C cmake.define.CMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}
            ${CMAKE_SOURCE_DIR})
  set_tests_properties(python/install PROPERTIES LABELS python TIMEOUT 600 FIXTURES_SETUP python_package)
  # The documentation as a site: strict, so a dead link or an unknown name is a fault.
  add_test(NAME docs/site COMMAND ${SINEWS_PYTHON} -m mkdocs build --strict --quiet --site-dir ${CMAKE_BINARY_DIR}/site
           WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(docs/site PROPERTIES LABELS python TIMEOUT 120)
  foreach(part package cluster notebooks) # a cluster's workers and a notebook's kernel take seconds to start
    add_test(NAME python/${part} COMMAND ${SINEWS_PYTHON} -m pytest -p no:cacheprovider -m ${part}
             WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(
      python/${part} PROPERTIES LABELS python TIMEOUT 600 FIXTURES_REQUIRED python_package
      ENVIRONMENT "SINEWS=$<TARGET_FILE:sinews>;PYTHONDONTWRITEBYTECODE=1")
  endforeach()
  set_tests_properties(python/cluster python/notebooks PROPERTIES LABELS "python;slow")
  # What is given to others: the source distribution is whole, a wheel of these rooms works in an environment of its own.
  add_test(NAME python/wheel COMMAND ${SINEWS_PYTHON} ${CMAKE_SOURCE_DIR}/tests/package/wheel_and_sdist.py $<TARGET_FILE:sinews>
                                     ${CMAKE_BINARY_DIR} ${CMAKE_CXX_COMPILER})
  set_tests_properties(python/wheel PROPERTIES LABELS "python;slow" TIMEOUT 600 FIXTURES_REQUIRED python_package)
endif()
