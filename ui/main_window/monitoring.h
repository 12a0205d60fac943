#pragma once

#include "ui/workspace/time_range.h"

#include <QSize>

class QMainWindow;

namespace ccr::ui {

struct Workspace;

/// What belongs to the arrangement for a second screen beside its docks: a small window, the range of a day and the live requests
/// alone. What was before comes back at its end, after a restart of the program, too. GUI thread.
class Monitoring
{
public:
    Monitoring(QMainWindow &window, Workspace &workspace);

    bool isOn() const { return m_sizeBefore.isValid(); }
    void begin();
    /// What somebody has chosen since the begin stays.
    void end();
    /// As the settings keep it.
    void restore();
    void save() const;

private:
    void listOnlyLive(bool onlyLive);

    QMainWindow &m_window;
    Workspace &m_workspace;
    QSize m_sizeBefore; ///< of the window; invalid: it does not monitor
    TimeRange m_rangeBefore;
};

} // namespace ccr::ui
