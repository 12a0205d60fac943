#pragma once

#include "ui/workspace/workspace.h"

#include <QWidget>

namespace ccr::ui {

/// One side of the inspected exchange. GUI thread.
class InspectorTab : public QWidget
{
    Q_OBJECT
public:
    InspectorTab(Workspace &workspace, QWidget *parent) : QWidget(parent), m_workspace(workspace) {}

    virtual QString title() const = 0;
    /// Another exchange; null: none.
    virtual void showExchange(const logging::ExchangeSnapshot *exchange) = 0;
    /// Newer facts about the same one.
    virtual void updateExchange(const logging::ExchangeSnapshot &exchange) = 0;
    /// Twice a second while the exchange runs and the tab is seen.
    virtual void tick() {}
    virtual void retranslate() = 0;
    virtual void restyle() {}
    /// For the clipboard; empty: nothing is selected.
    virtual QString selectionAsText() const { return {}; }
    virtual QWidget *focusTarget() { return this; }

protected:
    Workspace &workspace() const { return m_workspace; }

private:
    Workspace &m_workspace;
};

} // namespace ccr::ui
