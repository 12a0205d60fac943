#pragma once

#include "logging/api/exchange_log.h"
#include "tests/support/free_port.h"
#include "tests/support/raw_client.h"

#include <mutex>
#include <vector>

namespace ccr::test {

/// Keeps how every exchange ended.
class RecordingTarget final : public logging::LogTarget
{
public:
    bool isEnabled(logging::Severity) const override { return true; }
    void submit(const logging::RecordView &record) override
    {
        const std::scoped_lock lock(m_mutex);
        m_records.push_back(logging::toOwned(record));
    }
    std::vector<logging::LogRecord> records() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_records;
    }
    void submit(logging::ExchangeEvent &&event) override
    {
        const std::scoped_lock lock(m_mutex);
        if (std::holds_alternative<logging::ExchangeStarted>(event.fact)) m_started.push_back(event.exchangeId);
        if (auto *finished = std::get_if<logging::ExchangeFinished>(&event.fact)) m_finished.push_back(*finished);
        m_facts.push_back(std::move(event.fact));
    }
    std::vector<logging::ExchangeFinished> finished() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_finished;
    }
    std::size_t started() const { return startedIds().size(); }
    /// Of the exchanges, in the order of their beginning.
    std::vector<std::string> startedIds() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_started;
    }
    /// Every fact of that kind, in order.
    template <typename Fact>
    std::vector<Fact> facts() const
    {
        const std::scoped_lock lock(m_mutex);
        std::vector<Fact> found;
        for (const logging::ExchangeFact &fact : m_facts)
            if (const auto *wanted = std::get_if<Fact>(&fact)) found.push_back(*wanted);
        return found;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_started;
    std::vector<logging::ExchangeFinished> m_finished;
    std::vector<logging::ExchangeFact> m_facts;
    std::vector<logging::LogRecord> m_records;
};

inline QByteArray body(const QByteArray &model, bool stream)
{
    return R"({"model":")" + model + R"(","max_tokens":10,"messages":[{"role":"user","content":"hi"}])"
           + (stream ? R"(,"stream":true})" : "}");
}

inline QByteArray post(const QByteArray &content, const QByteArray &fields = "Content-Type: application/json\r\nx-api-key: router-key\r\n")
{
    return "POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields + "Content-Length: " + QByteArray::number(content.size())
           + "\r\n\r\n" + content;
}

inline QByteArray chunk(const QByteArray &text)
{
    return R"(data: {"id":"c","model":"m","choices":[{"index":0,"delta":{"content":")" + text + "\"}}]}\n\n";
}

/// Takes the response when it is complete; may be asked again and again.
inline bool hasArrived(RawClient &client, std::optional<RawResponse> &response)
{
    if (!response) response = client.takeResponse();
    return response.has_value();
}

} // namespace ccr::test
