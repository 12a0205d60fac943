#pragma once

#include <QObject>

class QWidget;

namespace ccr::app {

/// Windows and dialogs are shown no larger than the screen has room for: their last buttons would be out of reach. As long as it
/// lives, for the whole application. GUI thread.
class WindowFit final : public QObject
{
    Q_OBJECT
public:
    WindowFit();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace ccr::app
