#include "core/take_back.hpp"
#include "shell/app.hpp"
#include "shell/words.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define APP_ACT_TEXTS(X) \
    X(saved, "已存本机", "Saved on this device") \
    X(not_copied, "没能复制", "It could not be copied") \
    X(resent, "已重新提交", "Submitted again") \
    X(put_away, "已收起", "Put away") \
    X(undone, "已撤销", "Undone")
// clang-format on
UI_TEXT_TABLE(Text, APP_ACT_TEXTS)

constexpr std::string_view look_draft = "look", tips_draft = "tips";

bool names_new(core::EntityId id) { return id.key == 0; }

// What was written down may be of a build with other choices.
Look look_of(const platform::RememberedLook& kept) {
    Look look;
    look.language = kept.language == 1 ? ui::Language::en : ui::Language::zh;
    look.theme = static_cast<ThemeChoice>(std::clamp(kept.theme, 0, theme_choices - 1));
    look.text_percent = std::clamp(kept.text_percent, 100, text_percent_max);
    return look;
}

}  // namespace

// --- What was asked --------------------------------------------------------------------------------------------------------------

void App::carry_out(Intent intent) {
    struct Carrier {
        App& app;
        void operator()(Nothing&) {}
        void operator()(Go& go) { app.go(app.allowed(go.route), go.replace); }
        void operator()(ShowTickets& shown) {
            app.screens_.tickets.show(shown);
            app.go({Place::tickets, 0}, false);
        }
        void operator()(Back&) {
            if (app.locked()) {
                app.screens_.lock.signing_in = false;
            } else {
                app.back();
            }
        }
        void operator()(Submit& act) { app.submit(std::move(act)); }
        void operator()(SignIn& asked) { app.sign_in(asked); }
        void operator()(SignInAgain&) {
            app.screens_.sign_in = {};
            app.screens_.sign_in.account = app.device_.identity()->account;
            app.screens_.sign_in.again = true;
            app.signing_in_again_ = true;
        }
        void operator()(SignOut&) { app.sign_out(); }
        void operator()(SyncNow&) { app.device_.kick(); }
        void operator()(Scan& asked) { app.scan(asked); }
        void operator()(Resend& resend) {
            const xsync::Submitted made = app.device_.resend(resend.op);
            app.say(std::string(made.ok() ? tr(Text::resent)
                                          : word(core::sentence(made.decision.verdict))),
                    made.ok() ? ui::Tone::kept : ui::Tone::late);
        }
        void operator()(PutAway& item) {
            if (app.device_.archive(item.op))
                app.say(std::string(tr(Text::put_away)), ui::Tone::ink);
        }
        void operator()(CopyText& text) {
            app.platform_.clipboard.copy(
                text.text, [a = &app, alive = app.alive_, said = text.said](bool copied) {
                    if (!*alive) return;
                    a->later([a, copied, said] {
                        a->say(copied ? said : std::string(tr(Text::not_copied)),
                               copied ? ui::Tone::ink : ui::Tone::late);
                    });
                });
        }
        void operator()(SetLook& set) { app.set_look(set.look); }
        void operator()(Unlock& asked) { app.unlock(asked); }
        void operator()(SignInInstead& asked) {
            app.screens_.sign_in = {
                .account = asked.account, .at_lock = true, .forgotten = !asked.account.empty()};
            app.screens_.lock.signing_in = true;
        }
        void operator()(SetPin& asked) { app.keep(asked.pin); }
        void operator()(ChangePin& asked) { app.change_pin(asked); }
        void operator()(ConfirmByPin& asked) { app.confirm_partner(asked); }
        void operator()(KeepStorage& wish) { app.answer_keeping(wish.ask); }
        void operator()(ForgetLost& read) { app.forget_trace(read.slot); }
        void operator()(LockDevice&) { static_cast<void>(app.lock()); }
        void operator()(PutTipAway& tip) { app.put_tip_away(tip.place); }
        void operator()(TakePhotos& asked) {
            // What is half filled in is safe before the camera takes the memory it needs.
            app.forms_.save_changes();
            app.look_at_storage();
            app.platform_.photos.take(asked.purpose, asked.room);
        }
        void operator()(ShowPhotos& shown) {
            app.platform_.photos.show(std::move(shown.photos), shown.at);
        }
        void operator()(SendLink& asked) { app.send_link(asked.ticket); }
        void operator()(Restart&) { app.platform_.page.restart(); }
        void operator()(SaveWork&) { app.platform_.work_file.save(app.device_.work()); }
        void operator()(LoadWork&) { app.load_work(); }
        void operator()(PrintLabels& asked) { app.print_labels(asked.route); }
    };
    std::visit(Carrier{*this}, intent);
}

