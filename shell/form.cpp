#include "shell/form.hpp"

#include <cstdint>

namespace shell {

namespace {

// A draft is a list of fields: 't' or 'c', the name, then the text or the two choice values. Lengths and numbers are 32 bits, little
// endian. It never leaves the device.
void put_number(xsync::Bytes& out, std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8)
        out.push_back(static_cast<std::uint8_t>(value >> shift));
}
void put_text(xsync::Bytes& out, std::string_view text) {
    put_number(out, static_cast<std::uint32_t>(text.size()));
    out.insert(out.end(), text.begin(), text.end());
}

struct Reader {
    xsync::ByteView rest;
    bool ok = true;
    std::uint32_t number() {
        if (rest.size() < 4) {
            ok = false;
            return 0;
        }
        std::uint32_t value = 0;
        for (int i = 3; i >= 0; --i) value = value << 8 | rest[static_cast<std::size_t>(i)];
        rest = rest.subspan(4);
        return value;
    }
    std::string text() {
        const std::uint32_t size = number();
        if (!ok || rest.size() < size) {
            ok = false;
            return {};
        }
        std::string value(rest.begin(), rest.begin() + size);
        rest = rest.subspan(size);
        return value;
    }
};

}  // namespace

std::string& Form::text(std::string_view field) {
    const auto it = texts_.find(field);
    return it != texts_.end() ? it->second : texts_[std::string(field)];
}

int& Form::choice(std::string_view field, int initial) {
    const auto it = choices_.find(field);
    if (it != choices_.end()) return it->second.value;
    Choice& made = choices_[std::string(field)];
    made = {initial, initial};
    return made.value;
}

std::string_view Form::peek(std::string_view field) const {
    const auto it = texts_.find(field);
    return it == texts_.end() ? std::string_view{} : std::string_view(it->second);
}

int Form::peek_choice(std::string_view field, int otherwise) const {
    const auto it = choices_.find(field);
    return it == choices_.end() ? otherwise : it->second.value;
}

bool Form::blank() const {
    for (const auto& [name, text] : texts_) {
        if (!text.empty()) return false;
    }
    for (const auto& [name, choice] : choices_) {
        if (choice.value != choice.initial) return false;
    }
    return true;
}

void Form::clear() {
    texts_.clear();
    choices_.clear();
}

xsync::Bytes Form::pack() const {
    xsync::Bytes out;
    if (blank()) return out;
    for (const auto& [name, text] : texts_) {
        out.push_back('t');
        put_text(out, name);
        put_text(out, text);
    }
    for (const auto& [name, choice] : choices_) {
        out.push_back('c');
        put_text(out, name);
        put_number(out, static_cast<std::uint32_t>(choice.value));
        put_number(out, static_cast<std::uint32_t>(choice.initial));
    }
    return out;
}

Form Form::unpack(xsync::ByteView bytes) {
    Form form;
    Reader reader{bytes};
    while (!reader.rest.empty()) {
        const std::uint8_t sort = reader.rest.front();
        reader.rest = reader.rest.subspan(1);
        const std::string name = reader.text();
        if (sort == 't') {
            form.texts_[name] = reader.text();
        } else if (sort == 'c') {
            const int value = static_cast<int>(reader.number());
            form.choices_[name] = {value, static_cast<int>(reader.number())};
        } else {
            reader.ok = false;
        }
        if (!reader.ok) return {};
    }
    return form;
}

Form& Forms::open(std::string_view key) {
    const auto it = open_.find(key);
    if (it != open_.end()) return it->second.form;
    Entry& entry = open_[std::string(key)];
    entry.saved = drafts_.load(std::string(key));
    entry.form = Form::unpack(entry.saved);
    return entry.form;
}

bool Forms::begun(std::string_view key) {
    const auto it = open_.find(key);
    return it != open_.end() ? !it->second.form.blank() : !drafts_.load(std::string(key)).empty();
}

void Forms::sent(std::string_view key) {
    const auto it = open_.find(key);
    if (it == open_.end()) return;
    it->second.form.clear();
    it->second.saved.clear();
}

void Forms::save_changes() {
    for (auto& [key, entry] : open_) {
        xsync::Bytes packed = entry.form.pack();
        if (packed == entry.saved) continue;
        entry.saved = packed;
        drafts_.save(key, std::move(packed));
    }
}

}  // namespace shell
