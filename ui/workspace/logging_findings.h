#pragma once

#include "logging/api/preset_control.h"
#include "proxy/api/config_control.h"
#include "ui/workspace/notice_board.h"

namespace ccr::ui {

/// What is wrong with the configuration of the logging, anew after each change of the file. GUI thread.
class LoggingFindings final : public QObject
{
    Q_OBJECT
public:
    LoggingFindings(proxy::ConfigControl &config, logging::PresetControl &logging, QObject *parent);

    const std::vector<logging::LoggingFinding> &list() const { return m_findings; }
    /// A line for each: what it is, where, what to do.
    QString text() const;

Q_SIGNALS:
    void changed();

private:
    void look();

    proxy::ConfigControl &m_config;
    logging::PresetControl &m_logging;
    std::vector<logging::LoggingFinding> m_findings;
};

/// Tells of values of the logging that are not used: the program runs without them, so that nothing else in the window would say it.
/// GUI thread.
class LoggingNotices final : public QObject
{
    Q_OBJECT
public:
    LoggingNotices(NoticeBoard &board, proxy::ConfigControl &config, logging::PresetControl &logging, QObject *parent);

private:
    void tell();

    NoticeBoard &m_board;
    LoggingFindings m_findings;
};

} // namespace ccr::ui
