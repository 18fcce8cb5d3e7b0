# Compiler settings that hold for every target, and `xunlou_warnings` for our own code.
# Third-party headers arrive as SYSTEM includes and are not judged.

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_C_COMPILER_LAUNCHER "${CCACHE}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

# Paths in debug information and __FILE__ are relative to the root: builds in several folders share
# the compiler cache, and no binary names a machine's folders.
add_compile_options("-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=")

add_library(xunlou_warnings INTERFACE)
target_compile_options(xunlou_warnings INTERFACE
    -Wall -Wextra -Werror -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
    -Woverloaded-virtual -Wcast-qual -Wextra-semi -Wimplicit-fallthrough -Wunused -Wvla
    # Designated initialisers leave fields at their defaults on purpose.
    -Wno-missing-field-initializers
)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(xunlou_warnings INTERFACE
        -Wduplicated-cond -Wlogical-op
        # False alarms of GCC 12's optimiser in the standard library's strings and variants.
        -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds
        -Wno-maybe-uninitialized -Wno-free-nonheap-object
    )
else()
    target_compile_options(xunlou_warnings INTERFACE -Wno-implicit-int-float-conversion)
endif()

if(EMSCRIPTEN)
    # Both when compiling: clang 14 crashes on setjmp beside wasm exceptions otherwise.
    add_compile_options(-fwasm-exceptions -sSUPPORT_LONGJMP=wasm)
    add_link_options(-fwasm-exceptions -sSUPPORT_LONGJMP=wasm)
    # Every browser that knows wasm's exceptions knows these.
    add_compile_options(-msign-ext -mnontrapping-fptoint -mbulk-memory)
    # emcc's JavaScript optimiser needs Debian's `acorn` also where Node.js is not Debian's own.
    set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK
        "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
else()
    find_program(LLD NAMES ld.lld)
    if(LLD)
        add_link_options(-fuse-ld=lld)
    endif()
    find_package(Threads REQUIRED)
endif()

if(XUNLOU_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
    if(NOT EMSCRIPTEN)
        add_compile_definitions(_GLIBCXX_ASSERTIONS)
    endif()
endif()

# What the fuzzers drive counts its branches for them. Only clang can, and the sanitizers' own runtime
# takes the counters in where no fuzzer is linked.
set(XUNLOU_FUZZ OFF)
if(XUNLOU_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    set(XUNLOU_FUZZ ON)
endif()
function(xunlou_fuzzed)
    if(XUNLOU_FUZZ)
        foreach(part ${ARGN})
            target_compile_options(${part} PRIVATE -fsanitize=fuzzer-no-link)
        endforeach()
    endif()
endfunction()
