# The suites. Boost.Test's body is compiled once for each, from tests/suite_main.cpp, so a test
# file only includes <boost/test/unit_test.hpp>. Portable suites also run as wasm under Node.js.

enable_testing()
set(golden "${CMAKE_SOURCE_DIR}/tests/golden")

# xunlou_suite(<name> LIBRARIES <target>... SOURCES …as xunlou_sources)
function(xunlou_suite name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "LIBRARIES;SOURCES")
    xunlou_sources(sources ${ARG_SOURCES})
    if(NOT sources)
        message(STATUS "${name}: no sources yet")
        return()
    endif()
    add_executable(${name} ${sources})
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_compile_definitions(${name} PRIVATE XUNLOU_GOLDEN_DIR="${golden}")
    target_link_libraries(${name} PRIVATE xunlou_warnings suite_main ${ARG_LIBRARIES})
    xunlou_register(${name} unit --report_level=short --log_level=test_suite)
endfunction()

# xunlou_register(<target> <label> <argument>...): with ctest, under Node.js where it is wasm.
function(xunlou_register name label)
    if(EMSCRIPTEN)
        find_program(NODE node REQUIRED)
        target_link_options(${name} PRIVATE -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1
            -sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=8388608)
        add_test(NAME ${name} COMMAND "${NODE}" --no-experimental-fetch "$<TARGET_FILE:${name}>"
            ${ARGN})
        list(APPEND label wasm)
    else()
        add_test(NAME ${name} COMMAND ${name} ${ARGN})
        list(APPEND label native)
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${label}"
        WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}" TIMEOUT 900)
endfunction()

# xunlou_folds(<target>): searches with the table that the site has, read from XUNLOU_FOLD_TABLE.
set(fold_table "${CMAKE_BINARY_DIR}/fold.bin")
find_program(NODE node REQUIRED)
add_custom_command(OUTPUT "${fold_table}" VERBATIM
    COMMAND "${NODE}" "${CMAKE_SOURCE_DIR}/scripts/site/fold.mjs" "${fold_table}"
    DEPENDS "${CMAKE_SOURCE_DIR}/scripts/site/fold.mjs"
        "${CMAKE_SOURCE_DIR}/node_modules/pinyin-pro/package.json")
add_custom_target(fold_table DEPENDS "${fold_table}")
function(xunlou_folds name)
    if(TARGET ${name})
        add_dependencies(${name} fold_table)
        target_compile_definitions(${name} PRIVATE XUNLOU_FOLD_TABLE="${fold_table}")
    endif()
endfunction()

if(EMSCRIPTEN AND NOT XUNLOU_NODE)
    return()
endif()

add_library(suite_main OBJECT "${CMAKE_SOURCE_DIR}/tests/suite_main.cpp")
target_compile_options(suite_main PRIVATE -w)
if(EMSCRIPTEN)
    target_link_libraries(suite_main PUBLIC wasm_headers)
    # The suites are CommonJS; the root's package.json speaks of ES modules.
    file(WRITE "${CMAKE_BINARY_DIR}/package.json" "{ \"type\": \"commonjs\" }\n")
endif()

if(NOT EMSCRIPTEN)
    find_package(rapidcheck REQUIRED)
    set(properties rapidcheck)
endif()
xunlou_suite(core_tests LIBRARIES xunlou_core ${properties} SOURCES DEEP tests/core)
xunlou_folds(core_tests)
xunlou_suite(sync_tests LIBRARIES xunlou_ledger ${properties}
    SOURCES tests/conformance/*.cpp DEEP tests/sync tests/golden)
xunlou_program(sim DEEP tests/sim)
if(TARGET sim)
    target_link_libraries(sim PRIVATE xunlou_ledger)
    xunlou_register(sim sim)
endif()
if(EMSCRIPTEN)
    return()
endif()

xunlou_suite(server_tests LIBRARIES xunlou_server ${properties} SOURCES DEEP tests/server)
if(TARGET server_tests)
    add_dependencies(server_tests xunlou)  # the suite starts, kills and checks the real binary
endif()
xunlou_suite(ui_tests LIBRARIES xunlou_shell SOURCES DEEP tests/ui)
xunlou_folds(ui_tests)
if(XUNLOU_FUZZ)
    xunlou_program(codec_fuzz DEEP tests/fuzz)
    if(TARGET codec_fuzz)
        target_link_libraries(codec_fuzz PRIVATE xunlou_sync)
        target_link_options(codec_fuzz PRIVATE -fsanitize=fuzzer)
        target_compile_definitions(codec_fuzz PRIVATE XUNLOU_GOLDEN_DIR="${golden}")
        xunlou_register(codec_fuzz fuzz -seed=1 -runs=200000 -max_len=4096 -rss_limit_mb=512)
    endif()
endif()
