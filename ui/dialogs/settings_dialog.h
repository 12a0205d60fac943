#pragma once

#include "logging/api/preset_control.h"
#include "proxy/api/config_control.h"
#include "ui/dialogs/dialog.h"
#include "ui/models/settings_table.h"
#include "ui/workspace/workspace.h"

#include <QHash>
#include <QTimer>

class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace ccr::ui {

class ClaudeCodeBox;
class LoggingPresetBox;
class ShortcutEditor;

/// All settings by page, with a search over all pages. Each applies at once: what belongs to the configuration is written to
/// its file, from where the program takes it. What the environment sets is shown and locked; a dot marks what is not as it
/// comes. GUI thread.
class SettingsDialog final : public Dialog
{
    Q_OBJECT
public:
    SettingsDialog(Workspace &workspace, QWidget *parent);
    /// Brings the page of the setting with this key, and the keyboard into its field.
    void visit(const QString &key);
    void visitShortcuts();

protected:
    void retranslate() override;
    void restyle() override;

private:
    struct Row
    {
        const Setting *setting;
        QLabel *caption = nullptr; ///< null: the field is a check box, which has its name beside it
        QWidget *field;
        QLabel *help;
        QLabel *heading = nullptr; ///< null: it belongs to those before it
        bool isHit = false;        ///< of the search
    };
    static QString labelOf(const Setting &setting);
    void makePages();
    QWidget *makePage(int number);
    bool hasStore(const Setting &setting) const;
    void makeRow(const Setting &setting, QWidget *page, QFormLayout *form);
    QWidget *makeField(const Setting &setting, QWidget *page);
    void readConfig();
    void showValues();
    void showValue(const Row &row);
    void showName(const Row &row, bool isDefault);
    void showLine(const Row &row, const QString &set);
    void showChoice(const Row &row, const QString &value);
    QString valueOf(const Setting &setting) const;          ///< empty: nothing is set
    bool set(const Setting &setting, const QString &value); ///< false: it cannot be meant
    void store(const Setting &setting, const QString &value);
    void setInConfig(const Setting &setting, const QString &value);
    void saveConfig();
    void save(const Json5Value &draft);
    bool canReset(const Setting &setting) const;
    void showReset();
    void askBasis();
    QString standardOf(const Setting &setting) const;
    bool isDefault(const Setting &setting, const QString &set) const;
    QString helpOf(const Setting &setting) const;
    QString lockOf(const Setting &setting) const;
    void resetPage();
    void reset(const Setting &setting);
    void search(const QString &text);
    QString wordsOf(const Row &row) const;
    void mark(const Row &row);
    void colour();
    void enterFirstHit();
    void enterVisited();
    void enter(QWidget &field);
    void say(const QString &problem);

    Workspace &m_workspace;
    QLineEdit *m_search;
    QListWidget *m_list;
    QStackedWidget *m_pages;
    QLabel *m_path;
    QLabel *m_problem;
    QLabel *m_nothing; ///< in the place of the pages when the search finds none
    QPushButton *m_open;
    ShortcutEditor *m_shortcuts;
    QPushButton *m_reset;
    QPushButton *m_close;
    LoggingPresetBox *m_presets = nullptr; ///< null: there are none to choose from
    ClaudeCodeBox *m_claudeCode = nullptr; ///< null: its settings cannot be reached
    QList<Row> m_rows;
    Json5Value m_saved;
    Json5Value m_draft;
    QHash<QString, logging::LoggingBasis> m_basis; ///< by the keys of the settings
    QString m_visited;                             ///< key of a field that is to be entered as soon as it can be
    bool m_hasConfig = false;
    bool m_isFilling = false;
    QTimer m_saveDelay;
};

} // namespace ccr::ui
