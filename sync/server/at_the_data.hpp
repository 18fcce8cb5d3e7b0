#pragma once
// A command that works on a community's data whether or not a server has it open: then the server does
// it, asked by way of its desk.

#include <iostream>
#include <optional>
#include <string>

#include "sync/server/community.hpp"
#include "sync/server/desk.hpp"

namespace xsync::server {

// Prints what `act(store)` says, or what the server that holds the data answers to the wish. Throws
// StoreError when either cannot.
template <class Do>
int by_whoever_has_the_data(const std::string& data, const std::string& wish, Do&& act) {
    std::optional<Community> community;
    try {
        community.emplace(open_community(data));
    } catch (const FolderInUse&) {
        const Desk::Answer answer = Desk::ask(std::filesystem::path(data) / "desk", wish);
        if (!answer.done) throw StoreError(answer.text);
        std::cout << answer.text;
        return 0;
    }
    std::cout << act(*community->store);
    return 0;
}

}  // namespace xsync::server
