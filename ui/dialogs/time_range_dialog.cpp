#include "ui/dialogs/time_range_dialog.h"

#include "logging/base/date_time.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QDateTimeEdit *makeEdit(const QDateTime &value, const QString &name, QWidget *parent)
{
    auto *edit = new QDateTimeEdit(value, parent);
    edit->setObjectName(name);
    edit->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    edit->setCalendarPopup(true);
    return edit;
}

} // namespace

TimeRangeDialog::TimeRangeDialog(TimeRangeState &state, QWidget *parent)
    : QDialog(parent),
      m_state(state),
      m_from(makeEdit(localTime(state.range().begin(wallNow()).value_or(wallNow() - std::chrono::hours(24))), u"from"_s, this)),
      m_to(makeEdit(localTime(state.range().end().value_or(wallNow())), u"to"_s, this)),
      m_untilNow(new QCheckBox(tr("&Until now"), this)),
      m_problem(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Time range"));
    m_untilNow->setChecked(!state.range().end());
    m_problem->setWordWrap(true);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&From"), m_from);
    form->addRow(tr("&To"), m_to);
    form->addRow(QString(), m_untilNow);
    form->addRow(m_problem);
    form->addRow(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_untilNow, &QCheckBox::toggled, this, &TimeRangeDialog::check);
    connect(m_from, &QDateTimeEdit::dateTimeChanged, this, &TimeRangeDialog::check);
    connect(m_to, &QDateTimeEdit::dateTimeChanged, this, &TimeRangeDialog::check);
    check();
}

void TimeRangeDialog::check()
{
    m_to->setEnabled(!m_untilNow->isChecked());
    const bool isEmpty = m_to->isEnabled() && m_to->dateTime() <= m_from->dateTime();
    m_problem->setText(isEmpty ? tr("The range must end after it begins.") : QString());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!isEmpty);
}

void TimeRangeDialog::accept()
{
    TimeRange range{.last = {}, .from = wallTime(m_from->dateTime()), .to = {}};
    if (!m_untilNow->isChecked()) range.to = wallTime(m_to->dateTime());
    m_state.setRange(range);
    QDialog::accept();
}

} // namespace ccr::ui
