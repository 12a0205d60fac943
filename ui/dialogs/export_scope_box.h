#pragma once

#include "logging/api/export.h"
#include "logging/api/export_tasks.h"
#include "ui/workspace/workspace.h"

#include <QWidget>

class QDateTimeEdit;
class QRadioButton;

namespace ccr::ui {

enum class ExportScope
{
    Filter,    ///< what the list shows: filter and range of the window
    Selection, ///< what is selected there
    LastHour   ///< everything of the last hour, whatever the list shows
};

/// What an export takes: what the list shows, what is selected in it, what is marked, or a range of time of one's own. While the
/// list shows an opened file all of it is of that file. Marked requests of earlier runs are looked up in the history. GUI thread.
class ExportScopeBox final : public QWidget
{
    Q_OBJECT
public:
    ExportScopeBox(Workspace &workspace, ExportScope scope, QWidget *parent);

    /// What is taken is of the opened file that the list shows.
    bool isOfFile() const { return m_file != nullptr; }
    void retranslate();
    /// For the label of the row.
    QWidget *buddy() const;
    /// What is taken, and how the file states it.
    void describe(logging::ExportRequest &request, logging::ExportContent &content) const;
    /// How many requests that is; absent: not known (yet).
    std::optional<qint64> count() const;

Q_SIGNALS:
    void changed(); ///< another choice, or its number has become known

private:
    QDateTimeEdit *makeMoment(const QString &name, WallTime time);
    void takeFileTimes();
    void findMarked();
    void findMarkedIn(logging::HistoryScan scan);
    void takeMarked(const QList<logging::ExchangeSnapshot> &found);
    void countRange();
    void countRangeIn(logging::HistoryScan scan, qint64 found);
    WallTime momentOf(const QDateTimeEdit &edit) const;

    Workspace &m_workspace;
    const std::shared_ptr<logging::ExchangeFile> m_file; ///< null: of the router
    ExchangeTableModel &m_shown;
    logging::HistoryControl *const m_history;
    QRadioButton *m_filter;
    QRadioButton *m_selection;
    QRadioButton *m_marked;
    QRadioButton *m_range;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_to;
    QString m_fileName;
    const QList<logging::ExchangeSnapshot> m_selectedOnes;
    QList<logging::ExchangeSnapshot> m_markedOnes;
    std::optional<qint64> m_rangeCount;
    int m_rangeRun = 0; ///< answers for another range are no longer wanted
};

} // namespace ccr::ui
