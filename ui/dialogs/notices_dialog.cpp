#include "ui/dialogs/notices_dialog.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int exchangeRole = Qt::UserRole;
constexpr QSize dialogSize{720, 420};

} // namespace

NoticesDialog::NoticesDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"noticesDialog"_s, parent), m_workspace(workspace), m_list(new QTreeWidget(this))
{
    m_list->setColumnCount(3);
    m_list->setRootIsDecorated(false);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setSectionResizeMode(QHeaderView::Interactive);
    m_list->header()->resizeSection(0, 90);
    m_list->header()->resizeSection(1, 260);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list);
    layout->addWidget(buttons);
    resize(dialogSize);
    connect(m_list, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        const QString id = item->data(0, exchangeRole).toString();
        if (!id.isEmpty()) m_workspace.selection.open(id.toStdString());
    });
    connect(&workspace.notices, &NoticeBoard::changed, this, &NoticesDialog::fill);
    retranslate();
}

void NoticesDialog::retranslate()
{
    setWindowTitle(tr("Notifications"));
    m_list->setAccessibleName(tr("Notifications, newest first"));
    m_list->setHeaderLabels({tr("Time"), tr("What"), tr("Why")});
    fill();
}

void NoticesDialog::fill()
{
    m_list->clear();
    const QList<Notice> &history = m_workspace.notices.history();
    for (qsizetype i = history.size() - 1; i >= 0; --i) {
        const Notice &notice = history.at(i);
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(notice.time));
        auto *item = new QTreeWidgetItem(m_list, {time.toString(u"HH:mm:ss"_s), notice.title, notice.body});
        item->setToolTip(2, notice.body);
        item->setData(0, exchangeRole, notice.exchangeId);
    }
}

} // namespace ccr::ui
