#pragma once

#include "logging/api/feeds.h"

#include <QHash>
#include <QObject>

namespace ccr::app {

/// The plugin "token-speed": writes how fast the newest stream of each session runs to
/// <temporary folder>/claude-code-router/session-<id>.json, once a second while it runs and once when it has ended. The
/// status line reads it. Nothing is written into a folder that is not the user's own, or a link. One file a session; files of sessions that
/// said nothing for a day are removed. Main thread.
class TokenSpeed final : public QObject
{
    Q_OBJECT
public:
    /// `directory`: empty for the usual one.
    explicit TokenSpeed(const logging::ExchangeFeed &feed, const QString &directory = {}, QObject *parent = nullptr);

private:
    void take(const QList<logging::ExchangeSnapshot> &exchanges);
    void write(const logging::ExchangeSnapshot &exchange) const;
    void removeOldFiles() const;

    QString m_directory;
    QHash<std::string, qint64> m_writtenAt; ///< by exchange that runs; milliseconds since 1970
};

} // namespace ccr::app
