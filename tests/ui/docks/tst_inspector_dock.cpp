#include "ui/docks/inspector_dock.h"

#include "logging/api/history.h"
#include "proxy/api/retry_after.h"
#include "tests/support/fake_controls.h"
#include "tests/support/fake_history.h"
#include "tests/support/sample_window.h"
#include "ui/dialogs/comparison_view.h"
#include "ui/dialogs/replay_window.h"
#include "ui/inspector/bodies_tab.h"
#include "ui/inspector/frame_table.h"
#include "ui/main_window/main_window.h"
#include "ui/models/attempts_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/gap_strip.h"
#include "ui/widgets/message_text.h"
#include "ui/widgets/request_table.h"
#include "ui/widgets/text_view.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QDesktopServices>
#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kind = logging::StoredBody::Kind;

QByteArray delta(const QByteArray &content)
{
    return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":" + content + "}\n\n";
}

QByteArray text(const QByteArray &word)
{
    return delta(R"({"type":"text_delta","text":")" + word + "\"}");
}

/// What asks for more width than that, the innermost first.
QString widerThan(int width, const QWidget &root)
{
    QStringList found;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (widget->isHidden() || widget->minimumSizeHint().width() <= width) continue;
        found.prepend(u"%1 %2: %3"_s.arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName())
                          .arg(widget->minimumSizeHint().width()));
    }
    return found.join(u"; "_s);
}

const QByteArray ping = "event: ping\ndata: {\"type\":\"ping\"}\n\n";
const QByteArray end = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
const QByteArray request =
    R"({"model":"claude-sonnet-4-5","system":"Be kind.","messages":[{"role":"user","content":"Hello"}],"stream":true})";

} // namespace

class TestInspectorDock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void explainsTheRoute();
    void saysThatNoModelServed();
    void doesNotPutTheWordsOfTwoIntoOneMouth();
    void saysWhatFailedAndWhatToDo();
    void buttonsOfTheAdviceWork();
    void followsAStream();
    void pausesByTheSpaceBar();
    void copiesRawFrames();
    void choosesTypesAndTimes();
    void putsTheAnswerTogether();
    void showsBothSides();
    void showsTheTimesOfEarlierRuns();
    void saysHowManyEventsWereNotKept();
    void offersTheResponseOfWhatDidNotStream();
    void showsBodies();
    void leadsToWhatKeepsBodies();
    void comparesWithTheRequestBefore();
    void findsTextInABody();
    void staysQuickWithALargeBody();
    void listsAttempts();
    void foldsFieldsHeadersAndTiming();
    void readsHeadersFromTheHistory();
    void addsTheColumnOfAField();
    void saysWhatCanBeDoneWithALiveStream();
    void showsTheLogLinesOfTheRequest();
    void findsLogLinesOfEarlierRuns();
    void fillsTheWindowAndGoesBack();
    void abortsByKey();
    void takesAWaitingRequestElsewhere();
    void givesMoreTime();
    void leadsToTheBillingPage();
    void namesTheModelThatWasProbablyMeant();
    void saysWhenTheProviderTakesRequestsAgain();
    void adviceFitsIntoTheNarrowestDock_data();
    void adviceFitsIntoTheNarrowestDock();
    void fitsIntoItsPlaceInEveryState_data();
    void fitsIntoItsPlaceInEveryState();
    void replays();
    void replaysWithAnotherModelAndCompares();
    void replaysWhatIsTooLongToBeShown();
    void replaysElsewhereInThreeSteps();
    void saysWhenItCannotReplay();
    void comparesWithTheReplay();
    void copiesRequestAndResponse();
    void keepsTrafficOnlyWhileItExists();
    void isWholeByKeyboard();
    void everythingHasAName();
    void looksRight_data();
    void looksRight();

public Q_SLOTS:
    void opened(const QUrl &url) { m_opened.append(url.toString()); }

private:
    QStringList adviceShown() const
    {
        QStringList ids;
        for (QToolButton *button : child<QWidget>(u"errorBox"_s)->findChildren<QToolButton *>())
            if (button->isVisible()) ids.append(button->objectName());
        return ids;
    }
    logging::ExchangeSnapshot exchange(const std::string &id, std::uint64_t number, bool isOver = true);
    std::shared_ptr<logging::TrafficRecord> traffic(const std::string &id);
    void announce(const logging::ExchangeSnapshot &exchange) { Q_EMIT m_logging->exchanges.exchangesChanged({exchange}); }
    void select(const logging::ExchangeSnapshot &exchange);
    void openTab(int index);
    template <typename T>
    T *child(const QString &name) const
    {
        T *found = m_window->findChild<T *>(name);
        if (!found) qFatal("no %s", qPrintable(name));
        return found;
    }
    void trigger(const QString &action) { m_window->workspace().actions.action(action)->trigger(); }

    QStringList m_opened;
    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<testing::FakeProxyControl> m_proxy;
    std::unique_ptr<testing::FakeLoggingControl> m_logging;
    std::unique_ptr<MainWindow> m_window;
    InspectorDock *m_dock = nullptr;
};

void TestInspectorDock::init()
{
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_settings->setValue(u"language"_s, u"en"_s);
    m_proxy = std::make_unique<testing::FakeProxyControl>();
    m_logging = std::make_unique<testing::FakeLoggingControl>();
    m_window = std::make_unique<MainWindow>(Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings}, TrayUse::Never);
    m_proxy->start();
    m_dock = m_window->findChild<InspectorDock *>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestInspectorDock::cleanup()
{
    m_window.reset();
    m_logging.reset();
    m_proxy.reset();
}

logging::ExchangeSnapshot TestInspectorDock::exchange(const std::string &id, std::uint64_t number, bool isOver)
{
    logging::ExchangeSnapshot snapshot = testing::sampleExchanges().constFirst();
    snapshot.id = id;
    snapshot.number = number;
    snapshot.sessionId = "session";
    snapshot.wantsStream = true;
    snapshot.startedAt = wallNow() - 10s + std::chrono::seconds(number);
    snapshot.stream.events = 0;
    if (isOver) return snapshot;
    snapshot.outcome = logging::Outcome::InFlight;
    snapshot.total.reset();
    snapshot.tokens = {};
    return snapshot;
}

std::shared_ptr<logging::TrafficRecord> TestInspectorDock::traffic(const std::string &id)
{
    const std::shared_ptr<logging::TrafficRecord> record = m_logging->traffic.begin(id);
    record->add(Kind::ClientRequest, 0, request, 0ms);
    return record;
}

void TestInspectorDock::select(const logging::ExchangeSnapshot &exchange)
{
    announce(exchange);
    m_window->workspace().selection.select(&exchange);
}

void TestInspectorDock::openTab(int index)
{
    child<QTabWidget>(u"inspectorTabs"_s)->setCurrentIndex(index);
}

void TestInspectorDock::saysThatNoModelServed()
{
    logging::ExchangeSnapshot refused = exchange("a", 7);
    refused.askedModel = "claude-sonnet-4-5";
    refused.model.clear();
    select(refused);
    const QList<QLabel *> labels = m_dock->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->text() == u"— ← claude-sonnet-4-5"_s; }));
}

void TestInspectorDock::explainsTheRoute()
{
    auto *sentence = child<QLabel>(u"routeSentence"_s);
    auto *steps = child<QLabel>(u"routeSteps"_s);
    QVERIFY(!sentence->isVisible());
    select(exchange("a", 7));
    QCOMPARE(m_dock->windowTitle(), u"Inspector #7"_s);
    QVERIFY(sentence->isVisible());
    QVERIFY(sentence->text().contains("deepseek/deepseek-chat"_L1));
    QVERIFY(!steps->isVisible());
    openTab(3);
    trigger(u"inspector.explain"_s);
    QCOMPARE(child<QTabWidget>(u"inspectorTabs"_s)->currentIndex(), 0);
    QVERIFY(steps->isVisible());
    QVERIFY2(steps->text().contains(u"✕ Model by name — “claude-sonnet-4-5” names no provider"_s), qPrintable(steps->text()));
    trigger(u"inspector.explain"_s);
    QVERIFY(!steps->isVisible());
}

