#include "ui/dialogs/quit_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto step = 100ms;

} // namespace

QuitDialog::QuitDialog(milliseconds patience, QWidget *parent)
    : Dialog(u"quitDialog"_s, parent),
      m_patience(patience),
      m_count(new QLabel(this)),
      m_text(new QLabel(this)),
      m_time(new QProgressBar(this))
{
    setModal(true);
    m_count->setObjectName(u"quitCount"_s);
    m_text->setWordWrap(true);
    QFont bold = m_count->font();
    bold.setBold(true);
    m_count->setFont(bold);
    m_time->setRange(0, static_cast<int>(patience.count()));
    auto *buttons = new QDialogButtonBox(this);
    m_quitNow = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_cancel = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_quitNow->setObjectName(u"quitNow"_s);
    m_cancel->setDefault(true);
    connect(m_quitNow, &QPushButton::clicked, this, &QuitDialog::quitNowRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QuitDialog::reject);
    connect(this, &QDialog::rejected, this, &QuitDialog::cancelled);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_count, m_text, m_time}) layout->addWidget(widget);
    layout->addWidget(buttons);
    m_timer.setInterval(step);
    connect(&m_timer, &QTimer::timeout, this, &QuitDialog::showTime);
    m_timer.start();
    m_since.start();
    retranslate();
    m_cancel->setFocus();
}

void QuitDialog::setLive(int live)
{
    m_live = live;
    m_count->setText(tr("%Ln request(s) are still running.", nullptr, m_live));
}

void QuitDialog::retranslate()
{
    setWindowTitle(tr("Quit"));
    setLive(m_live);
    m_text->setText(tr("CCR Desktop ends as soon as nothing runs any more, in %1 s at the latest. New requests are refused meanwhile.")
                        .arg(std::chrono::ceil<std::chrono::seconds>(m_patience).count()));
    m_time->setAccessibleName(tr("Time that is left"));
    m_quitNow->setText(tr("&Quit now"));
    m_cancel->setText(tr("Cancel"));
    showTime();
}

void QuitDialog::showTime()
{
    const milliseconds left = std::max(0ms, m_patience - milliseconds(m_since.elapsed()));
    m_time->setValue(static_cast<int>(left.count()));
    m_time->setFormat(tr("%1 s left").arg(std::chrono::ceil<std::chrono::seconds>(left).count()));
}

} // namespace ccr::ui
