# SPDX-License-Identifier: Apache-2.0
# The three Debian packages. What they depend on is what dpkg-shlibdeps finds, and what no program
# links but reads.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR Afterword)
set(CPACK_PACKAGE_CONTACT "Afterword <afterword@localhost>")
set(CPACK_OUTPUT_FILE_PREFIX ${CMAKE_BINARY_DIR}/packages)
set(CPACK_COMPONENTS_ALL kiosk collector operator)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# Both make their user with systemd-sysusers.
list(JOIN needs_of_kiosk ", " kiosk_needs)
list(JOIN needs_of_collector ", " collector_needs)
set(sysusers "systemd | systemd-standalone-sysusers")

set(CPACK_DEBIAN_KIOSK_PACKAGE_NAME afterword-kiosk)
set(CPACK_COMPONENT_KIOSK_DESCRIPTION
    "In-store feedback kiosk
Asks shoppers, stores every answer before the next screen appears, and sends
them to a collector over MQTT when there is a network.")
set(CPACK_DEBIAN_KIOSK_PACKAGE_DEPENDS "${kiosk_needs}, ${sysusers}")
# For a bare screen without a desktop, SDL opens these by itself.
set(CPACK_DEBIAN_KIOSK_PACKAGE_RECOMMENDS "libegl1, libgles2, libgl1-mesa-dri")

set(CPACK_DEBIAN_COLLECTOR_PACKAGE_NAME afterword-collector)
set(CPACK_COMPONENT_COLLECTOR_DESCRIPTION
    "Collector of what feedback kiosks send
Takes answers in once, whatever comes twice or late, raises alerts, and says
of every store and day whether its numbers are complete.")
set(CPACK_DEBIAN_COLLECTOR_PACKAGE_DEPENDS "${collector_needs}, ${sysusers}")
set(CPACK_DEBIAN_COLLECTOR_PACKAGE_RECOMMENDS "mosquitto (>= 2.0.11), afterword")

set(CPACK_DEBIAN_OPERATOR_PACKAGE_NAME afterword)
set(CPACK_COMPONENT_OPERATOR_DESCRIPTION
    "Operator's command line of Afterword
Reports, alerts, surveys, PINs, keys and certificates.")
# It has surveys checked and drawn by the kiosk's program.
set(CPACK_DEBIAN_OPERATOR_PACKAGE_RECOMMENDS afterword-kiosk)

foreach(component kiosk collector)
    string(TOUPPER ${component} upper)
    set(CPACK_DEBIAN_${upper}_PACKAGE_CONTROL_EXTRA)
    foreach(script conffiles postinst prerm postrm)
        list(APPEND CPACK_DEBIAN_${upper}_PACKAGE_CONTROL_EXTRA
            ${CMAKE_CURRENT_SOURCE_DIR}/debian/${component}/${script})
    endforeach()
endforeach()
