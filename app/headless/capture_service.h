#pragma once

#include "logging/api/capture_control.h"

#include <QThreadPool>

namespace ccr::app {

/// CaptureControl for the running program. Main thread; files are looked at by a thread of its own, one task after the other.
class CaptureService final : public QObject, public logging::CaptureControl
{
    Q_OBJECT
public:
    /// `logging` must outlive it.
    explicit CaptureService(logging::LoggingControl &logging, QObject *parent = nullptr);
    ~CaptureService() override;

    QString directory() const override { return m_logging.config().directory; }
    void measure(QObject *context, std::function<void(const logging::CapturedAmount &)> answer) override;
    void preview(int olderThanDays, QObject *context, std::function<void(const logging::Removal &)> answer) override;
    void remove(int olderThanDays, QObject *context, std::function<void(const logging::Removal &)> answer) override;
    void flush(QObject *context, std::function<void(bool)> answer) override;
    void rotate(QObject *context, std::function<void(const Result<QList<logging::RotationOutcome>> &)> answer) override;

private:
    logging::LoggingControl &m_logging;
    QThreadPool m_pool;
};

} // namespace ccr::app
