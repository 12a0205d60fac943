#pragma once

#include "proxy/api/proxy_control.h"

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

    /// Both outlive it.
    Quitting(proxy::ProxyControl &proxy, QWidget &window);

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
    void takeState(const proxy::ProxyState &state);
    void ask(int live);
    void cancel();

    proxy::ProxyControl &m_proxy;
    QWidget &m_window;
    QPointer<QuitDialog> m_dialog;
    QPointer<QMessageBox> m_question;
    bool m_isActive = false;
    bool m_isSilent = false;
};

} // namespace ccr::ui
