#pragma once

#include "ui/models/filter_completion.h"
#include "ui/workspace/filter_state.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace ccr::ui {

class FilterEdit;

/// The line in which a filter is typed, and the menu of saved and of earlier filters. What cannot be read is underlined, and
/// the last filter that could be read stays in force. GUI thread.
class FilterLine final : public QWidget
{
    Q_OBJECT
public:
    /// `state` outlives this. `fields`: what is offered; `values`: what they are known to be, may be empty.
    FilterLine(FilterState &state, std::vector<logging::QueryFieldInfo> fields, KnownValues values, QWidget *parent);

    /// Puts the cursor into the line and selects what is there.
    void begin();
    /// What it is for, when there is more than one: shown while it is empty, and told to screen readers.
    void setPurpose(const QString &placeholder, const QString &accessibleName);

Q_SIGNALS:
    void left();                              ///< Escape or Enter: the keyboard belongs to what is filtered
    void problemChanged(const QString &text); ///< why it cannot be read; empty: it can
    void manageRequested();                   ///< the saved filters are to be edited

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void fillMenu();
    void save();

    FilterState &m_state;
    QString m_placeholder;
    QString m_accessibleName;
    FilterEdit *m_edit;
    QToolButton *m_button;
    QMenu *m_menu;
};

} // namespace ccr::ui
