#pragma once

#include "logging/capture/captured_exchange.h"

#include <QJsonObject>

namespace ccr::logging {

/// Between whom an entry's request and response passed.
struct Hop
{
    StoredBody::Kind request = StoredBody::Kind::ClientRequest;
    StoredBody::Kind response = StoredBody::Kind::ClientResponse;
    int attempt = 0;
};
constexpr Hop clientHop{};

/// Header fields and bodies of the request and the response of a HAR entry.
void addMessages(CapturedExchange &captured, const QJsonObject &entry, const Hop &hop);
/// Of a HAR request or response; none where it has no fields.
void addHead(CapturedExchange &captured, const QJsonValue &message, StoredBody::Kind kind, int attempt);
void addBody(CapturedExchange &captured, std::string text, StoredBody::Kind kind, int attempt, qint64 wholeBytes = 0);
/// URL, status and times of a HAR entry that began so long after the exchange.
AttemptSnapshot attemptOf(const QJsonObject &entry, nanoseconds began, int number);
/// When its events passed, as HarExporter writes it.
void addTimes(CapturedExchange &captured, const QJsonObject &entry, int attempt);
bool isStream(const QJsonObject &entry);
/// So many as there are.
void countEvents(CapturedExchange &captured);

} // namespace ccr::logging