void TestInspectorDock::doesNotPutTheWordsOfTwoIntoOneMouth()
{
    logging::ExchangeSnapshot failed = exchange("a", 1);
    failed.outcome = logging::Outcome::Failed;
    failed.errorClass = "rate_limited";
    failed.attempts.back().status = 429;
    failed.errorPhrase = proxy::told("%1 Fallback %2,%3 failed as well: %4", std::string("Slow down."), std::string("glm"),
                                     std::string("glm-4.7"), std::string("Overloaded."));
    failed.errorMessage = failed.errorPhrase.english();
    select(failed);
    QCOMPARE(child<MessageText>(u"errorText"_s)->text(), u"Slow down. Fallback glm,glm-4.7 failed as well: Overloaded."_s);
    QCOMPARE(child<MessageText>(u"errorText"_s)->accessibleName(), u"The router reports:"_s);
}

void TestInspectorDock::saysWhatFailedAndWhatToDo()
{
    logging::ExchangeSnapshot failed = exchange("a", 1);
    failed.outcome = logging::Outcome::Failed;
    failed.status = 429;
    failed.errorClass = "rate_limited";
    failed.errorMessage = "Rate limit <b>reached</b>";
    failed.attempts.back().status = 429;
    failed.attempts.back().message = failed.errorMessage;
    select(failed);
    QCOMPARE(child<MessageText>(u"errorText"_s)->text(), u"Rate limit <b>reached</b>"_s); // theirs, word for word
    QCOMPARE(child<MessageText>(u"errorText"_s)->accessibleName(), u"deepseek says (status 429):"_s);
    QCOMPARE(child<QLabel>(u"errorCause"_s)->text(), u"deepseek limits this key for now."_s);
    m_dock->focusTarget()->setFocus();
    trigger(u"copy"_s);
    for (const QString &part : {u"429"_s, u"rate_limited"_s, u"Rate limit <b>reached</b>"_s, u"limits this key"_s})
        QVERIFY2(QGuiApplication::clipboard()->text().contains(part), qPrintable(part));
    select(exchange("b", 2));
    QVERIFY(!child<QWidget>(u"errorBox"_s)->isVisible());
}

void TestInspectorDock::buttonsOfTheAdviceWork()
{
    logging::ExchangeSnapshot broken = exchange("a", 1);
    broken.outcome = logging::Outcome::StreamTruncated;
    broken.errorClass = "stream_truncated";
    broken.stream.events = 2;
    const auto record = traffic("a");
    record->add(Kind::ProviderResponse, 1, text("one") + text("two"), 10ms);
    select(broken);
    QToolButton *lastEvents = nullptr;
    for (QToolButton *button : child<QWidget>(u"errorBox"_s)->findChildren<QToolButton *>())
        if (button->text() == "Show last events"_L1) lastEvents = button;
    QVERIFY(lastEvents && lastEvents->isVisible());
    lastEvents->click();
    QCOMPARE(child<QTabWidget>(u"inspectorTabs"_s)->currentIndex(), 1);
    QTRY_COMPARE(child<FrameTable>(u"streamTable"_s)->model()->rowCount(), 2);
    lastEvents->defaultAction()->trigger();
    QCOMPARE(child<FrameTable>(u"streamTable"_s)->currentIndex().row(), 1);
}

void TestInspectorDock::followsAStream()
{
    const auto record = traffic("a");
    logging::ExchangeSnapshot live = exchange("a", 1, false);
    live.stream.firstContent.reset();
    live.stream.lastContent.reset();
    select(live);
    openTab(1);
    auto *table = child<FrameTable>(u"streamTable"_s);
    record->add(Kind::ProviderResponse, 1, text("Hel") + ping, 100ms);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    record->add(Kind::ProviderResponse, 1, text("lo"), 7000ms);
    record->add(Kind::ProviderResponse, 1, end, 7100ms);
    QTRY_COMPARE(table->model()->rowCount(), 4);
    auto *strip = child<GapStrip>(u"gapStrip"_s);
    QTRY_COMPARE(strip->stalls().size(), 1);
    QVERIFY(strip->stalls().first().isAlive);
    QVERIFY(strip->accessibleDescription().contains("4 events"_L1));
    QVERIFY(!child<QLabel>(u"streamNumbers"_s)->text().contains("finish mark"_L1));
    live.total = 7200ms;
    live.outcome = logging::Outcome::Ok;
    announce(live);
    QTRY_VERIFY(child<QLabel>(u"streamNumbers"_s)->text().contains(u"finish mark ✓"_s));
    QCOMPARE(strip->stalls().size(), 1);
}

void TestInspectorDock::pausesByTheSpaceBar()
{
    const auto record = traffic("a");
    select(exchange("a", 1, false));
    openTab(1);
    auto *table = child<FrameTable>(u"streamTable"_s);
    record->add(Kind::ProviderResponse, 1, text("1"), 100ms);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(child<QToolButton>(u"streamPause"_s)->isChecked());
    record->add(Kind::ProviderResponse, 1, text("2"), 200ms);
    record->add(Kind::ClientResponse, 0, text("2"), 200ms);
    QSignalSpy rows(table->model(), &QAbstractItemModel::rowsInserted);
    QVERIFY(!rows.wait(400));
    QTest::keyClick(table, Qt::Key_Space);
    QTRY_COMPARE(table->model()->rowCount(), 2); // nothing was lost
    QTRY_COMPARE(child<FrameTable>(u"streamClientTable"_s)->model()->rowCount(), 1);
}

