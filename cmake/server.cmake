# The server library and the `xunlou` binary (native only).

find_package(Boost 1.81 REQUIRED COMPONENTS url)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlienc libbrotlidec)
find_path(CLI11_INCLUDE CLI/CLI.hpp REQUIRED)

# Asio's and Beast's function bodies, compiled once.
file(WRITE "${CMAKE_BINARY_DIR}/boost_network.cpp.in"
    "#include <boost/asio/impl/src.hpp>\n#include <boost/beast/src.hpp>\n")
configure_file("${CMAKE_BINARY_DIR}/boost_network.cpp.in" "${CMAKE_BINARY_DIR}/boost_network.cpp"
    COPYONLY)
add_library(boost_network STATIC "${CMAKE_BINARY_DIR}/boost_network.cpp")
target_compile_definitions(boost_network PUBLIC
    BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED)
target_compile_options(boost_network PRIVATE -w)
target_link_libraries(boost_network PUBLIC Boost::url Threads::Threads)

xunlou_library(xunlou_server DEEP sync/server WITHOUT sync/server/main.cpp ${XUNLOU_LEDGER})
target_include_directories(xunlou_server SYSTEM PUBLIC "${CLI11_INCLUDE}")
target_link_libraries(xunlou_server PUBLIC xunlou_ledger boost_network SQLite::SQLite3 ZLIB::ZLIB
    PkgConfig::SODIUM PkgConfig::BROTLI fmt::fmt spdlog::spdlog nlohmann_json::nlohmann_json)

if(XUNLOU_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # Clang 14 cannot place that check's data before coroutines.
    set_source_files_properties(sync/server/net.cpp PROPERTIES COMPILE_OPTIONS -fno-sanitize=function)
endif()

xunlou_program(xunlou sync/server/main.cpp)
if(TARGET xunlou)
    target_link_libraries(xunlou PRIVATE xunlou_server)
endif()
