# Promise: rezdex_layer() makes one layer of the library; rezdex_test() and rezdex_python_test() one ctest each.

# -Wno-restrict: GCC 12 sees overlaps where a string is added to a literal (its bug 105651, mended in 13).
add_library(rezdex_options INTERFACE)
target_compile_features(rezdex_options INTERFACE cxx_std_20)
target_compile_options(rezdex_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Wcast-align -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # The library is position-independent for bindings, but never a shared library of its own: nobody interposes.
  $<$<CONFIG:Release>:-fno-semantic-interposition>
  $<$<BOOL:${REZDEX_WERROR}>:-Werror>)
if(REZDEX_SANITIZE)
  target_compile_options(rezdex_options INTERFACE -fsanitize=${REZDEX_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(rezdex_options INTERFACE -fsanitize=${REZDEX_SANITIZE})
endif()

# rezdex_layer(NAME SOURCES file… [USES layer…] [LIBRARIES target…]): one folder of src/. USES names the layers
# that its headers or sources include; the link fails where a lower layer reaches up.
function(rezdex_layer name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  list(TRANSFORM ARG_USES PREPEND rezdex_)
  add_library(rezdex_${name} STATIC ${ARG_SOURCES})
  set_target_properties(rezdex_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_EXTENSIONS OFF)
  target_include_directories(rezdex_${name} PUBLIC ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(rezdex_${name} PRIVATE rezdex_options PUBLIC ${ARG_USES} ${ARG_LIBRARIES})
endfunction()

# rezdex_test(NAME SOURCES file… USES layer… [LIBRARIES target…]): a Catch2 program test_NAME and its ctest,
# with the label `unit`: it also runs under the sanitizers.
function(rezdex_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  list(TRANSFORM ARG_USES PREPEND rezdex_)
  add_executable(test_${name} ${ARG_SOURCES})
  set_target_properties(test_${name} PROPERTIES CXX_EXTENSIONS OFF)
  target_link_libraries(test_${name} PRIVATE rezdex_options rezdex_catch_main ${ARG_USES} ${ARG_LIBRARIES})
  add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES LABELS unit)
endfunction()

# rezdex_python_test(NAME SCRIPT file [ARGS argument…] [LABELS label…] [TIMEOUT seconds]): a Python script of
# .venv as a ctest; exit 0 is a pass. It finds the command line under REZDEX_BIN and Python under REZDEX_PYTHON
# in its environment. The label `case` makes it run under the sanitizers too.
function(rezdex_python_test name)
  cmake_parse_arguments(ARG "" "SCRIPT;TIMEOUT" "ARGS;LABELS" ${ARGN})
  cmake_path(ABSOLUTE_PATH ARG_SCRIPT)
  if(EXISTS ${REZDEX_PYTHON})
    add_test(NAME ${name} COMMAND ${REZDEX_PYTHON} ${ARG_SCRIPT} ${ARG_ARGS} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  else()
    add_test(NAME ${name} COMMAND sh -c "echo '${REZDEX_PYTHON} is not there: run ./dev setup'; exit 1")
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}"
    ENVIRONMENT "REZDEX_PYTHON=${REZDEX_PYTHON};REZDEX_BIN=${PROJECT_BINARY_DIR}/bin/rezdex;REZDEX_SLOWFS=${PROJECT_BINARY_DIR}/bench/slowfs/slowfs")
  if(ARG_TIMEOUT)
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT})
  endif()
endfunction()