void TestInspectorDock::copiesRawFrames()
{
    const auto record = traffic("a");
    record->add(Kind::ProviderResponse, 1, text("Hello") + end, 100ms);
    select(exchange("a", 1));
    openTab(1);
    auto *table = child<FrameTable>(u"streamTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    table->setFocus();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(text("Hello")));
}

void TestInspectorDock::choosesTypesAndTimes()
{
    const auto record = traffic("a");
    for (int i = 0; i < 10; ++i) record->add(Kind::ProviderResponse, 1, (i % 2 ? ping : text("x")), std::chrono::milliseconds(100 * i));
    logging::ExchangeSnapshot over = exchange("a", 1);
    over.total = 900ms;
    select(over);
    openTab(1);
    auto *table = child<FrameTable>(u"streamTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 10);
    for (QAction *action : child<QToolButton>(u"streamKinds"_s)->menu()->actions())
        if (action->text() == "ping"_L1) action->trigger();
    QCOMPARE(table->model()->rowCount(), 5);
    auto *strip = child<GapStrip>(u"gapStrip"_s);
    const int middle = strip->width() / 2;
    QTest::mousePress(strip, Qt::LeftButton, {}, {5, 10});
    QTest::mouseMove(strip, {middle, 10});
    QTest::mouseRelease(strip, Qt::LeftButton, {}, {middle, 10});
    QVERIFY(strip->hasSelection());
    QCOMPARE(table->model()->rowCount(), 2); // those at 200 and 400 ms
    strip->setFocus();
    QTest::keyClick(strip, Qt::Key_Escape);
    QCOMPARE(table->model()->rowCount(), 5);
}

void TestInspectorDock::putsTheAnswerTogether()
{
    const auto record = traffic("a");
    record->add(Kind::ProviderResponse, 1, delta(R"({"type":"thinking_delta","thinking":"Secretly"})") + text("Hel"), 1ms);
    select(exchange("a", 1, false));
    openTab(1);
    auto *answer = child<QPlainTextEdit>(u"streamAnswer"_s);
    child<QToolButton>(u"streamAssembled"_s)->click();
    QTRY_VERIFY(answer->toPlainText().contains("Hel"_L1));
    QVERIFY(!answer->toPlainText().contains("Secretly"_L1) && answer->toPlainText().contains("8 characters"_L1));
    record->add(Kind::ProviderResponse, 1, text("lo"), 2ms);
    QTRY_VERIFY(answer->toPlainText().contains("Hello"_L1));
    child<QToolButton>(u"streamThinking"_s)->click();
    QVERIFY(answer->toPlainText().contains("Secretly"_L1));
}

void TestInspectorDock::showsBothSides()
{
    const auto record = traffic("a");
    record->add(Kind::ProviderResponse, 1, "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n", 1ms);
    record->add(Kind::ClientResponse, 0, text("Hi") + end, 2ms);
    select(exchange("a", 1));
    openTab(1);
    auto *client = child<FrameTable>(u"streamClientTable"_s);
    QVERIFY(!client->isVisible());
    QTRY_COMPARE(client->model()->rowCount(), 2);
    child<QToolButton>(u"streamSideBySide"_s)->click();
    QVERIFY(client->isVisible() && child<FrameTable>(u"streamTable"_s)->isVisible());
}

// Only when the events came is known, from the history.
void TestInspectorDock::showsTheTimesOfEarlierRuns()
{
    testing::FakeHistory history(0, {});
    logging::TimelinePacker packer;
    for (const nanoseconds at : {1000ms, 1100ms, 1200ms, 12'200ms})
        packer.add({.at = at, .kind = FrameKind::Content, .type = "content_block_delta", .block = 0, .attempt = 1, .bytes = 90});
    packer.add({.at = 13s, .type = "message_stop", .isTerminal = true, .attempt = 1, .bytes = 50});
    history.timeline.provider = packer.take();
    m_logging->historyControl = &history;
    openTab(1);
    logging::ExchangeSnapshot old = exchange("of yesterday", 3);
    old.total = 14s;
    m_window->workspace().selection.select(&old);
    auto *table = child<FrameTable>(u"streamTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 5);
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->index(3, StreamModel::Delta).data().toString(), u"+11.0"_s);
    QCOMPARE(table->model()->index(1, StreamModel::Preview).data().toString(), u"not recorded"_s);
    QCOMPARE(child<GapStrip>(u"gapStrip"_s)->stalls().size(), 1);
    QVERIFY(child<QLabel>(u"streamNumbers"_s)->text().contains(u"finish mark ✓"_s));
    child<QToolButton>(u"streamAssembled"_s)->click();
    QVERIFY(child<QPlainTextEdit>(u"streamAnswer"_s)->toPlainText().contains("not recorded"_L1));
    m_logging->historyControl = nullptr;
}

void TestInspectorDock::saysHowManyEventsWereNotKept()
{
    testing::FakeHistory history(0, {});
    m_logging->historyControl = &history;
    openTab(1);
    auto *notKept = child<QLabel>(u"streamNotKept"_s);
    const auto numbers = [this] { return child<QLabel>(u"streamNumbers"_s)->text(); };
    const auto answer = [this] {
        child<QToolButton>(u"streamAssembled"_s)->click();
        return child<QPlainTextEdit>(u"streamAnswer"_s)->toPlainText();
    };
    const auto select = [this](const std::string &id, std::int64_t events) {
        logging::ExchangeSnapshot old = exchange(id, 3);
        old.total = 14s;
        old.stream.events = events;
        m_window->workspace().selection.select(&old);
    };
    // Of a body that was cut the request alone knows how many there were.
    history.bodies = {{.kind = Kind::ProviderResponse, .attempt = 1, .wholeBytes = 999, .text = "data: {\"x\":1}\n\ndata: {\"x\":2}\n\n"}};
    select("cut", 1502);
    QTRY_VERIFY(notKept->isVisible());
    QCOMPARE(notKept->text(), u"1,500 more events were not kept."_s);
    QVERIFY2(numbers().contains("1,502 events"_L1) && numbers().contains("1,500 of them not kept"_L1), qPrintable(numbers()));
    QVERIFY(!numbers().contains("finish mark"_L1)); // nobody knows
    QVERIFY(answer().endsWith(notKept->text()));
    // More than the timing holds.
    history.bodies.clear();
    logging::TimelinePacker packer;
    for (std::int64_t i = 0; i < logging::TimelinePacker::mostEvents + 1; ++i) packer.add({.attempt = 1});
    history.timeline.provider = packer.take();
    select("long", logging::TimelinePacker::mostEvents + 1);
    QTRY_COMPARE(notKept->text(), u"1 more event was not kept."_s);
    QVERIFY(answer().endsWith(notKept->text()));
    m_window->workspace().actions.submenu(u"language"_s)->actions().at(1)->trigger();
    QTRY_COMPARE(notKept->text(), u"另有 1 个事件未保留。"_s);
    QVERIFY2(numbers().contains(u"其中 1 个未保留"_s), qPrintable(numbers()));
    QVERIFY(answer().endsWith(notKept->text()));
    m_window->workspace().actions.submenu(u"language"_s)->actions().at(0)->trigger();
    // All of it.
    history.timeline = {};
    history.bodies = {{.kind = Kind::ProviderResponse, .attempt = 1, .text = "data: [DONE]\n\n"}};
    select("whole", 1);
    QTRY_VERIFY(numbers().contains(u"finish mark ✓"_s));
    QVERIFY(!notKept->isVisible() && !numbers().contains("not kept"_L1) && !answer().contains("not kept"_L1));
    m_logging->historyControl = nullptr;
}

void TestInspectorDock::offersTheResponseOfWhatDidNotStream()
{
    const auto record = traffic("a");
    record->add(Kind::ClientResponse, 0, R"({"content":[]})", 2ms);
    logging::ExchangeSnapshot whole = exchange("a", 1);
    whole.wantsStream = false;
    select(whole);
    openTab(1);
    auto *hint = child<QLabel>(u"streamEmptyText"_s);
    QTRY_COMPARE(hint->text(), u"This request did not stream. Response took 6.3 s."_s);
    auto *button = child<QPushButton>(u"streamResponse"_s);
    QVERIFY(button->isVisible() && !child<QPushButton>(u"streamRecording"_s)->isVisible());
    button->click();
    QCOMPARE(child<QTabWidget>(u"inspectorTabs"_s)->currentIndex(), 2);
    QTRY_VERIFY(child<QTreeView>(u"bodyTree"_s)->isVisible());
    QCOMPARE(child<QTreeView>(u"bodyTree"_s)->model()->index(0, 0).data().toString(), u"content"_s);
}

void TestInspectorDock::showsBodies()
{
    const auto record = traffic("a");
    record->add(Kind::ProviderRequest, 1, R"({"model":"deepseek-chat","messages":[]})", 1ms);
    select(exchange("a", 1));
    openTab(2);
    auto *tree = child<QTreeView>(u"bodyTree"_s);
    auto *view = child<TextView>(u"bodyText"_s);
    QTRY_VERIFY(tree->isVisible() && tree->model()->rowCount() == 4);
    auto *tab = m_window->findChild<BodiesTab *>();
    tab->setForm(BodyForm::Raw);
    QTRY_COMPARE(view->lines(), QStringList{QString::fromUtf8(request)});
    child<QToolButton>(u"bodyProviderSide"_s)->click();
    QTRY_VERIFY(view->lines().value(0).contains("deepseek-chat"_L1));
    child<QToolButton>(u"bodyResponse"_s)->click();
    QTRY_VERIFY(child<QLabel>(u"bodyMessage"_s)->isVisible());
    QVERIFY(child<QLabel>(u"bodyMessage"_s)->text().contains("not kept"_L1));
    QVERIFY(child<QPushButton>(u"bodyRecording"_s)->isVisible());
    child<QToolButton>(u"bodyRequest"_s)->click();
    child<QToolButton>(u"bodyClientSide"_s)->click();
    tab->setForm(BodyForm::DiffOtherSide);
    QTRY_VERIFY(view->lines().contains(u"  \"model\": \"deepseek-chat\","_s));
    QVERIFY(view->lines().contains(u"  \"model\": \"claude-sonnet-4-5\","_s));
    view->setFocus();
    view->selectAll();
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains("deepseek-chat"_L1));
}

void TestInspectorDock::leadsToWhatKeepsBodies()
{
    traffic("a");
    select(exchange("a", 1));
    openTab(2);
    child<QToolButton>(u"bodyResponse"_s)->click();
    auto *button = child<QPushButton>(u"bodyRecording"_s);
    QTRY_VERIFY(button->isVisible());
    QSignalSpy asked(m_window->workspace().actions.action(u"recordingSettings"_s), &QAction::triggered);
    button->click();
    QCOMPARE(asked.size(), 1);
}

void TestInspectorDock::comparesWithTheRequestBefore()
{
    traffic("a");
    const auto record = m_logging->traffic.begin("b");
    QByteArray longer = request;
    longer.replace("\"Hello\"}", "\"Hello\"},{\"role\":\"assistant\",\"content\":\"Hi\"}");
    record->add(Kind::ClientRequest, 0, longer, 1ms);
    announce(exchange("a", 1));
    select(exchange("b", 2));
    openTab(2);
    m_window->findChild<BodiesTab *>()->setForm(BodyForm::DiffPrevious);
    auto *view = child<TextView>(u"bodyText"_s);
    QTRY_VERIFY(view->isVisible() && view->lines().contains(u"      \"content\": \"Hi\""_s));
    QVERIFY(child<QLabel>(u"bodySize"_s)->text().startsWith(u"+4"_s));
    select(exchange("a", 1));
    QTRY_VERIFY(child<QLabel>(u"bodyMessage"_s)->isVisible());
    QVERIFY(child<QLabel>(u"bodyMessage"_s)->text().contains("no earlier request"_L1));
}

void TestInspectorDock::findsTextInABody()
{
    traffic("a");
    select(exchange("a", 1));
    openTab(2);
    QTRY_VERIFY(child<QTreeView>(u"bodyTree"_s)->isVisible());
    auto *find = child<QLineEdit>(u"bodyFind"_s);
    find->setFocus();
    QTest::keyClicks(find, u"hello"_s);
    QTest::keyClick(find, Qt::Key_Return);
    auto *view = child<TextView>(u"bodyText"_s);
    QTRY_COMPARE(view->selectedText(), u"Hello"_s);
    find->clear();
    QTest::keyClicks(find, u"role"_s);
    QTest::keyClick(find, Qt::Key_F3, Qt::ShiftModifier);
    QTRY_COMPARE(view->selectedText(), u"role"_s);
    QTest::keyClick(find, Qt::Key_Escape);
    QVERIFY(view->hasFocus());
}

void TestInspectorDock::staysQuickWithALargeBody()
{
    const auto record = m_logging->traffic.begin("a");
    QByteArray large = R"({"messages":[)";
    while (large.size() < 20'000'000) large += "{\"role\":\"user\",\"content\":\"" + QByteArray(1000, 'x') + "\"},";
    large += "{}]}";
    record->add(Kind::ClientRequest, 0, large, 0ms);
    // How long the window is busy with one thing at a time.
    qint64 longest = 0;
    QElapsedTimer sinceTurn;
    QTimer turns;
    connect(&turns, &QTimer::timeout, this, [&] { longest = std::max(longest, sinceTurn.restart()); });
    sinceTurn.start();
    turns.start(0);
    auto *tab = m_window->findChild<BodiesTab *>();
    select(exchange("a", 1));
    openTab(2);
    tab->setForm(BodyForm::Pretty);
    auto *view = child<TextView>(u"bodyText"_s);
    QTRY_VERIFY_WITH_TIMEOUT(view->isVisible() && !view->lines().isEmpty(), 60'000);
    auto *loadAll = child<QPushButton>(u"bodyLoadAll"_s);
    QVERIFY(loadAll->isVisible() && loadAll->text().contains("20.0 MB"_L1));
    const qsizetype few = view->lines().size();
    loadAll->click();
    QTRY_VERIFY_WITH_TIMEOUT(view->lines().size() > 10 * few, 60'000);
    tab->setForm(BodyForm::Tree);
    QTRY_VERIFY_WITH_TIMEOUT(child<QTreeView>(u"bodyTree"_s)->isVisible(), 60'000);
    view->setFocus();
    QVERIFY2(longest < 1000, qPrintable(QString::number(longest)));
}

void TestInspectorDock::listsAttempts()
{
    logging::ExchangeSnapshot retried = exchange("a", 1);
    retried.attempts.front().status = 429;
    retried.attempts.front().errorClass = "rate_limited";
    retried.attempts.front().message = "Slow down";
    retried.attempts.push_back({.number = 2,
                                .provider = "glm",
                                .model = "glm-4.7",
                                .url = "https://glm.example",
                                .transport = "qnam",
                                .startedAt = 2s,
                                .status = 200});
    select(retried);
    openTab(3);
    auto *table = child<QTableView>(u"attemptTable"_s);
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->currentIndex().row(), 1);
    const QModelIndex errorClass = table->model()->index(0, AttemptsModel::ErrorClass);
    QCOMPARE(errorClass.data().toString(), u"rate limit"_s);
    QCOMPARE(errorClass.data(Qt::ToolTipRole).toString(), u"rate_limited"_s); // what the filter calls it
    QCOMPARE(errorClass.siblingAtColumn(AttemptsModel::WhyNext).data().toString(), u"rate limit: fallback to glm/glm-4.7"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Up);
    QVERIFY(child<MessageText>(u"attemptMessage"_s)->text().contains("deepseek says: Slow down"_L1));
    QVERIFY(child<MessageText>(u"attemptMessage"_s)->text().contains("https://api.deepseek.com/chat/completions\n"_L1));
}

void TestInspectorDock::showsTheLogLinesOfTheRequest()
{
    const auto record = [](const char *id, const char *message) {
        return logging::LogRecord{
            .time = wallNow(), .severity = logging::Severity::Info, .component = "proxy", .message = message, .exchangeId = id};
    };
    Q_EMIT m_logging->records.recordsAdded({record("a", "before"), record("b", "another")});
    select(exchange("a", 1));
    openTab(4);
    auto *list = child<QListView>(u"requestLogLines"_s);
    QCOMPARE(list->model()->rowCount(), 1);
    Q_EMIT m_logging->records.recordsAdded({record("b", "another"), record("a", "after")});
    QCOMPARE(list->model()->rowCount(), 2);
    QVERIFY(list->model()->index(1, 0).data().toString().contains("after"_L1));
    QSignalSpy requested(&m_window->workspace().selection, &ExchangeSelection::linesRequested);
    child<QPushButton>(u"openLog"_s)->click();
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.at(0).at(0).toString(), u"a"_s);
}

void TestInspectorDock::findsLogLinesOfEarlierRuns()
{
    const logging::ExchangeSnapshot old = exchange("req_old", 3);
    const auto line = [&old](const QByteArray &id, const QByteArray &message, int ms) {
        return R"({"level":30,"time":)" + QByteArray::number(millisSinceEpoch(old.startedAt) + ms) + R"(,"reqId":")" + id + R"(","msg":")"
               + message + "\"}\n";
    };
    const auto write = [this](const QString &name, const QByteArray &lines) {
        QVERIFY(QDir().mkpath(QFileInfo(m_dir.filePath(name)).path()));
        QFile file(m_dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(lines) == lines.size());
    };
    write(u"logs/rotated/ccr_1.log"_s, line("req_old", "first", 1) + line("req_other", "another", 2));
    write(u"logs/ccr.log"_s, line("req_old", "second", 5) + line("req_old", "third", 6));
    write(u"logs/errors.log"_s, line("req_old", "second", 5)); // another stream has it as well
    write(u"logs/notes.txt"_s, line("req_old", "no log", 7));
    m_logging->current.file = m_dir.filePath(u"logs/ccr.log"_s);
    select(old);
    openTab(4);
    auto *list = child<QListView>(u"requestLogLines"_s);
    QTRY_COMPARE(list->model()->rowCount(), 3);
    for (const auto &[row, word] : {std::pair(0, "first"), std::pair(1, "second"), std::pair(2, "third")})
        QVERIFY(list->model()->index(row, 0).data().toString().contains(QLatin1StringView(word)));
    child<QPushButton>(u"openLog"_s)->click(); // where they are
    const LogSources &sources = m_window->workspace().logSources;
    QVERIFY(sources.current() > 0);
    QVERIFY(sources.filesOf(sources.current())->paths().contains(m_logging->current.file));
    QTRY_COMPARE(sources.rowsOf(sources.current()).count(), 3);
    child<QPushButton>(u"openLog"_s)->click();
    QCOMPARE(sources.count(), 2); // not opened twice
    select(exchange("req_unknown", 4));
    QTRY_VERIFY(!list->isVisible());
    const auto isSaid = [this] {
        const QList<QLabel *> labels = m_dock->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().startsWith("No log line names this request"_L1);
        });
    };
    QTRY_VERIFY(isSaid());
}

void TestInspectorDock::fillsTheWindowAndGoesBack()
{
    traffic("a");
    select(exchange("a", 1));
    auto *table = m_window->findChild<RequestTable *>();
    table->setFocus();
    table->selectRowAt(0);
    const QRect before = m_dock->geometry();
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY(m_dock->width() > 1000);
    QVERIFY(!table->isVisible());
    QVERIFY(m_dock->isAncestorOf(QApplication::focusWidget()));
    openTab(2);
    auto *find = child<QLineEdit>(u"bodyFind"_s);
    find->setFocus();
    QTest::keyClick(find, Qt::Key_Escape); // leaves the field first
    QVERIFY(m_dock->isVisible() && !table->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(table->isVisible() && table->hasFocus());
    QTRY_COMPARE(m_dock->geometry(), before);
}

void TestInspectorDock::abortsByKey()
{
    QAction *abort = m_window->workspace().actions.action(u"abort"_s);
    select(exchange("a", 1));
    QVERIFY(!abort->isEnabled());
    logging::ExchangeSnapshot live = exchange("b", 2, false);
    select(live);
    QVERIFY(abort->isEnabled());
    QTRY_VERIFY(m_dock->widget()->minimumSizeHint().width() <= 400);
    QTest::keyClick(m_window.get(), Qt::Key_Period, Qt::ControlModifier);
    QCOMPARE(m_proxy->aborted, QStringList{u"b"_s});
    live.total = 1s;
    live.outcome = logging::Outcome::ClientCancelled;
    live.errorClass = "aborted_by_user";
    announce(live);
    QVERIFY(!abort->isEnabled());
    QCOMPARE(child<QLabel>(u"errorCause"_s)->text(), u"You aborted this request."_s);
}

void TestInspectorDock::takesAWaitingRequestElsewhere()
{
    QAction *retry = m_window->workspace().actions.action(u"retryOnFallback"_s);
    select(exchange("a", 1));
    QVERIFY(!retry->isEnabled());
    logging::ExchangeSnapshot live = exchange("b", 2, false);
    live.stream = {};
    live.startedAt = wallNow() - 1min;
    select(live);
    QVERIFY(retry->isEnabled());
    QCOMPARE(adviceShown(), (QStringList{u"abort"_s, u"retryOnFallback"_s, u"extendTimeout"_s}));
    m_proxy->setFallbacks({{u"default"_s, {}}}); // the route has none
    QVERIFY(!retry->isEnabled());
    QTRY_COMPARE(adviceShown(), (QStringList{u"abort"_s, u"extendTimeout"_s}));
    m_proxy->setFallbacks({{u"default"_s, {{u"spare"_s, u"m"_s}}}});
    QVERIFY(retry->isEnabled());
    QTRY_COMPARE(adviceShown(), (QStringList{u"abort"_s, u"retryOnFallback"_s, u"extendTimeout"_s}));
    QTRY_VERIFY(m_dock->widget()->minimumSizeHint().width() <= 400);
    child<QToolButton>(u"retryOnFallback"_s)->click();
    QCOMPARE(m_proxy->redirected, QStringList{u"b"_s});
    QCoreApplication::processEvents(); // the answer has come
    m_proxy->redirection = proxy::Redirection::NoFallback;
    retry->trigger();
    QTRY_COMPARE(m_window->workspace().notices.history().size(), 1); // the first one went well, which the row shows
    QVERIFY(m_window->workspace().notices.history().at(0).title.contains("#2"_L1));
    live.stream.firstContent = 1s;
    announce(live);
    QVERIFY(!retry->isEnabled());
}

void TestInspectorDock::leadsToTheBillingPage()
{
    m_proxy->setProviders({{.name = u"mine"_s, .url = u"https://api.deepseek.com/v1/chat/completions"_s}}, {});
    m_proxy->setFallbacks({{u"default"_s, {}}});
    logging::ExchangeSnapshot unpaid = exchange("a", 1);
    unpaid.provider = "mine";
    unpaid.outcome = logging::Outcome::Failed;
    unpaid.errorClass = "quota";
    logging::ExchangeSnapshot second = unpaid;
    second.id = "b";
    announce(unpaid);
    announce(second);
    select(second);
    QTRY_COMPARE(adviceShown(), (QStringList{u"chooseKey"_s, u"openBilling"_s}));
    QTRY_VERIFY(child<QLabel>(u"errorCause"_s)->text().contains("2 requests have failed like this since"_L1));
    QDesktopServices::setUrlHandler(u"https"_s, this, "opened");
    child<QToolButton>(u"openBilling"_s)->click();
    QDesktopServices::unsetUrlHandler(u"https"_s);
    QCOMPARE(m_opened, QStringList{u"https://platform.deepseek.com/top_up"_s});
}

void TestInspectorDock::givesMoreTime()
{
    QAction *extend = m_window->workspace().actions.action(u"extendTimeout"_s);
    select(exchange("a", 1));
    QVERIFY(!extend->isEnabled());
    select(exchange("b", 2, false));
    extend->trigger();
    QCOMPARE(m_proxy->extended.size(), 1);
    QCOMPARE(m_proxy->extended.at(0).first, u"b"_s);
    QVERIFY(m_proxy->extended.at(0).second == 5min);
    QVERIFY(m_window->workspace().notices.history().at(0).title.startsWith("Request #2 may take 5 minute"_L1));
}

void TestInspectorDock::namesTheModelThatWasProbablyMeant()
{
    m_proxy->setProviders({{.name = u"deepseek"_s, .models = {u"deepseek-caht"_s, u"deepseek-chat"_s}}}, {});
    logging::ExchangeSnapshot unknown = exchange("a", 1);
    unknown.outcome = logging::Outcome::Failed;
    unknown.errorClass = "model_not_found";
    unknown.model = "deepseek-caht";
    select(unknown);
    QCOMPARE(child<QLabel>(u"errorCause"_s)->text(), u"deepseek does not know the model deepseek-caht. Closest: deepseek-chat."_s);
    auto *use = child<QToolButton>(u"useClosestModel"_s);
    QVERIFY(use->isVisible());
    QCOMPARE(use->text(), u"Use deepseek-chat"_s);
    m_proxy->setProviders({{.name = u"deepseek"_s, .models = {u"deepseek-caht"_s}}}, {});
    announce(unknown);
    QCOMPARE(child<QLabel>(u"errorCause"_s)->text(), u"deepseek does not know the model deepseek-caht."_s);
    QVERIFY(!use->isVisible()); // nobody can be asked without a configuration
}

void TestInspectorDock::saysWhenTheProviderTakesRequestsAgain()
{
    logging::ExchangeSnapshot limited = exchange("a", 1);
    limited.outcome = logging::Outcome::Failed;
    limited.errorClass = "rate_limited";
    limited.startedAt = wallNow() - 1s;
    limited.attempts.back().failedAt = 1s;
    limited.trace.timings = {{.label = proxy::retryAfterLabel(1), .duration = 2500ms}};
    select(limited);
    auto *cause = child<QLabel>(u"errorCause"_s);
    QVERIFY2(cause->text().contains("deepseek allows the next request in 3 s"_L1), qPrintable(cause->text()));
    QTRY_VERIFY(cause->text().contains("in 1 s"_L1)); // it counts by itself
    QTRY_VERIFY(cause->text().endsWith("deepseek takes requests again."_L1));
}

void TestInspectorDock::adviceFitsIntoTheNarrowestDock_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QString>("errorClass"); ///< empty: it waits
    for (const QString &language : {u"en"_s, u"zh_CN"_s})
        for (const int theme : {1, 2})
            for (const QString &errorClass : {QString(), u"rate_limited"_s, u"model_not_found"_s})
                QTest::addRow("%s-%s-%s", qPrintable(language), theme == 1 ? "light" : "dark",
                              errorClass.isEmpty() ? "waiting" : qPrintable(errorClass))
                    << language << theme << errorClass;
}

void TestInspectorDock::adviceFitsIntoTheNarrowestDock()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(QString, errorClass);
    m_window.reset();
    m_settings->setValue(u"language"_s, language);
    m_settings->setValue(u"theme"_s, theme);
    m_window = std::make_unique<MainWindow>(Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings}, TrayUse::Never);
    m_dock = m_window->findChild<InspectorDock *>();
    m_proxy->setProviders({{.name = u"deepseek"_s, .models = {u"deepseek-chat-v3.1-terminus"_s}}}, {});
    m_window->resize(1024, 640);
    m_window->show();
    logging::ExchangeSnapshot shown = exchange("a", 7, !errorClass.isEmpty());
    shown.startedAt = wallNow() - 20s;
    shown.model = "deepseek-chat-v3.1-terminis";
    if (errorClass.isEmpty()) {
        shown.stream = {};
    } else {
        shown.outcome = logging::Outcome::Failed;
        shown.errorClass = errorClass.toStdString();
        shown.errorMessage = "Rate limit reached for requests";
        shown.attempts.back().status = 429;
        shown.attempts.back().failedAt = 1s;
        shown.trace.timings = {{.label = proxy::retryAfterLabel(1), .duration = 90s}};
    }
    select(shown);
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->resizeDocks({m_dock}, {340}, Qt::Horizontal);
    QTRY_VERIFY(m_dock->widget()->minimumSizeHint().width() <= 400);
    QCoreApplication::processEvents();
    auto *box = child<QWidget>(u"errorBox"_s);
    QVERIFY(box->isVisible());
    int buttons = 0;
    for (const QToolButton *button : box->findChildren<QToolButton *>()) {
        if (!button->isVisible()) continue;
        ++buttons;
        QVERIFY2(button->sizeHint().width() <= button->width() + 1, qPrintable(button->text()));
        QVERIFY2(box->rect().contains(button->geometry()), qPrintable(button->text()));
    }
    QVERIFY(buttons >= 2);
    const QString folder = qEnvironmentVariable("CCR_ARTIFACTS", m_dir.path());
    QVERIFY(m_dock->grab().save(u"%1/advice-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
}

void TestInspectorDock::fitsIntoItsPlaceInEveryState_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("state");
    for (const QString &language : {u"en"_s, u"zh_CN"_s})
        for (const QString &state : {u"waiting"_s, u"streaming"_s, u"done"_s, u"failed"_s, u"truncated"_s, u"cancelled"_s})
            QTest::addRow("%s-%s", qPrintable(language), qPrintable(state)) << language << state;
}

