#include "sync/server/desk.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "sync/server/crypto.hpp"

namespace xsync::server {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds looked_for_every{50};
constexpr std::uintmax_t wish_bytes_max = 200;

void write_whole(const fs::path& path, const std::string& text) {
    const fs::path draft = path.string() + ".draft";
    std::ofstream out(draft, std::ios::binary);
    out << text;
    out.close();
    if (!out) throw std::runtime_error("cannot write " + draft.string());
    fs::rename(draft, path);
}

std::string read_whole(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

Desk::Desk(fs::path folder) : folder_(std::move(folder)) {
    fs::create_directories(folder_);
    fs::permissions(folder_, fs::perms::owner_all);
    // Of a time when no server was there to read it.
    for (const fs::directory_entry& left : fs::directory_iterator(folder_)) fs::remove(left);
}

std::vector<Desk::Wish> Desk::take() {
    std::vector<Wish> wishes;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_, error)) {
        if (entry.path().extension() != ".wish") continue;
        const std::uintmax_t size = entry.file_size(error);
        std::string text = error || size > wish_bytes_max ? "" : read_whole(entry.path());
        if (fs::remove(entry.path(), error))
            wishes.push_back({entry.path().stem().string(), std::move(text)});
    }
    return wishes;
}

void Desk::answer(const std::string& name, const Answer& answer) {
    write_whole(folder_ / (name + ".answer"), (answer.done ? "+" : "-") + answer.text);
}

Desk::Answer Desk::ask(const fs::path& folder, const std::string& wish,
                       std::chrono::milliseconds patience) {
    if (!fs::is_directory(folder))
        throw std::runtime_error("the process that uses the data takes no commands");
    const std::string name = std::to_string(random_number());
    const fs::path wished = folder / (name + ".wish"), answered = folder / (name + ".answer");
    write_whole(wished, wish);
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!fs::exists(answered)) {
        if (std::chrono::steady_clock::now() > end) {
            std::error_code error;
            // Not to be carried out when nobody waits for it any more.
            if (fs::remove(wished, error))
                throw std::runtime_error("the server does not answer; nothing was done");
            throw std::runtime_error("the server has begun it and does not answer");
        }
        std::this_thread::sleep_for(looked_for_every);
    }
    const std::string text = read_whole(answered);
    fs::remove(answered);
    return {text.substr(0, 1) == "+", text.substr(text.empty() ? 0 : 1)};
}

}  // namespace xsync::server
