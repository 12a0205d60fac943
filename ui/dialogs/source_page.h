#pragma once

#include "proxy/api/config_control.h"
#include "proxy/api/setup_control.h"
#include "ui/models/config_draft.h"
#include "ui/workspace/workspace.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;

namespace ccr::ui {

class KeyEditor;

/// Where the models come from: what was found on this machine, or a well-known provider and its key. GUI thread.
class SourcePage final : public QWidget
{
    Q_OBJECT
public:
    SourcePage(Workspace &workspace, ConfigDraft &draft, QWidget *parent);

    /// Puts what is checked into the draft; `done` is called when it is there.
    void apply(std::function<void()> done);
    void retranslate();

Q_SIGNALS:
    void added(const QString &provider); ///< to the draft; of several the first

private:
    void showFinds(const QList<proxy::SetupFind> &finds);
    void fillFinds();
    QString findText(const proxy::SetupFind &find) const;
    void chooseTemplate();
    void takeKey(const QString &written);
    void applyFinds();
    void takeNextFile();
    void tellThatKeysStay(const QString &why);
    void tellWhatIsLeft(const proxy::ConfigSource &source);
    void addFinds();
    void takeFile(const proxy::ConfigSource &source);
    void finish();

    Workspace &m_workspace;
    ConfigDraft &m_draft;
    QList<proxy::SetupFind> m_finds;
    bool m_isScanned = false;
    std::function<void()> m_done;
    QStringList m_files; ///< that are still to be taken
    QStringList m_new;   ///< providers that were added with the last step
    QLabel *m_title;
    QLabel *m_found;
    QListWidget *m_list;
    QLabel *m_templateLabel;
    QComboBox *m_template;
    QLabel *m_keyUrl;
    KeyEditor *m_key;
    QLabel *m_added;
    QLabel *m_demo;
};

} // namespace ccr::ui
