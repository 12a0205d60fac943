#pragma once

#include "ui/models/log_rows.h"
#include "ui/workspace/filter_state.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QToolButton;

namespace ccr::ui {

class FilterLine;
class ToggleButton;

/// What decides which lines of a log are seen: levels with their counts, components, the filter, context; and buttons for
/// actions. GUI thread.
class LogBar final : public QWidget
{
    Q_OBJECT
public:
    /// `more` is what the last button opens; it gets the choices that a narrow bar has no room for.
    LogBar(FilterState &filter, const QList<QAction *> &buttons, QMenu *more, QWidget *parent = nullptr);

    LevelSet levels() const { return m_levels; }
    void setLevels(LevelSet levels);
    QStringList components() const { return m_components; } ///< empty: all
    void setComponents(const QStringList &components);
    int context() const;
    void setContext(int lines);
    /// Fresh counts and components.
    void show(const LogRows &rows);
    /// Where lines may come from; with one entry there is nothing to choose.
    void setSources(const QStringList &names, int current);
    /// The keyboard goes to the filter.
    void beginFilter();
    QWidget *filterField() const;
    void retranslate();
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed();
    void filterLeft();                       ///< the keyboard belongs to the lines
    void filterProblem(const QString &text); ///< why the filter cannot be read; empty: it can
    void savedFiltersRequested();            ///< they are to be edited
    void sourceChosen(int index);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void adapt();
    int widthOfRest() const;
    void fillContexts();
    void levelClicked(logging::Severity level, bool shown);
    void fillComponents();
    QStringList valuesOf(logging::QueryField field) const;

    LevelSet m_levels = LevelSet::from(logging::Severity::Info);
    QStringList m_components;
    QStringList m_known; ///< components that the rows have
    QList<ToggleButton *> m_levelButtons;
    QToolButton *m_componentButton;
    QMenu *m_componentMenu;
    FilterLine *m_field;
    QComboBox *m_context;
    QMenu *m_contextMenu; ///< the same choice
    QComboBox *m_sources;
    QToolButton *m_more;
};

} // namespace ccr::ui
