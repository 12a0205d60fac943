#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace ccr::proxy {

/// What models of providers refused, and their requests do without from then on: system messages within the conversation, answers
/// that are longer than they can give, the older name of that limit. Proxy thread.
class LearnedRefusals
{
public:
    /// Takes out of `body` what `message` refuses. False: there is no such thing, or none of these is refused.
    bool learn(const QUrl &url, const QString &model, std::string_view message, QByteArray &body);
    /// Takes out what was refused before.
    void apply(const QUrl &url, const QString &model, QByteArray &body) const;

private:
    struct Known
    {
        bool systemTurns = false;
        bool oldLimitName = false;
        std::optional<std::int64_t> outputLimit;
    };
    Known &knownOf(const QUrl &url, const QString &model);

    std::map<std::pair<QUrl, QString>, Known> m_known;
};

} // namespace ccr::proxy
