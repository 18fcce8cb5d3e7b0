#pragma once
// The real binary as a child process, found beside the test program.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

class Binary {
public:
    explicit Binary(std::vector<std::string> arguments) {
        const auto path = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "xunlou";
        if (!std::filesystem::exists(path))
            throw std::runtime_error("no binary at " + path.string());
        int ends[2];
        if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
        arguments.insert(arguments.begin(), path.string());
        std::vector<char*> argv;
        for (std::string& argument : arguments) argv.push_back(argument.data());
        argv.push_back(nullptr);
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::dup2(ends[1], STDERR_FILENO);
            ::close(ends[0]);
            ::execv(argv[0], argv.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        output_ = ends[0];
    }
    ~Binary() {
        if (child_ > 0) {
            signal(SIGKILL);
            wait();
        }
        ::close(output_);
    }
    Binary(const Binary&) = delete;
    Binary& operator=(const Binary&) = delete;

    void signal(int number) const { ::kill(child_, number); }
    // Exit status, or 128 + the signal that ended it.
    int wait() {
        int status = 0;
        ::waitpid(child_, &status, 0);
        child_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    // What it printed up to and with `end`, or everything when it ended before.
    std::string read_until(const std::string& end) {
        char piece[4096];
        while (printed_.find(end) == std::string::npos) {
            const auto got = ::read(output_, piece, sizeof piece);
            if (got <= 0) break;
            printed_.append(piece, static_cast<std::size_t>(got));
        }
        return printed_;
    }
    std::string read_all() { return read_until(std::string(1, '\0') + "never"); }
    // Of the line "Xunlou is at http://127.0.0.1:PORT".
    std::uint16_t port() {
        const std::string mark = "http://127.0.0.1:";
        const std::string text = read_until("}\n");  // the log's line "started"
        const auto at = text.find(mark);
        if (at == std::string::npos) throw std::runtime_error("it did not start: " + text);
        return static_cast<std::uint16_t>(std::stoi(text.substr(at + mark.size())));
    }

private:
    pid_t child_ = -1;
    int output_ = -1;
    std::string printed_;
};
