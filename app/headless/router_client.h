#pragma once

#include "logging/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace ccr::app {

/// The management endpoints of the router that runs with a configuration, asked with the key that stands there. Waits for the
/// answer; for commands only.
class RouterClient
{
public:
    explicit RouterClient(QString configPath) : m_configPath(std::move(configPath)) {}

    /// The body of the answer. Errors: Unavailable: nobody answers; Forbidden: the key is not the one, or stands in the keychain;
    /// NotFound: the router has no such endpoint; InvalidInput, Timeout and others: what the router itself says.
    Result<QByteArray> get(const QByteArray &target) const { return call("GET", target, {}); }
    Result<QByteArray> post(const QByteArray &target, const QJsonObject &body) const;

private:
    Result<QByteArray> call(const QByteArray &method, const QByteArray &target, const QByteArray &body) const;

    const QString m_configPath;
};

} // namespace ccr::app
