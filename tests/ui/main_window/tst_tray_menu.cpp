#include "tests/support/config_window.h"
#include "tests/support/fake_history.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/main_window/state_icon.h"
#include "ui/main_window/tray_menu.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QToolButton>

using namespace ccr;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr char configText[] =
    "{\n  // two providers\n  \"Providers\": [\n"
    "    {\"name\": \"deepseek\", \"api_base_url\": \"https://a.example/v1/chat/completions\", \"api_key\": \"k\", \"models\": "
    "[\"deepseek-chat\"]},\n"
    "    {\"name\": \"glm\", \"api_base_url\": \"https://b.example/v1/chat/completions\", \"api_key\": \"k\", \"models\": "
    "[\"glm-4.7\"]}\n"
    "  ],\n  \"Router\": {\"default\": \"deepseek,deepseek-chat\"}\n}\n";

logging::ExchangeSnapshot answered(const char *provider, const char *model, milliseconds firstContent, int number)
{
    logging::ExchangeSnapshot exchange = sampleExchanges().constFirst();
    exchange.id = "req_" + std::to_string(number);
    exchange.number = static_cast<std::uint64_t>(number);
    exchange.provider = provider;
    exchange.model = model;
    exchange.stream.firstContent = firstContent;
    return exchange;
}

std::vector<proxy::ProviderState> providers(int models)
{
    proxy::ProviderState one{.name = u"one"_s};
    for (int i = 0; i < models; ++i) one.models.append(u"m%1"_s.arg(i));
    return {one};
}

} // namespace

/// The menu is the one of the tray icon; no tray is needed for it.
class TestTrayMenu : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void holdsWhatIsNeededInOrder();
    void switchesTheDefaultRouteInTwoClicks();
    void showsTheMediansOfTheLastHour();
    void showsAtMostEightModels();
    void tellsTheStateAndTheNumbers();
    void opensTheLastFailure();
    void recallsTheFailureOfAnEarlierRun();
    void offersTheProfilesBelowTheModels();
    void copiesTheSetup();
    void pausesRecordingEverywhere();
    void drawsEachStateDifferently();
    void drawsWithOneInkWhereAskedTo();

private:
    QAction *find(const QString &text, const QMenu *menu = nullptr) const;
    QMenu *submenu(const QString &title) const;

    std::unique_ptr<ConfigWindow> m_files;
    std::unique_ptr<DefaultRoute> m_route;
    std::unique_ptr<TrayMenu> m_tray;
};

void TestTrayMenu::init()
{
    m_files = std::make_unique<ConfigWindow>(configText);
    Workspace &workspace = m_files->window().workspace();
    m_files->proxy.start();
    m_files->proxy.setProviders({{.name = u"deepseek"_s, .models = {u"deepseek-chat"_s}}, {.name = u"glm"_s, .models = {u"glm-4.7"_s}}},
                                u"deepseek,deepseek-chat"_s);
    m_route = std::make_unique<DefaultRoute>(workspace);
    m_tray = std::make_unique<TrayMenu>(workspace, *m_route);
}

void TestTrayMenu::cleanup()
{
    m_tray.reset();
    m_route.reset();
    m_files.reset();
}

QAction *TestTrayMenu::find(const QString &text, const QMenu *menu) const
{
    for (QAction *action : (menu ? menu : &m_tray->menu())->actions())
        if (action->text().startsWith(text)) return action;
    return nullptr;
}

QMenu *TestTrayMenu::submenu(const QString &title) const
{
    const QAction *action = find(title);
    return action ? action->menu() : nullptr;
}

