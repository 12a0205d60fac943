#pragma once

#include "logging/base/json5_reader.h"
#include "ui/models/price_diff_model.h"
#include "ui/widgets/said_text.h"
#include "ui/workspace/workspace.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace ccr::ui {

/// Prices of a public list: fetched when the user asks for it, shown beside what holds, and taken over as far as it is ticked. GUI thread.
class PriceSyncPage final : public QWidget
{
    Q_OBJECT
public:
    PriceSyncPage(Workspace &workspace, QWidget *parent);

    logging::PriceSyncConfig settings() const;
    Json5Value settingsAsJson() const;
    bool isChanged() const { return settings() != m_saved; }
    void setSaved() { m_saved = settings(); }
    /// The synced prices, as far as this page knows: what was taken over counts a moment later.
    const logging::SyncedPrices &current() const { return m_current; }
    /// What is wrong with the address, in the language of the window; empty: nothing.
    QString problem() const;
    void retranslate();
    void restyle();

Q_SIGNALS:
    void changed(); ///< settings()
    void takenOver();

private:
    void arrange();
    void showList();
    void showState();
    QString stateText() const;
    QString troubleText() const;
    void chooseShown(bool chosen);
    void takeOver();

    Workspace &m_workspace;
    logging::PriceSyncConfig m_saved;
    PriceDiffModel m_model;
    PriceDiffFilter m_filter;
    logging::SyncedPrices m_current;
    QLabel *m_hint;
    QCheckBox *m_enabled;
    QLineEdit *m_url;
    QPushButton *m_fetch;
    QLabel *m_state;
    QLineEdit *m_find;
    QCheckBox *m_onlyDifferences;
    QCheckBox *m_onlyMine;
    QTableView *m_table;
    QPushButton *m_all;
    QPushButton *m_none;
    QPushButton *m_takeOver;
    QString m_problem; ///< of the last taking over
    SaidText m_done;   ///< likewise
};

} // namespace ccr::ui
