#pragma once

#include "logging/query/query.h"
#include "ui/models/filter_parts.h"

#include <QObject>
#include <QStringList>

#include <optional>

class QSettings;

namespace ccr::ui {

/// A filter with a name.
struct SavedFilter
{
    QString name;
    QString text;
    bool operator==(const SavedFilter &) const = default;
};

/// The one filter of the window. What is typed may be wrong: then the last valid filter stays in force. GUI thread.
class FilterState final : public QObject
{
    Q_OBJECT
public:
    explicit FilterState(QSettings &settings, QObject *parent = nullptr);

    /// As typed.
    const QString &text() const { return m_text; }
    void setText(const QString &text);
    /// Why the text cannot be read; absent when it can.
    const std::optional<logging::QueryError> &error() const { return m_error; }
    /// In force.
    const logging::Query &query() const { return m_query; }

    /// Adds a condition: only what has this value of the field, or only what has not.
    void addCondition(const QString &field, const QString &value, bool exclude);
    /// One more part that must hold, in the language of the filters.
    void add(const QString &condition);
    /// The same for several, in the place of the conditions on these fields that the filter has; the rest of it stays.
    void narrow(const QStringList &conditions, const QStringList &fields);
    void clear() { change({}); }
    /// Whether a change that was made by a click, and not typed, can be undone.
    bool canGoBack() const { return !m_before.isEmpty(); }
    void goBack();

    /// Filters that were used, the newest first.
    const QStringList &history() const { return m_history; }
    /// The filter was used, not only typed on the way to another one.
    void remember();

    const QList<SavedFilter> &saved() const { return m_saved; }
    void setSaved(const QList<SavedFilter> &saved);

Q_SIGNALS:
    void textChanged();  ///< and error()
    void queryChanged(); ///< another filter is in force
    void savedChanged();

private:
    void change(const QString &text);

    QSettings &m_settings;
    QString m_text;
    std::optional<logging::QueryError> m_error;
    logging::Query m_query;
    QList<SavedFilter> m_saved;
    QStringList m_history; ///< at most 20
    QStringList m_before;  ///< texts that clicks replaced, the last 50
};

} // namespace ccr::ui
