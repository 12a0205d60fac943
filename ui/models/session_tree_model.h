#pragma once

#include "ui/models/exchange_table_model.h"

#include <QAbstractItemModel>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>

namespace ccr::ui {

/// The newest rows of a list of exchanges, by conversation: a row for each session with the sums of its requests, and below it
/// the requests. An older one is here when somebody wants to see it. Follows the list twice a second while it is switched on; what was
/// opened stays open. GUI thread.
class SessionTreeModel final : public QAbstractItemModel, public ExchangeColumns, public ExchangeSource
{
    Q_OBJECT
public:
    static constexpr int maxRequests = 1500;

    /// `list` outlives this.
    explicit SessionTreeModel(const ExchangeTableModel &list, QObject *parent = nullptr);

    void setOn(bool on);
    /// Takes over what the list shows now.
    void follow();
    /// More requests are in the list than are grouped here.
    bool isCut() const;
    /// Invalid when it is not here.
    QModelIndex indexOf(const std::string &exchangeId) const;
    /// Takes in one of the list that is not here, in the place of the one before, and until it leaves the list.
    void bringIn(const logging::ExchangeSnapshot &exchange);

    const logging::ExchangeSnapshot *exchangeAt(const QModelIndex &index) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void followed();

private:
    struct Session
    {
        std::string id;
        std::vector<logging::ExchangeSnapshot> requests; ///< newest first
    };
    using Sessions = std::vector<std::unique_ptr<Session>>;

    Sessions grouped();
    void addWanted(Sessions &sessions);
    void takeSessions(Sessions &next);
    void takeRequests(int row, std::vector<logging::ExchangeSnapshot> &next);
    int rowOf(const Session *session) const;
    QString sessionText(const Session &session, int column) const;
    QString requestText(const logging::ExchangeSnapshot &exchange, int column) const;
    void followSoon();

    const ExchangeTableModel &m_list;
    Sessions m_sessions;
    std::optional<logging::ExchangeSnapshot> m_wanted; ///< see bringIn()
    QTimer m_soon;
    bool m_isOn = false;
};

} // namespace ccr::ui
