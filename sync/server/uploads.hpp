#pragma once
// Uploads by the tus 1.0 protocol (https://tus.io): core, creation, expiration, checksum (sha256) and
// termination, below /files. What a device sends is its owner's: nobody else may look at it, go on
// with it or end it. The SHA-256 of the whole is announced at the beginning ("sha256" in
// Upload-Metadata); when all of it is on disk and is that, the answer says so in Repr-Digest
// (RFC 9530); only then may the device forget its own copy.
//
// Blocks on the disk: for a thread of its own.

#include "sync/server/files.hpp"
#include "sync/server/http.hpp"

namespace xsync::server {

inline constexpr std::string_view uploads_path = "/files";

bool is_upload_path(std::string_view path);
// Methods other than tus's are not answered here. OPTIONS needs nobody.
HttpResponse describe_uploads();
HttpResponse answer_upload(FileStore& files, const HttpRequest& request, core::Actor actor,
                           core::UtcMs now);

}  // namespace xsync::server
