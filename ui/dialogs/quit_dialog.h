#pragma once

#include "logging/base/clock.h"
#include "ui/dialogs/dialog.h"

#include <QElapsedTimer>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ccr::ui {

/// Says that requests still run while the program wants to end, how many and for how long it waits. Esc takes the quitting back.
/// GUI thread.
class QuitDialog final : public Dialog
{
    Q_OBJECT
public:
    QuitDialog(milliseconds patience, QWidget *parent);
    void setLive(int live);

Q_SIGNALS:
    void quitNowRequested();
    void cancelled();

protected:
    void retranslate() override;

private:
    void showTime();

    const milliseconds m_patience;
    int m_live = 0;
    QLabel *m_count;
    QLabel *m_text;
    QProgressBar *m_time;
    QPushButton *m_quitNow;
    QPushButton *m_cancel;
    QTimer m_timer;
    QElapsedTimer m_since;
};

} // namespace ccr::ui
