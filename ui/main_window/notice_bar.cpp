#include "ui/main_window/notice_bar.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announcement.h"
#include "ui/workspace/notice_action.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

struct Look
{
    QColor text;
    QColor ground;
};

Look lookOf(NoticeLevel level)
{
    const ThemeColours &colours = themeColours();
    switch (level) {
    case NoticeLevel::Information: return {colours.ok, colours.okBackground};
    case NoticeLevel::Warning: return {colours.warn, colours.warnBackground};
    case NoticeLevel::Problem: return {colours.error, colours.errorBackground};
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
      m_second(new QPushButton(this)),
      m_snooze(new QPushButton(this)),
      m_dismiss(new QToolButton(this))
{
    setObjectName(u"noticeBar"_s);
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setAutoFillBackground(true);
    setIconSize({16, 16}); // as the tool bar above has it
    m_text->setObjectName(u"noticeText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_text->installEventFilter(this);
    m_dismiss->setIcon(themedIcon(u"close"_s));
    addWidget(m_text);
    m_actionEntry = addWidget(m_action);
    m_copyPathPlace = addWidget(m_copyPath);
    m_secondEntry = addWidget(m_second);
    m_snoozeEntry = addWidget(m_snooze);
    addWidget(m_dismiss);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::act);
    connect(m_copyPath, &QPushButton::clicked, this, [this] {
        if (const Notice *notice = m_workspace.notices.current()) QGuiApplication::clipboard()->setText(notice->path);
    });
    connect(m_second, &QPushButton::clicked, this, [this] {
        if (const Notice *notice = m_workspace.notices.current()) followSecond(Notice(*notice), m_workspace);
    });
    connect(m_snooze, &QPushButton::clicked, this, [this] {
        if (const Notice *notice = m_workspace.notices.current()) m_workspace.notices.snooze(notice->kind, 1h);
    });
    connect(m_dismiss, &QToolButton::clicked, &workspace.notices, &NoticeBoard::dismiss);
    connect(&workspace.notices, &NoticeBoard::changed, this, &NoticeBar::showCurrent);
    connect(&workspace.notices, &NoticeBoard::posted, this, [this] { Q_EMIT announced(m_text); });
    connect(this, &NoticeBar::announced, &announce);
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
    change([this, notice] {
        if (notice) describe(*notice);
        setVisible(notice);
    });
}

void NoticeBar::change(const std::function<void()> &what)
{
    const auto whole = [this, &what] {
        what();
        if (isVisible()) {
            parentWidget()->layout()->activate();
            layout()->activate();
        }
        m_text->setFixedHeight(neededHeight());
    };
    m_isChanging = true;
    m_changer ? m_changer(whole) : whole();
    m_isChanging = false;
}

void NoticeBar::describe(const Notice &notice)
{
    const Look look = lookOf(notice.level);
    QPalette colours = parentWidget()->palette();
    colours.setColor(QPalette::Window, look.ground);
    colours.setColor(QPalette::WindowText, look.text);
    setPalette(colours);
    m_text->setPalette(colours);
    const QString title = notice.title.endsWith(u'.') || notice.title.endsWith(u'。') ? notice.title : tr("%1.").arg(notice.title);
    m_text->setText((noticeGlyph(notice.level) + u' ' + title + (title.endsWith(u'。') ? QString() : u" "_s) + notice.body).trimmed());
    m_text->setAccessibleName(m_text->text());
    const QString action = noticeActionText(notice, m_workspace.actions);
    m_action->setText(action);
    m_copyPathPlace->setVisible(!notice.path.isEmpty());
    m_actionEntry->setVisible(!action.isEmpty());
    const bool hasSecond = !notice.secondActionId.isEmpty();
    if (hasSecond) m_second->setText(m_workspace.actions.action(notice.secondActionId)->text());
    m_secondEntry->setVisible(hasSecond);
    const int asInToolBars = fontMetrics().height() + 8;
    for (QPushButton *button : {m_action, m_copyPath, m_second, m_snooze}) button->setFixedHeight(asInToolBars);
    m_snoozeEntry->setVisible(notice.kind != NoticeKind::Export);
}

// A tool bar asks its widgets for their heights without saying how wide they will be, for which a wrapped text can but guess.
int NoticeBar::neededHeight() const
{
    return isVisible() ? m_text->heightForWidth(m_text->width()) : m_text->fontMetrics().height();
}

bool NoticeBar::eventFilter(QObject *watched, QEvent *event)
{
    // Not amid the arranging of the window that made it wider or narrower.
    const bool hasOtherWidth = watched == m_text && event->type() == QEvent::Resize && !m_isChanging;
    if (hasOtherWidth && neededHeight() != m_text->height())
        QMetaObject::invokeMethod(
            this, [this] { change([] {}); }, Qt::QueuedConnection);
    return QToolBar::eventFilter(watched, event);
}

void NoticeBar::act()
{
    // A copy: what is done may post another one.
    if (const Notice *notice = m_workspace.notices.current()) followNotice(Notice(*notice), m_workspace);
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::FontChange) showCurrent();
    QToolBar::changeEvent(event);
}

} // namespace ccr::ui
