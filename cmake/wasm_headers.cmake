# A private include folder with the header-only libraries of /usr/include that the wasm build uses.
# /usr/include itself must not be given to em++: its libc is not Emscripten's.

set(folder "${CMAKE_BINARY_DIR}/wasm_include")
file(MAKE_DIRECTORY "${folder}")
foreach(library boost cereal)
    if(NOT EXISTS "/usr/include/${library}")
        message(FATAL_ERROR "/usr/include/${library} is missing: run scripts/setup first")
    endif()
    file(CREATE_LINK "/usr/include/${library}" "${folder}/${library}" SYMBOLIC)
endforeach()

add_library(wasm_headers INTERFACE)
target_include_directories(wasm_headers SYSTEM INTERFACE "${folder}")
