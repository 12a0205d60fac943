#pragma once

#include "ui/docks/dock.h"

#include <QTimer>

#include <map>

class QAbstractItemView;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace ccr::ui {

class FileBar;
class NoticeLabel;
class RequestColumns;
class RequestsEmptyPage;
class RequestTable;
class SessionTree;
class ToggleButton;
class TimeRangeMenu;

/// The list of requests of this and of earlier runs, flat or by session, under one filter and one range of time; or what to do
/// when it is empty. The requests of an opened file take its place for as long as that is chosen, under the same filter.
/// Pausing freezes the view; recording goes on.
class RequestsDock final : public Dock
{
    Q_OBJECT
public:
    RequestsDock(Workspace &workspace, QWidget *parent);

    /// Also one that is filtered out, out of range or only in the history: what hides it is taken away, and a notice says so.
    void select(const std::string &id);
    /// Moves to the next or previous failed row, or to the newest when none is selected; false when there is none.
    bool selectFailure(bool forward);
    void walkFailures();
    QString selectionAsText() const override;
    QWidget *focusTarget() override;
    bool clearView() override;

protected:
    void retranslate() override;
    void restyle() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeBar();
    void connectViews();
    void connectTable(RequestTable &table);
    void connectFiles();
    void takeFile();
    RequestTable *makeFileTable(ExchangeTableModel &model);
    void takeColumns(RequestTable &table) const;
    bool isFile() const;
    bool showsTree() const;
    /// Of what is shown: the router's requests or those of a file.
    ExchangeTableModel &shownModel() const;
    RequestTable &shownTable() const;
    void setGrouped(bool grouped);
    void showSelectionInTree();
    bool isGrouped() const;
    void setOnlyLive(bool onlyLive);
    bool isOnlyLive() const;
    void step(int rows);
    void bindActions();
    void bindListKeys();
    void limitKeysTo(QWidget &view);
    void connectModel();
    void search();
    void showLastAnyway();
    void moveRange();
    void takeCurrent();
    void keepSelection();
    void findSelection();
    void takeWanted();
    void selectWanted(int row);
    void takeLocated(const std::string &id, const logging::ExchangeSnapshot *exchange);
    void reveal(const logging::ExchangeSnapshot &exchange);
    void showRightPage();
    void showCounts();
    void sortBy(int column);
    void toggleMarks();
    void selectMark(int step);
    void openMenu(const QAbstractItemView &view, const QPoint &place);
    const logging::ExchangeSnapshot *current() const;
    QList<const logging::ExchangeSnapshot *> selected() const;

    ExchangeTableModel &m_model;
    QStackedWidget *m_pages;
    RequestsEmptyPage *m_empty;
    RequestTable *m_table;
    std::map<const ExchangeTableModel *, RequestTable *> m_fileTables;
    FileBar *m_fileBar = nullptr;
    SessionTree *m_tree;
    QLabel *m_counts = nullptr;
    NoticeLabel *m_problem = nullptr; ///< of the history
    QToolButton *m_range = nullptr;
    ToggleButton *m_group = nullptr;
    ToggleButton *m_onlyLive = nullptr;
    QToolButton *m_columnsButton = nullptr;
    RequestColumns *m_columns;
    TimeRangeMenu *m_rangeMenu;
    QTimer m_rangeTimer;
    bool m_showsLastAnyway = false;
    QPersistentModelIndex m_walked; ///< the failure that walkFailures() has come to
    std::string m_wanted;           ///< to be selected when it is in the list
    bool m_isRevealed = false;      ///< nothing hides it any more
};

} // namespace ccr::ui
