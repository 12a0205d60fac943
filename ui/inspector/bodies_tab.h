#pragma once

#include "ui/inspector/inspector_tab.h"
#include "ui/models/background.h"
#include "ui/models/body_view.h"
#include "ui/models/json_tree_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace ccr::ui {

class TextView;
class ToggleButton;

/// What was asked and answered, on the client's side and on the provider's: as a tree, formatted, raw, or as a difference. Only
/// the beginning of a large body is shown until all of it is asked for; all work is done in the background.
class BodiesTab final : public InspectorTab
{
    Q_OBJECT
public:
    static constexpr std::int64_t previewBytes = 512LL * 1024;

    BodiesTab(Workspace &workspace, Background &background, QWidget *parent);

    QString title() const override { return tr("Bodies"); }
    void showExchange(const logging::ExchangeSnapshot *exchange) override;
    void updateExchange(const logging::ExchangeSnapshot &exchange) override;
    void retranslate() override;
    void restyle() override;
    QString selectionAsText() const override;
    QWidget *focusTarget() override;

    void showResponse();
    void setForm(BodyForm form);

Q_SIGNALS:
    /// What was asked for is on the screen.
    void shown();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeFindBar();
    QWidget *makeSizeBar();
    QWidget *makeMessagePage();
    void load();
    void ask(std::int64_t most);
    void take(int round, const BodyView &view);
    void describe(const BodyView &view);
    void find(bool forward);
    logging::StoredBody::Kind kind(bool isProvider) const;
    BodySource sourceOf(const std::string &exchangeId, logging::StoredBody::Kind kind, const QList<logging::StoredBody> &stored) const;
    const logging::ExchangeSnapshot *previous() const;
    void askHistory(const std::string &id, void (BodiesTab::*keep)(const QList<logging::StoredBody> &));
    void takeStored(const QList<logging::StoredBody> &bodies);
    void takePreviousStored(const QList<logging::StoredBody> &bodies);

    std::optional<logging::ExchangeSnapshot> m_exchange;
    Background &m_background;
    BodyForm m_form = BodyForm::Tree;
    int m_round = 0; ///< answers of earlier ones are not wanted any more
    bool m_needsLoad = false;
    bool m_wasOver = false;
    std::int64_t m_most = previewBytes;
    std::string m_previousId;
    QList<logging::StoredBody> m_stored; ///< from the history, where the memory has forgotten
    QList<logging::StoredBody> m_previousStored;
    bool m_askedHistory = false;

    ToggleButton *m_request = nullptr;
    ToggleButton *m_response = nullptr;
    ToggleButton *m_clientSide = nullptr;
    ToggleButton *m_providerSide = nullptr;
    QComboBox *m_forms = nullptr;
    QLabel *m_size = nullptr;
    QPushButton *m_loadAll = nullptr;
    QLineEdit *m_find = nullptr;
    QToolButton *m_findNext = nullptr;
    QToolButton *m_findPrevious = nullptr;
    QStackedWidget *m_pages;
    QWidget *m_messagePage = nullptr;
    QLabel *m_message;
    QPushButton *m_record = nullptr; ///< where more could have been kept
    TextView *m_text;
    QTreeView *m_tree;
    JsonTreeModel m_model;
};

/// The request before this one in the same conversation, of those in the list; null: there is none. Valid until the list changes.
const logging::ExchangeSnapshot *previousOfSession(const Workspace &workspace, const logging::ExchangeSnapshot &exchange);

} // namespace ccr::ui
