#pragma once

#include <QTimer>
#include <QWidget>

namespace ccr::app {

/// Has large blocks go back to the system as soon as they are free. To be called first in main(): glibc learns from the first
/// of them that is freed to keep such blocks, and then what a long list once needed stays in use by nobody.
void returnLargeBlocks();

/// Gives the memory that the program does not need any more back to the system, some seconds after the window was hidden: it
/// may stay behind its tray icon for days. GUI thread.
class SpareMemory final : public QObject
{
    Q_OBJECT
public:
    explicit SpareMemory(QWidget &window, QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTimer m_timer;
};

} // namespace ccr::app
