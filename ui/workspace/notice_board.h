#pragma once

#include "logging/base/clock.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <functional>

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
    Update,    ///< there is a newer version; off at first
    Prices,    ///< the list that is fetched once a week has other prices
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

/// The level by shape, for those who see no colours: "✓", "△", "✕".
QString noticeGlyph(NoticeLevel level);

/// A fact that somebody should know, with its cause and the next step.
struct Notice
{
    NoticeKind kind = NoticeKind::Export;
    NoticeLevel level = NoticeLevel::Information;
    QString subject;        ///< what of the kind: a provider, a key; notices of one subject belong together
    QString title;          ///< the fact
    QString body;           ///< the cause
    QString actionId;       ///< of action_table: the one thing to do; empty: to look at the request or the file, if any
    QString secondActionId; ///< where there is a choice: another port, or the same once more
    QString argument;       ///< of both, as the data of the action: which key, which line; empty: none
    QString exchangeId;     ///< the request that shows it; empty: none
    QString path;           ///< a file that was written; empty: none
    WallTime time;
    std::function<Notice()> again; ///< makes it in the language of now; null: its texts stay as they are
};

/// Takes notices, lets those through that are wanted and not repeated too soon, and keeps the last ones, over restarts too.
/// After a notice its kind is quiet for a while; what is held back meanwhile is told in one summary when that ends. GUI thread.
class NoticeBoard final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::minutes quietTime{10};    ///< after one of a kind
    static constexpr std::chrono::minutes keyQuietTime{60}; ///< after one about the same key
    static constexpr qsizetype maxHistory = 200;
    static constexpr qsizetype maxKept = 100; ///< of the history, over restarts

    explicit NoticeBoard(QSettings &settings, const Clock &clock, QObject *parent = nullptr);

    /// The time is set here. Graver than what made its kind quiet passes all the same.
    void post(Notice notice);
    /// One whose texts follow the language of the window. `make` may be called again and again.
    void post(const std::function<Notice()> &make);
    void retranslate();
    /// Summaries of what was held back and whose time has come. By a timer; tests move the clock and call it.
    void tellHeld();
    /// What it was about is over: it leaves the bar.
    void withdraw(NoticeKind kind, const QString &subject);
    void dismiss();
    /// Somebody does what it advised. Whether that helped is told at once, however soon.
    void expectAnswer(const Notice &notice);
    /// None of this kind for so long.
    void snooze(NoticeKind kind, std::chrono::minutes duration);

    bool isEnabled(NoticeKind kind) const;
    void setEnabled(NoticeKind kind, bool enabled);
    void resetEnabled(NoticeKind kind); ///< as it comes

    /// In the bar; null: nothing.
    const Notice *current() const { return m_open.isEmpty() ? nullptr : &m_open.constLast(); }
    const QList<Notice> &history() const { return m_history; } ///< oldest first

Q_SIGNALS:
    void changed(); ///< current() or history()
    void posted(const ccr::ui::Notice &notice);
    void withdrawn(ccr::ui::NoticeKind kind, const QString &subject); ///< also by the user

private:
    struct Quiet
    {
        WallTime until;
        NoticeLevel level = NoticeLevel::Information;
        int held = 0;
        QStringList titles; ///< of these, different ones, the first few
        Notice last;        ///< of these
    };

    void add(const Notice &notice);
    void close(const std::function<bool(const Notice &)> &isMeant);
    bool isHeld(const Notice &notice);
    void hold(Quiet &quiet, const Notice &notice);
    void startTimer();
    void load();
    void keep();

    QSettings &m_settings;
    const Clock &m_clock;
    QList<Notice> m_history;
    QHash<NoticeKind, Quiet> m_quiet;
    QHash<QString, WallTime> m_quietKeys; ///< by subject
    QTimer m_timer;
    QHash<NoticeKind, WallTime> m_snoozed;
    QList<Notice> m_open; ///< the last one is shown; those beneath are graver, and come back when it goes
};

} // namespace ccr::ui
