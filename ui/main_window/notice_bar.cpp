#include "ui/main_window/notice_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

struct Look
{
    QColor text;
    QColor ground;
    QChar glyph;
};

Look lookOf(NoticeLevel level)
{
    const ThemeColours &colours = themeColours();
    switch (level) {
    case NoticeLevel::Information: return {colours.ok, colours.okBackground, u'✓'};
    case NoticeLevel::Warning: return {colours.warn, colours.warnBackground, u'△'};
    case NoticeLevel::Problem: return {colours.error, colours.errorBackground, u'✕'};
    }
    return {};
}

} // namespace

NoticeBar::NoticeBar(Workspace &workspace, QWidget *parent)
    : QToolBar(parent),
      m_workspace(workspace),
      m_text(new QLabel(this)),
      m_action(new QPushButton(this)),
      m_copyPath(new QPushButton(this)),
      m_snooze(new QPushButton(this)),
      m_dismiss(new QToolButton(this))
{
    setObjectName(u"noticeBar"_s);
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setAutoFillBackground(true);
    m_text->setObjectName(u"noticeText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_dismiss->setIcon(themedIcon(u"close"_s));
    addWidget(m_text);
    addWidget(m_action);
    m_copyPathPlace = addWidget(m_copyPath);
    addWidget(m_snooze);
    addWidget(m_dismiss);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::act);
    connect(m_copyPath, &QPushButton::clicked, this, [this] {
        if (const Notice *notice = m_workspace.notices.current()) QGuiApplication::clipboard()->setText(notice->path);
    });
    connect(m_snooze, &QPushButton::clicked, this, [this] {
        if (const Notice *notice = m_workspace.notices.current()) m_workspace.notices.snooze(notice->kind, 1h);
    });
    connect(m_dismiss, &QToolButton::clicked, &workspace.notices, &NoticeBoard::dismiss);
    connect(&workspace.notices, &NoticeBoard::changed, this, &NoticeBar::showCurrent);
    retranslate();
}

void NoticeBar::retranslate()
{
    setWindowTitle(tr("Notice"));
    m_copyPath->setText(tr("Copy path"));
    m_snooze->setText(tr("Snooze 1 h"));
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setAccessibleName(tr("Dismiss"));
    showCurrent();
}

void NoticeBar::showCurrent()
{
    const Notice *notice = m_workspace.notices.current();
    setVisible(notice);
    if (!notice) return;
    const Look look = lookOf(notice->level);
    QPalette colours = parentWidget()->palette();
    colours.setColor(QPalette::Window, look.ground);
    colours.setColor(QPalette::WindowText, look.text);
    setPalette(colours);
    m_text->setPalette(colours);
    m_text->setText(u"%1 %2. %3"_s.arg(look.glyph).arg(notice->title, notice->body).trimmed());
    QString action;
    if (!notice->path.isEmpty())
        action = tr("Open folder");
    else if (!notice->exchangeId.isEmpty())
        action = tr("Open request");
    else if (!notice->actionId.isEmpty())
        action = m_workspace.actions.action(notice->actionId)->text();
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_copyPathPlace->setVisible(!notice->path.isEmpty());
    m_snooze->setVisible(notice->kind != NoticeKind::Export);
}

void NoticeBar::act()
{
    const Notice *notice = m_workspace.notices.current();
    if (!notice) return;
    if (!notice->path.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(notice->path).absolutePath()));
    else if (!notice->exchangeId.isEmpty())
        m_workspace.selection.open(notice->exchangeId.toStdString());
    else
        m_workspace.actions.action(notice->actionId)->trigger();
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange) showCurrent();
    QToolBar::changeEvent(event);
}

} // namespace ccr::ui
