#pragma once

#include "logging/api/fetch_trouble.h"
#include "logging/base/environment.h"
#include "logging/base/phrase.h"

#include <QObject>
#include <QUrl>

#include <functional>

class QNetworkAccessManager;

namespace ccr::app {

/// What came of it: no trouble but Config, Network, Status and TooLarge.
struct Fetched
{
    logging::FetchTrouble trouble = logging::FetchTrouble::None;
    Phrase detail; ///< why; of a status: "404 Not Found"
    QByteArray body;
};

/// Gets documents of the web through the proxy that the configuration names. Sends no cookies and nothing of the
/// user's. Main thread.
class ConfiguredFetch final : public QObject
{
    Q_OBJECT
public:
    ConfiguredFetch(QString configFile, Environment environment, QObject *parent = nullptr);

    /// `done` is not called when this is deleted before; it may be called at once.
    void get(const QUrl &url, qint64 maxBytes, std::function<void(const Fetched &)> done);

private:
    const QString m_configFile;
    const Environment m_environment;
    QNetworkAccessManager *m_network = nullptr; ///< made at the first use
};

} // namespace ccr::app
