#pragma once

#include "ui/inspector/inspector_tab.h"
#include "ui/models/assembled_answer.h"
#include "ui/models/stream_follower.h"

class QLabel;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace ccr::ui {

class FrameTable;
class GapStrip;
class ToggleButton;

/// The stream of one exchange, event by event: when each came, what is silent, what it adds up to, and beside it what the
/// client got.
class StreamTab final : public InspectorTab
{
    Q_OBJECT
public:
    enum class View
    {
        Events,
        Assembled,
        SideBySide
    };

    StreamTab(Workspace &workspace, Background &background, QWidget *parent);

    QString title() const override { return tr("Stream"); }
    void showExchange(const logging::ExchangeSnapshot *exchange) override;
    void updateExchange(const logging::ExchangeSnapshot &exchange) override;
    void tick() override;
    void retranslate() override;
    void restyle() override;
    QString selectionAsText() const override;
    QWidget *focusTarget() override;

    void setView(View view);
    /// Nothing new is shown until it is called with false; everything is still read.
    void setPaused(bool paused);
    /// The end of the events, where a broken stream shows what it was doing.
    void showLastEvents();

Q_SIGNALS:
    /// There was no stream: the response is asked for.
    void responseRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeStreamPage();
    QWidget *makeEmptyPage();
    QWidget *makeBar(QWidget *parent);
    QWidget *makeLiveBar(QWidget *parent);
    QString speed() const;
    void follow();
    void takeProviderFrames(const QList<ReadFrame> &frames);
    void takeClientFrames(const QList<ReadFrame> &frames);
    void showNumbers();
    void showStrip();
    void showAssembled();
    void showRightPage();
    void fillKindMenu();
    QString assembledText() const;
    int notKept() const;
    QString notKeptText() const;
    nanoseconds elapsed() const;
    bool isOver() const { return m_exchange && m_exchange->total.has_value(); }

    std::optional<logging::ExchangeSnapshot> m_exchange;
    StreamFollower m_provider;
    StreamFollower m_client;
    AssembledAnswer m_answer;
    View m_view = View::Events;
    bool m_paused = false;
    bool m_needsFollow = false; ///< as soon as somebody sees it
    bool m_wasRead = false;     ///< all that there is
    bool m_isCut = false;       ///< the rest of the provider's stream was not kept
    qint64 m_leftOut = 0;       ///< events of the provider that were counted only
    QList<ReadFrame> m_waiting; ///< while paused
    QList<ReadFrame> m_waitingClient;

    QStackedWidget *m_pages;
    QLabel *m_emptyText = nullptr;
    QPushButton *m_showResponse = nullptr;
    QPushButton *m_record = nullptr; ///< where the events could have been kept
    QLabel *m_numbers = nullptr;
    QWidget *m_liveBar = nullptr; ///< what can be done while it runs
    GapStrip *m_strip = nullptr;
    QList<ToggleButton *> m_views;
    QToolButton *m_kinds = nullptr;
    QMenu *m_kindMenu = nullptr;
    ToggleButton *m_thinking = nullptr;
    ToggleButton *m_pause = nullptr;
    QStackedWidget *m_body = nullptr;
    QSplitter *m_tables = nullptr;
    FrameTable *m_table = nullptr;
    FrameTable *m_clientTable = nullptr;
    QLabel *m_tableTitle = nullptr;
    QLabel *m_clientTitle = nullptr;
    QPlainTextEdit *m_assembled = nullptr;
    QLabel *m_notKept = nullptr;
    QString m_shownText;
};

} // namespace ccr::ui