void TestTrayMenu::holdsWhatIsNeededInOrder()
{
    m_tray->showState(2);
    QStringList texts;
    for (const QAction *action : m_tray->menu().actions()) texts.append(action->isSeparator() ? u"-"_s : action->text());
    const QStringList wanted{u"● Running — 127.0.0.1:3456"_s,
                             u"2 live · 0 today"_s,
                             u"-"_s,
                             u"Default route"_s,
                             u"No failure yet"_s,
                             u"-"_s,
                             u"Copy setup"_s,
                             u"Pause recording"_s,
                             u"Stop proxy"_s,
                             u"-"_s,
                             u"Open window"_s,
                             u"Compact view"_s,
                             u"Settings…"_s,
                             u"Export last hour…"_s,
                             u"-"_s,
                             u"Quit"_s};
    QCOMPARE(texts, wanted);
    QVERIFY(!m_tray->menu().actions().at(0)->isEnabled());
    QVERIFY(!m_tray->menu().actions().at(1)->isEnabled());
}

void TestTrayMenu::switchesTheDefaultRouteInTwoClicks()
{
    QMenu *routes = submenu(u"Default route"_s);
    Q_EMIT m_tray->menu().aboutToShow();
    QVERIFY(find(u"deepseek-chat"_s, routes)->isChecked());
    QVERIFY(!find(u"glm-4.7"_s, routes)->isChecked());
    find(u"glm-4.7"_s, routes)->trigger();
    QTRY_VERIFY(m_files->content().contains("\"glm,glm-4.7\""));
    QVERIFY2(m_files->content().contains("// two providers"), "what nobody touched is kept");
    m_files->proxy.setProviders(m_files->proxy.state().providers, u"glm,glm-4.7"_s);
    Q_EMIT m_tray->menu().aboutToShow();
    QVERIFY(find(u"glm-4.7"_s, routes)->isChecked());
    QVERIFY(!find(u"deepseek-chat"_s, routes)->isChecked());
}

void TestTrayMenu::showsTheMediansOfTheLastHour()
{
    FakeHistory history(8, [](std::int64_t row) {
        const bool isOld = row < 6; // most of them, so that their share would be seen
        logging::ExchangeSnapshot exchange = answered("deepseek", "deepseek-chat", isOld ? 9s : 200ms, static_cast<int>(row));
        if (isOld) exchange.startedAt = wallNow() - 2h;
        return exchange;
    });
    m_files->logging.historyControl = &history;
    QMenu *routes = submenu(u"Default route"_s);
    Q_EMIT m_tray->menu().aboutToShow();
    const auto shown = [&] { return find(u"deepseek-chat"_s, routes)->text(); };
    QTRY_VERIFY(shown() != u"deepseek-chat · deepseek"_s);
    const QRegularExpressionMatch match = QRegularExpression(u"^deepseek-chat · deepseek   (\\d+) ms$"_s).match(shown());
    QVERIFY2(match.hasMatch(), qPrintable(shown()));
    QVERIFY2(qAbs(match.captured(1).toInt() - 200) <= 5, qPrintable(shown()));
    QCOMPARE(find(u"glm-4.7"_s, routes)->text(), u"glm-4.7 · glm"_s);
    m_files->logging.historyControl = nullptr;
}

void TestTrayMenu::showsAtMostEightModels()
{
    m_files->proxy.setProviders(providers(8), u"one,m7"_s);
    Q_EMIT m_tray->menu().aboutToShow();
    QMenu *routes = submenu(u"Default route"_s);
    QCOMPARE(routes->actions().size(), 8 + 2); // a separator and "Profile"
    m_files->proxy.setProviders(providers(12), u"one,m11"_s);
    Q_EMIT m_tray->menu().aboutToShow();
    QCOMPARE(routes->actions().size(), 8 + 2 + 2); // a separator and "More…"
    QVERIFY2(find(u"m11"_s, routes) && find(u"m11"_s, routes)->isChecked(), "the present one is always there");
    find(u"More…"_s, routes)->trigger();
    QVERIFY(m_files->window().findChild<QDialog *>(u"routesDialog"_s));
    m_files->proxy.setProviders({}, {});
    Q_EMIT m_tray->menu().aboutToShow();
    QCOMPARE(routes->actions().size(), 1 + 2);
    QVERIFY(!routes->actions().constFirst()->isEnabled());
}

