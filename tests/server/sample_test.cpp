// `xunlou sample`: drawn from the demo community by the binary, and what it refuses.

#include "sync/server/sample.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "sync/server/usage_error.hpp"
#include "tests/server/binary.hpp"
#include "tests/server/scratch_folder.hpp"

using namespace xsync::server;
using Json = nlohmann::json;

namespace {

struct Ran {
    int status;
    std::string text;
};
Ran run(std::vector<std::string> arguments) {
    Binary binary(std::move(arguments));
    std::string text = binary.read_all();
    return {binary.wait(), std::move(text)};
}

std::string refusal(const std::string& month, const std::string& seed, const std::string& count) {
    SampleOptions options;
    options.month = month;
    options.seed = seed;
    options.count = count;
    try {
        sample_asked(options);
    } catch (const UsageError& error) { return error.what(); }
    return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sample_command)

BOOST_AUTO_TEST_CASE(the_demo_community_s_sample) {
    ScratchFolder folder;
    const std::string data = (folder.path / "demo").string();
    BOOST_REQUIRE_EQUAL(
        run({"init", "--demo", "--data", data, "--now", "2026-11-03T09:00:00+08:00"}).status, 0);
    const auto drawn = [&](const std::string& month, const std::string& seed) {
        const Ran ran = run({"sample", "--month", month, "--seed", seed, "--data", data, "--json"});
        BOOST_REQUIRE_EQUAL(ran.status, 0);
        return Json::parse(ran.text);
    };
    const auto units = [](const Json& out) {
        std::set<std::string> all;
        for (const Json& home : out["sample"]) all.insert(home["unit"].get<std::string>());
        return all;
    };
    const Json november = drawn("2026-11", "7");
    BOOST_TEST(november["month"] == "2026-11");
    BOOST_TEST(november["seed"] == 7);
    BOOST_TEST(november["count"] == 20);
    BOOST_TEST(november["sample"].size() == 20u);
    BOOST_TEST(units(november).size() == 20u);
    BOOST_TEST((november == drawn("2026-11", "7")));
    BOOST_TEST((units(november) != units(drawn("2026-11", "8"))));
    std::size_t seats = 0, households = 0;
    for (const Json& group : november["groups"]) {
        seats += group["drawn"].get<std::size_t>();
        households += group["households"].get<std::size_t>();
        BOOST_TEST(group["drawn"] > 0);
    }
    BOOST_TEST(seats == 20u);
    BOOST_TEST(november["households"] == households);
    // The demo has enough households: nobody twice in three months.
    BOOST_REQUIRE(households >= 60u);
    std::set<std::string> three_months;
    for (const char* month : {"2026-10", "2026-11", "2026-12"})
        three_months.merge(units(drawn(month, "7")));
    BOOST_TEST(three_months.size() == 60u);

    const Ran table = run({"sample", "--month", "2026-11", "--seed", "7", "--data", data});
    BOOST_TEST(table.status == 0);
    BOOST_TEST(table.text.starts_with("2026-11 抽样回访："));
    for (const std::string& unit : units(november))
        BOOST_TEST(table.text.find("  " + unit + "\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_refusal_names_the_option_and_its_limit) {
    BOOST_TEST(refusal("2026-11", "7", "20") == "");
    BOOST_TEST(refusal("2026-11", "0", "25") == "");
    for (const char* month : {"", "2026", "2026-13", "2026-1", "2026-11-01", "2023-12", "2100-01"})
        BOOST_TEST(refusal(month, "7", "20").ends_with("from 2024-01 to 2099-12"));
    for (const char* seed : {"", "-1", "x", "1.5", "18446744073709551616"})
        BOOST_TEST(refusal("2026-11", seed, "20").starts_with("--seed cannot read"));
    for (const char* count : {"", "19", "26", "20x"})
        BOOST_TEST(refusal("2026-11", "7", count).ends_with("from 20 to 25"));
    ScratchFolder folder;
    BOOST_TEST(run({"sample", "--data", folder.path.string()}).status == 2);
    const Ran nowhere =
        run({"sample", "--month", "2026-11", "--data", (folder.path / "none").string()});
    BOOST_TEST(nowhere.status == 1);
    BOOST_TEST(nowhere.text.find("there is no community in") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