void App::submit(Submit act) {
    const std::uint64_t key = device_.new_key();
    const core::Day today = core::day_of(device_.now(), device_.state().zone());
    const bool makes_ticket = std::any_of(act.act.begin(), act.act.end(), [](const auto& draft) {
        return std::holds_alternative<core::ReportTicket>(draft.body);
    });
    for (xsync::Draft& draft : act.act) {
        if (auto* visit = std::get_if<core::RecordHomeVisit>(&draft.body)) {
            if (makes_ticket) visit->ticket = {key};
        }
        if (auto* asked = std::get_if<core::RevisitSample>(&draft.body)) {
            if (makes_ticket) asked->ticket = {key};
        }
        if (auto* finding = std::get_if<core::RecordFinding>(&draft.body)) {
            if (core::has_ticket(finding->handling) && !finding->ticket) finding->ticket = {key};
        }
        // A changed route: what was laid in its place.
        if (auto* retire = std::get_if<core::RetireRoute>(&draft.body);
            retire && act.act.size() > 1 && !retire->successor)
            retire->successor = {key};
        if (auto* report = std::get_if<core::ReportTicket>(&draft.body)) {
            report->serial = device_.ticket_serial();
            report->day = today;
        }
        if (names_new(draft.entity)) draft.entity.key = key;
    }
    if (act.then && act.then->key == 0) act.then->key = key;
    const core::EntityId subject = act.act.front().entity;
    std::vector<xsync::Draft> undo;
    if (act.act.size() == 1 && !act.takes_back) {
        const auto back =
            core::take_back(device_.state(), subject, act.act[0].body, tr(Text::undone));
        if (back) undo.push_back({subject, *back});
    }
    const xsync::Submitted made = device_.submit(act.act, act.form);
    if (!made.ok()) {
        say(std::string(word(core::sentence(made.decision.verdict))), ui::Tone::late);
        return;
    }
    if (!act.form.empty()) forms_.sent(act.form);
    note_photos(act.act);
    if (!act.form_follows) close_forms();
    awaited_.push_back(
        {subject, act.said.empty() ? std::string(tr(Text::saved)) : act.said, std::move(undo)});
    // A form that was sent is no place to come back to; a list is.
    const bool from_form = trail_.here().place == Place::new_ticket;
    if (act.then) go(allowed(*act.then), from_form);
    if (act.then_back) back();
}

void App::undo() {
    if (undo_.empty()) return;
    submit({.act = std::exchange(undo_, {}),
            .said = std::string(tr(Text::undone)),
            .form_follows = true,
            .takes_back = true});
    platform_.frames.request();
}

void App::close_forms() {
    screens_.ticket.close_dialog();
    screens_.owner.ticket.close_dialog();
    screens_.round.close_dialog();
    screens_.household.editing.reset();
    screens_.duties.open = core::DutyId::none;
    screens_.visits.close_dialog();
    screens_.sample = {};
    screens_.statistics.analysis = {};
}

void App::sign_in(const SignIn& asked) {
    if (sign_in_at_lock(asked)) return;
    sign_in_here(asked);
}

void App::sign_in_here(const SignIn& asked) {
    device_.sign_in(asked.account, asked.password,
                    [this, alive = alive_, asked](xsync::SignInResult result) {
                        if (*alive) signed_in(asked, result);
                    });
}

