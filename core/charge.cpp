#include "core/charge.hpp"

#include <algorithm>

namespace core {

namespace {

bool count_ok(std::uint32_t count_milli) {
    return count_milli > 0 && count_milli <= count_milli_max;
}

bool price_ok(std::int64_t price_fen) { return price_fen >= 0 && price_fen <= price_fen_max; }

}  // namespace

std::int64_t amount_of(const ChargeLine& line) {
    return (line.price_fen * static_cast<std::int64_t>(line.count_milli) + 500) / 1000;
}

std::int64_t total_of(std::span<const ChargeLine> lines) {
    std::int64_t total = 0;
    for (const ChargeLine& line : lines) total += amount_of(line);
    return total;
}

bool within_limits(std::span<const ChargeLine> lines) {
    return lines.size() <= charge_lines_max &&
           std::all_of(lines.begin(), lines.end(), [](const ChargeLine& line) {
               return line.code.valid() && line.what.valid() && !line.what.empty() &&
                      line.unit.valid() && count_ok(line.count_milli) && price_ok(line.price_fen);
           });
}

bool within_limits(std::span<const PartLine> lines) {
    return lines.size() <= part_lines_max &&
           std::all_of(lines.begin(), lines.end(), [](const PartLine& line) {
               return line.what.valid() && !line.what.empty() && line.unit.valid() &&
                      count_ok(line.count_milli);
           });
}

const TariffItem* Tariff::find(std::string_view code) const {
    for (const TariffItem& item : items) {
        if (item.code.value == code) return &item;
    }
    return nullptr;
}

bool off_tariff(const Tariff* tariff, std::span<const ChargeLine> lines) {
    return std::any_of(lines.begin(), lines.end(), [&](const ChargeLine& line) {
        const TariffItem* item =
            tariff && !line.code.empty() ? tariff->find(line.code.value) : nullptr;
        return !item || item->price_fen != line.price_fen;
    });
}

void evolve(Tariff& tariff, const OpHead&, const Stamp& stamp, const SetTariff& op) {
    tariff.source = op.source;
    tariff.items = op.items;
    tariff.set_at = stamp;
}

}  // namespace core