void TestTrayMenu::tellsTheStateAndTheNumbers()
{
    const auto header = [this] {
        m_tray->showState(0);
        return m_tray->menu().actions().constFirst()->text();
    };
    m_files->proxy.reportConfigProblem(u"config.json, line 4: a comma is missing. Add it."_s);
    QCOMPARE(header(), u"△ Running — 127.0.0.1:3456 · config.json, line 4: a comma is missing"_s);
    QCOMPARE(m_tray->summary(3), u"Running · 127.0.0.1:3456 · default→deepseek-chat · 3 live"_s);
    m_files->proxy.reportConfigProblem({});
    m_files->proxy.setProviders({{.name = u"deepseek"_s, .models = {u"deepseek-chat"_s}, .health = u"open"_s}},
                                u"deepseek,deepseek-chat"_s);
    QCOMPARE(header(), u"△ Running — 127.0.0.1:3456 · no provider is left"_s);
    m_files->proxy.setProviders({{.name = u"deepseek"_s, .models = {u"deepseek-chat"_s}}}, u"deepseek,deepseek-chat"_s);
    m_files->proxy.stop(0s);
    QCOMPARE(header(), u"□ Stopped — 127.0.0.1:3456"_s);
    find(u"Start proxy"_s)->trigger();
    QCOMPARE(m_files->proxy.state().status, proxy::ProxyState::Status::Running);

    logging::ExchangeSnapshot paid = answered("deepseek", "deepseek-chat", 100ms, 1);
    paid.startedAt = wallNow();
    paid.cost = logging::Money{.amount = 3.27, .currency = "USD"};
    Q_EMIT m_files->logging.exchanges.exchangesChanged({paid});
    const auto numbers = [this] {
        m_tray->showState(0);
        return m_tray->menu().actions().at(1)->text();
    };
    QTRY_COMPARE(numbers(), u"0 live · 1 today · $3.27"_s);
    QVERIFY(m_tray->summary(0).endsWith(u"0 live · today $3.27"_s));
}

void TestTrayMenu::opensTheLastFailure()
{
    QVERIFY(!find(u"No failure yet"_s)->isEnabled());
    const logging::ExchangeSnapshot failure = sampleExchanges().at(1);
    Q_EMIT m_files->logging.exchanges.exchangesChanged(sampleExchanges());
    m_tray->rememberFailure(failure);
    QAction *action = find(u"Last failure: 429 deepseek "_s);
    QVERIFY(action);
    QSignalSpy open(m_tray.get(), &TrayMenu::openRequested);
    action->trigger();
    QCOMPARE(open.size(), 1);
    QTRY_VERIFY(m_files->window().workspace().selection.exchange());
    QCOMPARE(m_files->window().workspace().selection.exchange()->id, failure.id);
}

void TestTrayMenu::recallsTheFailureOfAnEarlierRun()
{
    FakeHistory history(3, [](std::int64_t row) {
        logging::ExchangeSnapshot exchange = answered("glm", "glm-4.7", 200ms, static_cast<int>(row));
        exchange.startedAt = wallNow() - 1min;
        if (row != 2) return exchange;
        exchange.outcome = logging::Outcome::Failed;
        exchange.status = 503;
        return exchange;
    });
    m_files->logging.historyControl = &history;
    TrayMenu tray(m_files->window().workspace(), *m_route);
    const auto said = [&tray] { return tray.menu().actions().at(4)->text(); };
    QCOMPARE(said(), u"No failure within 24 hours"_s);
    QTRY_VERIFY2(said().startsWith(u"Last failure: 503 glm "_s), qPrintable(said()));
    m_files->logging.historyControl = nullptr;
}

