#pragma once

#include "proxy/api/proxy_control.h"
#include "ui/workspace/tray_presence.h"

#include <QPointer>
#include <QWidget>

class QMessageBox;
class QSettings;

namespace ccr::ui {

class QuitDialog;

/// Ends the proxy before the program: no new requests, and those that run get a moment to end. Who quits sees how many there are,
/// and may change his mind. GUI thread.
class Quitting final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds patience{10};

    /// All of them outlive it.
    Quitting(proxy::ProxyControl &proxy, const TrayPresence &tray, QWidget &window);

    /// As a person wishes it: nothing is asked while no request runs.
    void begin();
    /// As a person who closed the window, of whom nobody knows whether that was meant: asks, until told not to any more.
    void beginByClosing(QSettings &settings);
    /// As the system wishes it: nothing is asked at all. The second time it waits no longer.
    void beginSilently();
    bool isActive() const { return m_isActive; }
    bool isSilent() const { return m_isSilent; }

Q_SIGNALS:
    void done(); ///< the program may end

private:
    void start();
    void takeState(const proxy::ProxyState &state);
    void ask(int live);
    void cancel();
    void withdraw();

    proxy::ProxyControl &m_proxy;
    const TrayPresence &m_tray;
    QWidget &m_window;
    QPointer<QuitDialog> m_dialog;
    QPointer<QMessageBox> m_question;
    bool m_isActive = false;
    bool m_isByClosing = false; ///< and not by a person who wishes that it ends
    bool m_isSilent = false;
};

} // namespace ccr::ui
