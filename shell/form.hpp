#pragma once
// What a person is entering: named texts and choices, kept while screens come and go and saved as they are typed.
//
// A form has a key ("new-ticket", "ticket/123/complete"); under it the device keeps a draft, so that what was typed is there after a
// kill. Screens write into the fields directly; after each frame the shelf saves the forms that changed. Main thread only.

#include "sync/bytes.hpp"

#include <map>
#include <string>
#include <string_view>

namespace shell {

class Form {
public:
    // Fields come into being empty or with the initial choice. References stay valid until clear().
    std::string& text(std::string_view field);
    int& choice(std::string_view field, int initial = -1);
    // What a field holds, without making it.
    std::string_view peek(std::string_view field) const;
    int peek_choice(std::string_view field, int otherwise) const;
    bool blank() const;  // nothing typed and no choice other than its initial one
    void clear();

    xsync::Bytes pack() const;
    static Form unpack(xsync::ByteView bytes);  // an unreadable draft is an empty form

private:
    struct Choice {
        int value = -1, initial = -1;
    };
    std::map<std::string, std::string, std::less<>> texts_;
    std::map<std::string, Choice, std::less<>> choices_;
};

// Where drafts are kept, as the shelf needs it.
class DraftStore {
public:
    virtual ~DraftStore() = default;
    virtual xsync::Bytes load(const std::string& key) const = 0;        // empty: there is none
    virtual void save(const std::string& key, xsync::Bytes bytes) = 0;  // empty: forget it
};

class Forms {
public:
    explicit Forms(DraftStore& drafts) : drafts_(drafts) {}
    Form& open(std::string_view key);
    // Whether there is anything in the form, without opening it.
    bool begun(std::string_view key);
    // It was sent: the same transaction that saved the act removed the draft.
    void sent(std::string_view key);
    // Saves what changed since the last call. After each frame, and before the page goes away.
    void save_changes();
    // Another person: nothing of the former one stays.
    void forget_all() { open_.clear(); }

private:
    struct Entry {
        Form form;
        xsync::Bytes saved;
    };
    DraftStore& drafts_;
    std::map<std::string, Entry, std::less<>> open_;
};

}  // namespace shell
