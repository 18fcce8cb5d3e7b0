// Planted secrets: words that a role must never receive are searched for in every byte it is sent.

#include <algorithm>
#include <string_view>

#include "tests/server/office.hpp"

using namespace office;

namespace {

constexpr std::string_view internal_note = "SECRET-internal-note";
constexpr std::string_view complainant = "SECRET-complainant";
constexpr std::string_view complainant_phone = "SECRET-139";
constexpr std::string_view staff_phone = "SECRET-staff-phone";
constexpr std::string_view home_1_words = "SECRET-home-1-words";
constexpr std::string_view home_2_words = "SECRET-home-2-words";
constexpr std::string_view home_2_remark = "SECRET-home-2-remark";
constexpr std::string_view round_text = "SECRET-round";

constexpr std::string_view all_secrets[] = {
    internal_note, complainant,  complainant_phone, staff_phone,
    home_1_words,  home_2_words, home_2_remark,     round_text,
};

bool contains(const xsync::Bytes& bytes, std::string_view secret) {
    return std::search(bytes.begin(), bytes.end(), secret.begin(), secret.end(),
                       [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); }) !=
           bytes.end();
}

struct Planted : Office {
    TicketId complaint{};

    // Home 2 complains about noise; the desk writes down who, and a note; the guard is sent.
    void plant() {
        complaint = {next_key++};
        ReportTicket body;
        body.kind = TicketKind::complaint;
        body.unit = unit_2;
        body.household = home_2;
        body.words = Note(home_2_words);
        BOOST_REQUIRE(tell(desk, entity(complaint), body).verdict == Verdict::accepted);
        tell(desk, contact_of(complaint),
             SetTicketContact{Name(complainant), Phone(complainant_phone)});
        tell(desk, note_of(complaint), NoteTicket{Note(internal_note)});
        tell(desk, entity(home_2), EditHousehold{HouseholdField::remark, Note(home_2_remark)});
        tell(admin, contact_of(StaffId{wang.key}), SetStaffContact{Phone(staff_phone)});
        report(owner_1(), unit_1, home_1, home_1_words.data());
        const RouteId route{next_key++};
        AddRoute added;
        added.name = "园区巡逻";
        added.role = Role::guard;
        added.checkpoints.push_back({"BA-01", "东门", 60, {ChecklistItem{"消防通道畅通"}}});
        tell(admin, entity(route), added);
        const RoundId round{next_key++};
        tell(guard, entity(round), StartRound{route});
        RecordFinding finding;
        finding.text = Note(round_text);
        tell(guard, entity(round), finding);
        tell(desk, entity(complaint), AssignTicket{StaffId{guard.key}});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(planted_secrets, Planted)

BOOST_AUTO_TEST_CASE(no_role_receives_a_byte_that_is_not_theirs) {
    struct Row {
        const char* role;
        Actor viewer;
        std::vector<std::string_view> may;  // everything else must never come
    };
    const Row rows[] = {
        {"owner 1", owner_1(), {home_1_words}},
        {"owner 2", owner_2(), {home_2_words, home_2_remark, complainant, complainant_phone}},
        {"butler 1", wang, {home_1_words, staff_phone}},
        {"butler 2",
         li,
         {home_2_words, home_2_remark, complainant, complainant_phone, internal_note, staff_phone}},
        {"technician", technician, {home_1_words, staff_phone}},
        {"guard", guard, {home_2_words, internal_note, staff_phone, round_text}},
        {"inspector", inspector, {}},
        {"desk", desk, {all_secrets, all_secrets + std::size(all_secrets)}},
    };
    // Some pull after every op, some only at the end: entries as well as grants are looked through.
    std::vector<Tablet> early, late;
    for (const Row& row : rows) {
        early.push_back(Tablet(row.viewer));
        early.back().pull(*this);
        late.push_back(Tablet(row.viewer));
    }
    plant();
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        for (Tablet* tablet : {&early[i], &late[i]}) {
            tablet->pull(*this);
            bool seen[std::size(all_secrets)] = {};
            for (const Chunk& chunk : tablet->chunks) {
                const xsync::Bytes bytes = xsync::encode(chunk);
                for (std::size_t s = 0; s < std::size(all_secrets); ++s) {
                    seen[s] = seen[s] || contains(bytes, all_secrets[s]);
                }
            }
            for (std::size_t s = 0; s < std::size(all_secrets); ++s) {
                const auto& may = rows[i].may;
                const bool expected =
                    std::find(may.begin(), may.end(), all_secrets[s]) != may.end();
                BOOST_TEST_CONTEXT(rows[i].role << ", " << all_secrets[s])
                BOOST_CHECK_EQUAL(seen[s], expected);
            }
        }
    }
}

// A writer whose op is refused because it is hidden learns that much and nothing of what is there.
BOOST_AUTO_TEST_CASE(a_refusal_tells_nothing) {
    plant();
    const Op prying = op(owner_1(), entity(complaint), RemarkTicket{"?"});
    const Op by_contact = [&] {
        Op next = op(owner_1(), contact_of(complaint), SetTicketContact{"我", "1"});
        next.head.id.n.value += 1;
        return next;
    }();
    const Chunk chunk =
        exchange(owner_1(), request(owner_1(), ledger.head(), {prying, by_contact}));
    BOOST_REQUIRE_EQUAL(chunk.receipts.size(), 2);
    for (const auto& receipt : chunk.receipts) {
        BOOST_CHECK(receipt.decision.verdict != Verdict::accepted);
        BOOST_CHECK(!receipt.op);
    }
    for (const std::string_view secret : all_secrets) {
        BOOST_CHECK(!contains(xsync::encode(chunk), secret));
    }
}

BOOST_AUTO_TEST_SUITE_END()
