# cmake/install.cmake: what `cmake --install` puts where, and the package that find_package(anteroom) finds.
#   include/anteroom/  the public headers        lib/    the static libraries that `anteroom` is made of
#   share/anteroom/    lexicon/ and rules/       bin/    the program
include(CMakePackageConfigHelpers)

get_property(targets GLOBAL PROPERTY ANTEROOM_INSTALLED_TARGETS)
install(TARGETS ${targets} EXPORT anteroom ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
if(TARGET anteroom_cli)
  install(TARGETS anteroom_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

foreach(header anteroom.h anteroom_c.h)
  if(EXISTS ${PROJECT_SOURCE_DIR}/engine/${header})
    install(FILES engine/${header} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/anteroom)
  endif()
endforeach()
install(DIRECTORY lexicon rules DESTINATION ${CMAKE_INSTALL_DATADIR}/anteroom)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/anteroom)
set(knowledge_folder ${CMAKE_INSTALL_DATADIR}/anteroom)
install(EXPORT anteroom NAMESPACE anteroom:: FILE anteroom-targets.cmake DESTINATION ${package_folder})
configure_package_config_file(cmake/anteroom-config.cmake.in ${PROJECT_BINARY_DIR}/anteroom-config.cmake
                              INSTALL_DESTINATION ${package_folder} PATH_VARS knowledge_folder)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/anteroom-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/anteroom-config.cmake ${PROJECT_BINARY_DIR}/anteroom-config-version.cmake
        DESTINATION ${package_folder})
