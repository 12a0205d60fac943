#include "proxy/api/config_control.h"
#include "tests/support/fake_controls.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/route_button.h"
#include "ui/models/route_draft.h"

#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolBar>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

/// A configuration file in memory.
class FakeConfig final : public proxy::ConfigControl
{
public:
    QString path() const override { return u"/home/me/.claude-code-router/config.json"_s; }
    void read(QObject *, Answer<proxy::ConfigSource> answer) override
    {
        answer({.path = path(), .exists = true, .root = root, .problem = {}});
    }
    void readOther(const QString &, QObject *, Answer<proxy::ConfigSource> answer) override { answer({}); }
    void check(const Json5Value &, QObject *, Answer<proxy::ConfigCheck> answer) override { answer({}); }
    void save(const Json5Value &, const Json5Value &draft, QObject *, Answer<Result<Done>> answer) override
    {
        root = draft;
        answer(Done{});
    }
    Json5Value root = *parseJson5(u"{\"PORT\": 1, \"Router\": {\"default\": \"deepseek,deepseek-chat\", \"think\": \"x,y\"}}"_s);
};

std::vector<proxy::ProviderState> providers()
{
    return {{.name = u"deepseek"_s, .models = {u"deepseek-chat"_s}}, {.name = u"glm"_s, .models = {u"glm-4.7"_s}}};
}

} // namespace

class TestRouteButton : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }
    void showsThePresentRoute();
    void followsAtOnce();
    void marksARouteToNowhere();
    void opensWithOneClick();
    void opensByKeyboard_data();
    void opensByKeyboard();
    void switchesTheRoute();
    void cutsTheFirstHalf();
    void givesWayInANarrowWindow();
    void speaksTheLanguageOfTheWindow();

private:
    RouteButton *button() { return m_window->findChild<RouteButton *>(u"routeButton"_s); }
    /// What `open` opens, closed again by `choose`, which may trigger one of its actions.
    bool opens(const std::function<void()> &open, const std::function<void(QMenu &)> &choose = {});

    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeConfig> m_config;
    testing::FakeProxyControl m_proxy;
    testing::FakeLoggingControl m_logging;
    std::unique_ptr<MainWindow> m_window;
};

void TestRouteButton::init()
{
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_settings->setValue(u"language"_s, u"en"_s);
    m_config = std::make_unique<FakeConfig>();
    m_proxy.setProviders(providers(), u"deepseek,deepseek-chat"_s);
    m_window = std::make_unique<MainWindow>(
        Services{.proxy = m_proxy, .logging = m_logging, .settings = *m_settings, .config = m_config.get()}, TrayUse::Never);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

// A menu of a button runs until it is left.
bool TestRouteButton::opens(const std::function<void()> &open, const std::function<void(QMenu &)> &choose)
{
    bool wasOpen = false;
    QTimer look;
    look.setInterval(10);
    connect(&look, &QTimer::timeout, this, [&] {
        QMenu *menu = button()->menu();
        if (!menu->isVisible()) return;
        wasOpen = true;
        if (choose) choose(*menu);
        menu->close();
    });
    look.start();
    open();
    return wasOpen;
}

void TestRouteButton::showsThePresentRoute()
{
    QVERIFY(button()->isVisible());
    QVERIFY(m_window->findChild<QToolBar *>(u"mainToolBar"_s)->isAncestorOf(button()));
    QCOMPARE(button()->text(), u"default → deepseek-chat"_s);
    QCOMPARE(button()->accessibleName(), u"Default route: deepseek-chat · deepseek"_s);
}

void TestRouteButton::followsAtOnce()
{
    m_proxy.setProviders(providers(), u"glm,glm-4.7"_s);
    QCOMPARE(button()->text(), u"default → glm-4.7"_s);
    m_proxy.setProviders({}, {});
    QCOMPARE(button()->text(), u"No default route"_s);
    QCOMPARE(button()->accessibleName(), u"No default route"_s);
}

void TestRouteButton::marksARouteToNowhere()
{
    m_proxy.setProviders(providers(), u"deepsek,deepseek-chat"_s);
    QCOMPARE(button()->text(), u"default → △ deepseek-chat"_s);
    QVERIFY2(button()->accessibleName().contains("deepsek"_L1), qPrintable(button()->accessibleName()));
    m_proxy.setProviders(providers(), u"deepseek,deepseek-chat"_s);
    QCOMPARE(button()->text(), u"default → deepseek-chat"_s);
}

void TestRouteButton::opensWithOneClick()
{
    QVERIFY(opens([this] { QTest::mouseClick(button(), Qt::LeftButton); }));
}

void TestRouteButton::opensByKeyboard_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Enter") << int(Qt::Key_Return);
    QTest::newRow("Space") << int(Qt::Key_Space);
    QTest::newRow("Down") << int(Qt::Key_Down);
}

void TestRouteButton::opensByKeyboard()
{
    QFETCH(int, key);
    QVERIFY(button()->focusPolicy() & Qt::TabFocus);
    button()->setFocus();
    QVERIFY(opens([this, key] { QTest::keyClick(button(), static_cast<Qt::Key>(key)); }));
}

void TestRouteButton::switchesTheRoute()
{
    opens([this] { QTest::mouseClick(button(), Qt::LeftButton); },
          [](QMenu &menu) {
              for (QAction *action : menu.actions()) {
                  QCOMPARE(action->isChecked(), action->data().toString() == "deepseek,deepseek-chat"_L1);
                  if (action->data().toString() == "glm,glm-4.7"_L1) action->trigger();
              }
          });
    QCOMPARE(toJson(m_config->root), R"({"PORT":1,"Router":{"default":"glm,glm-4.7","think":"x,y"}})");
}

void TestRouteButton::cutsTheFirstHalf()
{
    const QFontMetrics metrics = button()->fontMetrics();
    const auto width = [&metrics](const QString &text) { return metrics.horizontalAdvance(text); };
    const QString model = u"anthropic/claude-sonnet-4-5"_s;
    QCOMPARE(fittedRoute(model, metrics, width(u"default → "_s + model)), u"default → "_s + model);
    QCOMPARE(fittedRoute(model, metrics, width(u"default → "_s + model) - 1), u"→ "_s + model);
    const QString cut = fittedRoute(model, metrics, width(u"→ …sonnet-4-5"_s) + 1);
    QVERIFY2(cut.startsWith(u"→ …"_s) && cut.endsWith("sonnet-4-5"_L1), qPrintable(cut));
}

void TestRouteButton::givesWayInANarrowWindow()
{
    m_proxy.setProviders(providers(), u"deepseek,a-model-with-a-name-that-takes-more-room-than-anybody-has"_s);
    m_window->resize(1440, 900);
    QCoreApplication::processEvents();
    const int wide = button()->width();
    m_window->resize(860, 640);
    QTRY_VERIFY(button()->width() < wide);
    QVERIFY(button()->isVisible());
    QVERIFY(button()->width() >= button()->minimumSizeHint().width());
}

void TestRouteButton::speaksTheLanguageOfTheWindow()
{
    m_window->workspace().actions.submenu(u"language"_s)->actions().at(1)->trigger();
    QTRY_VERIFY(button()->accessibleName().startsWith(u"默认路由"_s));
    QVERIFY(!button()->toolTip().contains("Change"_L1));
    QCOMPARE(button()->text(), u"默认 → deepseek-chat"_s);
}

QTEST_MAIN(TestRouteButton)
#include "tst_route_button.moc"
