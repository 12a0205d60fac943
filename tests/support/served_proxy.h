#pragma once

#include "logging/api/exchange_log.h"
#include "proxy/proxy_service.h"
#include "tests/support/raw_client.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTest>
#include <QTimer>

#include <memory>
#include <mutex>

namespace ccr::test {

/// Keeps how every exchange began and ended.
class EndingsTarget final : public logging::LogTarget
{
public:
    bool isEnabled(logging::Severity) const override { return true; }
    void submit(const logging::RecordView &) override {}
    void submit(logging::ExchangeEvent &&event) override
    {
        const std::scoped_lock lock(m_mutex);
        if (auto *finished = std::get_if<logging::ExchangeFinished>(&event.fact)) m_finished.push_back(std::move(*finished));
        if (auto *routed = std::get_if<logging::ExchangeRouted>(&event.fact)) m_routed.push_back(std::move(*routed));
        if (auto *started = std::get_if<logging::ExchangeStarted>(&event.fact)) {
            m_ids.push_back(event.exchangeId);
            m_clients.push_back(std::move(started->client));
            m_sessions.push_back(std::move(started->sessionId));
        }
    }
    std::vector<std::string> startedIds() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_ids;
    }
    /// User agents of the exchanges that started.
    std::vector<std::string> clients() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_clients;
    }
    std::vector<std::string> sessions() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_sessions;
    }
    std::vector<logging::ExchangeRouted> routed() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_routed;
    }
    std::vector<logging::ExchangeFinished> finished() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_finished;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<logging::ExchangeRouted> m_routed;
    std::vector<logging::ExchangeFinished> m_finished;
    std::vector<std::string> m_ids;
    std::vector<std::string> m_clients;
    std::vector<std::string> m_sessions;
};

/// The proxy at a port of the system's choice, asked in raw HTTP.
class ServedProxy
{
public:
    /// `config.port` is chosen here.
    explicit ServedProxy(proxy::ProxyConfig config)
    {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHost)) qFatal("no free port");
        config.port = probe.serverPort();
        probe.close();
        m_config = config;
        m_service = std::make_unique<proxy::ProxyService>(config, log);
        m_service->start();
        const auto isUp = [this] { return m_service->state().status != proxy::ProxyState::Status::Starting; };
        if (!QTest::qWaitFor(isUp, 20'000) || m_service->state().status != proxy::ProxyState::Status::Running)
            qFatal("the proxy does not start");
    }

    quint16 port() const { return m_config.port; }
    proxy::ProxyService &service() { return *m_service; }

    /// Sends the bytes on a connection of their own. Status 0: no answer came.
    RawResponse ask(const QByteArray &request) const
    {
        RawClient client(port());
        client.send(request);
        const bool isHead = request.startsWith("HEAD ");
        QTimer limit;
        limit.setSingleShot(true);
        limit.start(20'000);
        // Not qWaitFor(), which sleeps 10 ms between two looks: there are tests with a thousand requests.
        std::optional<RawResponse> response = client.takeResponse(isHead);
        while (!response && limit.isActive()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            response = client.takeResponse(isHead);
        }
        return response.value_or(RawResponse());
    }

    /// `fields`: lines with their CR LF. A Host is added unless there is one.
    static QByteArray request(const QByteArray &method, const QByteArray &target, const QByteArray &fields = {},
                              const QByteArray &body = {})
    {
        const QByteArray host = fields.contains("Host:") ? QByteArray() : QByteArray("Host: 127.0.0.1\r\n");
        const bool hasBody = !body.isEmpty() || method == "POST" || method == "PUT" || method == "PATCH";
        const QByteArray length = hasBody ? "Content-Length: " + QByteArray::number(body.size()) + "\r\n" : QByteArray();
        return method + ' ' + target + " HTTP/1.1\r\n" + host + length + fields + "\r\n" + body;
    }

    RawResponse get(const QByteArray &target, const QByteArray &fields = {}) const { return ask(request("GET", target, fields)); }
    RawResponse send(const QByteArray &method, const QByteArray &target, const QByteArray &json, const QByteArray &fields = {}) const
    {
        return ask(request(method, target, "Content-Type: application/json\r\n" + fields, json));
    }

    EndingsTarget log;

private:
    proxy::ProxyConfig m_config;
    std::unique_ptr<proxy::ProxyService> m_service;
};

} // namespace ccr::test
