#pragma once

#include "logging/base/clock.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

class QSettings;

namespace ccr::ui {

/// What notices are about; each kind can be switched off.
enum class NoticeKind
{
    Port,      ///< the address cannot be listened on
    Config,    ///< a changed configuration was refused
    Key,       ///< a provider rejected a key
    Routes,    ///< no provider is left
    Budget,    ///< 80 or 100 per cent are spent
    Disk,      ///< the logs or the file system are nearly full
    Errors,    ///< too many in an hour
    Logging,   ///< an output fails, or records were dropped
    Failover,  ///< another provider took over; off at first
    Slow,      ///< a request took long; off at first
    Highlight, ///< a log line fits a rule of the user's that asks for it
    Export,    ///< what the user asked for is done
    KindCount
};
QString noticeKindName(NoticeKind kind); ///< for settings; "port", "config" …
QString noticeKindText(NoticeKind kind); ///< in the language of the window

enum class NoticeLevel
{
    Information,
    Warning,
    Problem
};

/// A fact that somebody should know, with its cause and the next step.
struct Notice
{
    NoticeKind kind = NoticeKind::Export;
    NoticeLevel level = NoticeLevel::Information;
    QString subject;    ///< what of the kind: a provider, a key; notices of one subject belong together
    QString title;      ///< the fact
    QString body;       ///< the cause
    QString actionId;   ///< of action_table; empty: there is nothing to do but to know
    QString exchangeId; ///< the request that shows it; empty: none
    QString path;       ///< a file that was written; empty: none
    WallTime time;
};

/// Takes notices, lets those through that are wanted and not repeated too soon, and keeps the last ones. GUI thread.
class NoticeBoard final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::minutes quietTime{10}; ///< after one of a kind and subject; a key: an hour
    static constexpr qsizetype maxHistory = 200;

    explicit NoticeBoard(QSettings &settings, const Clock &clock, QObject *parent = nullptr);

    /// The time is set here. What comes too soon after its like is counted and told with the next one.
    void post(Notice notice);
    /// What it was about is over: it leaves the bar.
    void withdraw(NoticeKind kind, const QString &subject);
    void dismiss();
    /// None of this kind for so long.
    void snooze(NoticeKind kind, std::chrono::minutes duration);

    bool isEnabled(NoticeKind kind) const;
    void setEnabled(NoticeKind kind, bool enabled);
    void resetEnabled(NoticeKind kind); ///< as it comes

    /// In the bar; null: nothing.
    const Notice *current() const { return m_isShown && !m_history.isEmpty() ? &m_history.constLast() : nullptr; }
    const QList<Notice> &history() const { return m_history; } ///< oldest first

Q_SIGNALS:
    void changed(); ///< current() or history()
    void posted(const ccr::ui::Notice &notice);

private:
    struct Quiet
    {
        WallTime until;
        int held = 0;
    };

    QSettings &m_settings;
    const Clock &m_clock;
    QList<Notice> m_history;
    QHash<QString, Quiet> m_quiet; ///< by kind and subject
    QHash<NoticeKind, WallTime> m_snoozed;
    bool m_isShown = false;
};

} // namespace ccr::ui
