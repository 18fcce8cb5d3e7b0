#include "sync/server/calendar_file.hpp"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "sync/server/rfc3339.hpp"
#include "sync/server/usage_error.hpp"

namespace xsync::server {

namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(const std::string& path, const std::string& what) {
    throw UsageError("--calendar " + path + ": " + what);
}

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) refuse(path, "cannot be read");
    std::string text(calendar_file_max + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (file.bad()) refuse(path, "cannot be read");
    if (text.size() > calendar_file_max) {
        refuse(path, "is larger than " + std::to_string(calendar_file_max) + " bytes");
    }
    return text;
}

class Reader {
public:
    explicit Reader(const std::string& path) : path_(path) {}

    std::vector<core::SpecialDay> read() {
        const Json file = Json::parse(contents(path_), nullptr, false);
        if (!file.is_object()) {
            refuse(path_, "is not a JSON object with the lists \"holidays\" and \"workdays\"");
        }
        bool understood = false;
        for (const auto& [key, value] : file.items()) {
            if (key == "holidays") {
                list(key, value, false);
            } else if (key == "workdays") {
                list(key, value, true);
            } else if (key == "days") {
                days(value);
            } else {
                continue;
            }
            understood = true;
        }
        if (!understood)
            refuse(path_, "has none of the lists \"holidays\", \"workdays\", \"days\"");
        std::vector<core::SpecialDay> special;
        for (const auto& [date, works] : works_) special.push_back({date, works, false});
        return special;
    }

private:
    void list(const std::string& key, const Json& value, bool works) {
        if (!value.is_array() && !value.is_object()) refuse(path_, '"' + key + "\" is not a list");
        for (const auto& [at, entry] : value.items()) {
            if (value.is_object()) {
                add(at, works);
            } else {
                add(date_in(entry, key), works);
            }
        }
    }

    void days(const Json& value) {
        if (!value.is_array()) refuse(path_, "\"days\" is not a list");
        for (const Json& entry : value) {
            const std::string date = date_in(entry, "days");
            const bool has = entry.is_object() && entry.contains("isOffDay");
            if (!has || !entry["isOffDay"].is_boolean()) {
                refuse(path_, date + " in \"days\" has no \"isOffDay\" of true or false");
            }
            add(date, !entry["isOffDay"].get<bool>());
        }
    }

    // "2026-10-01" or { "date": "2026-10-01", … }
    std::string date_in(const Json& entry, const std::string& key) const {
        const bool nested = entry.is_object() && entry.contains("date");
        const Json& date = nested ? entry["date"] : entry;
        if (!date.is_string()) refuse(path_, "an entry of \"" + key + "\" is not a date");
        return date.get<std::string>();
    }

    void add(const std::string& text, bool works) {
        const auto date = parse_date(text);
        if (!date) {
            refuse(path_, '"' + text + "\" is not a date as 2026-10-01 from " +
                              std::to_string(first_year) + " to " + std::to_string(last_year));
        }
        const auto [at, fresh] = works_.emplace(*date, works);
        if (!fresh && at->second != works) {
            refuse(path_, text + " is both a holiday and a working day");
        }
        if (works_.size() > calendar_days_max) {
            refuse(path_, "lists more than " + std::to_string(calendar_days_max) + " days");
        }
    }

    std::string path_;
    std::map<core::CivilDate, bool> works_;
};

}  // namespace

std::vector<core::SpecialDay> read_calendar(const std::string& path) { return Reader(path).read(); }

}  // namespace xsync::server
