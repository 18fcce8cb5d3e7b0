// Photos on tickets: who may attach one, to what, how many, and who then sees it.

#include "core/audience.hpp"
#include "core/query/photo_index.hpp"
#include "random_ops.hpp"

#include <boost/test/unit_test.hpp>

using namespace core;
using fixtures::report_in;
using fixtures::World;

namespace {

PhotoFile photo(std::uint8_t first) {
    PhotoFile file{{}, 200'000, 1600, 1200, {1'790'000'000'000}};
    file.sha256[0] = first;
    return file;
}

struct Case {
    World w;
    TicketId id;
    Case() {
        id = report_in(w, "2026-11-03 09:00", TicketKind::complaint, Severity::small, w.unit501,
                       "楼上漏水");
    }
    Verdict attach(Role role, const PhotoFile& file) {
        return w.tell(w.who(role), entity(id), AttachPhoto{file}).verdict;
    }
    Verdict attach_inside(Role role, const PhotoFile& file) {
        return w.tell(w.who(role), note_of(id), AttachNotePhoto{file}).verdict;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(photos_suite)

BOOST_AUTO_TEST_CASE(a_photo_says_what_it_is_who_took_it_and_when) {
    Case c;
    BOOST_TEST((c.attach(Role::butler, photo(1)) == Verdict::accepted));
    const Photo& kept = c.w.ticket(c.id).photos.front();
    BOOST_TEST((kept.file == photo(1)));
    BOOST_TEST((kept.by == c.w.who(Role::butler)));
    BOOST_TEST((kept.stamp.effective_at == c.w.now));
    // It moves nothing.
    BOOST_TEST((c.w.ticket(c.id).status == TicketStatus::reported));
    BOOST_TEST(c.w.ticket(c.id).timeline.size() == 1);
}

BOOST_AUTO_TEST_CASE(an_internal_one_is_in_the_notes_and_not_for_the_owner) {
    Case c;
    BOOST_TEST((c.attach_inside(Role::butler, photo(1)) == Verdict::accepted));
    BOOST_TEST(c.w.ticket(c.id).photos.empty());
    BOOST_TEST(c.w.state.find<TicketNotes>(c.id.value)->photos.size() == 1);
    const Actor owner = c.w.owner501();
    BOOST_TEST(may_see(c.w.state, owner, entity(c.id)));
    BOOST_TEST(!may_see(c.w.state, owner, note_of(c.id)));
    const auto attach = [&](EntityId id, OpBody body) {
        return c.w.tell(owner, id, std::move(body)).verdict;
    };
    BOOST_TEST((attach(note_of(c.id), AttachNotePhoto{photo(2)}) == Verdict::not_allowed));
    BOOST_TEST((attach(entity(c.id), AttachPhoto{photo(2)}) == Verdict::accepted));
}

BOOST_AUTO_TEST_CASE(the_same_picture_comes_once_and_twelve_are_enough) {
    Case c;
    for (std::uint8_t n = 1; n <= photos_max; ++n) {
        BOOST_TEST((c.attach(Role::butler, photo(n)) == Verdict::accepted));
        BOOST_TEST((c.attach_inside(Role::butler, photo(n)) == Verdict::accepted));
    }
    BOOST_TEST((c.attach(Role::front_desk, photo(1)) == Verdict::photo_there));
    BOOST_TEST((c.attach(Role::front_desk, photo(99)) == Verdict::photos_full));
    BOOST_TEST((c.attach_inside(Role::butler, photo(1)) == Verdict::photo_there));
    BOOST_TEST((c.attach_inside(Role::butler, photo(99)) == Verdict::photos_full));
    BOOST_TEST(c.w.ticket(c.id).photos.size() == photos_max);
    // The sentence names the limit.
    BOOST_TEST(sentence(Verdict::photos_full).zh.find(std::to_string(photos_max)) !=
               std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(what_no_camera_of_ours_makes_is_refused) {
    Case c;
    const auto refused = [&](auto spoil) {
        PhotoFile file = photo(1);
        spoil(file);
        return c.attach(Role::butler, file) == Verdict::bad_value &&
               c.attach_inside(Role::butler, file) == Verdict::bad_value;
    };
    BOOST_TEST(refused([](PhotoFile& f) { f.sha256 = {}; }));
    BOOST_TEST(refused([](PhotoFile& f) { f.bytes = 0; }));
    BOOST_TEST(refused([](PhotoFile& f) { f.bytes = photo_bytes_max + 1; }));
    BOOST_TEST(refused([](PhotoFile& f) { f.width = 0; }));
    BOOST_TEST(refused([](PhotoFile& f) { f.height = photo_side_max + 1; }));
    BOOST_TEST(refused([](PhotoFile& f) { f.taken_at = {}; }));
    BOOST_TEST((c.attach(Role::butler, photo(1)) == Verdict::accepted));
}

BOOST_AUTO_TEST_CASE(there_must_be_a_ticket) {
    Case c;
    const TicketId none{4242};
    BOOST_TEST((c.w.tell(c.w.who(Role::butler), entity(none), AttachPhoto{photo(1)}).verdict ==
                Verdict::unknown_entity));
    BOOST_TEST((c.w.tell(c.w.who(Role::butler), note_of(none), AttachNotePhoto{photo(1)}).verdict ==
                Verdict::unknown_reference));
}

BOOST_AUTO_TEST_CASE(an_index_knows_what_is_named_change_by_change) {
    Case c;
    const auto hash = [](std::uint8_t first) { return photo(first).sha256; };
    PhotoIndex index;
    index.renew(c.w.state);
    BOOST_TEST(index.all().empty());
    BOOST_TEST((c.attach(Role::butler, photo(1)) == Verdict::accepted));
    BOOST_TEST((c.attach(Role::butler, photo(2)) == Verdict::accepted));
    BOOST_TEST((c.attach_inside(Role::butler, photo(2)) == Verdict::accepted));
    BOOST_TEST(!index.names(hash(1)), "it knows what it was told of");
    const std::vector<EntityId> touched{entity(c.id), note_of(c.id), entity(c.id)};
    index.changed(c.w.state, touched);
    index.changed(c.w.state, {entity(c.w.unit501)});
    BOOST_TEST((index.all() == std::vector<PhotoHash>{hash(1), hash(2)}));

    // A record that is no longer seen names nothing; a picture that another one names stays.
    State left = c.w.state;
    left.all<Ticket>().erase(c.id.value);
    index.changed(left, touched);
    BOOST_TEST(!index.names(hash(1)));
    BOOST_TEST(index.names(hash(2)));
    left.all<TicketNotes>().erase(c.id.value);
    index.changed(left, touched);
    BOOST_TEST(index.all().empty());

    index.changed(c.w.state, touched);
    PhotoIndex anew;
    anew.renew(c.w.state);
    BOOST_TEST((index.all() == anew.all()));
    anew.renew(State{});
    BOOST_TEST(anew.all().empty());
}

BOOST_AUTO_TEST_SUITE_END()
