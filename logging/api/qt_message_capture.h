#pragma once

#include "logging/api/log.h"

#include <QtGlobal>

namespace ccr::logging {

/// As long as it lives, Qt's messages (qDebug … qFatal, also those of Qt itself) become records: their level is mapped, the
/// category becomes a field. One at a time; made and destroyed by the main thread, the messages may come from any. A message
/// that logging itself causes goes to standard error instead.
class QtMessageCapture
{
public:
    enum class Previous
    {
        Replaced,
        Called ///< the handler that was there gets each message as well
    };
    explicit QtMessageCapture(const Log &log, Previous previous = Previous::Replaced);
    ~QtMessageCapture();
    QtMessageCapture(const QtMessageCapture &) = delete;
    QtMessageCapture &operator=(const QtMessageCapture &) = delete;

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void write(QtMsgType type, const QMessageLogContext &context, const QString &message) const;

    const Log m_log;
    const Previous m_mode;
    QtMessageHandler m_previous = nullptr;
};

} // namespace ccr::logging
