#include "ui/dialogs/delete_data_dialog.h"

#include "ui/models/logging_text.h"
#include "ui/models/value_text.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int ages[] = {30, 7, 1, 0}; ///< days; the least harmful first
constexpr int dialogWidth = 480;
constexpr int amountLines = 3; ///< of text, so that the dialog keeps its size when it is known

} // namespace

QString removalText(const logging::Removal &removal)
{
    const QString files = DeleteDataDialog::tr("%n log file(s) (%1)", nullptr, removal.files).arg(bytesText(removal.fileBytes));
    const QString requests = DeleteDataDialog::tr("%Ln request(s) of the history", nullptr, static_cast<int>(removal.requests));
    return DeleteDataDialog::tr("%1 and %2").arg(files, requests);
}

DeleteDataDialog::DeleteDataDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"deleteDataDialog"_s, parent),
      m_workspace(workspace),
      m_label(new QLabel(this)),
      m_age(new QComboBox(this)),
      m_amount(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this)),
      m_delete(m_buttons->addButton(QString(), QDialogButtonBox::AcceptRole))
{
    setModal(true);
    m_age->setObjectName(u"age"_s);
    m_amount->setObjectName(u"amount"_s);
    m_delete->setObjectName(u"delete"_s);
    m_label->setBuddy(m_age);
    for (const int days : ages) m_age->addItem(QString(), days);
    m_amount->setWordWrap(true);
    m_amount->setMinimumHeight(m_amount->fontMetrics().lineSpacing() * amountLines);
    m_amount->setTextFormat(Qt::PlainText);
    // Enter must not delete by accident.
    m_delete->setAutoDefault(false);
    m_buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_label);
    layout->addWidget(m_age);
    layout->addWidget(m_amount);
    layout->addStretch();
    layout->addWidget(m_buttons);
    connect(m_age, &QComboBox::currentIndexChanged, this, &DeleteDataDialog::ask);
    connect(m_delete, &QPushButton::clicked, this, &DeleteDataDialog::remove);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
    resize(dialogWidth, sizeHint().height());
    ask();
}

int DeleteDataDialog::chosenDays() const
{
    return m_age->currentData().toInt();
}

void DeleteDataDialog::ask()
{
    m_preview.reset();
    showAmount();
    m_workspace.services.capture->preview(chosenDays(), this, [this, days = chosenDays()](const logging::Removal &removal) {
        if (days != chosenDays()) return; // another choice was made meanwhile
        m_preview = removal;
        showAmount();
    });
}

void DeleteDataDialog::showAmount()
{
    const bool isSomething = m_preview && (m_preview->files > 0 || m_preview->requests > 0);
    m_delete->setEnabled(isSomething && !m_isRunning);
    m_age->setEnabled(!m_isRunning);
    QPalette colours = palette();
    QString text;
    if (!m_failed.isEmpty()) {
        QStringList reasons;
        for (const Phrase &failed : std::as_const(m_failed)) reasons.append(loggingText(failed));
        text = u"✕ "_s + tr("Not everything could be deleted: %1").arg(reasons.join(tr("; ")));
        colours.setColor(QPalette::WindowText, themeColours().error);
    } else if (m_isRunning) {
        text = tr("Deleting…");
    } else if (!m_preview) {
        text = tr("Counting…");
    } else if (!isSomething) {
        text = tr("There is nothing to delete.");
    } else {
        text = u"△ "_s + tr("This deletes %1 for good.").arg(removalText(*m_preview));
        colours.setColor(QPalette::WindowText, themeColours().warn);
    }
    m_amount->setPalette(colours);
    m_amount->setText(text);
}

void DeleteDataDialog::remove()
{
    m_isRunning = true;
    m_failed.clear();
    showAmount();
    m_workspace.services.capture->remove(chosenDays(), this, [this](const logging::Removal &removed) { finish(removed); });
}

void DeleteDataDialog::finish(const logging::Removal &removed)
{
    m_isRunning = false;
    m_workspace.exchanges.setHistory(m_workspace.services.logging.history()); // what it lists may be gone
    m_workspace.logSources.takeDeletion(chosenDays() == 0);
    if (removed.failed.isEmpty()) {
        m_workspace.notices.post([removed] {
            return Notice{.kind = NoticeKind::Export, .title = tr("Captured data were deleted"), .body = removalText(removed) + u'.'};
        });
        return accept();
    }
    m_failed = removed.failed;
    showAmount();
}

void DeleteDataDialog::retranslate()
{
    setWindowTitle(tr("Delete captured data"));
    m_label->setText(tr("&What to delete"));
    m_age->setAccessibleName(tr("What to delete"));
    for (int i = 0; i < m_age->count(); ++i) {
        const int days = m_age->itemData(i).toInt();
        m_age->setItemText(i, days > 0 ? tr("What is older than %n day(s)", nullptr, days) : tr("Everything"));
    }
    m_delete->setText(tr("&Delete"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    showAmount();
}

} // namespace ccr::ui