// Where nobody has made it wider; and it does not grow while a request is selected.
void TestInspectorDock::fitsIntoItsPlaceInEveryState()
{
    constexpr int place = 400;
    QFETCH(const QString, language);
    QFETCH(const QString, state);
    m_window.reset();
    testing::SampleWindow sample(language);
    MainWindow &window = sample.window();
    window.resize(1440, 900);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *dock = window.findChild<InspectorDock *>();
    logging::ExchangeSnapshot shown = exchange("a", 1040, state != "waiting"_L1 && state != "streaming"_L1);
    shown.askedModel = "claude-sonnet-4-5-20250929";
    shown.model = "anthropic/claude-sonnet-4-5-20250929-thinking";
    shown.sessionId = "0af76519-16cd-43dd-8448-eb211c80319c";
    shown.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    const auto record = sample.logging.traffic.begin("a");
    record->add(Kind::ClientRequest, 0, "{\"text\":\"" + QByteArray(3'000'000, 'x') + "\"}", 0ms);
    if (state == "waiting"_L1) {
        shown.stream = {};
        shown.startedAt = wallNow() - 754s;
    } else {
        for (int i = 0; i < 50; ++i) record->add(Kind::ProviderResponse, 1, i % 7 ? text("word ") : ping, i * 100ms);
        shown.stream.events = 12'345; // more than are kept
    }
    if (state == "failed"_L1 || state == "truncated"_L1) {
        shown.outcome = state == "failed"_L1 ? logging::Outcome::Failed : logging::Outcome::StreamTruncated;
        shown.errorClass = state == "failed"_L1 ? "rate_limited" : "stream_truncated";
        shown.errorMessage = "See https://example.com/" + std::string(120, 'y');
        shown.attempts.back().message = shown.errorMessage;
        shown.attempts.back().status = 429;
        shown.attempts.back().failedAt = 1s;
        shown.trace.timings = {{.label = proxy::retryAfterLabel(1), .duration = 90s}};
    } else if (state == "cancelled"_L1) {
        shown.outcome = logging::Outcome::ClientCancelled;
    }
    Q_EMIT sample.logging.exchanges.exchangesChanged({shown});
    sample.workspace().selection.select(&shown);
    auto *tabs = dock->findChild<QTabWidget *>(u"inspectorTabs"_s);
    window.resizeDocks({dock}, {place}, Qt::Horizontal);
    // What asks for more, be it for a moment only, makes the dock wider for good.
    const auto fits = [dock](const QString &what) {
        QCoreApplication::processEvents();
        return dock->width() <= place ? QString() : u"%1 %2: "_s.arg(what).arg(dock->width()) + widerThan(place, *dock);
    };
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QCOMPARE(fits(tabs->tabText(tab)), QString());
        if (tab == 1) QTRY_VERIFY(dock->findChild<QToolButton *>(u"streamEvents"_s)->isVisible()); // once its events are read
        for (const auto *name : {u"streamAssembled", u"streamSideBySide", u"streamEvents", u"bodyResponse", u"bodyProviderSide"}) {
            auto *button = dock->findChild<QToolButton *>(QString::fromUtf16(name));
            if (!button->isVisible()) continue;
            button->click();
            QCOMPARE(fits(button->text()), QString());
        }
    }
    const auto *attempts = dock->findChild<QTableView *>(u"attemptTable"_s);
    QCOMPARE(attempts->horizontalScrollBar()->maximum(), 0);
    const QHeaderView *columns = attempts->horizontalHeader();
    for (int column = 0; column < columns->count(); ++column)
        if (!columns->isSectionHidden(column))
            QVERIFY2(columns->sectionSizeHint(column) <= columns->sectionSize(column), qPrintable(QString::number(column)));
    // The overview has no scroll bar at the bottom: what is too wide would be cut.
    tabs->setCurrentIndex(0);
    for (const auto *head : {u"exchangeFieldsHead", u"exchangeHeadersHead", u"exchangeTimingHead"})
        dock->findChild<QToolButton *>(QString::fromUtf16(head))->click();
    auto *area = tabs->currentWidget()->findChild<QScrollArea *>();
    QTRY_VERIFY2(area->widget()->width() <= area->viewport()->width(), qPrintable(widerThan(area->viewport()->width(), *area->widget())));
}

