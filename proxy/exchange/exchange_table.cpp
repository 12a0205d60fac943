#include "proxy/exchange/exchange_table.h"

#include <QRandomGenerator>

#include <charconv>

using namespace std::chrono_literals;

namespace ccr::proxy {

ExchangeTable::ExchangeTable(ExchangeServices &services, QObject *parent) : QObject(parent), m_services(services)
{
    char random[16];
    const auto end = std::to_chars(random, random + sizeof random, QRandomGenerator::global()->bounded(60'466'176U), 36).ptr;
    m_idPrefix.assign(random, end);
    m_clock.setInterval(1s);
    m_clock.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_clock, &QTimer::timeout, this, &ExchangeTable::tick);
}

ExchangeTable::~ExchangeTable() = default;

void ExchangeTable::begin(HttpRequest request, HttpResponder &responder, const Dialect &clientDialect,
                          std::shared_ptr<const ProxyConfig> config)
{
    auto exchange =
        std::make_unique<Exchange>(std::move(request), responder, clientDialect, std::move(config), m_services, nextId(), *this);
    Exchange &started = *exchange;
    m_live.emplace(&started, std::move(exchange));
    if (!m_clock.isActive()) m_clock.start();
    started.start();
}

std::string ExchangeTable::nextId()
{
    char number[16];
    const auto end = std::to_chars(number, number + sizeof number, ++m_nextNumber, 36).ptr;
    // With 15 characters a std::string needs no memory of its own; the id goes with every fact into the log.
    return "req_" + m_idPrefix + "_" + std::string(number, end);
}

Exchange *ExchangeTable::find(std::string_view id) const
{
    for (const auto &[exchange, owned] : m_live)
        if (exchange->id() == id) return exchange;
    return nullptr;
}

void ExchangeTable::abortAll()
{
    std::vector<Exchange *> all;
    all.reserve(m_live.size());
    for (const auto &[exchange, owned] : m_live) all.push_back(exchange);
    for (Exchange *exchange : all) exchange->abort();
}

void ExchangeTable::exchangeEnded(Exchange &exchange)
{
    const auto found = m_live.find(&exchange);
    if (found == m_live.end()) return;
    if (m_ended.empty()) QMetaObject::invokeMethod(this, &ExchangeTable::buryEnded, Qt::QueuedConnection);
    m_ended.push_back(std::move(found->second));
    m_live.erase(found);
}

void ExchangeTable::buryEnded()
{
    m_ended.clear();
    Q_EMIT someEnded();
    if (m_live.empty()) Q_EMIT becameIdle();
}

void ExchangeTable::tick()
{
    const MonotonicTime now = monotonicNow();
    m_services.images.expire(now);
    if (m_live.empty() && m_services.images.imageCount() == 0) return m_clock.stop();
    std::vector<Exchange *> all;
    all.reserve(m_live.size());
    for (const auto &[exchange, owned] : m_live) all.push_back(exchange);
    for (Exchange *exchange : all) exchange->tick(now);
}

} // namespace ccr::proxy
