// The server's command line.

#include <CLI/CLI.hpp>
#include <iostream>

#include "sync/server/commands.hpp"
#include "sync/server/crypto.hpp"
#include "sync/server/deadline.hpp"
#include "sync/server/rfc3339.hpp"
#include "sync/server/sample.hpp"
#include "sync/server/usage_error.hpp"

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

void add_device_commands(CLI::App& app, server::DeviceOptions& options, int& status) {
    CLI::App* device = app.add_subcommand("device", "Tablets and phones; the server may run");
    device->require_subcommand(1);
    const auto add = [&](const char* name, const char* does,
                         int (*run)(const server::DeviceOptions&)) {
        CLI::App* command = device->add_subcommand(name, does);
        add_data(command, options.data);
        command->callback([&options, &status, run] { status = run(options); });
        return command;
    };
    add("list", "All devices: number, account, person, state, ops", &server::device_list);
    add("revoke", "Withdraw one: it sends what it has, then erases itself", &server::device_revoke)
        ->add_option("number", options.number, "As device list gives it")
        ->required();
    add("left", "Work of withdrawn devices that was not accepted", &server::device_left);
}

constexpr int status_usage = 2;

constexpr const char* deadline_footer = R"(
A time is RFC 3339: 2026-10-01T16:50+08:00, with seconds and fractions if there are any.

Milestones: responded feedback verified answered arrived completed notified revisited, those that
are promised for such a ticket. With --json an object keyed by them, each
  {"due": time or null, "promise": "P01"…"P17", "clock": "round_the_clock" | "calendar_days" |
   "working_days" | "service_day_working_days" | "service_day_every_day" | "before_work",
   "state": "met" | "late" | "open", "late_s": seconds past due, "why": how it was reckoned}
A due of null: what starts the clock (dispatch, completion) has not happened.

Calendar file: {"holidays": ["2026-10-01", …], "workdays": ["2026-10-10", …]}, where workdays are
the weekend days that are worked. It takes the place of the shipped calendar: the official days of
2026 and, provisionally, the statutory days of 2027.

Example:
  xunlou deadline --kind repair --category leak --severity small \
      --reported 2026-10-01T16:50+08:00 --dispatched 2026-10-01T16:55+08:00 \
      --event waiting=2026-10-01T17:00+08:00 --event resumed=2026-10-01T17:20+08:00 --json
)";

CLI::App* add_deadline(CLI::App& app, server::DeadlineOptions& options) {
    CLI::App* command =
        app.add_subcommand("deadline", "What is promised for a ticket, by when, and was it kept");
    const auto text = [&](const char* name, std::string& value, const char* does) {
        return command->add_option(name, value, does);
    };
    text("--policy", options.policy, "butler, standard or rapid")->capture_default_str();
    text("--kind", options.kind,
         "repair, complaint, enquiry, suggestion, report, butler_service, public_area or legacy");
    text("--category", options.category,
         "leak, lift, utilities, door_window, drain, public_space, fire_safety, weak_current, "
         "noise, cleaning, greening, security, parking, fees or other")
        ->capture_default_str();
    text("--severity", options.severity, "ordinary, small, big, complex, difficult or emergency")
        ->capture_default_str();
    text("--reported", options.reported, "When it was reported");
    text("--dispatched", options.dispatched, "When somebody was sent");
    text("--appointment", options.appointment, "Window agreed with the owner, time/time");
    command
        ->add_option("--event", options.events,
                     "What happened, name=time; may be repeated. Names: dispatched responded "
                     "verified feedback answered arrived waiting resumed completed revisited "
                     "notified")
        ->allow_extra_args(false);
    text("--calendar", options.calendar, "File of holidays and make-up working days, see below");
    text("--hours", options.hours, "Service hours")->capture_default_str();
    text("--zone", options.zone, "The community's offset from UTC")->capture_default_str();
    text("--now", options.now, "The present; the system's when not given");
    command->add_flag("--outside-contract", options.outside_contract,
                      "Maintenance outside the contract: its contractor must be notified");
    command->add_flag("--json", options.json, "For programs");
    command->footer(deadline_footer);
    return command;
}

CLI::App* add_sample(CLI::App& app, server::SampleOptions& options) {
    CLI::App* command = app.add_subcommand(
        "sample", "Draw the households of a month's sample revisit, while the server is stopped");
    command->add_option("--month", options.month, "The month, as 2026-11");
    command
        ->add_option("--seed", options.seed,
                     "Of the draw. Keep one seed: nobody is drawn twice in three months with it")
        ->capture_default_str();
    command->add_option("--count", options.count, "Households to draw, 20 to 25")
        ->capture_default_str();
    command->add_option("--data", options.data, "Folder of the community's data")
        ->capture_default_str();
    command->add_flag("--json", options.json, "For programs");
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

    server::DeviceOptions device_options;
    add_device_commands(app, device_options, status);

    std::string checked;
    bool check_rounds = false;
    CLI::App* check = app.add_subcommand("check", "Verify the data, while the server is stopped");
    add_data(check, checked);
    check->add_flag("--rounds", check_rounds, "Also the links between the check-ins of rounds");
    check->callback([&] { status = server::check(checked, check_rounds); });

    server::DeadlineOptions asked;
    add_deadline(app, asked)->callback([&] { status = server::deadline(asked); });

    server::SampleOptions sampling;
    add_sample(app, sampling)->callback([&] { status = server::sample(sampling); });

    server::init_crypto();
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& error) { throw server::UsageError(error.what()); }
    return status;
} catch (const server::UsageError& error) {
    std::cerr << "xunlou: " << error.what() << '\n';
    return status_usage;
} catch (const std::exception& error) {
    std::cerr << "xunlou: " << error.what() << '\n';
    return 1;
}
