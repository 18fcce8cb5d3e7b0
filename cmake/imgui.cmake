# Dear ImGui from Debian's source package, unpacked by scripts/fetch_imgui or named by IMGUI_DIR.
# Our configuration header replaces imconfig.h; the OpenGL backend is for the browser only.

if(XUNLOU_NODE)
    return()
endif()

set(IMGUI_DIR "$ENV{IMGUI_DIR}" CACHE PATH "Dear ImGui 1.92 or newer, unpacked")
if(NOT IMGUI_DIR)
    set(IMGUI_DIR "${CMAKE_SOURCE_DIR}/build/cache/imgui")
endif()
if(NOT EXISTS "${IMGUI_DIR}/imgui.cpp")
    message(FATAL_ERROR "Dear ImGui is not in ${IMGUI_DIR}: run scripts/setup first")
endif()

add_library(imgui STATIC
    "${IMGUI_DIR}/imgui.cpp" "${IMGUI_DIR}/imgui_draw.cpp"
    "${IMGUI_DIR}/imgui_tables.cpp" "${IMGUI_DIR}/imgui_widgets.cpp")
target_include_directories(imgui SYSTEM PUBLIC "${IMGUI_DIR}" "${IMGUI_DIR}/backends")
target_include_directories(imgui PUBLIC "${CMAKE_SOURCE_DIR}")
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="shell/ui/imgui_config.hpp")
target_compile_options(imgui PRIVATE -w)
if(EMSCRIPTEN)
    target_sources(imgui PRIVATE "${IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
    target_compile_definitions(imgui PUBLIC IMGUI_IMPL_OPENGL_ES3)
endif()
