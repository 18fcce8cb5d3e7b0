#include "core/state.hpp"

namespace core {

State::State() = default;
State::State(const State& other) = default;
State::State(State&& other) noexcept = default;
State& State::operator=(const State& other) = default;
State& State::operator=(State&& other) noexcept = default;
State::~State() = default;
bool State::operator==(const State& other) const { return tables == other.tables; }

EntityKind kind_of_record(const Record& record) {
    return std::visit([](const auto& r) { return kind_of<std::remove_cvref_t<decltype(r)>>; },
                      record);
}

bool exists(const State& state, EntityId id) {
    bool found = false;
    with_table(state, id.kind, [&](const auto& table) { found = table.contains(id.key); });
    return found;
}

LogPos base_of(const State& state, EntityId id) {
    return through(state, exists(state, id) ? id : main_of(id));
}

LogPos through(const State& state, EntityId id) {
    LogPos pos;
    with_table(state, id.kind, [&](const auto& table) {
        const auto it = table.find(id.key);
        if (it != table.end()) pos = it->second.head.through;
    });
    return pos;
}

std::optional<Record> record_of(const State& state, EntityId id) {
    std::optional<Record> record;
    with_table(state, id.kind, [&](const auto& table) {
        const auto it = table.find(id.key);
        if (it != table.end()) record.emplace(it->second);
    });
    return record;
}

void put(State& state, EntityId id, Record record) {
    std::visit(
        [&](auto& value) {
            using R = std::remove_cvref_t<decltype(value)>;
            if (kind_of<R> == id.kind) state.all<R>().insert_or_assign(id.key, std::move(value));
        },
        record);
}

void erase(State& state, EntityId id) {
    with_table(state, id.kind, [&](auto& table) { table.erase(id.key); });
}

std::size_t size(const State& state) {
    return std::apply([](const auto&... table) { return (table.size() + ...); }, state.tables);
}

}  // namespace core
