#include "ui/main_window/quitting.h"

#include "ui/dialogs/quit_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

using namespace std::chrono_literals;

namespace ccr::ui {

Quitting::Quitting(proxy::ProxyControl &proxy, const TrayPresence &tray, QWidget &window) : m_proxy(proxy), m_tray(tray), m_window(window)
{
    connect(&tray, &TrayPresence::changed, this, &Quitting::withdraw);
    connect(&proxy, &proxy::ProxyControl::stateChanged, this, &Quitting::takeState);
}

void Quitting::begin()
{
    m_isByClosing = false;
    start();
}

void Quitting::start()
{
    if (m_dialog) {
        m_dialog->raise();
        return m_dialog->activateWindow();
    }
    if (m_isActive) return;
    m_isActive = true;
    m_proxy.stop(patience); // its answer tells whether anything runs
}

void Quitting::beginByClosing(QSettings &settings)
{
    const QString key = QStringLiteral("closeQuits");
    const proxy::ProxyState state = m_proxy.state();
    // Nothing would end that somebody uses; and while requests run, quitting asks by itself.
    const bool asksAnyhow = state.status != proxy::ProxyState::Status::Running || state.liveExchanges > 0;
    if (!m_isActive) m_isByClosing = true;
    if (m_isActive || asksAnyhow || settings.value(key).toBool()) return start();
    if (m_question) return m_question->raise();
    m_question = new QMessageBox(QMessageBox::NoIcon, tr("Quit"), tr("Quit CCR Desktop?"), QMessageBox::Cancel, &m_window);
    m_question->setObjectName(QStringLiteral("closeQuestion"));
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setInformativeText(
        tr("No tray icon can be seen that would bring the window back, so closing it stops the router too: clients cannot reach it then."));
    m_question->setCheckBox(new QCheckBox(tr("Do not ask again"), m_question));
    m_question->setDefaultButton(m_question->addButton(tr("Quit"), QMessageBox::AcceptRole));
    m_question->button(QMessageBox::Cancel)->setText(tr("Cancel"));
    connect(m_question, &QDialog::accepted, this, [this, key, &settings] {
        if (m_question->checkBox()->isChecked()) settings.setValue(key, true);
        start();
    });
    m_question->open();
}

void Quitting::beginSilently()
{
    const bool isSecond = m_isSilent;
    m_isActive = true;
    m_isSilent = true;
    for (QWidget *window : QApplication::topLevelWidgets()) window->hide(); // dialogs too: nothing can be changed any more
    m_proxy.stop(isSecond ? 0s : patience);
}

void Quitting::takeState(const proxy::ProxyState &state)
{
    if (!m_isActive) return;
    if (state.status == proxy::ProxyState::Status::Stopped) {
        if (m_dialog) m_dialog->deleteLater(); // its own button may have ended the last request
        return Q_EMIT done();
    }
    if (state.isDraining && !m_isSilent) ask(state.liveExchanges);
}

void Quitting::ask(int live)
{
    if (!m_dialog) {
        m_dialog = new QuitDialog(patience, &m_window);
        connect(m_dialog, &QuitDialog::quitNowRequested, this, [this] { m_proxy.stop(0s); });
        connect(m_dialog, &QuitDialog::cancelled, this, &Quitting::cancel);
        m_dialog->show();
        m_dialog->raise();
        m_dialog->activateWindow();
    }
    m_dialog->setLive(live);
}

// A tray that comes late lets a closed window be brought back, so that nothing has to end.
void Quitting::withdraw()
{
    if (!m_tray.isThere() || !m_isByClosing || m_isSilent) return;
    if (m_question) m_question->reject();
    if (m_dialog) m_dialog->reject();
}

void Quitting::cancel()
{
    m_dialog.clear(); // it closes by itself
    m_isActive = false;
    m_proxy.start();
}

} // namespace ccr::ui
