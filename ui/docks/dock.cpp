#include "ui/docks/dock.h"

#include <QEvent>
#include <QTimer>

#include <utility>

namespace ccr::ui {

Dock::Dock(const QString &id, Workspace &workspace, QWidget *parent) : QDockWidget(parent), m_workspace(workspace)
{
    setObjectName(id);
    connect(this, &QDockWidget::visibilityChanged, this, [this](bool isVisible) {
        if (!isVisible) setSeen(false);
    });
}

void Dock::setSeen(bool seen)
{
    if (std::exchange(m_isSeen, seen) != seen) Q_EMIT seenChanged(seen);
}

void Dock::paintEvent(QPaintEvent *event)
{
    QDockWidget::paintEvent(event);
    if (!m_isSeen) QTimer::singleShot(0, this, [this] { setSeen(isVisible()); }); // not amid the painting
}

void Dock::changeEvent(QEvent *event)
{
    if (widget() && event->type() == QEvent::LanguageChange) retranslate();
    const bool isStyle =
        event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange;
    if (widget() && isStyle) restyle();
    QDockWidget::changeEvent(event);
}

} // namespace ccr::ui
