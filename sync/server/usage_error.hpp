#pragma once
// What was wrong with a command line: one sentence that names the option and what it takes.
// main prints it to stderr and ends with status 2.

#include <stdexcept>

namespace xsync::server {

struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace xsync::server
