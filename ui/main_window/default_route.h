#pragma once

#include "proxy/api/config_control.h"
#include "ui/models/target_latencies.h"
#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// The model that requests go to when no rule says otherwise, changed in the configuration file itself. GUI thread.
class DefaultRoute final : public QObject
{
    Q_OBJECT
public:
    explicit DefaultRoute(Workspace &workspace, QObject *parent = nullptr);

    bool canChange() const { return m_workspace.services.config; }
    /// "provider,model". A notice tells when it cannot be done.
    void set(const QString &target);

private:
    void save(const QString &target, const proxy::ConfigSource &source);

    Workspace &m_workspace;
};

/// Keeps a menu filled with the models that could be the default one; the present one is checked. GUI thread.
class DefaultRouteMenu final : public QObject
{
    Q_OBJECT
public:
    /// `most` models, then the dialog of the routes. `latencies`, which outlives it, is shown beside each; null: it is not. Deleted with
    /// the menu.
    DefaultRouteMenu(Workspace &workspace, DefaultRoute &route, QMenu &menu, int most, TargetLatencies *latencies = nullptr);

    /// Stands below the models.
    void setEnd(QMenu &end);

    /// Makes it anew where something is different.
    void fill();
    /// Somebody is about to look at it.
    void prepare();

private:
    struct Entry
    {
        QString target;
        Phrase problem; ///< why it cannot be used
        bool operator==(const Entry &) const = default;
    };
    QList<Entry> wanted() const;
    void make();
    void showPresent();

    Workspace &m_workspace;
    DefaultRoute &m_route;
    QMenu &m_menu;
    const int m_most;
    TargetLatencies *m_latencies;
    QMenu *m_end = nullptr;
    QList<Entry> m_entries; ///< that could be shown; the first m_most of them are
    QString m_language;     ///< of what is shown
};

} // namespace ccr::ui
