#include "ui/workspace/notice_board.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>
#include <optional>

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
    return kind != NoticeKind::Failover && kind != NoticeKind::Slow && kind != NoticeKind::Update;
}

// What the user has just asked for, and what was refused or came back to him, is never held back.
constexpr bool isAnswer(NoticeKind kind)
{
    return kind == NoticeKind::Export || kind == NoticeKind::Port || kind == NoticeKind::Config;
}

std::optional<NoticeKind> noticeKindNamed(const QString &name)
{
    for (int i = 0; i < static_cast<int>(NoticeKind::KindCount); ++i)
        if (noticeKindName(static_cast<NoticeKind>(i)) == name) return static_cast<NoticeKind>(i);
    return std::nullopt;
}

constexpr QLatin1StringView historyKey("notifications/history");
constexpr qsizetype shownTitles = 3; ///< in a summary
constexpr qsizetype keptText = 300;  ///< characters of a title or a body

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
    case NoticeKind::Update: return u"update"_s;
    case NoticeKind::Prices: return u"prices"_s;
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
    case NoticeKind::Logging: return NoticeText::tr("Trouble with the log");
    case NoticeKind::Failover: return NoticeText::tr("Another provider took over");
    case NoticeKind::Slow: return NoticeText::tr("A request takes long");
    case NoticeKind::Highlight: return NoticeText::tr("A log line fits a highlight rule");
    case NoticeKind::Export: return NoticeText::tr("An export is ready");
    case NoticeKind::Update: return NoticeText::tr("There is a newer version");
    case NoticeKind::Prices: return NoticeText::tr("Prices of your models changed");
    case NoticeKind::KindCount: break;
    }
    return {};
}

QString noticeGlyph(NoticeLevel level)
{
    switch (level) {
    case NoticeLevel::Information: return u"✓"_s;
    case NoticeLevel::Warning: return u"△"_s;
    case NoticeLevel::Problem: return u"✕"_s;
    }
    return {};
}

NoticeBoard::NoticeBoard(QSettings &settings, const Clock &clock, QObject *parent) : QObject(parent), m_settings(settings), m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &NoticeBoard::tellHeld);
    load();
}

void NoticeBoard::post(Notice notice)
{
    const WallTime now = m_clock.wall();
    if (!isEnabled(notice.kind) || m_snoozed.value(notice.kind) > now) return;
    notice.time = now;
    if (isAnswer(notice.kind) || !isHeld(notice)) add(notice);
}

void NoticeBoard::post(const std::function<Notice()> &make)
{
    Notice notice = make();
    notice.again = make;
    post(std::move(notice));
}

void NoticeBoard::retranslate()
{
    const auto sayAgain = [](Notice &notice) {
        if (!notice.again) return;
        const Notice now = notice.again();
        notice.title = now.title;
        notice.body = now.body;
    };
    for (Notice &notice : m_history) sayAgain(notice);
    for (Notice &notice : m_open) sayAgain(notice);
    for (Quiet &quiet : m_quiet) sayAgain(quiet.last);
    keep();
    Q_EMIT changed();
}

bool NoticeBoard::isHeld(const Notice &notice)
{
    Quiet &quiet = m_quiet[notice.kind];
    const bool isGraver = notice.level > quiet.level;
    if (notice.kind == NoticeKind::Key) {
        WallTime &until = m_quietKeys[notice.subject];
        if (notice.time < until) return true; // it is known that this key is refused
        until = notice.time + keyQuietTime;
    }
    if (notice.time < quiet.until && !isGraver) {
        hold(quiet, notice);
        return true;
    }
    quiet = {.until = notice.time + quietTime, .level = notice.level};
    return false;
}

void NoticeBoard::hold(Quiet &quiet, const Notice &notice)
{
    ++quiet.held;
    if (quiet.titles.size() <= shownTitles && !quiet.titles.contains(notice.title)) quiet.titles.append(notice.title);
    quiet.last = notice;
    startTimer();
}

void NoticeBoard::startTimer()
{
    std::optional<WallTime> next;
    for (const Quiet &quiet : std::as_const(m_quiet))
        if (quiet.held > 0 && (!next || quiet.until < *next)) next = quiet.until;
    if (next) m_timer.start(std::max(std::chrono::ceil<std::chrono::milliseconds>(*next - m_clock.wall()), 1ms));
}

