# cmake/install.cmake: what `cmake --install` puts where, and the package that find_package(anteroom) finds.
#   include/anteroom/  the public headers        lib/    the static libraries that `anteroom` is made of; libanteroom_c.so
#   share/anteroom/    lexicon/ and rules/       bin/    the program
include(CMakePackageConfigHelpers)

get_property(targets GLOBAL PROPERTY ANTEROOM_INSTALLED_TARGETS)
install(TARGETS ${targets} EXPORT anteroom ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(TARGET anteroom_c)
  install(TARGETS anteroom_c EXPORT anteroom-c LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
endif()
if(TARGET anteroom_cli)
  install(TARGETS anteroom_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

install(FILES engine/anteroom.h engine/anteroom_c.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/anteroom)
install(DIRECTORY lexicon rules DESTINATION ${CMAKE_INSTALL_DATADIR}/anteroom)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/anteroom)
set(knowledge_folder ${CMAKE_INSTALL_DATADIR}/anteroom)
install(EXPORT anteroom NAMESPACE anteroom:: FILE anteroom-targets.cmake DESTINATION ${package_folder})
if(TARGET anteroom_c)
  install(EXPORT anteroom-c NAMESPACE anteroom:: FILE anteroom-c-targets.cmake DESTINATION ${package_folder})
endif()
configure_package_config_file(cmake/anteroom-config.cmake.in ${PROJECT_BINARY_DIR}/anteroom-config.cmake
                              INSTALL_DESTINATION ${package_folder} PATH_VARS knowledge_folder)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/anteroom-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/anteroom-config.cmake ${PROJECT_BINARY_DIR}/anteroom-config-version.cmake
        DESTINATION ${package_folder})
