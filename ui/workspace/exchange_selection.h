#pragma once

#include "logging/api/snapshots.h"

#include <QObject>

#include <functional>
#include <optional>

namespace ccr::ui {

/// The exchange that the window talks about: the list chooses it, the inspector and the log follow. GUI thread.
class ExchangeSelection final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Null: nothing is selected. Valid until the next change.
    const logging::ExchangeSnapshot *exchange() const { return m_exchange ? &*m_exchange : nullptr; }
    /// All that are chosen in the list, from top to bottom; one alone when nobody shows a list. Long ones are cut.
    QList<logging::ExchangeSnapshot> all() const;
    /// Who shows the list says what all() is; it outlives this, or takes its word back with an empty function.
    void setLister(std::function<QList<logging::ExchangeSnapshot>()> lister) { m_lister = std::move(lister); }
    /// Null: nothing.
    void select(const logging::ExchangeSnapshot *exchange);
    /// Newer facts about the selected one, if the batch holds any.
    void update(const QList<logging::ExchangeSnapshot> &batch);
    /// Asks whoever shows the list to select this one, wherever it is.
    void open(const std::string &id) { Q_EMIT openRequested(QString::fromStdString(id)); }
    /// Asks whoever shows the log for the lines of this one.
    void showLines(const std::string &id) { Q_EMIT linesRequested(QString::fromStdString(id)); }

Q_SIGNALS:
    void changed();                         ///< another exchange, or none
    void updated();                         ///< the same exchange, newer facts
    void openRequested(const QString &id);  ///< see open()
    void linesRequested(const QString &id); ///< see showLines()

private:
    std::optional<logging::ExchangeSnapshot> m_exchange;
    std::function<QList<logging::ExchangeSnapshot>()> m_lister;
};

} // namespace ccr::ui
