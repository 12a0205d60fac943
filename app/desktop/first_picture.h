#pragma once

#include <QWidget>

#include <functional>

namespace ccr::app {

/// Tells once when the first picture of a window has been handed to the screen. GUI thread.
class FirstPicture final : public QObject
{
    Q_OBJECT
public:
    FirstPicture(QWidget &window, std::function<void()> shown, QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<void()> m_shown;
};

} // namespace ccr::app
