#pragma once

#include "proxy/api/exchange_sentence.h"
#include "tests/support/fake_controls.h"
#include "tests/support/fake_services.h"
#include "ui/main_window/main_window.h"
#include "ui/theme/theme.h"
#include "ui/widgets/request_table.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace ccr::testing {

/// A window with fixed requests and log lines, settings of its own and every service there is; or, with a logging of its own, with
/// what that one says.
class SampleWindow
{
public:
    explicit SampleWindow(const QString &language = QStringLiteral("en"), ui::ThemeChoice theme = ui::ThemeChoice::Light,
                          logging::LoggingControl *ownLogging = nullptr)
        : m_ownLogging(ownLogging), m_settings(m_dir.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
    {
        m_settings.setValue(QStringLiteral("language"), language);
        m_settings.setValue(QStringLiteral("theme"), static_cast<int>(theme));
        prepareServices();
        makeAnew();
    }
    ~SampleWindow() { m_window.reset(); } // before what it uses

    /// Closes it and opens another with the same settings, as after a restart.
    void makeAnew()
    {
        m_window.reset();
        logging::LoggingControl &control = m_ownLogging ? *m_ownLogging : logging;
        m_window = std::make_unique<ui::MainWindow>(ui::Services{.proxy = proxy,
                                                                 .logging = control,
                                                                 .settings = m_settings,
                                                                 .config = &config,
                                                                 .trial = &trial,
                                                                 .secrets = &secrets,
                                                                 .setup = &setup,
                                                                 .ports = &ports,
                                                                 .exports = &exports,
                                                                 .reports = &reports,
                                                                 .capture = &capture,
                                                                 .exchangeFiles = exchangeFiles,
                                                                 .priceLists = &priceLists,
                                                                 .updates = &updates,
                                                                 .terminal = &terminal,
                                                                 .autostart = &autostart},
                                                    ui::TrayUse::Never);
    }
    void fill()
    {
        proxy.start();
        // Of one moment: in pictures of two windows the same times stand.
        static const QList<logging::ExchangeSnapshot> made = sampleExchanges();
        QList<logging::ExchangeSnapshot> exchanges = made;
        exchanges.removeLast(); // its clock runs: no two pictures would be the same
        Q_EMIT logging.exchanges.exchangesChanged(exchanges);
        Q_EMIT logging.records.recordsAdded(records(12));
    }
    /// What the window of an action needs to be selected.
    void select(const QString &action)
    {
        workspace().selection.open("req_sample_2");
        if (action != QStringLiteral("compare")) return;
        auto *table = m_window->findChild<ui::RequestTable *>();
        table->selectRowAt(0);
        table->selectionModel()->select(table->model()->index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    /// What its client sent, so that it can be sent again.
    void keepBody(const std::string &id)
    {
        logging.traffic.setWanted(true);
        if (const auto record = logging.traffic.begin(id))
            record->add(logging::StoredBody::Kind::ClientRequest, 0,
                        R"({"model":"claude-haiku-4-5","system":"be brief","messages":[{"role":"user","content":"hi"}]})", {});
    }
    /// The window that the action opens, ready for keys; null: none came.
    QWidget *open(const QString &action)
    {
        const QWidgetList before = QApplication::topLevelWidgets();
        workspace().actions.action(action)->trigger();
        QWidget *opened = nullptr;
        const bool isOpen = QTest::qWaitFor([&] {
            for (QWidget *other : QApplication::topLevelWidgets())
                if (other->isVisible() && other->windowType() != Qt::ToolTip && !before.contains(other)) opened = other;
            return opened != nullptr;
        });
        // A dialog counts as active while its parent is; the keyboard is its own a moment later.
        const auto hasKeyboard = [&] { return opened->windowType() == Qt::Popup || QApplication::activeWindow() == opened; };
        if (!isOpen || !QTest::qWaitFor(hasKeyboard)) return nullptr;
        if (reports.collected) reports.finishCollecting();
        reports.collected = nullptr;
        return opened;
    }
    static QList<logging::LogRecord> records(int count)
    {
        QList<logging::LogRecord> list;
        static const WallTime time = wallNow() - std::chrono::minutes(1); // within the range that a window begins with
        for (int i = 0; i < count; ++i)
            list.append({.time = time,
                         .severity = i % 3 ? logging::Severity::Info : logging::Severity::Warn,
                         .component = "proxy",
                         .message = "request completed",
                         .exchangeId = "req_sample_1",
                         .fields = {{"status", std::int64_t(200)}}});
        return list;
    }

    ui::MainWindow &window() { return *m_window; }
    ui::Workspace &workspace() { return m_window->workspace(); }
    QSettings &settings() { return m_settings; }

    FakeProxyControl proxy;
    FakeLoggingControl logging;
    FakeConfig config;
    FakeTrial trial;
    FakeSecrets secrets;
    FakeSetup setup;
    FakePorts ports;
    FakeExports exports;
    FakeReports reports;
    FakeCapture capture;
    FakeTerminal terminal;
    FakeAutostart autostart;
    FakePriceLists priceLists;
    FakeUpdates updates;
    logging::ExchangeFiles *exchangeFiles = nullptr; ///< from the next makeAnew() on

private:
    void prepareServices()
    {
        updates.answersAtOnce = true;
        updates.now.newer = ui::AnnouncedVersion{.version = QStringLiteral("99.1.0"),
                                                 .date = QDate(2026, 12, 1),
                                                 .page = QUrl(QStringLiteral("https://example.com/99")),
                                                 .notes = {{QStringLiteral("en"), QStringLiteral("The list scrolls faster.")},
                                                           {QStringLiteral("zh_CN"), QStringLiteral("列表滚动更快。")}}};
        config.root = *parseJson5(QStringLiteral(R"({
            Providers: [{name: "deepseek", api_base_url: "https://api.deepseek.com/v1", api_key: "keychain:work",
                         models: ["deepseek-chat", "deepseek-reasoner"]},
                        {name: "local", api_base_url: "http://127.0.0.1:11434/v1", models: ["qwen3"]}],
            Router: {default: "deepseek,deepseek-chat", background: "local,qwen3",
                     rules: [{name: "vision", when: {image: true}, route: "local,qwen3"}]},
            fallback: {default: ["local,qwen3"]}})"));
        secrets.secrets.insert(QStringLiteral("work"), QStringLiteral("sk-0123456789abcdef"));
        trial.verdict = {.askedModel = QStringLiteral("claude-haiku-4-5"),
                         .target = {QStringLiteral("local"), QStringLiteral("qwen3")},
                         .url = QStringLiteral("http://127.0.0.1:11434/v1/chat/completions"),
                         .rule = QStringLiteral("background"),
                         .scenario = QStringLiteral("background"),
                         .sentence = {},
                         .steps = {{"vision", false, proxy::told("there is no image")},
                                   {"background", true, proxy::told("model name contains \"haiku\"")}},
                         .tokens = 2140,
                         .imageAgent = {},
                         .fallbacks = {},
                         .keys = {QStringLiteral("work")}};
        trial.report = {.fromBodies = 5,
                        .changes = {{.number = 2,
                                     .id = "req_sample_2",
                                     .askedModel = QStringLiteral("claude-haiku-4-5"),
                                     .ruleBefore = QStringLiteral("background"),
                                     .before = QStringLiteral("local,qwen3"),
                                     .ruleAfter = QStringLiteral("default"),
                                     .after = QStringLiteral("deepseek,deepseek-chat")}}};
        for (proxy::ProbeTick &tick : trial.probeReport.ticks) tick = {.outcome = proxy::ProbeOutcome::Passed, .took = milliseconds(40)};
        trial.probeReport.isFinished = true;
        trial.models = {QStringLiteral("deepseek-chat"), QStringLiteral("deepseek-reasoner")};
        proxy.setProviders(
            {{.name = QStringLiteral("deepseek"), .models = {QStringLiteral("deepseek-chat"), QStringLiteral("deepseek-reasoner")}},
             {.name = QStringLiteral("local"), .models = {QStringLiteral("qwen3")}}},
            QStringLiteral("deepseek,deepseek-chat"));
    }

    logging::LoggingControl *m_ownLogging; ///< null: `logging` is shown
    QTemporaryDir m_dir;
    QSettings m_settings;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace ccr::testing
