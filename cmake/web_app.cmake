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
xunlou_program(app shell/main.cpp DEEP shell/platform/browser)
if(NOT TARGET app)
    return()
endif()
target_link_libraries(app PRIVATE xunlou_shell)
target_compile_options(app PRIVATE -fno-rtti)
target_link_options(app PRIVATE ${options})
set_target_properties(app PROPERTIES SUFFIX .js)

file(GLOB libraries CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/web/library/*.js")
foreach(library IN LISTS libraries)
    target_link_options(app PRIVATE "SHELL:--js-library ${library}")
endforeach()
set_target_properties(app PROPERTIES LINK_DEPENDS "${libraries}")

# What emcc's own run leaves behind when everything is one unit: 7 kB less to download, in 9 s.
if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
    # Beside the compiler; in emsdk that is upstream/emscripten, and the optimizer in upstream/bin.
    get_filename_component(compiler_folder "${CMAKE_CXX_COMPILER}" DIRECTORY)
    find_program(WASM_OPT wasm-opt REQUIRED HINTS
        "${compiler_folder}" "${compiler_folder}/../bin" "$ENV{EMSDK}/upstream/bin")
    set(wasm "$<TARGET_FILE_DIR:app>/app.wasm")
    add_custom_command(TARGET app POST_BUILD VERBATIM
        COMMAND "${WASM_OPT}" --enable-exception-handling --enable-sign-ext
            --enable-nontrapping-float-to-int --enable-bulk-memory -Oz "${wasm}" -o "${wasm}")
endif()

# The assembly keeps its own account of what is up to date: it runs every time, and is quick.
find_program(NODE node REQUIRED)
add_custom_target(site ALL
    COMMAND "${NODE}" "${CMAKE_SOURCE_DIR}/scripts/site/assemble.mjs"
        --app "$<TARGET_FILE_DIR:app>" --out "${CMAKE_BINARY_DIR}/site"
    DEPENDS app USES_TERMINAL)
