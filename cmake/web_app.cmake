# The web app: `app` (app.js + app.wasm, an ES module) and `site`, the folder the server serves.

set(options
    -sMODULARIZE=1 -sEXPORT_ES6=1 -sEXPORT_NAME=create_app -sENVIRONMENT=web
    -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=33554432 -sDYNAMIC_EXECUTION=0
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sEXPORTED_FUNCTIONS=_main,_malloc,_free
    -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8)
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    list(APPEND options -sASSERTIONS=2 -sSTACK_OVERFLOW_CHECK=2)
else()
    list(APPEND options -sASSERTIONS=0)
endif()

# The browser's side is called by the page alone: in a library the linker would leave it out.
xunlou_sources(browser_sources shell/main.cpp DEEP shell/platform/browser)
add_library(browser_side OBJECT ${browser_sources})
target_include_directories(browser_side PRIVATE "${CMAKE_SOURCE_DIR}")
target_link_libraries(browser_side PRIVATE xunlou_warnings xunlou_shell)
target_compile_options(browser_side PRIVATE -fno-rtti)

file(GLOB libraries CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/web/library/*.js")
list(TRANSFORM libraries PREPEND "SHELL:--js-library " OUTPUT_VARIABLE library_options)

# xunlou_web_app(<name> <source>): app.js and app.wasm in a folder of that name.
function(xunlou_web_app name source)
    xunlou_program(${name} ${source})
    target_link_libraries(${name} PRIVATE browser_side xunlou_shell)
    target_link_options(${name} PRIVATE ${options} ${library_options})
    set_target_properties(${name} PROPERTIES OUTPUT_NAME app SUFFIX .js LINK_DEPENDS "${libraries}"
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/${name}")
endfunction()

# xunlou_site(<target> <app> <folder>): the assembly keeps its own account of what is up to date; it runs
# every time, and is quick.
find_program(NODE node REQUIRED)
function(xunlou_site name app folder)
    add_custom_target(${name}
        COMMAND "${NODE}" "${CMAKE_SOURCE_DIR}/scripts/site/assemble.mjs"
            --app "$<TARGET_FILE_DIR:${app}>" --out "${CMAKE_BINARY_DIR}/${folder}"
        DEPENDS ${app} USES_TERMINAL)
endfunction()

xunlou_web_app(app shell/samples/without.cpp)
xunlou_site(site app site)
# The same with the page of widget samples, for those who build and judge it; linked quickly.
xunlou_web_app(app_with_samples shell/samples/with.cpp)
target_link_options(app_with_samples PRIVATE -O1)
xunlou_site(samples app_with_samples site_with_samples)

# What emcc's own run leaves behind when everything is one unit: 7 kB less to download, in 9 s.
if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    # Beside the compiler; in emsdk that is upstream/emscripten, and the optimizer in upstream/bin.
    get_filename_component(compiler_folder "${CMAKE_CXX_COMPILER}" DIRECTORY)
    find_program(WASM_OPT wasm-opt REQUIRED HINTS
        "${compiler_folder}" "${compiler_folder}/../bin" "$ENV{EMSDK}/upstream/bin")
    set(wasm "$<TARGET_FILE_DIR:app>/app.wasm")
    add_custom_command(TARGET app POST_BUILD VERBATIM
        COMMAND "${WASM_OPT}" --enable-exception-handling --enable-sign-ext
            --enable-nontrapping-float-to-int --enable-bulk-memory --merge-similar-functions -Oz
            "${wasm}" -o "${wasm}")
endif()
