#pragma once

#include "proxy/api/proxy_control.h"
#include "proxy/api/trial_control.h"
#include "ui/models/background.h"
#include "ui/models/config_draft.h"
#include "ui/models/trial_form.h"
#include "ui/workspace/workspace.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QStackedWidget;
class QVBoxLayout;

namespace ccr::ui {

class TextView;
class TrialFormEditor;

/// Says where the draft would send one request, why, and what would be rewritten in it: the selected one, a pasted one, or one that is
/// described. GUI thread.
class RouteTester final : public QWidget
{
    Q_OBJECT
public:
    RouteTester(Workspace &workspace, ConfigDraft &draft, QWidget *parent);

    /// Asks about the request that is selected in the window.
    void useSelection();
    /// The draft or the request has changed; asked after a moment.
    void refresh() { m_delay.start(); }
    void retranslate();

private:
    enum Source
    {
        Selection,
        Json,
        Form
    };
    void addQuestion(QVBoxLayout &layout);
    void addAnswer(QVBoxLayout &layout);
    void showPage();
    void ask();
    /// `body`: as it was recorded; empty: it was not.
    void askAboutSelected(const logging::ExchangeSnapshot &exchange, const QByteArray &body);
    void askAbout(const proxy::TrialRequest &request);
    void showVerdict(const proxy::RouteVerdict &verdict, const std::vector<proxy::ProviderState> &providers);
    void showDetails(const proxy::RouteVerdict &verdict, const std::vector<proxy::ProviderState> &providers);
    void showRewrites(const QByteArray &asked, const proxy::RouteVerdict &verdict);
    void showSelection(const QString &note);

    Workspace &m_workspace;
    ConfigDraft &m_draft;
    QTimer m_delay;
    quint64 m_asked = 0; ///< answers to earlier questions are of no interest
    QLabel *m_sourceLabel;
    QComboBox *m_source;
    QStackedWidget *m_pages;
    QLabel *m_selected;
    QPlainTextEdit *m_json;
    TrialFormEditor *m_form;
    QLabel *m_sentence;
    QListWidget *m_steps;
    QLabel *m_details;
    QLabel *m_rewritesTitle;
    TextView *m_rewrites;
    Background m_background; ///< last: it waits for what works with the rest
};

} // namespace ccr::ui
