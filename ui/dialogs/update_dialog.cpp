#include "ui/dialogs/update_dialog.h"

#include "ui/models/config_text.h"
#include "ui/workspace/action_set.h"
#include "ui/workspace/update_source.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using ccr::logging::FetchTrouble;

namespace ccr::ui {

UpdateDialog::UpdateDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"updateDialog"_s, parent),
      m_workspace(workspace),
      m_updates(*workspace.services.updates),
      m_state(new QLabel(this)),
      m_notes(new QTextBrowser(this)),
      m_check(new QPushButton(this)),
      m_page(new QPushButton(this)),
      m_settings(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    m_state->setObjectName(u"updateState"_s);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_notes->setObjectName(u"releaseNotes"_s);
    m_check->setObjectName(u"checkNow"_s);
    m_page->setObjectName(u"openPage"_s);
    m_settings->setObjectName(u"openSettings"_s);
    for (QPushButton *button : {m_check, m_page, m_settings, m_close}) button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_check);
    buttons->addWidget(m_settings);
    buttons->addStretch();
    buttons->addWidget(m_page);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_state);
    layout->addWidget(m_notes, 1);
    layout->addLayout(buttons);
    setUsualSize({520, 360});
    connect(m_check, &QPushButton::clicked, &m_updates, &UpdateSource::check);
    connect(m_settings, &QPushButton::clicked, this, &UpdateDialog::openSettings);
    connect(m_page, &QPushButton::clicked, this, [this] {
        if (const auto &newer = m_updates.state().newer) QDesktopServices::openUrl(newer->page);
    });
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_updates, &UpdateSource::changed, this, &UpdateDialog::retranslate);
    m_updates.check();
    retranslate();
}

void UpdateDialog::openSettings()
{
    const FetchTrouble trouble = m_updates.state().trouble;
    const bool lacksAddress = trouble == FetchTrouble::NoAddress || trouble == FetchTrouble::Address;
    QAction *action = m_workspace.actions.action(u"settings"_s);
    action->setData(lacksAddress ? u"updates/address"_s : u"updates/weekly"_s);
    action->trigger();
}

QString UpdateDialog::stateText() const
{
    const UpdateState &state = m_updates.state();
    if (state.isChecking) return tr("Asking %1 …").arg(m_updates.address().host());
    switch (state.trouble) {
    case FetchTrouble::None:
    case FetchTrouble::Disk: break; // the settings keep it
    case FetchTrouble::NoAddress: return tr("No address is set where new versions are announced. Enter it under Settings ▸ General.");
    case FetchTrouble::Address: return tr("%1 cannot be asked: the address must begin with https://.").arg(state.detail.english());
    case FetchTrouble::Config: return tr("The configuration, which names the proxy, cannot be read: %1").arg(configText(state.detail));
    case FetchTrouble::Network: return tr("%1 cannot be reached: %2").arg(m_updates.address().host(), configText(state.detail));
    case FetchTrouble::Status: return tr("%1 answers %2.").arg(m_updates.address().host(), state.detail.english());
    case FetchTrouble::TooLarge: return tr("What %1 answers is too large for an announcement.").arg(m_updates.address().host());
    case FetchTrouble::Unreadable:
        return tr("What %1 answers is not an announcement: %2").arg(m_updates.address().host(), configText(state.detail));
    }
    if (!state.newer) return tr("Version %1 is the newest.").arg(QStringLiteral(CCR_VERSION));
    const QString there = tr("Version %1 is available; this is %2.").arg(state.newer->version, QStringLiteral(CCR_VERSION));
    if (!state.newer->date.isValid()) return there;
    return there + u' ' + tr("It was published on %1.").arg(QLocale().toString(state.newer->date, QLocale::LongFormat));
}

/// In the language of the window, or else in English.
QString UpdateDialog::notes() const
{
    const std::optional<AnnouncedVersion> &newer = m_updates.state().newer;
    if (!newer) return {};
    return newer->notes.value(QLocale().name(), newer->notes.value(u"en"_s));
}

void UpdateDialog::retranslate()
{
    setWindowTitle(tr("New versions"));
    const UpdateState &state = m_updates.state();
    m_state->setText(stateText());
    m_notes->setAccessibleName(tr("What is new"));
    m_notes->setPlainText(notes());
    m_notes->setVisible(!m_notes->toPlainText().isEmpty());
    m_check->setText(tr("Check &again"));
    m_check->setEnabled(!state.isChecking);
    m_settings->setText(tr("&Settings…"));
    m_page->setText(tr("&Open the page"));
    m_page->setVisible(state.newer && !state.newer->page.isEmpty());
    m_close->setText(tr("Close"));
}

} // namespace ccr::ui
