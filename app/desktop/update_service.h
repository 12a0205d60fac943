#pragma once

#include "app/headless/configured_fetch.h"
#include "logging/base/clock.h"
#include "logging/base/result.h"
#include "ui/workspace/update_source.h"

#include <QTimer>

class QSettings;

namespace ccr::app {

/// Asks for an announcement:
///   {"version": "1.2.0", "date": "2026-12-01", "url": "https://…", "notes": {"en": "…", "zh_CN": "…"}}
/// where `version` alone must be there. What was announced last is kept in the settings, so that the window knows it after a restart.
/// Main thread.
class UpdateService final : public ui::UpdateSource
{
    Q_OBJECT
public:
    /// `settings` and `clock` outlive it. `packaged`: the address that the package comes with; may be empty.
    UpdateService(QSettings &settings, QString configFile, Environment environment, QUrl packaged, const Clock &clock = systemClock());

    QUrl address() const override;
    const ui::UpdateState &state() const override { return m_state; }
    void check() override;
    /// check(), where the user has agreed and the last answer is a week old. By a timer; tests move the clock and call it.
    void checkWhenDue();

private:
    void readKept();
    void take(const Fetched &fetched);
    void end(logging::FetchTrouble trouble, const Phrase &detail = {});

    QSettings &m_settings;
    const QUrl m_packaged;
    const Clock &m_clock;
    ConfiguredFetch m_fetch;
    ui::UpdateState m_state;
    WallTime m_lastTry;
    QTimer m_timer;
};

/// An error says what is wrong with it.
Result<ui::AnnouncedVersion> readAnnouncement(const QByteArray &json);

} // namespace ccr::app
