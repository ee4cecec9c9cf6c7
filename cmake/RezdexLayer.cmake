# Promise: rezdex_layer() makes one layer of the library; rezdex_test() one test program of ctest.

add_library(rezdex_options INTERFACE)
target_compile_features(rezdex_options INTERFACE cxx_std_20)
target_compile_options(rezdex_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Wcast-align -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough
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

# rezdex_test(NAME SOURCES file… USES layer… [LIBRARIES target…]): a Catch2 program test_NAME and its ctest.
function(rezdex_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  list(TRANSFORM ARG_USES PREPEND rezdex_)
  add_executable(test_${name} ${ARG_SOURCES})
  set_target_properties(test_${name} PROPERTIES CXX_EXTENSIONS OFF)
  target_link_libraries(test_${name} PRIVATE rezdex_options rezdex_catch_main ${ARG_USES} ${ARG_LIBRARIES})
  add_test(NAME ${name} COMMAND test_${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endfunction()