void App::signed_in(const SignIn& asked, xsync::SignInResult result) {
    screens_.sign_in.asked = false;
    screens_.sign_in.at_lock = locked();
    platform_.frames.request();
    if (result != xsync::SignInResult::ok) {
        screens_.sign_in.failure = result;
        screens_.sign_in.others = !platform_.vault.view().people.empty();
        return;
    }
    screens_.sign_in = {};
    signing_in_again_ = false;
    password_ = asked.password;
    if (!needs_pin()) keep({});
}

void App::sign_out() {
    const bool unsent_photos = platform_.photos.unsent() > 0;
    const xsync::SignOutResult result =
        unsent_photos ? xsync::SignOutResult::unsent_work : device_.sign_out();
    if (result != xsync::SignOutResult::ok) {
        screens_.more.refused_because = result;
        return;
    }
    platform_.photos.forget();
    forget_trace(platform_.vault.view().slot);
    platform_.history.replace("");
    platform_.vault.forget([this, alive = alive_](platform::Unlocked) {
        // Whoever else works on this device is asked for their PIN.
        if (*alive) later([this] { locking_ = !platform_.vault.view().people.empty(); });
    });
}

void App::scan(const Scan& scan) {
    platform_.scanner.scan(scan.prompt, [this, alive = alive_](platform::ScanResult result) {
        if (*alive) later([this, result = std::move(result)] { screens_.round.scanned = result; });
    });
}

void App::print_labels(core::RouteId id) {
    const core::Route* route = device_.state().find(id);
    if (!route) return;
    std::string labels = route->name.value;
    for (const core::Checkpoint& point : route->checkpoints)
        labels += '\x1f' + point.code.value + '\x1f' + point.place.value;
    platform_.page.print_labels(labels);
}

// --- Look ------------------------------------------------------------------------------------------------------------------------

void App::take_look_of_device() {
    look_ = look_of(platform_.page.remembered_look());
    ui::set_language(look_.language);
}

void App::remember_look() {
    platform_.page.remember_look(
        {static_cast<int>(look_.language), static_cast<int>(look_.theme), look_.text_percent});
}

void App::load_look() {
    const Form saved = Form::unpack(drafts_.load(std::string(look_draft)));
    look_ = look_of({saved.peek_choice("language", 0), saved.peek_choice("theme", 0),
                     saved.peek_choice("text", 100)});
    look_.assistive = saved.peek_choice("assistive", 0) == 1;
    const auto& waits = lock_after_min_choices;
    look_.lock_after_min =
        std::clamp(saved.peek_choice("lock", lock_after_min_usual), waits.front(), waits.back());
    platform_.vault.lock_after(look_.lock_after_min);
    platform_.page.set_assistive(look_.assistive);
    ui::set_language(look_.language);
    remember_look();
    const Form tips = Form::unpack(drafts_.load(std::string(tips_draft)));
    tips_put_away_ = Places(static_cast<std::uint32_t>(tips.peek_choice("put away", 0)));
}

void App::put_tip_away(Place place) {
    tips_put_away_.add(place);
    Form tips;
    tips.choice("put away", 0) = static_cast<int>(tips_put_away_.bits());
    drafts_.save(std::string(tips_draft), tips.pack());
}

void App::set_look(Look look) {
    look_ = look;
    ui::set_language(look.language);
    Form saved;
    saved.choice("language", 0) = static_cast<int>(look.language);
    saved.choice("theme", 0) = static_cast<int>(look.theme);
    saved.choice("text", 100) = look.text_percent;
    saved.choice("assistive", 0) = look.assistive ? 1 : 0;
    saved.choice("lock", lock_after_min_usual) = look.lock_after_min;
    platform_.page.set_assistive(look.assistive);
    platform_.vault.lock_after(look.lock_after_min);
    drafts_.save(std::string(look_draft), saved.pack());
    remember_look();
}

}  // namespace shell
