#include "logging/delivery/payload.h"

#include "logging/delivery/http_payload.h"

namespace ccr::logging {

Verdict Payload::judge(const Batch &, std::string_view) const
{
    return {};
}

std::shared_ptr<const Payload> makePayload(const StreamConfig &stream, const ServiceIdentity &identity)
{
    return std::make_shared<HttpPayload>(stream, identity);
}

bool isJson(FormatProfile profile)
{
    return profile != FormatProfile::Pretty && profile != FormatProfile::Text && profile != FormatProfile::Logfmt;
}

void chopLineEnd(std::string &text)
{
    if (text.ends_with('\n')) text.pop_back();
    if (text.ends_with('\r')) text.pop_back();
}

} // namespace ccr::logging
