#pragma once
// How an administrator's command reaches a server that is running: it lays a wish into a folder of the
// data, and the server lays the answer beside it. The folder is its owner's alone, which is all the
// right that a wish needs. Files appear whole, by renaming.

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace xsync::server {

inline constexpr std::chrono::seconds desk_looked_at_every{1};
// A server that has not answered by then is not there, or its disk is.
inline constexpr std::chrono::seconds desk_patience{15};

class Desk {
public:
    struct Wish {
        std::string name;  // of its file, without the ending
        std::string text;  // verb and values, separated by spaces
    };
    struct Answer {
        bool done = false;
        std::string text;  // for the operator
    };
    explicit Desk(std::filesystem::path folder);

    // The server's side: the wishes that have come, each once. None when the folder cannot be read.
    std::vector<Wish> take();
    // Throws std::runtime_error when it cannot be written.
    void answer(const std::string& name, const Answer& answer);

    // The command's side: waits for the answer. Throws std::runtime_error when there is none.
    static Answer ask(const std::filesystem::path& folder, const std::string& wish,
                      std::chrono::milliseconds patience = desk_patience);

private:
    std::filesystem::path folder_;
};

}  // namespace xsync::server
