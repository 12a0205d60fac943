#include "ui/dialogs/notices_dialog.h"

#include "logging/base/date_time.h"
#include "ui/theme/theme.h"
#include "ui/workspace/notice_action.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

enum Column
{
    Time,
    Level,
    What,
    Why,
    ColumnCount
};
constexpr int indexRole = Qt::UserRole;
constexpr QSize dialogSize{820, 460};

QColor colourOf(NoticeLevel level)
{
    const ThemeColours &colours = themeColours();
    switch (level) {
    case NoticeLevel::Information: return colours.ok;
    case NoticeLevel::Warning: return colours.warn;
    case NoticeLevel::Problem: return colours.error;
    }
    return {};
}

QString levelText(NoticeLevel level)
{
    switch (level) {
    case NoticeLevel::Information: return NoticesDialog::tr("Information");
    case NoticeLevel::Warning: return NoticesDialog::tr("Warning");
    case NoticeLevel::Problem: return NoticesDialog::tr("Problem");
    }
    return {};
}

QString timeText(WallTime time)
{
    return localTime(time).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

} // namespace

NoticesDialog::NoticesDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"noticesDialog"_s, parent), m_workspace(workspace), m_list(new QTreeWidget(this))
{
    m_list->setObjectName(u"notices"_s);
    m_list->setColumnCount(ColumnCount);
    m_list->setRootIsDecorated(false);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setSectionResizeMode(QHeaderView::Interactive);
    m_list->header()->resizeSection(Time, m_list->fontMetrics().horizontalAdvance(u"0000-00-00 00:00:00"_s) + 24);
    m_list->header()->resizeSection(What, 300);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list);
    layout->addWidget(buttons);
    setUsualSize(dialogSize);
    connect(m_list, &QTreeWidget::itemActivated, this, &NoticesDialog::open);
    connect(&workspace.notices, &NoticeBoard::changed, this, &NoticesDialog::fill);
    retranslate();
}

// The request that shows it, where there is one; else what can be done about it.
void NoticesDialog::open(const QTreeWidgetItem *item)
{
    const QList<Notice> &history = m_workspace.notices.history();
    const qsizetype index = item->data(0, indexRole).toLongLong();
    if (index >= history.size()) return;
    const Notice notice = history.at(index); // a copy: what is done may post another one
    if (!notice.exchangeId.isEmpty())
        m_workspace.selection.open(notice.exchangeId.toStdString());
    else
        followNotice(notice, m_workspace);
}

void NoticesDialog::retranslate()
{
    setWindowTitle(tr("Notifications"));
    m_list->setAccessibleName(tr("Notifications, newest first"));
    m_list->setHeaderLabels({tr("Time"), tr("Level"), tr("What"), tr("Why")});
    m_list->header()->resizeSection(Level, m_list->fontMetrics().horizontalAdvance(u"✓ "_s + tr("Information")) + 24);
    fill();
}

void NoticesDialog::fill()
{
    m_list->clear();
    const QList<Notice> &history = m_workspace.notices.history();
    for (qsizetype i = history.size() - 1; i >= 0; --i) {
        const Notice &notice = history.at(i);
        auto *item = new QTreeWidgetItem(
            m_list, {timeText(notice.time), noticeGlyph(notice.level) + u' ' + levelText(notice.level), notice.title, notice.body});
        item->setForeground(Level, colourOf(notice.level));
        item->setToolTip(What, notice.title);
        item->setToolTip(Why, notice.body);
        item->setData(0, indexRole, QVariant::fromValue(i));
    }
}

} // namespace ccr::ui