void TestInspectorDock::replays()
{
    traffic("a");
    select(exchange("a", 5));
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_proxy->sent.size(), 1);
    QCOMPARE(m_proxy->sent.at(0).body, request); // the very same bytes
    QCOMPARE(m_proxy->sent.at(0).path, u"/v1/messages"_s);
    QVERIFY(m_proxy->sent.at(0).label.startsWith("replay of #5"_L1));
}

void TestInspectorDock::replaysWithAnotherModelAndCompares()
{
    m_proxy->setProviders({{.name = u"deepseek"_s, .models = {u"deepseek-chat"_s}}, {.name = u"glm"_s, .models = {u"glm-4.7"_s}}}, {});
    const auto original = traffic("a");
    original->add(Kind::ClientResponse, 0, text("Hello") + end, 5ms);
    select(exchange("a", 5));
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    ReplayWindow *window = nullptr;
    QTRY_VERIFY(window = m_window->findChild<ReplayWindow *>());
    QVERIFY(!window->isModal());
    auto *model = window->findChild<QComboBox *>(u"replayModel"_s);
    QCOMPARE(model->currentText(), u"deepseek-chat · deepseek"_s);
    auto *problem = window->findChild<QLabel *>(u"replayProblem"_s);
    for (const char *half : {"-", "gpt", "deepseek,", "deepsek,deepseek-chat"}) { // the rules would send these anywhere
        model->setEditText(QString::fromLatin1(half));
        QTest::keyClick(model, Qt::Key_Return);
        QVERIFY2(problem->text().contains(u"“%1”"_s.arg(QLatin1StringView(half))), qPrintable(problem->text()));
        QVERIFY(m_proxy->sent.isEmpty());
    }
    model->setEditText(u"glm,glm-4.7"_s);
    window->findChild<QPlainTextEdit *>(u"replaySystem"_s)->setPlainText(u"\"Be"_s);
    auto *send = window->findChild<QPushButton *>(u"replaySend"_s);
    send->click();
    QVERIFY(m_proxy->sent.isEmpty());
    QVERIFY(window->findChild<QLabel *>(u"replayProblem"_s)->text().startsWith("System"_L1));
    window->findChild<QPlainTextEdit *>(u"replaySystem"_s)->setPlainText(u"\"Be short.\""_s);
    QTest::keyClick(model, Qt::Key_Return); // Send is the default
    QTRY_COMPARE(m_proxy->sent.size(), 1);
    QByteArray expected = request;
    expected.replace("claude-sonnet-4-5", "glm,glm-4.7").replace("Be kind.", "Be short.");
    QCOMPARE(m_proxy->sent.at(0).body, expected);

    const auto answer = m_logging->traffic.begin("r");
    answer->add(Kind::ClientResponse, 0, text("Hello there") + end, 5ms);
    logging::ExchangeSnapshot replay = exchange("r", 6);
    replay.client = "ccr-desktop/1 (" + m_proxy->sent.at(0).label.toStdString() + ")";
    replay.model = "glm-4.7";
    replay.cost = logging::Money{.amount = 0.5, .currency = "USD"};
    auto *view = window->findChild<ComparisonView *>();
    QSignalSpy compared(view, &ComparisonView::compared);
    announce(replay);
    QTRY_COMPARE(compared.count(), 1);
    QCOMPARE(window->findChild<QPlainTextEdit *>(u"comparisonLeft"_s)->toPlainText(), u"Hello"_s);
    QCOMPARE(window->findChild<QPlainTextEdit *>(u"comparisonRight"_s)->toPlainText(), u"Hello there"_s);
    QVERIFY(window->findChild<QLabel *>(u"comparisonSummary"_s)->text().contains(u'1'));
    auto *numbers = window->findChild<QTableWidget *>(u"comparisonNumbers"_s);
    QCOMPARE(numbers->item(0, 1)->text(), u"deepseek/glm-4.7"_s);
    QCOMPARE(numbers->item(6, 1)->text(), u"$0.50"_s);
    QCOMPARE(numbers->item(6, 0)->text(), u"—"_s);
    QTest::keyClick(window, Qt::Key_Escape);
    QVERIFY(!window->isVisible());
}

