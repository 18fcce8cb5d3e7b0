#include "sync/server/crypto.hpp"

#include <sodium.h>

#include <array>
#include <boost/uuid/detail/sha1.hpp>
#include <stdexcept>

namespace xsync::server {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 19u << 20;

}  // namespace

void init_crypto() {
    if (sodium_init() < 0) throw std::runtime_error("the system gives no random numbers");
}

std::string hash_password(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const int rc = crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes,
                                         memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    if (rc != 0) throw std::runtime_error("not enough memory to hash a password");
    return hash.data();
}

bool password_matches(const std::string& hash, std::string_view password) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void compare_with_nobody(std::string_view password) {
    static const std::string nobody = hash_password(random_token());
    (void)password_matches(nobody, password);
}

std::string random_password() {
    constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    std::string password;
    for (int i = 0; i < 16; ++i) password += alphabet[randombytes_uniform(alphabet.size())];
    return password;
}

std::uint64_t random_number() {
    std::uint64_t number = 0;
    randombytes_buf(&number, sizeof number);
    return number;
}

std::string random_token() {
    std::array<std::uint8_t, 32> token{};
    randombytes_buf(token.data(), token.size());
    return hex(token);
}

Bytes sha256(std::string_view bytes) {
    Bytes digest(crypto_hash_sha256_BYTES);
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size());
    return digest;
}

std::string hex(ByteView bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

std::string base64(ByteView bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::string from_base64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const int rc =
        sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
    bytes.resize(rc == 0 ? size : 0);
    return bytes;
}

Bytes sha1(std::string_view bytes) {
    boost::uuids::detail::sha1 hash;
    hash.process_bytes(bytes.data(), bytes.size());
    boost::uuids::detail::sha1::digest_type words{};
    hash.get_digest(words);
    Bytes digest;
    for (const std::uint32_t word : words) {
        for (int shift = 24; shift >= 0; shift -= 8)
            digest.push_back(static_cast<std::uint8_t>(word >> shift));
    }
    return digest;
}

}  // namespace xsync::server