void NoticeBoard::tellHeld()
{
    const WallTime now = m_clock.wall();
    for (auto [kind, quiet] : m_quiet.asKeyValueRange()) {
        if (quiet.held == 0 || now < quiet.until) continue;
        Notice summary = quiet.last;
        if (quiet.held > 1) {
            summary.again = [kind = kind, held = quiet.held, titles = quiet.titles] {
                Notice notice;
                notice.title = NoticeText::tr("%n more: %1", nullptr, held).arg(noticeKindText(kind));
                notice.body = titles.mid(0, shownTitles).join(NoticeText::tr("; ")) + (titles.size() > shownTitles ? u" …"_s : QString());
                return notice;
            };
            const Notice said = summary.again();
            summary.title = said.title;
            summary.body = said.body;
        }
        summary.time = now;
        quiet = {.until = now + quietTime, .level = summary.level};
        if (isEnabled(kind) && m_snoozed.value(kind) <= now) add(summary);
    }
    startTimer();
}

void NoticeBoard::add(const Notice &notice)
{
    m_history.append(notice);
    if (m_history.size() > maxHistory) m_history.removeFirst();
    while (!m_open.isEmpty() && m_open.constLast().level <= notice.level) m_open.removeLast();
    m_open.append(notice);
    keep();
    Q_EMIT changed();
    Q_EMIT posted(notice);
}

// Ids of actions and requests stay valid; what was told in an earlier run is told in the language of its time.
void NoticeBoard::keep()
{
    QJsonArray list;
    for (qsizetype i = std::max<qsizetype>(0, m_history.size() - maxKept); i < m_history.size(); ++i) {
        const Notice &notice = m_history.at(i);
        list.append(QJsonObject{{u"time"_s, static_cast<qint64>(millisSinceEpoch(notice.time))},
                                {u"kind"_s, noticeKindName(notice.kind)},
                                {u"level"_s, static_cast<int>(notice.level)},
                                {u"title"_s, notice.title.left(keptText)},
                                {u"body"_s, notice.body.left(keptText)},
                                {u"action"_s, notice.actionId},
                                {u"argument"_s, notice.argument},
                                {u"exchange"_s, notice.exchangeId},
                                {u"path"_s, notice.path}});
    }
    m_settings.setValue(historyKey, QJsonDocument(list).toJson(QJsonDocument::Compact));
}

void NoticeBoard::load()
{
    const QJsonArray list = QJsonDocument::fromJson(m_settings.value(historyKey).toByteArray()).array();
    for (const QJsonValue &value : list) {
        const QJsonObject object = value.toObject();
        const std::optional<NoticeKind> kind = noticeKindNamed(object.value("kind"_L1).toString());
        if (!kind || m_history.size() >= maxKept) continue;
        m_history.append({.kind = *kind,
                          .level = static_cast<NoticeLevel>(std::clamp(object.value("level"_L1).toInt(), 0, 2)),
                          .title = object.value("title"_L1).toString(),
                          .body = object.value("body"_L1).toString(),
                          .actionId = object.value("action"_L1).toString(),
                          .argument = object.value("argument"_L1).toString(),
                          .exchangeId = object.value("exchange"_L1).toString(),
                          .path = object.value("path"_L1).toString(),
                          .time = WallTime(std::chrono::milliseconds(object.value("time"_L1).toInteger()))});
    }
}

void NoticeBoard::withdraw(NoticeKind kind, const QString &subject)
{
    Quiet &quiet = m_quiet[kind];
    if (quiet.held == 1 && quiet.last.subject == subject) quiet.held = 0;
    close([kind, &subject](const Notice &notice) { return notice.kind == kind && notice.subject == subject; });
    Q_EMIT withdrawn(kind, subject);
}

void NoticeBoard::dismiss()
{
    if (m_open.isEmpty()) return;
    const Notice dismissed = m_open.takeLast();
    Q_EMIT changed();
    Q_EMIT withdrawn(dismissed.kind, dismissed.subject);
}

void NoticeBoard::expectAnswer(const Notice &notice)
{
    m_quietKeys.remove(notice.subject);
    m_quiet[notice.kind].until = {};
}

void NoticeBoard::snooze(NoticeKind kind, std::chrono::minutes duration)
{
    m_snoozed.insert(kind, m_clock.wall() + duration);
    close([kind](const Notice &notice) { return notice.kind == kind; });
}

void NoticeBoard::close(const std::function<bool(const Notice &)> &isMeant)
{
    if (m_open.removeIf(isMeant) > 0) Q_EMIT changed();
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
