#pragma once
// What needs real cryptography: passwords, session tokens, random names. libsodium does the work.
// Any thread, after init_crypto().

#include <cstdint>
#include <string>
#include <string_view>

#include "sync/bytes.hpp"

namespace xsync::server {

// Once at start; throws std::runtime_error when the system has no randomness.
void init_crypto();

// Argon2id, two passes over 19 MiB (the least that ASVS 5.0 allows; about 125 ms on two cores).
// Slow by design: never on the loop.
std::string hash_password(std::string_view password);
bool password_matches(const std::string& hash, std::string_view password);
// Takes as long as a real comparison, so that unknown accounts answer no faster than known ones.
void compare_with_nobody(std::string_view password);

// 16 characters without look-alikes: 79 bits.
std::string random_password();
std::uint64_t random_number();
// 256 bits as 64 hexadecimal digits.
std::string random_token();
Bytes sha256(std::string_view bytes);
std::string hex(ByteView bytes);
std::string base64(ByteView bytes);
// Empty when it is not base64.
std::string from_base64(std::string_view text);
// Guards pieces against damage on the way, where a protocol asks for it; nothing trusts it.
Bytes sha1(std::string_view bytes);

}  // namespace xsync::server
