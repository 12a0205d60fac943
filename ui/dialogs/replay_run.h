#pragma once

#include "ui/workspace/services.h"

#include "logging/api/snapshots.h"

#include <QObject>

#include <optional>

namespace ccr::ui {

/// A request sent once more through the router's own front door, and what the log tells about it. GUI thread.
class ReplayRun final : public QObject
{
    Q_OBJECT
public:
    /// Sends at once. `original`: what it repeats; `services` outlive this.
    ReplayRun(const Services &services, const logging::ExchangeSnapshot &original, const QByteArray &body, QObject *parent);

    /// Absent: the log has not told of it yet.
    const std::optional<logging::ExchangeSnapshot> &exchange() const { return m_exchange; }
    bool isOver() const { return m_isOver; }

Q_SIGNALS:
    void changed(); ///< exchange()
    /// It could not be sent, or no answer came.
    void failed(const QString &problem);

private:
    void take(const QList<logging::ExchangeSnapshot> &batch);

    std::string m_client; ///< ending of the User-Agent by which the exchange is known
    std::optional<logging::ExchangeSnapshot> m_exchange;
    bool m_isOver = false;
};

} // namespace ccr::ui
