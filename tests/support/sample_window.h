#pragma once

#include "tests/support/fake_controls.h"
#include "ui/main_window/main_window.h"
#include "ui/theme/theme.h"

#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace ccr::testing {

/// A window with fixed requests and log lines, and settings of its own; or, with a logging of its own, with what that one says.
class SampleWindow
{
public:
    explicit SampleWindow(const QString &language = QStringLiteral("en"), ui::ThemeChoice theme = ui::ThemeChoice::Light,
                          logging::LoggingControl *ownLogging = nullptr)
        : m_ownLogging(ownLogging), m_settings(m_dir.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    {
        m_settings.setValue(QStringLiteral("language"), language);
        m_settings.setValue(QStringLiteral("theme"), static_cast<int>(theme));
        makeAnew();
    }

    /// Closes it and opens another with the same settings, as after a restart.
    void makeAnew()
    {
        m_window.reset();
        logging::LoggingControl &control = m_ownLogging ? *m_ownLogging : logging;
        m_window =
            std::make_unique<ui::MainWindow>(ui::Services{.proxy = proxy, .logging = control, .settings = m_settings}, ui::TrayUse::Never);
    }
    void fill()
    {
        proxy.start();
        // Of one moment: in pictures of two windows the same times stand.
        static const QList<logging::ExchangeSnapshot> made = sampleExchanges();
        QList<logging::ExchangeSnapshot> exchanges = made;
        exchanges.removeLast(); // its clock runs: no two pictures would be the same
        Q_EMIT logging.exchanges.exchangesChanged(exchanges);
        Q_EMIT logging.records.recordsAdded(records(12));
    }
    static QList<logging::LogRecord> records(int count)
    {
        QList<logging::LogRecord> list;
        for (int i = 0; i < count; ++i)
            list.append({.time = WallTime(std::chrono::hours(490'000)),
                         .severity = i % 3 ? logging::Severity::Info : logging::Severity::Warn,
                         .component = "proxy",
                         .message = "request completed",
                         .exchangeId = "req_sample_1",
                         .fields = {{"status", std::int64_t(200)}}});
        return list;
    }

    ui::MainWindow &window() { return *m_window; }
    ui::Workspace &workspace() { return m_window->workspace(); }
    QSettings &settings() { return m_settings; }

    FakeProxyControl proxy;
    FakeLoggingControl logging;

private:
    logging::LoggingControl *m_ownLogging; ///< null: `logging` is shown
    QTemporaryDir m_dir;
    QSettings m_settings;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace ccr::testing
