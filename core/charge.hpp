#pragma once
// What work costs: the approved tariff 收费标准, the lines of a quote, and the parts that were used.
//
// Money is in fen, counts in thousandths of the line's unit, so that nothing is ever rounded but a
// line's own amount (half a fen up). A line with a code is of the tariff and has the tariff's price;
// any other line, and any other price, is an exception and says why.

#include "core/record.hpp"
#include "core/text.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace core {

struct ChargeLine {
    Code code;  // of the tariff; empty: an exception
    Line what;
    Name unit;  // 次, 米, 个
    std::uint32_t count_milli = 1000;
    std::int64_t price_fen = 0;  // of one unit
    bool operator==(const ChargeLine&) const = default;
};
inline constexpr std::size_t charge_lines_max = 30;
inline constexpr std::uint32_t count_milli_max = 100'000'000;  // 100,000 pieces
inline constexpr std::int64_t price_fen_max = 1'000'000'00;    // a million yuan

std::int64_t amount_of(const ChargeLine& line);
std::int64_t total_of(std::span<const ChargeLine> lines);
bool within_limits(std::span<const ChargeLine> lines);

struct PartLine {
    Line what;
    Name unit;
    std::uint32_t count_milli = 1000;
    bool operator==(const PartLine&) const = default;
};
inline constexpr std::size_t part_lines_max = 30;
bool within_limits(std::span<const PartLine> lines);

struct TariffItem {
    Code code;
    Line what;
    Name unit;
    std::int64_t price_fen = 0;
    bool operator==(const TariffItem&) const = default;
};
inline constexpr std::size_t tariff_items_max = 500;

struct Tariff {  // a community has one, a companion of it
    RecordHead head;
    Line source;  // who approved it, and when it holds from
    std::vector<TariffItem> items;
    Stamp set_at;
    bool operator==(const Tariff&) const = default;
    const TariffItem* find(std::string_view code) const;
};

struct SetTariff {  // replaces the whole list
    Line source;
    std::vector<TariffItem> items;
    bool operator==(const SetTariff&) const = default;
};

// Is there a line that is not the tariff's, or not at its price? Then an exception is to be stated.
bool off_tariff(const Tariff* tariff, std::span<const ChargeLine> lines);

void evolve(Tariff&, const OpHead&, const Stamp&, const SetTariff&);

}  // namespace core
