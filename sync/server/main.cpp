// The server's command line.

#include <CLI/CLI.hpp>
#include <iostream>

#include "sync/server/commands.hpp"
#include "sync/server/crypto.hpp"
#include "sync/server/rfc3339.hpp"

namespace server = xsync::server;

namespace {

void add_data(CLI::App* command, std::string& data) {
    command->add_option("--data", data, "Folder of the community's data")->required();
}

CLI::App* add_user_command(CLI::App* user, const char* name, const char* does,
                           server::UserOptions& options) {
    CLI::App* command = user->add_subcommand(name, does);
    add_data(command, options.data);
    if (std::string_view(name) != "list") command->add_option("login", options.login)->required();
    return command;
}

}  // namespace

int main(int argc, char** argv) try {
    CLI::App app{"Xunlou: the server of a community"};
    app.require_subcommand(1);
    int status = 0;

    server::ServeOptions serving;
    CLI::App* serve = app.add_subcommand("serve", "Serve a community until SIGTERM or Ctrl-C");
    add_data(serve, serving.data);
    serve->add_option("--site", serving.site, "Folder of the app's files");
    serve->add_option("--host", serving.host, "Address to listen on")->capture_default_str();
    serve->add_option("--port", serving.port, "Port; 0: any free one")->capture_default_str();
    serve->add_flag("--behind-proxy", serving.behind_proxy,
                    "Trust X-Forwarded-For of a proxy that is the only one to reach this port");
    serve->callback([&] { status = server::serve(serving); });

    server::InitOptions making;
    std::string now;
    CLI::App* init = app.add_subcommand("init", "Make a community");
    add_data(init, making.data);
    init->add_option("--name", making.name, "The community's name")->capture_default_str();
    init->add_flag("--demo", making.demo, "Fill it with the demo community");
    init->add_option("--seed", making.seed, "Of the demo's chance")->capture_default_str();
    init->add_option("--now", now, "The demo's present, RFC 3339 with an offset");
    init->callback([&] {
        if (!now.empty()) {
            making.now = server::parse_rfc3339(now);
            if (!making.now) throw CLI::ValidationError("--now", "not an RFC 3339 time: " + now);
        }
        status = server::init(making);
    });

    server::UserOptions user_options;
    CLI::App* user = app.add_subcommand("user", "Accounts, while the server is stopped");
    user->require_subcommand(1);
    CLI::App* add = add_user_command(user, "add", "A new account", user_options);
    auto* unit = add->add_option("--unit", user_options.unit, "For the household of this unit");
    auto* name = add->add_option("--name", user_options.name, "For a new member of staff");
    auto* role = add->add_option("--role", user_options.role, "Their role");
    name->needs(role)->excludes(unit);
    role->needs(name);
    add->callback([&] {
        if (user_options.unit.empty() && user_options.name.empty()) {
            throw CLI::RequiredError("--unit, or --name with --role");
        }
        status = server::user_add(user_options);
    });
    add_user_command(user, "passwd", "A new password for an account", user_options)->callback([&] {
        status = server::user_password(user_options);
    });
    add_user_command(user, "disable", "No signing in any more", user_options)->callback([&] {
        status = server::user_set_disabled(user_options, true);
    });
    add_user_command(user, "enable", "Signing in again", user_options)->callback([&] {
        status = server::user_set_disabled(user_options, false);
    });
    add_user_command(user, "list", "All accounts", user_options)->callback([&] {
        status = server::user_list(user_options);
    });

    std::string checked;
    CLI::App* check = app.add_subcommand("check", "Verify the data, while the server is stopped");
    add_data(check, checked);
    check->callback([&] { status = server::check(checked); });

    server::init_crypto();
    CLI11_PARSE(app, argc, argv);
    return status;
} catch (const std::exception& error) {
    std::cerr << "xunlou: " << error.what() << '\n';
    return 1;
}
