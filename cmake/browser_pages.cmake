# Test pages: suites and benchmarks as wasm that need a real browser, not Node.js. One target,
# `browser_pages`; the browser tests load the result from the folder browser_pages of the build.

# xunlou_browser_page(<name> LIBRARIES <target>... SOURCES <file>... [SCRIPTS <library.js>...])
function(xunlou_browser_page name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "LIBRARIES;SOURCES;SCRIPTS")
    add_executable(${name} EXCLUDE_FROM_ALL ${ARG_SOURCES}
        shell/platform/browser/browser_journal.cpp shell/platform/browser/records.cpp)
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE xunlou_warnings ${ARG_LIBRARIES})
    # -O1: the link keeps the names of imports, which the page replaces (see test_page.mjs). What it
    # leaves undone for that is done afterwards: benchmarks run the code that the app has.
    target_link_options(${name} PRIVATE -O1 --no-entry
        -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web -sALLOW_MEMORY_GROWTH=1
        -sTOTAL_STACK=8388608 -sEXPORTED_FUNCTIONS=_malloc,_free)
    set(scripts "${CMAKE_SOURCE_DIR}/web/library/journal_library.js"
        "${CMAKE_SOURCE_DIR}/tests/conformance/chromium/turn_library.js")
    foreach(script IN LISTS ARG_SCRIPTS)
        list(APPEND scripts "${CMAKE_SOURCE_DIR}/${script}")
    endforeach()
    foreach(script IN LISTS scripts)
        target_link_options(${name} PRIVATE "SHELL:--js-library ${script}")
    endforeach()
    set_target_properties(${name} PROPERTIES SUFFIX .js LINK_DEPENDS "${scripts}"
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/browser_pages")
    add_custom_command(TARGET ${name} POST_BUILD VERBATIM
        COMMAND "${WASM_OPT}" -Os --all-features "$<TARGET_FILE_BASE_NAME:${name}>.wasm"
            -o "$<TARGET_FILE_BASE_NAME:${name}>.wasm"
        WORKING_DIRECTORY "${CMAKE_BINARY_DIR}/browser_pages")
    add_dependencies(browser_pages ${name})
endfunction()

find_program(WASM_OPT wasm-opt REQUIRED)
add_custom_target(browser_pages)
xunlou_browser_page(journal_page LIBRARIES xunlou_sync wasm_headers
    SOURCES tests/conformance/chromium/journal_page.cpp)
xunlou_browser_page(glyph_page LIBRARIES xunlou_shell
    SOURCES tests/conformance/chromium/glyph_page.cpp shell/platform/browser/canvas_glyphs.cpp
        shell/platform/browser/painter.cpp
    SCRIPTS web/library/page_library.js)
target_link_options(glyph_page PRIVATE -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2)
xunlou_browser_page(device_page LIBRARIES xunlou_sync wasm_headers
    SOURCES tests/bench/browser/device_page.cpp tests/bench/browser/site.cpp
    SCRIPTS tests/bench/browser/bench_library.js)
xunlou_browser_page(search_page LIBRARIES xunlou_sync wasm_headers
    SOURCES tests/bench/browser/search_page.cpp tests/bench/browser/site.cpp
    SCRIPTS tests/bench/browser/bench_library.js)
