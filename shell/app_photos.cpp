#include "shell/app.hpp"
#include "shell/screens/photos.hpp"
#include "shell/words.hpp"
#include "sync/client/replica.hpp"

#include <algorithm>

namespace shell {

namespace {

// clang-format off
#define APP_PHOTO_TEXTS(X) \
    X(kept, "照片已存本机", "The photo is saved on this device") \
    X(refused, "照片没有加上：{}", "The photo was not added: {}")
// clang-format on
UI_TEXT_TABLE(Text, APP_PHOTO_TEXTS)

const core::PhotoFile* photo_in(const core::OpBody& body) {
    if (const auto* visible = std::get_if<core::AttachPhoto>(&body)) return &visible->photo;
    if (const auto* internal = std::get_if<core::AttachNotePhoto>(&body)) return &internal->photo;
    if (const auto* walked = std::get_if<core::AttachRoundPhoto>(&body)) return &walked->photo;
    return nullptr;
}

core::OpBody attaching(const PhotoTarget& target, const core::PhotoFile& file) {
    const core::EntityKind kind = target.id.kind;
    if (kind == core::EntityKind::round)
        return core::AttachRoundPhoto{target.checkpoint, target.item, file};
    if (kind == core::EntityKind::ticket_note) return core::AttachNotePhoto{file};
    return core::AttachPhoto{file};
}

}  // namespace

void App::begin_photos() {
    platform_.photos.begin([this, alive = alive_](platform::TakenPhoto photo) {
        if (!*alive) return;
        later([this, photo = std::move(photo)] {
            if (phase_ == xsync::Phase::ready) return photo_came(photo);
            early_photos_.push_back(photo);
        });
    });
}

const core::PhotoIndex& App::photos_named() {
    const xsync::Changes changes = device_.replica().changes_since(photos_seen_);
    photos_seen_ = changes.upto;
    if (changes.all)
        named_.renew(device_.state());
    else
        named_.changed(device_.state(), changes.ids);
    return named_;
}

// It is on this device, durably. One that came again, because the app ended before it could say that a
// record names it, is attached once.
void App::photo_came(const platform::TakenPhoto& photo) {
    const PhotoTarget target = photo_target(photo.purpose);
    look_at_storage();
    if (photos_named().names(photo.file.sha256))
        return platform_.photos.attached(photo.file.sha256);
    if (!target.form.empty()) {
        add_photo(forms_.open(target.form).text(photos_field), photo.file);
        forms_.save_changes();
        platform_.frames.request();
        return;
    }
    attach_photo(target, photo.file);
}

void App::attach_photo(const PhotoTarget& target, const core::PhotoFile& file) {
    const std::vector<xsync::Draft> act{{target.id, attaching(target, file)}};
    const xsync::Submitted made = device_.submit(act, {});
    if (!made.ok()) {
        say(tr(Text::refused, word(core::sentence(made.decision.verdict))), ui::Tone::late);
        return platform_.photos.drop(file.sha256);
    }
    note_photos(act);
    awaited_.push_back({target.id, std::string(tr(Text::kept)), {}});
}

// Named by an op that is being written.
void App::note_photos(const std::vector<xsync::Draft>& act) {
    for (const xsync::Draft& draft : act) {
        if (const core::PhotoFile* file = photo_in(draft.body))
            attaching_.emplace_back(draft.entity, file->sha256);
    }
}

// A record that is withdrawn takes its pictures with it: within the minute is soon enough.
void App::forget_unseen_photos() {
    const std::uint64_t version = device_.version();
    if (seen_.minute == photos_looked_over_ || version == photos_version_) return;
    photos_looked_over_ = seen_.minute;
    photos_version_ = version;
    platform_.photos.keep_only(photos_named().all());
}

// The op first, then the word that it is there: between the two the picture would only come again.
void App::release_photos() {
    if (phase_ == xsync::Phase::ready) {
        for (const platform::TakenPhoto& photo : std::exchange(early_photos_, {}))
            photo_came(photo);
        forget_unseen_photos();
    }
    std::erase_if(attaching_, [this](const auto& each) {
        const xsync::DeliveryStage stage = device_.delivery(each.first).stage;
        if (stage == xsync::DeliveryStage::saving || stage == xsync::DeliveryStage::not_saved)
            return false;
        platform_.photos.attached(each.second);
        return true;
    });
}

}  // namespace shell
