#pragma once

#include "logging/base/json5_reader.h"

#include <QObject>

#include <functional>

namespace ccr::ui {

/// One difference between two configurations.
struct DraftChange
{
    QString place;  ///< "Router.think", "Providers[deepseek].models"
    QString before; ///< as JSON, secrets masked; empty: it is new
    QString after;  ///< empty: it goes
    bool operator==(const DraftChange &) const = default;
};

/// A configuration while it is changed: as it was saved, as it shall be, and the way back. GUI thread.
class ConfigDraft final : public QObject
{
    Q_OBJECT
public:
    static constexpr int maxSteps = 200;

    explicit ConfigDraft(QObject *parent = nullptr);

    /// Begins anew with what the file says.
    void load(const Json5Value &saved);
    /// The file says something else now; the changes that were made stay.
    void setSaved(const Json5Value &saved);
    const Json5Value &root() const { return m_root; }
    const Json5Value &saved() const { return m_saved; }
    bool isChanged() const;

    /// One step to undo. Changes of one non-empty `field` in a row are one: typing a name is not a step a letter. Nothing happens when the
    /// edit changes nothing.
    void change(const std::function<void(Json5Value &)> &edit, const QString &field = {});
    /// Back to what is saved, as a step.
    void revert();
    bool canUndo() const { return !m_past.empty(); }
    bool canRedo() const { return !m_future.empty(); }
    void undo();
    void redo();

    QList<DraftChange> changes() const;

Q_SIGNALS:
    void changed();

private:
    Json5Value m_saved;
    Json5Value m_root;
    std::vector<Json5Value> m_past;
    std::vector<Json5Value> m_future;
    QString m_field; ///< of the last step
};

/// What `after` says differently, in its order. Elements of lists are compared by their "name", else by their place.
QList<DraftChange> differences(const Json5Value &before, const Json5Value &after);

} // namespace ccr::ui
