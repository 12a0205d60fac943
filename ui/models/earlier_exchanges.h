#pragma once

#include "logging/api/history.h"

#include <QObject>

#include <functional>

namespace ccr::ui {

/// Exchanges of the history, newest first, read page by page until there are enough; a bounded number. GUI thread.
class EarlierExchanges final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype most = 2'000;
    using IsLast = std::function<bool(const logging::ExchangeSnapshot &)>;

    /// Null: there is no history. It outlives this.
    explicit EarlierExchanges(logging::HistoryControl *history) : m_history(history) {}

    /// Reads, if `subject` is another than the last time; `isLast`: what is older does not matter.
    void want(const QString &subject, const logging::HistoryRequest &request, const IsLast &isLast);
    /// Empty until all of them are there.
    const QList<logging::ExchangeSnapshot> &all() const { return m_found; }

Q_SIGNALS:
    void changed();

private:
    void ask(const logging::HistoryRequest &request, const IsLast &isLast);
    void take(const logging::HistoryPage &page, logging::HistoryRequest request, const IsLast &isLast);

    logging::HistoryControl *m_history;
    QString m_subject;
    QList<logging::ExchangeSnapshot> m_found;
    QList<logging::ExchangeSnapshot> m_coming;
};

} // namespace ccr::ui
