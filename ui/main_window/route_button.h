#pragma once

#include "ui/workspace/workspace.h"

#include <QToolButton>

namespace ccr::ui {

/// Where requests go when no rule says otherwise; a click, or Enter, shows the models that could be put in its place. Gives way
/// when there is little room: the slot's name goes first, then the beginning of the model's. GUI thread.
class RouteButton final : public QToolButton
{
    Q_OBJECT
public:
    /// Opens the menu of the action "defaultModel", whoever fills it.
    RouteButton(Workspace &workspace, QWidget *parent);

    void retranslate();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QSize sizeFor(const QString &text) const;

    Workspace &m_workspace;
    QString m_model; ///< empty: there is no default route
};

/// "default → deepseek-chat" in as many pixels, the first half cut first.
QString fittedRoute(const QString &model, const QFontMetrics &metrics, int width);

} // namespace ccr::ui
