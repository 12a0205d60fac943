#pragma once

#include "logging/api/http_fields.h"
#include "logging/api/stored_body.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ccr::logging {

/// The header fields of one message of an exchange. What the traffic and the history hand out has its credentials masked.
struct MessageHead
{
    StoredBody::Kind kind = StoredBody::Kind::ClientRequest; ///< whose head it is
    int attempt = 0;                                         ///< 0 for the client's side
    std::string text;                                        ///< a line "name: value\n" for each field, in the order in which they came
    int leftOut = 0;                                         ///< fields beyond the limits

    static constexpr int mostFields = 100;
    static constexpr std::size_t mostBytes = 32UL * 1024;
    static constexpr std::size_t longestValue = 4UL * 1024; ///< of a longer one its length alone is kept

    /// Room for so many fields of a usual length.
    void reserve(std::size_t fieldCount) { text.reserve(fieldCount * 48); }
    void add(std::string_view name, std::string_view value);
    HeaderList fields() const;
    bool operator==(const MessageHead &) const = default;
};

/// The heads of one exchange, in the order in which they passed.
struct RecordedHeads
{
    std::string exchangeId;
    std::vector<MessageHead> heads;
};

/// Masks fields whose name says that they hold a credential, and what `mask` finds in the others.
void maskSecrets(MessageHead &head, const std::function<void(std::string &)> &mask);

} // namespace ccr::logging
