#pragma once

#include "logging/base/clock.h"
#include "ui/models/config_draft.h"
#include "ui/models/route_draft.h"

#include <QAbstractTableModel>

namespace ccr::ui {

/// How often a rule decided lately.
struct RuleHits
{
    int count = 0;
    std::optional<WallTime> last;
};

/// The ordered rules of a draft. Every change is a step of the draft. GUI thread.
class RouteRulesModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name, ///< with the box that switches it on
        Condition,
        Target,
        Hits,
        LastHit,
        ColumnCount
    };

    explicit RouteRulesModel(ConfigDraft &draft, QObject *parent = nullptr);

    const QList<RuleDraft> &rules() const { return m_rules; }
    void insert(int row, const RuleDraft &rule);
    void replace(int row, const RuleDraft &rule);
    void remove(int row);
    /// Precondition: both are rows.
    void move(int from, int to);
    /// By name of the rule; names that no rule has are left out. `isKnown` false: nothing was recorded to count in.
    void setHits(const QHash<QString, RuleHits> &hits, bool isKnown);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

private:
    void read();
    void write(const QList<RuleDraft> &rules);
    QString text(const RuleDraft &rule, int column) const;

    ConfigDraft &m_draft;
    QList<RuleDraft> m_rules;
    QHash<QString, RuleHits> m_hits;
    bool m_hitsAreKnown = false;
    bool m_isWriting = false; ///< the change is ours, and told row by row
};

/// "model like *haiku*, over 60 000 tokens", in the language of the window.
QString conditionText(const RuleDraft &rule);

} // namespace ccr::ui
