// Links to single tickets: who gets one, how long it opens the page, and what the page tells.

#include "sync/server/crypto.hpp"
#include "sync/server/link_service.hpp"
#include "sync/server/sqlite_store.hpp"
#include "sync/server/status_page.hpp"
#include "tests/server/office.hpp"
#include "tests/server/scratch_folder.hpp"

using namespace xsync::server;
using namespace core;

namespace {

class Site {
public:
    office::Office office;

    Site() {
        init_crypto();
        store_ = open_sqlite_store((folder_.path / "xunlou.db").string(), {42});
        restart();
    }
    void restart() {
        service_.emplace(
            *store_,
            LinkService::Ports{[this] { return office.now; },
                               [this]() -> const State& { return office.ledger.state(); },
                               [this](Actor who, EntityId id) {
                                   return core::may_see(office.ledger.state(), who, id);
                               },
                               [](std::function<void()> job, std::function<void(bool)> done) {
                                   job();
                                   if (done) done(true);
                               }});
    }
    HttpResponse ask(Actor who, const std::string& what) {
        HttpRequest request;
        request.method = Method::post;
        request.path = "/links/" + what;
        std::optional<HttpResponse> answer;
        service_->ask(request, who, [&](HttpResponse response) { answer = std::move(response); });
        BOOST_REQUIRE(answer);
        return *answer;
    }
    HttpResponse ask(Actor who, TicketId ticket) { return ask(who, std::to_string(ticket.value)); }
    // The path of a fresh link.
    std::string link(Actor who, TicketId ticket) {
        const HttpResponse answer = ask(who, ticket);
        BOOST_REQUIRE_EQUAL(answer.status, 200);
        return std::string(answer.body);
    }
    HttpResponse open(const std::string& path, const std::string& client = "192.0.2.1") {
        HttpRequest request;
        request.path = path;
        request.client = client;
        return service_->page(request);
    }
    std::string page(TicketId ticket) {
        const HttpResponse answer = open(link(office.desk, ticket));
        BOOST_REQUIRE_EQUAL(answer.status, 200);
        return std::string(answer.body);
    }
    Store& store() { return *store_; }

private:
    ScratchFolder folder_;
    std::unique_ptr<Store> store_;
    std::optional<LinkService> service_;
};

bool says(const std::string& page, std::string_view words) {
    return page.find(words) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(links_suite, Site)

BOOST_AUTO_TEST_CASE(who_may_issue_a_link) {
    const TicketId ticket = office.report(office.desk, office.unit_1, office.home_1);
    struct Case {
        Actor who;
        unsigned status;
    };
    const Case cases[] = {
        {office.desk, 200},      {office.lead, 200},      {office.manager, 200},
        {office.wang, 200},      {office.li, 404},  // of the other group
        {office.owner_1(), 200}, {office.owner_2(), 404}, {office.technician, 404},
        {office.guard, 404},     {office.inspector, 404}, {Actor{}, 404},
    };
    for (const Case& c : cases) BOOST_CHECK_EQUAL(ask(c.who, ticket).status, c.status);
    for (const char* wrong : {"", "x", "1", "99999999999999999999", "5/else", "-1"})
        BOOST_CHECK_EQUAL(ask(office.desk, wrong).status, 404);
}

BOOST_AUTO_TEST_CASE(a_link_ends_by_time_or_by_hand_and_survives_a_restart) {
    const TicketId ticket = office.report(office.desk, office.unit_1, office.home_1);
    const std::string first = link(office.desk, ticket), second = link(office.owner_1(), ticket);
    BOOST_CHECK(first != second);
    BOOST_CHECK_EQUAL(open(first).status, 200);
    restart();
    BOOST_CHECK_EQUAL(open(first).status, 200);
    office.now = office.now + (link_life_ms - 1);
    BOOST_CHECK_EQUAL(open(first).status, 200);
    office.now = office.now + 1;
    BOOST_CHECK_EQUAL(open(first).status, 410);
    const std::string third = link(office.desk, ticket);
    BOOST_CHECK_EQUAL(open(third).status, 200);
    BOOST_CHECK_EQUAL(ask(office.wang, std::to_string(ticket.value) + "/withdraw").body, "1");
    BOOST_CHECK_EQUAL(open(third).status, 410);
    restart();
    BOOST_CHECK_EQUAL(open(third).status, 410);
    office.now = office.now + link_remembered_ms;
    restart();
    BOOST_CHECK_EQUAL(open(third).status, 404);
    BOOST_CHECK(store().links().empty());
}

BOOST_AUTO_TEST_CASE(a_ticket_has_so_many_open_links_and_no_more) {
    const TicketId ticket = office.report(office.desk, office.unit_1, office.home_1);
    for (std::size_t i = 0; i < links_open_max; ++i) link(office.desk, ticket);
    BOOST_CHECK_EQUAL(ask(office.desk, ticket).status, 429);
    office.now = office.now + link_life_ms;
    BOOST_CHECK_EQUAL(ask(office.desk, ticket).status, 200);
}

BOOST_AUTO_TEST_CASE(an_address_that_tries_tokens_waits_and_others_do_not) {
    const TicketId ticket = office.report(office.desk, office.unit_1, office.home_1);
    const std::string path = link(office.desk, ticket);
    for (unsigned i = 0; i < link_misses_per_minute; ++i)
        BOOST_CHECK_EQUAL(open("/t/" + std::to_string(i)).status, 404);
    const HttpResponse slowed = open(path);
    BOOST_CHECK_EQUAL(slowed.status, 429);
    BOOST_CHECK(says(std::string(slowed.body), "<h1>请稍后再试</h1>"));
    BOOST_CHECK_EQUAL(open(path, "192.0.2.2").status, 200);
    office.now = office.now + minute_ms;
    BOOST_CHECK_EQUAL(open(path).status, 200);
}

BOOST_AUTO_TEST_CASE(the_page_tells_what_the_owner_may_know) {
    const TicketId ticket = office.report(office.desk, office.unit_1, office.home_1,
                                          "厨房漏水 <b>急</b>，电话 138 1234 5678");
    BOOST_REQUIRE(
        office.tell(office.desk, contact_of(ticket), SetTicketContact{"陈先生", "13512345678"})
            .verdict == Verdict::accepted);
    BOOST_REQUIRE(office.tell(office.desk, note_of(ticket), NoteTicket{"此户欠费"}).verdict ==
                  Verdict::accepted);
    office.now = office.now + 4 * minute_ms;
    office.tell(office.desk, entity(ticket), RespondTicket{"马上安排，回电 010-62345678"});
    office.tell(office.desk, entity(ticket), EscalateTicket{1, "内部原因"});
    office.tell(office.desk, entity(ticket), AssignTicket{{office.technician.key}});
    office.now = office.now + hour_ms;
    office.tell(office.technician, entity(ticket), ArriveTicket{});
    office.tell(office.technician, entity(ticket), CompleteTicket{"换了阀门", 2550, "SJ-1"});
    const std::string html = page(ticket);
    const Ticket& record = *office.ledger.state().find(ticket);
    BOOST_CHECK(says(html, "<h1>工单 " + ticket_number(record) + "</h1>"));
    for (const char* words :
         {"lang=\"zh-CN\"", "已完成", "3-2-501", "厨房漏水 &lt;b&gt;急&lt;/b&gt;", "138****5678",
          "010****5678", "刘强（维修工）", "陈静（客服）", "25.50 元", "换了阀门", "按时", "超时",
          "应在 11月3日 ", "实际 11月3日 09:04", "时间线", "noindex"})
        BOOST_CHECK_MESSAGE(says(html, words), words);
    for (const char* words : {"13512345678", "12345678", "62345678", "此户欠费", "内部原因",
                              "陈先生", "<script", "<b>", "http"})
        BOOST_CHECK_MESSAGE(!says(html, words), words);
}

BOOST_AUTO_TEST_CASE(the_page_stays_small_however_much_happened) {
    std::string long_text;
    for (int i = 0; i < 2000; ++i) long_text += "漏";
    const TicketId ticket =
        office.report(office.desk, office.unit_1, office.home_1, long_text.c_str());
    for (int i = 0; i < 80; ++i) {
        office.now = office.now + minute_ms;
        office.tell(office.desk, entity(ticket), RemarkTicket{long_text});
    }
    const std::string html = page(ticket);
    BOOST_CHECK_LT(html.size(), 20'000);
    BOOST_CHECK(says(html, "更早的 57 条没有列出"));
}

BOOST_AUTO_TEST_CASE(what_looks_like_a_phone_is_masked) {
    struct Case {
        std::string_view text, shown;
    };
    constexpr Case cases[] = {
        {"", ""},
        {"3-2-501 的门", "3-2-501 的门"},
        {"共 25.50 元", "共 25.50 元"},
        {"11月3日 09:42", "11月3日 09:42"},
        {"13812345678", "138****5678"},
        {"打 138-1234-5678 吧", "打 138****5678 吧"},
        {"8234567", "****67"},
        {"138123456", "138****3456"},
    };
    for (const Case& c : cases) BOOST_CHECK_EQUAL(without_phones(c.text), c.shown);
}

BOOST_AUTO_TEST_SUITE_END()