void TestTrayMenu::offersTheProfilesBelowTheModels()
{
    const QDir folder = QFileInfo(m_files->path()).absoluteDir();
    QVERIFY(folder.mkpath(u"presets/cheap"_s));
    QFile preset(folder.filePath(u"presets/cheap/manifest.json"_s));
    QVERIFY(preset.open(QIODevice::WriteOnly));
    preset.write(R"({"name": "cheap", "version": "1.0.0", "Router": {"default": "glm,glm-4.7"}})");
    preset.close();
    QMenu *profiles = submenu(u"Default route"_s)->actions().constLast()->menu();
    QVERIFY(profiles);
    Q_EMIT profiles->aboutToShow();
    QAction *cheap = find(u"cheap"_s, profiles);
    QVERIFY(cheap);
    cheap->trigger();
    QTRY_VERIFY(m_files->content().contains("\"glm,glm-4.7\""));
}

void TestTrayMenu::copiesTheSetup()
{
    QMenu *setup = submenu(u"Copy setup"_s);
    QCOMPARE(setup->actions().size(), 4);
    find(u"fish"_s, setup)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"set -gx ANTHROPIC_BASE_URL http://127.0.0.1:3456"_s));
}

void TestTrayMenu::pausesRecordingEverywhere()
{
    MainWindow &window = m_files->window();
    auto *button = window.findChild<QToolButton *>(u"recordingPaused"_s);
    QVERIFY(!button->isVisible());
    find(u"Pause recording"_s)->trigger();
    QVERIFY(!m_files->logging.recording);
    QVERIFY(button->isVisible());
    QVERIFY(window.windowTitle().contains(u"recording paused"_s));
    m_tray->showState(0);
    QCOMPARE(m_tray->menu().actions().constFirst()->text(), u"‖ Running — 127.0.0.1:3456 · recording paused"_s);
    QVERIFY(m_tray->summary(0).startsWith(u"Running · recording paused · "_s));
    QVERIFY(find(u"Pause recording"_s)->isChecked());
    button->click();
    QVERIFY(m_files->logging.recording);
    QVERIFY(!button->isVisible());
    QVERIFY(!find(u"Pause recording"_s)->isChecked());
    QVERIFY(!window.windowTitle().contains(u"paused"_s));
}

void TestTrayMenu::drawsEachStateDifferently()
{
    QList<QImage> pictures;
    for (const StateShape shape :
         {StateShape::Running, StateShape::NotRecording, StateShape::Stopped, StateShape::Warning, StateShape::Problem})
        for (const bool isBusy : {false, true}) {
            const QImage picture = stateIcon(shape, isBusy).pixmap(22, 22).toImage().convertToFormat(QImage::Format_Grayscale8);
            QVERIFY2(!pictures.contains(picture), "told apart without colour");
            pictures.append(picture);
        }
}

void TestTrayMenu::drawsWithOneInkWhereAskedTo()
{
    for (const IconInk ink : {IconInk::Light, IconInk::Dark}) {
        QList<QImage> pictures;
        for (const StateShape shape :
             {StateShape::Running, StateShape::NotRecording, StateShape::Stopped, StateShape::Warning, StateShape::Problem})
            for (const bool isBusy : {false, true}) {
                const QImage picture = stateIcon(shape, isBusy, ink).pixmap(24, 24).toImage().convertToFormat(QImage::Format_ARGB32);
                QCOMPARE(picture.size(), QSize(24, 24));
                QVERIFY2(picture.pixelColor(12, 12).alpha() == 0 || picture.pixelColor(15, 12).alpha() == 0, "the mark is open");
                const QImage shades = picture.convertToFormat(QImage::Format_Alpha8);
                QVERIFY2(!pictures.contains(shades), "told apart by the shape alone");
                pictures.append(shades);
                for (int y = 0; y < 24; ++y)
                    for (int x = 0; x < 24; ++x)
                        if (const QColor colour = picture.pixelColor(x, y); colour.alpha() > 128)
                            QCOMPARE(colour.lightness() > 128, ink == IconInk::Light);
            }
    }
}

QTEST_MAIN(TestTrayMenu)
#include "tst_tray_menu.moc"
