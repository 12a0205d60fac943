#pragma once

#include "logging/api/snapshots.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

namespace ccr::ui {

/// The recorded exchanges, newest first. Takes batches; keeps a bounded number. Colours and glyphs are the view's business:
/// roles say what a row means. GUI thread.
class ExchangeTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Number,
        Time,
        Status,
        Rule,
        Model,
        FirstToken,
        Total,
        Speed,
        Tokens,
        Provider,
        Client,
        Session,
        Finish,
        ColumnCount
    };
    enum Role
    {
        OutcomeRole = Qt::UserRole, ///< int of logging::Outcome
        IdRole,
        ErrorMessageRole,
        AskedModelRole,
        ServedModelRole,
        AttemptsRole,
        StatusCodeRole,
        IsFailureRole,
    };

    static constexpr int maxRows = 10'000;

    explicit ExchangeTableModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void applyBatch(const QList<logging::ExchangeSnapshot> &batch);
    /// Lets the clocks of live rows move on.
    void tick();
    const logging::ExchangeSnapshot *exchange(int row) const; ///< null when there is no such row; valid until the next batch
    int rowOf(const std::string &id) const;                   ///< -1 when unknown
    /// Failures among seenCount().
    quint64 failureCount() const { return m_failures; }
    int liveCount() const { return static_cast<int>(m_live.size()); }
    /// Exchanges seen since the start, including those that were left out since.
    quint64 seenCount() const { return m_seen; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void countsChanged();

private:
    QString text(const logging::ExchangeSnapshot &exchange, int column) const;
    QString sentence(const logging::ExchangeSnapshot &exchange) const;
    void insertNew(const QList<logging::ExchangeSnapshot> &fresh);
    void dropOldest();
    void count(const logging::ExchangeSnapshot &exchange, quint64 position);

    QList<logging::ExchangeSnapshot> m_rows; ///< oldest first; row 0 of the view is the last one
    QHash<QByteArray, quint64> m_positions;  ///< id to running number of the row
    quint64 m_dropped = 0;
    quint64 m_seen = 0;
    quint64 m_failures = 0;
    QSet<quint64> m_live; ///< running numbers
};

bool isFailure(const logging::ExchangeSnapshot &exchange);
/// "1.2 s", "340 ms", "1:04 min"
QString durationText(nanoseconds duration);
/// "18.2k"
QString countText(qint64 count);

} // namespace ccr::ui