void TestInspectorDock::replaysWhatIsTooLongToBeShown()
{
    const QByteArray message = "begin" + QByteArray(100'000, 'x')
                               + "\xc2\xa0"
                                 "end"; // which a text view would make a space
    const QByteArray body = QByteArray(request).replace("claude-sonnet-4-5", "deepseek,deepseek-chat").replace("Hello", message);
    m_logging->traffic.begin("a")->add(Kind::ClientRequest, 0, body, 0ms);
    select(exchange("a", 5));
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    ReplayWindow *window = nullptr;
    QTRY_VERIFY(window = m_window->findChild<ReplayWindow *>());
    auto *text = window->findChild<QPlainTextEdit *>(u"replayLastMessage"_s);
    const QString part = text->toPlainText();
    QVERIFY(part.size() < 25'000 && part.contains("begin"_L1) && part.contains("end"_L1) && part.contains("more characters"_L1));
    QVERIFY(text->isReadOnly());
    auto *send = window->findChild<QPushButton *>(u"replaySend"_s);
    send->click();
    QTRY_COMPARE(m_proxy->sent.size(), 1);
    QCOMPARE(m_proxy->sent.constLast().body, body);

    auto *all = window->findChild<QPushButton *>(u"replayLastMessageAll"_s);
    QCOMPARE(all->text(), u"Edit all (100 kB)"_s);
    all->click();
    QVERIFY(all->isHidden() && !text->isReadOnly());
    QVERIFY(text->toPlainText().size() > 100'000);
    send->setEnabled(true); // nobody answers here
    send->click();
    QTRY_COMPARE(m_proxy->sent.size(), 2);
    QCOMPARE(m_proxy->sent.constLast().body, body);
    text->setPlainText(uR"({"role":"user","content":"short"})"_s);
    send->setEnabled(true);
    send->click();
    QTRY_COMPARE(m_proxy->sent.size(), 3);
    QCOMPARE(m_proxy->sent.constLast().body, QByteArray(body).replace(message, "short"));
}

void TestInspectorDock::replaysElsewhereInThreeSteps()
{
    m_proxy->setProviders({{.name = u"deepseek"_s, .models = {u"deepseek-chat"_s}}, {.name = u"glm"_s, .models = {u"glm-4.7"_s}}}, {});
    traffic("a");
    select(exchange("a", 5));
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    ReplayWindow *window = nullptr;
    QTRY_VERIFY(window = m_window->findChild<ReplayWindow *>());
    QVERIFY(QTest::qWaitForWindowActive(window));
    auto *model = window->findChild<QComboBox *>(u"replayModel"_s);
    QTest::keyClicks(model, u"glm"_s);
    QTRY_VERIFY(model->completer()->popup()->isVisible());
    QTest::keyClick(model->completer()->popup(), Qt::Key_Return);
    QTRY_COMPARE(m_proxy->sent.size(), 1);
    QVERIFY2(m_proxy->sent.at(0).body.contains("\"glm,glm-4.7\""), m_proxy->sent.at(0).body.constData());
}

void TestInspectorDock::saysWhenItCannotReplay()
{
    select(exchange("a", 5)); // of which nothing is kept
    trigger(u"replay"_s);
    QTRY_COMPARE(m_window->workspace().notices.history().size(), 1);
    QVERIFY(m_window->workspace().notices.history().at(0).title.contains("#5"_L1));
    QVERIFY(m_proxy->sent.isEmpty());
}

void TestInspectorDock::comparesWithTheReplay()
{
    select(exchange("a", 5));
    trigger(u"compare"_s); // there is nothing yet
    QTRY_COMPARE(m_window->workspace().notices.history().size(), 1);
    traffic("a")->add(Kind::ClientResponse, 0, text("Hello") + end, 5ms);
    trigger(u"replay"_s);
    QTRY_COMPARE(m_proxy->sent.size(), 1);
    m_logging->traffic.begin("r")->add(Kind::ClientResponse, 0, text("Hello") + end, 5ms);
    logging::ExchangeSnapshot replay = exchange("r", 6);
    replay.sessionId = "another";
    replay.client = "ccr-desktop/1 (" + m_proxy->sent.at(0).label.toStdString() + ")";
    announce(replay);
    QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
    auto *window = m_window->findChild<QDialog *>(u"compareWindow"_s);
    QVERIFY(window && window->windowTitle().contains("#5"_L1) && window->windowTitle().contains("#6"_L1));
    QTRY_COMPARE(window->findChild<QLabel *>(u"comparisonSummary"_s)->text(), u"Both answers are the same."_s);
    window->close();
    announce(exchange("m", 3));
    for (const char *id : {"a", "m"}) m_window->workspace().exchanges.marks().set(id, true);
    trigger(u"compare"_s);
    const auto compares = [this](const QString &number) {
        const QList<QDialog *> windows = m_window->findChildren<QDialog *>(u"compareWindow"_s);
        return std::any_of(windows.begin(), windows.end(),
                           [&number](const QDialog *shown) { return shown->isVisible() && shown->windowTitle().contains(number); });
    };
    QVERIFY(compares(u"#3"_s));
}

void TestInspectorDock::foldsFieldsHeadersAndTiming()
{
    const auto record = traffic("a");
    record->add({.kind = Kind::ClientRequest, .text = "Accept: */*\nAuthorization: Bearer canary\n"});
    record->add({.kind = Kind::ProviderResponse, .attempt = 1, .text = "x-request-id: 77\n"});
    select(exchange("a", 5));
    auto *tree = child<QTreeView>(u"exchangeHeadersTree"_s);
    auto *head = child<QToolButton>(u"exchangeHeadersHead"_s);
    QVERIFY(head->isVisible() && !tree->isVisible());
    QCOMPARE(head->text(), u"Headers"_s);
    head->setFocus();
    QTest::keyClick(head, Qt::Key_Space);
    QTRY_COMPARE(head->text(), u"Headers (3)"_s);
    QVERIFY(tree->isVisible());
    const QAbstractItemModel &model = *tree->model();
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex client = model.index(0, 0);
    QCOMPARE(client.data().toString(), u"Request of the client"_s);
    QVERIFY(tree->isExpanded(client));
    QCOMPARE(model.index(1, 1, client).data().toString(), u"[Redacted]"_s);
    tree->setFocus();
    tree->setCurrentIndex(model.index(0, 0, client));
    QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Accept: */*"_s);

    auto *search = child<QLineEdit>(u"exchangeHeadersSearch"_s);
    QTest::keyClicks(search, u"REQUEST-ID"_s);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0, model.index(0, 0)).data().toString(), u"x-request-id"_s);
    search->clear();
    QCOMPARE(model.rowCount(), 2);

    select(exchange("b", 6)); // nothing is known of it
    QTRY_COMPARE(child<QLabel>(u"exchangeHeadersEmpty"_s)->isVisible(), true);
    QVERIFY(!tree->isVisible());
    QCOMPARE(head->text(), u"Headers"_s);

    child<QToolButton>(u"exchangeFieldsHead"_s)->click();
    QVERIFY(child<QTreeView>(u"exchangeFieldsTree"_s)->model()->rowCount() > 15);
    child<QToolButton>(u"exchangeTimingHead"_s)->click();
    QVERIFY(child<QTreeView>(u"exchangeTimingTree"_s)->model()->rowCount() > 2);
}

void TestInspectorDock::readsHeadersFromTheHistory()
{
    testing::FakeHistory history(0, {});
    history.heads = {{.kind = Kind::ClientRequest, .text = "X-Old: one\n"}};
    m_logging->historyControl = &history;
    select(exchange("a", 5));
    child<QToolButton>(u"exchangeHeadersHead"_s)->click();
    QTRY_COMPARE(child<QTreeView>(u"exchangeHeadersTree"_s)->model()->rowCount(), 1);
    trigger(u"copyCurl"_s);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains("-H 'X-Old: one'"_L1));
    m_logging->historyControl = nullptr;
}

void TestInspectorDock::addsTheColumnOfAField()
{
    select(exchange("a", 5));
    child<QToolButton>(u"exchangeFieldsHead"_s)->click();
    auto *tree = child<QTreeView>(u"exchangeFieldsTree"_s);
    QModelIndex client;
    for (int row = 0; row < tree->model()->rowCount(); ++row)
        if (tree->model()->index(row, 0).data() == u"client"_s) client = tree->model()->index(row, 0);
    QVERIFY(client.isValid());
    const auto *header = m_window->findChild<RequestTable *>()->horizontalHeader();
    QVERIFY(header->isSectionHidden(ExchangeColumns::Client));
    Q_EMIT tree->customContextMenuRequested(tree->visualRect(client).center());
    QMenu *menu = nullptr;
    for (QMenu *shown : tree->findChildren<QMenu *>()) menu = shown->isVisible() ? shown : menu;
    QVERIFY(menu);
    for (QAction *action : menu->actions())
        if (action->text() == "Add column"_L1) action->trigger();
    menu->close();
    QVERIFY(!header->isSectionHidden(ExchangeColumns::Client));
}

void TestInspectorDock::saysWhatCanBeDoneWithALiveStream()
{
    traffic("a");
    logging::ExchangeSnapshot live = exchange("a", 1, false);
    live.stream.firstContent.reset();
    select(live);
    openTab(1);
    auto *bar = child<QWidget>(u"streamLiveBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QStringList texts;
    for (const QToolButton *button : bar->findChildren<QToolButton *>()) {
        texts.append(button->text());
        QVERIFY(button->isEnabled());
    }
    QCOMPARE(texts.size(), 3);
    live.total = 2s;
    live.outcome = logging::Outcome::Ok;
    announce(live);
    QTRY_VERIFY(!bar->isVisible());
}

void TestInspectorDock::copiesRequestAndResponse()
{
    traffic("a")->add(Kind::ClientResponse, 0, text("Hel") + text("lo") + end, 5ms);
    select(exchange("a", 5));
    trigger(u"copyRequest"_s);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(request));
    trigger(u"copyResponse"_s);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"Hello"_s);
    trigger(u"copyCurl"_s); // nothing of it is in a history
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith("curl "_L1));
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"--data-raw '"_s + QString::fromUtf8(request)));
    select(exchange("b", 6)); // without a body
    trigger(u"copyCurl"_s);
    QTRY_VERIFY(!QGuiApplication::clipboard()->text().contains("--data-raw"_L1));
}

void TestInspectorDock::keepsTrafficOnlyWhileItExists()
{
    QVERIFY(m_logging->traffic.isWanted());
    traffic("a");
    m_window.reset();
    QVERIFY(!m_logging->traffic.isWanted());
    QCOMPARE(m_logging->traffic.bytes(), 0);
}

void TestInspectorDock::isWholeByKeyboard()
{
    traffic("a")->add(Kind::ProviderResponse, 1, text("x"), 1ms);
    select(exchange("a", 1));
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    auto *tabs = child<QTabWidget>(u"inspectorTabs"_s);
    for (int tab = 0; tab < 5; ++tab) {
        tabs->setCurrentIndex(tab);
        m_dock->focusTarget()->setFocus();
        QSet<QWidget *> reached;
        for (int step = 0; step < 60; ++step) {
            QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus);
            reached.insert(focus);
            QTest::keyClick(focus, Qt::Key_Tab);
        }
        // No trap: the keyboard leaves the dock again.
        QVERIFY2(std::any_of(reached.begin(), reached.end(), [this](QWidget *widget) { return !m_dock->isAncestorOf(widget); }),
                 qPrintable(QString::number(tab)));
    }
}

void TestInspectorDock::everythingHasAName()
{
    traffic("a")->add(Kind::ProviderResponse, 1, text("x"), 1ms);
    select(exchange("a", 1));
    for (int tab = 0; tab < 5; ++tab) {
        openTab(tab);
        for (QWidget *widget : m_dock->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith("qt_"_L1)) continue;
            if (qobject_cast<QAbstractScrollArea *>(widget->parentWidget())) continue; // its viewport
            const QAccessibleInterface *named = QAccessible::queryAccessibleInterface(widget);
            const bool hasName = !widget->accessibleName().isEmpty() || (named && !named->text(QAccessible::Name).isEmpty())
                                 || qobject_cast<QLabel *>(widget) || qobject_cast<QScrollArea *>(widget) || widget->inherits("QTabBar");
            QVERIFY2(hasName, qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }
}

void TestInspectorDock::looksRight_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<int>("tab");
    for (const QString &language : {u"en"_s, u"zh_CN"_s})
        for (const int theme : {1, 2})
            for (int tab = 0; tab < 5; ++tab)
                QTest::addRow("%s-%s-%d", qPrintable(language), theme == 1 ? "light" : "dark", tab) << language << theme << tab;
}

void TestInspectorDock::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(int, tab);
    m_window.reset();
    m_settings->setValue(u"language"_s, language);
    m_settings->setValue(u"theme"_s, theme);
    m_window = std::make_unique<MainWindow>(Services{.proxy = *m_proxy, .logging = *m_logging, .settings = *m_settings}, TrayUse::Never);
    m_dock = m_window->findChild<InspectorDock *>();
    m_window->resize(1440, 900);
    m_window->show();
    const auto record = traffic("a");
    for (int i = 0; i < 120; ++i)
        record->add(Kind::ProviderResponse, 1, i % 17 == 5 ? ping : text("word "),
                    std::chrono::milliseconds(1000 + 40 * i + (i > 60 ? 7000 : 0) + (i > 90 ? 6000 : 0)));
    record->add(Kind::ProviderResponse, 1, ping, 7500ms);
    record->add(Kind::ClientResponse, 0, text("word ") + end, 1001ms);
    record->add({.kind = Kind::ClientRequest,
                 .text = "content-type: application/json\nuser-agent: claude-cli/2.1.197 (external, cli)\nx-api-key: s\n"});
    record->add({.kind = Kind::ProviderRequest, .attempt = 1, .text = "Content-Type: application/json\nAuthorization: Bearer s\n"});
    record->add({.kind = Kind::ProviderResponse, .attempt = 1, .text = "content-type: text/event-stream\nx-request-id: 0f1e\n"});
    logging::ExchangeSnapshot broken = exchange("a", 1040);
    broken.total = 19s;
    broken.stream.events = 120;
    broken.stream.stalls = 2;
    broken.stream.aliveStalls = 1;
    broken.stream.stalled = 13s;
    broken.outcome = logging::Outcome::StreamTruncated;
    broken.errorClass = "stream_truncated";
    broken.errorMessage = "The provider's stream ended without a finish reason";
    broken.cost = logging::Money{.amount = 0.0021, .currency = "USD"};
    broken.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    announce(broken);
    m_window->workspace().selection.select(&broken);
    openTab(tab);
    trigger(u"inspector.explain"_s);
    openTab(tab);
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    if (tab == 1) QTRY_VERIFY(child<FrameTable>(u"streamTable"_s)->model()->rowCount() > 100);
    if (tab == 2) QTRY_VERIFY(child<QTreeView>(u"bodyTree"_s)->isVisible());
    if (tab == 0) {
        child<QToolButton>(u"exchangeHeadersHead"_s)->click();
        QTRY_VERIFY(child<QTreeView>(u"exchangeHeadersTree"_s)->isVisible());
        const QString folder = qEnvironmentVariable("CCR_ARTIFACTS", m_dir.path());
        auto *content = child<QWidget>(u"routeSentence"_s)->parentWidget();
        QVERIFY(content->grab().save(u"%1/overview-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
    }
    QTRY_VERIFY(m_dock->widget()->minimumSizeHint().width() <= 400);
    auto *bar = child<QTabWidget>(u"inspectorTabs"_s)->findChild<QTabBar *>();
    QVERIFY2(bar->sizeHint().width() <= m_dock->width(), "the names of the tabs do not fit");
    for (const QToolButton *button : m_dock->findChildren<QToolButton *>())
        if (button->isVisible() && !button->text().isEmpty())
            QVERIFY2(button->sizeHint().width() <= button->width() + 1, qPrintable(button->text()));
    const QString folder = qEnvironmentVariable("CCR_ARTIFACTS", m_dir.path());
    QVERIFY(m_dock->grab().save(u"%1/inspector-%2.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()))));
}

QTEST_MAIN(TestInspectorDock)
#include "tst_inspector_dock.moc"
