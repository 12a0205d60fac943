#pragma once

#include "logging/api/stored_body.h"
#include "ui/docks/dock.h"
#include "ui/models/background.h"

#include <QTimer>

class QMenu;
class QTabWidget;
class QToolButton;

namespace ccr::ui {

class BodiesTab;
class InspectorTab;
class OverviewTab;
class RemedyActions;
class ReplayActions;
class StreamTab;

/// One exchange from five sides: why it went where it went, its stream, its bodies, its attempts, its log lines; and what can
/// be done with it.
class InspectorDock final : public Dock
{
    Q_OBJECT
public:
    InspectorDock(Workspace &workspace, QWidget *parent);
    ~InspectorDock() override;

    QWidget *focusTarget() override;
    QString selectionAsText() const override;

protected:
    void retranslate() override;
    void restyle() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeTabs();
    QWidget *makeButtons(QWidget *parent);
    void bindActions();
    void takeSelection();
    void takeUpdate();
    void showTitle();
    void enableActions();
    bool isCounting() const;
    void explain();
    void abort();
    void copyRequest();
    void copyResponse();
    void copyCurl();
    void withBody(logging::StoredBody::Kind kind, QString (*textOf)(const logging::StoredBody &body));
    InspectorTab *currentTab() const;

    Background m_background; ///< outlives the tabs, which are children of this
    QTabWidget *m_tabs;
    OverviewTab *m_overview = nullptr;
    StreamTab *m_stream = nullptr;
    BodiesTab *m_bodies = nullptr;
    QList<InspectorTab *> m_all;
    QList<QToolButton *> m_whileLive;
    QList<QToolButton *> m_whenOver;
    QToolButton *m_copyAs = nullptr;
    QMenu *m_copyMenu = nullptr;
    ReplayActions *m_replays = nullptr;
    RemedyActions *m_remedies = nullptr;
    QTimer m_clock; ///< while something changes with the time alone
};

} // namespace ccr::ui
