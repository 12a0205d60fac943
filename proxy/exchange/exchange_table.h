#pragma once

#include "proxy/exchange/exchange.h"

#include <QObject>
#include <QTimer>

#include <unordered_map>

namespace ccr::proxy {

/// Owns the live exchanges and drives their clock. Proxy thread.
class ExchangeTable final : public QObject, public ExchangeOwner
{
    Q_OBJECT
public:
    explicit ExchangeTable(ExchangeServices &services, QObject *parent = nullptr);
    ~ExchangeTable() override;

    /// Takes over a complete request; the answer goes to `responder`, sooner or later.
    void begin(HttpRequest request, HttpResponder &responder, const Dialect &clientDialect, std::shared_ptr<const ProxyConfig> config);
    /// Null: none of this id is live.
    Exchange *find(std::string_view id) const;
    /// Ends all with an error that tells the client to come back.
    void abortAll();
    ExchangeServices &services() { return m_services; }
    int liveCount() const { return static_cast<int>(m_live.size()); }
    /// Unique within the program's life and, by its random part, between restarts.
    std::string nextId();

Q_SIGNALS:
    void someEnded();
    void becameIdle();

private:
    void exchangeEnded(Exchange &exchange) override;
    void buryEnded();
    void tick();

    ExchangeServices &m_services;
    std::unordered_map<Exchange *, std::unique_ptr<Exchange>> m_live;
    std::vector<std::unique_ptr<Exchange>> m_ended; ///< deleted from the event loop: an exchange ends inside its own code
    QTimer m_clock;
    std::string m_idPrefix;
    std::uint64_t m_nextNumber = 0;
};

} // namespace ccr::proxy
