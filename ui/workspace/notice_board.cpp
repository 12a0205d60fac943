#include "ui/workspace/notice_board.h"

#include <QCoreApplication>
#include <QSettings>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

struct NoticeText
{
    Q_DECLARE_TR_FUNCTIONS(NoticeBoard)
};

QString settingsKey(NoticeKind kind)
{
    return u"notifications/"_s + noticeKindName(kind);
}

constexpr bool isOnAtFirst(NoticeKind kind)
{
    return kind != NoticeKind::Failover && kind != NoticeKind::Slow;
}

// What the user has just asked for, and what was refused or came back to him, is never held back.
constexpr bool isAnswer(NoticeKind kind)
{
    return kind == NoticeKind::Export || kind == NoticeKind::Port || kind == NoticeKind::Config;
}

} // namespace

QString noticeKindName(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Port: return u"port"_s;
    case NoticeKind::Config: return u"config"_s;
    case NoticeKind::Key: return u"key"_s;
    case NoticeKind::Routes: return u"routes"_s;
    case NoticeKind::Budget: return u"budget"_s;
    case NoticeKind::Disk: return u"disk"_s;
    case NoticeKind::Errors: return u"errors"_s;
    case NoticeKind::Logging: return u"logging"_s;
    case NoticeKind::Failover: return u"failover"_s;
    case NoticeKind::Slow: return u"slow"_s;
    case NoticeKind::Highlight: return u"highlight"_s;
    case NoticeKind::Export: return u"export"_s;
    case NoticeKind::KindCount: break;
    }
    return {};
}

QString noticeKindText(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Port: return NoticeText::tr("The port is in use");
    case NoticeKind::Config: return NoticeText::tr("A changed configuration cannot be used");
    case NoticeKind::Key: return NoticeText::tr("A provider rejects a key");
    case NoticeKind::Routes: return NoticeText::tr("No provider is left");
    case NoticeKind::Budget: return NoticeText::tr("A budget is nearly or wholly spent");
    case NoticeKind::Disk: return NoticeText::tr("The disk is nearly full");
    case NoticeKind::Errors: return NoticeText::tr("Many errors within an hour");
    case NoticeKind::Logging: return NoticeText::tr("Log records are lost or late");
    case NoticeKind::Failover: return NoticeText::tr("Another provider took over");
    case NoticeKind::Slow: return NoticeText::tr("A request takes long");
    case NoticeKind::Highlight: return NoticeText::tr("A log line fits a highlight rule");
    case NoticeKind::Export: return NoticeText::tr("An export is ready");
    case NoticeKind::KindCount: break;
    }
    return {};
}

NoticeBoard::NoticeBoard(QSettings &settings, const Clock &clock, QObject *parent) : QObject(parent), m_settings(settings), m_clock(clock)
{
}

void NoticeBoard::post(Notice notice)
{
    const WallTime now = m_clock.wall();
    if (!isEnabled(notice.kind) || m_snoozed.value(notice.kind) > now) return;
    notice.time = now;
    if (!isAnswer(notice.kind)) {
        Quiet &quiet = m_quiet[noticeKindName(notice.kind) + u'\n' + notice.subject];
        if (now < quiet.until) {
            ++quiet.held;
            return;
        }
        if (quiet.held > 0) notice.body += u' ' + NoticeText::tr("It happened %n more time(s) since the last notice.", nullptr, quiet.held);
        quiet = {.until = now + (notice.kind == NoticeKind::Key ? std::chrono::minutes(1h) : quietTime), .held = 0};
    }
    m_history.append(notice);
    if (m_history.size() > maxHistory) m_history.removeFirst();
    m_isShown = true;
    Q_EMIT changed();
    Q_EMIT posted(notice);
}

void NoticeBoard::withdraw(NoticeKind kind, const QString &subject)
{
    const Notice *shown = current();
    if (shown && shown->kind == kind && shown->subject == subject) dismiss();
}

void NoticeBoard::dismiss()
{
    m_isShown = false;
    Q_EMIT changed();
}

void NoticeBoard::snooze(NoticeKind kind, std::chrono::minutes duration)
{
    m_snoozed.insert(kind, m_clock.wall() + duration);
    dismiss();
}

bool NoticeBoard::isEnabled(NoticeKind kind) const
{
    return m_settings.value(settingsKey(kind), isOnAtFirst(kind)).toBool();
}

void NoticeBoard::resetEnabled(NoticeKind kind)
{
    m_settings.remove(settingsKey(kind));
}

void NoticeBoard::setEnabled(NoticeKind kind, bool enabled)
{
    m_settings.setValue(settingsKey(kind), enabled);
}

} // namespace ccr::ui
