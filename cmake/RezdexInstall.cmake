# Promise: `cmake --install` gives the public headers, the library and the CMake package that finds it:
# find_package(rezdex) and rezdex::rezdex. tests/install builds an outside project against it.
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/rezdex)
configure_package_config_file(cmake/rezdexConfig.cmake.in ${PROJECT_BINARY_DIR}/rezdexConfig.cmake
  INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/rezdexConfigVersion.cmake COMPATIBILITY SameMinorVersion)

install(DIRECTORY include/rezdex TYPE INCLUDE)
install(TARGETS rezdex EXPORT rezdexTargets)
install(EXPORT rezdexTargets NAMESPACE rezdex:: DESTINATION ${package_folder})
install(FILES ${PROJECT_BINARY_DIR}/rezdexConfig.cmake ${PROJECT_BINARY_DIR}/rezdexConfigVersion.cmake
  cmake/RezdexDependencies.cmake DESTINATION ${package_folder})
