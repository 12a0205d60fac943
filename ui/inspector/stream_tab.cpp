#include "ui/inspector/stream_tab.h"

#include "logging/api/logging_control.h"
#include "ui/inspector/frame_table.h"
#include "ui/models/exchange_words.h"
#include "ui/models/value_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/gap_strip.h"
#include "ui/widgets/toggle_button.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int charactersPerToken = 4; // for an estimate while the provider has not said

using Kind = logging::StoredBody::Kind;

QWidget *withTitle(QLabel *title, QWidget *content, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(title);
    layout->addWidget(content, 1);
    return box;
}

} // namespace

StreamTab::StreamTab(Workspace &workspace, Background &background, QWidget *parent)
    : InspectorTab(workspace, parent), m_provider(background), m_client(background), m_pages(new QStackedWidget(this))
{
    m_pages->addWidget(makeEmptyPage());
    m_pages->addWidget(makeStreamPage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(&m_provider, &StreamFollower::framesRead, this, &StreamTab::takeProviderFrames);
    connect(&m_client, &StreamFollower::framesRead, this, &StreamTab::takeClientFrames);
    connect(&m_provider, &StreamFollower::finished, this, [this](bool isCut, qint64 leftOut) {
        m_wasRead = true;
        m_isCut = isCut;
        m_leftOut = leftOut;
        showNumbers();
        showAssembled();
        showRightPage();
    });
    setView(View::Events);
    retranslate();
}

QWidget *StreamTab::makeEmptyPage()
{
    auto *page = new QWidget(m_pages);
    m_emptyText = new QLabel(page);
    m_emptyText->setObjectName(u"streamEmptyText"_s);
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_showResponse = new QPushButton(page);
    m_showResponse->setObjectName(u"streamResponse"_s);
    connect(m_showResponse, &QPushButton::clicked, this, &StreamTab::responseRequested);
    m_record = new QPushButton(page);
    m_record->setObjectName(u"streamRecording"_s);
    m_record->hide();
    connect(m_record, &QPushButton::clicked, this, [action = workspace().actions.action(u"recordingSettings"_s)] {
        action->setData(u"Logging/history/streamTiming"_s);
        action->trigger();
    });
    auto *layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(m_emptyText);
    layout->addWidget(m_showResponse, 0, Qt::AlignHCenter);
    layout->addWidget(m_record, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

QWidget *StreamTab::makeBar(QWidget *parent)
{
    auto *bar = new QWidget(parent);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    constexpr const char16_t *names[] = {u"streamEvents", u"streamAssembled", u"streamSideBySide"};
    for (int view = 0; view < 3; ++view) {
        auto *button = new ToggleButton(bar);
        button->setObjectName(QString::fromUtf16(names[view]));
        connect(button, &QToolButton::clicked, this, [this, view] { setView(static_cast<View>(view)); });
        layout->addWidget(button);
        m_views.append(button);
    }
    layout->addStretch();
    m_thinking = new ToggleButton(bar);
    m_thinking->setObjectName(u"streamThinking"_s);
    connect(m_thinking, &QToolButton::toggled, this, &StreamTab::showAssembled);
    m_kinds = new QToolButton(bar);
    m_kinds->setObjectName(u"streamKinds"_s);
    m_kindMenu = new QMenu(m_kinds);
    m_kinds->setMenu(m_kindMenu);
    m_kinds->setPopupMode(QToolButton::InstantPopup);
    m_pause = new ToggleButton(bar);
    m_pause->setObjectName(u"streamPause"_s);
    connect(m_pause, &QToolButton::toggled, this, &StreamTab::setPaused);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_thinking, m_kinds, m_pause}) layout->addWidget(widget);
    return bar;
}

QWidget *StreamTab::makeLiveBar(QWidget *parent)
{
    auto *bar = new QWidget(parent);
    bar->setObjectName(u"streamLiveBar"_s);
    auto *layout = new FlowLayout(bar); // side by side they would make the dock wider while a request waits
    for (const char16_t *id : {u"abort", u"retryOnFallback", u"extendTimeout"}) {
        auto *button = new QToolButton(bar);
        button->setDefaultAction(workspace().actions.action(QString::fromUtf16(id)));
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        layout->addWidget(button);
    }
    return bar;
}

QWidget *StreamTab::makeStreamPage()
{
    auto *page = new QWidget(m_pages);
    m_numbers = new QLabel(page);
    m_numbers->setObjectName(u"streamNumbers"_s);
    m_numbers->setWordWrap(true);
    m_numbers->setTextFormat(Qt::PlainText);
    m_numbers->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_strip = new GapStrip(page);
    m_body = new QStackedWidget(page);
    m_tables = new QSplitter(Qt::Horizontal, m_body);
    m_table = new FrameTable(m_tables);
    m_table->setObjectName(u"streamTable"_s);
    m_clientTable = new FrameTable(m_tables);
    m_clientTable->setObjectName(u"streamClientTable"_s);
    m_clientTable->setNarrow(true);
    m_tableTitle = new QLabel(m_tables);
    m_clientTitle = new QLabel(m_tables);
    m_tables->addWidget(withTitle(m_tableTitle, m_table, m_tables));
    m_tables->addWidget(withTitle(m_clientTitle, m_clientTable, m_tables));
    m_assembled = new QPlainTextEdit(m_body);
    m_assembled->setObjectName(u"streamAnswer"_s);
    m_assembled->setReadOnly(true);
    m_assembled->setFrameShape(QFrame::NoFrame);
    m_body->addWidget(m_tables);
    m_body->addWidget(m_assembled);
    m_notKept = new QLabel(page);
    m_notKept->setObjectName(u"streamNotKept"_s);
    m_notKept->setWordWrap(true);
    m_notKept->setTextFormat(Qt::PlainText);
    m_notKept->hide();
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->setSpacing(4);
    layout->addWidget(m_numbers);
    layout->addWidget(m_strip);
    layout->addWidget(m_liveBar = makeLiveBar(page));
    layout->addWidget(makeBar(page));
    layout->addWidget(m_body, 1);
    layout->addWidget(m_notKept);
    connect(m_strip, &GapStrip::rangeSelected, this, [this](nanoseconds from, nanoseconds to) {
        for (FrameTable *table : {m_table, m_clientTable}) table->frames().setRange(std::pair(from, to));
    });
    connect(m_strip, &GapStrip::selectionCleared, this, [this] {
        for (FrameTable *table : {m_table, m_clientTable}) table->frames().setRange(std::nullopt);
    });
    ActionSet &actions = workspace().actions;
    actions.bind(u"stream.pause"_s, m_pause, &QToolButton::toggle);
    actions.limitTo(u"stream.pause"_s, *m_body);
    return page;
}

QWidget *StreamTab::focusTarget()
{
    if (m_pages->currentIndex() == 0) return m_showResponse->isHidden() ? static_cast<QWidget *>(this) : m_showResponse;
    return m_view == View::Assembled ? static_cast<QWidget *>(m_assembled) : m_table;
}

void StreamTab::setView(View view)
{
    m_view = view;
    for (int i = 0; i < m_views.size(); ++i) m_views[i]->setChecked(i == static_cast<int>(view));
    m_body->setCurrentIndex(view == View::Assembled ? 1 : 0);
    const bool isBeside = view == View::SideBySide;
    m_tableTitle->setVisible(isBeside);
    m_clientTitle->parentWidget()->setVisible(isBeside);
    m_table->setNarrow(isBeside);
    // Both at once, be it for a moment, would make the dock wider for good: first the one that goes.
    const bool isAssembled = view == View::Assembled;
    (isAssembled ? m_kinds : m_thinking)->hide();
    (isAssembled ? m_thinking : m_kinds)->show();
    showAssembled();
}

void StreamTab::showExchange(const logging::ExchangeSnapshot *exchange)
{
    const bool isSame = exchange && m_exchange && exchange->id == m_exchange->id;
    m_exchange = exchange ? std::optional(*exchange) : std::nullopt;
    if (!isSame) follow();
    showNumbers();
    showRightPage();
}

void StreamTab::follow()
{
    m_provider.stop();
    m_client.stop();
    m_waiting.clear();
    m_waitingClient.clear();
    m_answer = {};
    m_wasRead = false;
    m_isCut = false;
    m_leftOut = 0;
    m_shownText.clear();
    m_assembled->clear();
    for (FrameTable *table : {m_table, m_clientTable}) table->frames().clear();
    m_strip->clear();
    m_pause->setChecked(false);
    m_needsFollow = m_exchange && !isVisible();
    if (!m_exchange || m_needsFollow) return;
    const ExchangePlace place = workspace().openedFiles.placeOf(m_exchange->id);
    m_provider.follow(m_exchange->id, Kind::ProviderResponse, isOver(), place);
    m_client.follow(m_exchange->id, Kind::ClientResponse, isOver(), place);
}

void StreamTab::showEvent(QShowEvent *event)
{
    InspectorTab::showEvent(event);
    if (m_needsFollow) follow();
}

void StreamTab::updateExchange(const logging::ExchangeSnapshot &exchange)
{
    if (!m_exchange || exchange.id != m_exchange->id) return showExchange(&exchange);
    m_exchange = exchange;
    if (isOver()) {
        m_provider.setOver();
        m_client.setOver();
    }
    showNumbers();
    showStrip();
    showRightPage();
}

void StreamTab::tick()
{
    if (!m_exchange || isOver() || m_paused) return;
    showStrip();
    showNumbers();
}

void StreamTab::takeProviderFrames(const QList<ReadFrame> &frames)
{
    if (m_paused) {
        m_waiting += frames;
        return;
    }
    for (const ReadFrame &frame : frames) m_answer.add(frame);
    m_table->append(frames, !isOver());
    showStrip();
    showNumbers();
    showAssembled();
    showRightPage();
}

void StreamTab::takeClientFrames(const QList<ReadFrame> &frames)
{
    if (m_paused)
        m_waitingClient += frames;
    else
        m_clientTable->append(frames, !isOver());
}

void StreamTab::setPaused(bool paused)
{
    m_paused = paused;
    if (m_pause->isChecked() != paused) m_pause->setChecked(paused);
    if (paused) return;
    takeProviderFrames(std::exchange(m_waiting, {}));
    takeClientFrames(std::exchange(m_waitingClient, {}));
}

void StreamTab::showLastEvents()
{
    setView(View::Events);
    m_strip->clearSelection();
    const int last = m_table->model()->rowCount() - 1;
    if (last >= 0) m_table->selectRow(last);
    m_table->scrollToBottom();
    m_table->setFocus();
}

nanoseconds StreamTab::elapsed() const
{
    return isOver() ? *m_exchange->total : std::max(nanoseconds{}, nanoseconds(wallNow() - m_exchange->startedAt));
}

void StreamTab::showStrip()
{
    if (m_exchange) m_strip->setStream(m_table->frames().moments(), elapsed());
}

// Of the whole stream, and while it runs of its last seconds, too.
QString StreamTab::speed() const
{
    qsizetype characters = 0;
    for (const AnswerBlock &block : m_answer.blocks()) characters += block.text.size();
    const QString average = speedText(*m_exchange, static_cast<double>(characters) / charactersPerToken);
    const std::optional<double> now = isOver() ? std::nullopt : m_table->frames().charactersPerSecond(elapsed());
    return now ? tr("now ≈ %1, on average %2").arg(*now / charactersPerToken, 0, 'f', 0).arg(average) : average;
}

// Beyond the limits of what is recorded: of a cut body only the request itself knows how many there were.
int StreamTab::notKept() const
{
    if (!m_exchange) return 0;
    const qint64 missing = m_isCut ? m_exchange->stream.events - m_table->frames().frameCount() : 0;
    return static_cast<int>(std::clamp<qint64>(missing, m_leftOut, std::numeric_limits<int>::max()));
}

QString StreamTab::notKeptText() const
{
    return tr("%Ln more event(s) were not kept.", nullptr, notKept());
}

void StreamTab::showNumbers()
{
    m_liveBar->setVisible(m_exchange && !isOver());
    m_notKept->setVisible(notKept() > 0);
    m_notKept->setText(notKept() > 0 ? notKeptText() : QString());
    if (!m_exchange) return m_numbers->clear();
    const logging::StreamNumbers &stream = m_exchange->stream;
    QStringList parts{tr("TTFB %1").arg(durationText(stream.firstByte)),
                      tr("TTFT %1").arg(durationText(stream.firstContent)),
                      tr("last content %1").arg(durationText(stream.lastContent)),
                      tr("gap p50 %1, p95 %2, longest %3")
                          .arg(durationText(stream.medianGap), durationText(stream.gapP95), durationText(stream.longestGap)),
                      tr("stalls %1").arg(stallsText(stream)),
                      tr("speed %1").arg(speed()),
                      bytesText(std::max<qint64>(stream.bytes, m_table->frames().byteCount())),
                      tr("%Ln event(s)", nullptr, std::max(static_cast<int>(stream.events), m_table->frames().frameCount() + notKept()))};
    if (notKept() > 0) parts.append(tr("%Ln of them not kept", nullptr, notKept()));
    if (isOver() && (notKept() == 0 || m_answer.isComplete()))
        parts.append(m_answer.isComplete() ? tr("finish mark ✓") : tr("no finish mark ✕"));
    const QString finish = m_exchange->finishReason.empty() ? m_answer.finish() : QString::fromStdString(m_exchange->finishReason);
    if (!finish.isEmpty()) parts.append(tr("finish reason %1").arg(finish));
    m_numbers->setText(parts.join(u" · "_s));
    m_numbers->setToolTip(firstTokenDefinition() + u'\n' + speedDefinition() + u'\n' + stallDefinition());
}

QString StreamTab::assembledText() const
{
    QStringList parts;
    if (m_answer.blocks().isEmpty() && m_table->frames().lacksTexts())
        parts.append(tr("What the events said was not recorded. Recording of bodies keeps it."));
    for (const AnswerBlock &block : m_answer.blocks()) {
        switch (block.kind) {
        case FrameKind::Thinking:
            if (block.text.isEmpty()) break;
            parts.append(m_thinking->isChecked() ? tr("▾ Thinking") + u'\n' + block.text
                                                 : tr("▸ Thinking, %Ln character(s)", nullptr, static_cast<int>(block.text.size())));
            break;
        case FrameKind::Tool: parts.append(tr("Tool %1").arg(block.tool) + u'\n' + prettyInput(block.text)); break;
        default:
            if (!block.text.isEmpty()) parts.append(block.text);
        }
    }
    if (!m_answer.error().isEmpty()) parts.append(tr("Error: %1").arg(m_answer.error()));
    if (notKept() > 0) parts.append(notKeptText());
    return parts.join(u"\n\n"_s);
}

void StreamTab::showAssembled()
{
    if (m_view != View::Assembled) return;
    const QString text = assembledText();
    if (text == m_shownText) return;
    QScrollBar *bar = m_assembled->verticalScrollBar();
    const bool isAtEnd = bar->value() >= bar->maximum();
    if (!m_shownText.isEmpty() && text.startsWith(m_shownText)) {
        QTextCursor end(m_assembled->document());
        end.movePosition(QTextCursor::End);
        end.insertText(text.mid(m_shownText.size()));
    } else {
        m_assembled->setPlainText(text);
    }
    m_shownText = text;
    if (isAtEnd && !isOver()) bar->setValue(bar->maximum());
}

// The frames decide: a request may ask for a stream and get none, or the other way round.
void StreamTab::showRightPage()
{
    const bool hasFrames = m_table->frames().frameCount() > 0;
    const bool isWorthIt = m_exchange && (hasFrames || (m_exchange->wantsStream && !isOver()));
    m_pages->setCurrentIndex(isWorthIt ? 1 : 0);
    m_showResponse->setVisible(false);
    m_record->setVisible(false);
    if (!m_exchange) {
        m_emptyText->setText(tr("Select a request to see its stream."));
    } else if (!isOver()) {
        m_emptyText->setText(tr("The response is on its way."));
    } else if (m_exchange->stream.events == 0) {
        m_emptyText->setText(tr("This request did not stream. Response took %1.").arg(durationText(m_exchange->total)));
        m_showResponse->setVisible(true);
    } else {
        m_record->setVisible(m_wasRead);
        m_emptyText->setText(
            m_wasRead ? tr("The events of this request are not kept any more. Recording of stream timing or of bodies keeps them.")
                      : tr("Reading the events…"));
    }
}

void StreamTab::fillKindMenu()
{
    m_kindMenu->clear();
    for (int i = 0; i < frameKinds; ++i) {
        const auto kind = static_cast<FrameKind>(i);
        QAction *action = m_kindMenu->addAction(kindName(kind));
        action->setCheckable(true);
        action->setChecked(m_table->frames().isKindShown(kind));
        connect(action, &QAction::toggled, this, [this, kind](bool shown) {
            for (FrameTable *table : {m_table, m_clientTable}) table->frames().setKindShown(kind, shown);
        });
    }
}

void StreamTab::retranslate()
{
    m_views[0]->setText(tr("Raw"));
    m_views[1]->setText(tr("Assembled"));
    m_views[2]->setText(tr("Side by side"));
    m_views[2]->setToolTip(tr("Left what the provider sent, right what the client got"));
    m_thinking->setText(tr("Thinking"));
    m_thinking->setToolTip(tr("Show the text of the thinking"));
    m_kinds->setText(tr("Types"));
    m_kinds->setToolTip(tr("Which types of events are shown"));
    m_pause->setText(tr("Pause"));
    m_pause->setToolTip(tr("Freeze the table; everything is still read (Space)"));
    m_showResponse->setText(tr("Show response"));
    m_record->setText(workspace().actions.action(u"recordingSettings"_s)->text());
    m_tableTitle->setText(tr("From the provider"));
    m_clientTitle->setText(tr("To the client"));
    m_table->setAccessibleName(tr("Events from the provider"));
    m_clientTable->setAccessibleName(tr("Events to the client"));
    m_assembled->setAccessibleName(tr("Assembled answer"));
    for (FrameTable *table : {m_table, m_clientTable}) table->frames().retranslate();
    fillKindMenu();
    restyle();
    showNumbers();
    showRightPage();
    showAssembled();
}

void StreamTab::restyle()
{
    m_strip->update();
    m_table->restyle();
    m_clientTable->restyle();
}

QString StreamTab::selectionAsText() const
{
    if (m_view == View::Assembled)
        return m_assembled->textCursor().hasSelection() ? m_assembled->textCursor().selection().toPlainText() : m_shownText;
    return m_clientTable->hasFocus() ? m_clientTable->selectionAsText() : m_table->selectionAsText();
}

} // namespace ccr::ui
