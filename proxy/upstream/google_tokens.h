#pragma once

#include "logging/base/clock.h"
#include "logging/base/result.h"
#include "proxy/api/proxy_config.h"
#include "proxy/upstream/qnam_transport.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ccr::proxy {

/// An access token that is still awaited. Destroying it means that nobody waits any more.
class TokenTicket
{
public:
    virtual ~TokenTicket() = default;
};

/// Access tokens for Google's cloud: exchanged for a service account's signed assertion (RFC 7523) or for an authorized
/// user's refresh token (RFC 6749, 6), kept until a minute before they expire, and fetched once for all who wait. A failure
/// is told to those who wait for it and not kept. Proxy thread; outlives its tickets.
class GoogleTokens final
{
public:
    using Done = std::function<void(Result<std::string>)>;

    GoogleTokens();
    ~GoogleTokens();
    GoogleTokens(const GoogleTokens &) = delete;
    GoogleTokens &operator=(const GoogleTokens &) = delete;

    /// `done` is called exactly once: from inside (then null is returned: the account brings a token, one is kept, or none
    /// can be asked for) or later, unless the ticket is destroyed first. `proxyUrl`: the outbound proxy; empty: direct.
    [[nodiscard]] std::unique_ptr<TokenTicket> token(const GoogleAccount &account, const QUrl &proxyUrl, Done done);
    /// Google answered 401 to `token`: it is handed out no more. False when the account can have no other.
    bool refused(const GoogleAccount &account, std::string_view token);

private:
    class Fetch;

    void fetched(Fetch &fetch);
    std::vector<std::unique_ptr<Fetch>>::iterator find(const GoogleAccount &account);

    QnamTransport m_transport;
    std::vector<std::unique_ptr<Fetch>> m_fetches; ///< one an account
};

} // namespace ccr::proxy
