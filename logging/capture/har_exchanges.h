#pragma once

#include "logging/capture/captured_exchange.h"

#include <QJsonObject>

namespace ccr::logging {

/// Makes exchanges of the entries of a HAR file, one after another. What HarExporter wrote becomes what it was, as far as the
/// format holds it, the attempts of an exchange together; of the entries of another program those become exchanges that ask a
/// model for something. One thread.
class HarExchanges
{
public:
    /// What is complete by now, which is the exchange before; absent: nothing yet.
    std::optional<CapturedExchange> add(const QJsonObject &entry);
    /// The last one.
    std::optional<CapturedExchange> finish();
    /// Entries that are no requests of models.
    qint64 leftOut() const { return m_leftOut; }

private:
    void addOwn(const QJsonObject &entry);
    std::optional<CapturedExchange> addForeign(const QJsonObject &entry);

    std::optional<CapturedExchange> m_open;
    std::uint64_t m_number = 0;
    qint64 m_leftOut = 0;
};

} // namespace ccr::logging
