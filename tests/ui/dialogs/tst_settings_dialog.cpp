#include "logging/api/logging_config_sentences.h"
#include "logging/api/preset_control.h"
#include "proxy/api/config_control.h"
#include "tests/support/sample_window.h"
#include "tests/support/window_looks.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/theme/density.h"
#include "ui/theme/interface_font.h"
#include "ui/workspace/autostart.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTreeWidget>

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
    void check(const Json5Value &draft, QObject *, Answer<proxy::ConfigCheck> answer) override
    {
        const bool isOpenDoor = draft.find(u"HOST") && !draft.find(u"APIKEY");
        if (isOpenDoor) return answer({.findings = {{.pointer = u"/HOST"_s, .message = u"needs an APIKEY"_s}}, .providers = {}});
        answer(verdict);
    }
    void save(const Json5Value &, const Json5Value &draft, QObject *, Answer<Result<Done>> answer) override
    {
        ++saves;
        root = draft;
        answer(Done{});
        Q_EMIT changed();
    }
    QByteArray text() const { return toJson(root); }

    Json5Value root = *parseJson5(u"{\"PORT\": 4000, \"Providers\": []}"_s);
    proxy::ConfigCheck verdict;
    int saves = 0;
};

/// Presets that change the level alone.
class FakePresets final : public logging::PresetControl
{
public:
    void list(const Json5Value &config, QObject *, std::function<void(const logging::PresetList &)> answer) override
    {
        const Json5Value *named = config.find(u"LoggingPreset");
        logging::PresetList list{.names = {u"production"_s, u"development"_s},
                                 .inForce = environment,
                                 .origin = logging::saidOfConfig("%1 %2", logging::saidOfConfig("environment"), u"NODE_ENV"_s)};
        if (named) list = {.names = list.names, .inForce = named->string, .origin = u"config.json"_s, .isByFile = true};
        answer(list);
    }
    void preview(const Json5Value &, const Json5Value &after, QObject *,
                 std::function<void(const logging::LoggingPreview &)> answer) override
    {
        asked.append(toJson(after));
        answer(previewed);
    }
    void check(QObject *, std::function<void(const std::vector<logging::LoggingFinding> &)> answer) override { answer({}); }
    void basis(const Json5Value &, QObject *, std::function<void(const std::vector<logging::LoggingBasis> &)> answer) override
    {
        answer(held);
    }
    std::vector<logging::LoggingBasis> held;
    QString environment;
    QList<QByteArray> asked;
    logging::LoggingPreview previewed{.changes = {{u"level"_s, u"\"info\""_s, u"\"debug\""_s}, {u"streams.dev-file"_s, {}, u"file"_s}},
                                      .findings = {}};
};

} // namespace

class TestSettingsDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void writesWhatIsChangedAtOnce();
    void takesOutWhatIsAsItComes();
    void refusesWhatTheProgramRefuses();
    void keepsWhatCannotBeMeantOutOfTheFile();
    void opensNoDoorWithoutAKey();
    void locksWhatTheEnvironmentSays();
    void showsWhatAPresetHolds();
    void locksWhatOutweighsTheFile();
    void findsOverAllPages();
    void findsInTheWordsOfTheSource();
    void saysThatNothingIsFound();
    void resetsAPage();
    void resetsOnlyWhatIsChanged();
    void resetsTheAppearance();
    void resetsWhatTheSystemAndTheNoticesKeep();
    void saysWhichNoticesComeByThemselves();
    void showsEveryHelp_data();
    void showsEveryHelp();
    void saysWhereTheEnvironmentRules();
    void staysOpenOnEnter();
    void entersTheFirstHit();
    void landsAtTheFieldThatIsMeant_data();
    void landsAtTheFieldThatIsMeant();
    void selectsWhatWillBeReplaced();
    void saysWhatHoldsWhenNothingIsSet();
    void setsHowOftenMetricsAreSent();
    void writesHeadersAsAnObject();
    void findsAndEditsShortcuts_data();
    void findsAndEditsShortcuts();
    void followsTheSystemsAutostart();
    void saysWhyThereIsNoTrayIcon();
    void changesTheLanguageUnderItself();
    void bringsClaudeCodeHere();
    void writesWhereTheKeysStand();
    void showsWhatAPresetWouldChange();
    void appliesAPreset();
    void takesAPresetOut();
    void saysWhoChoseThePreset();
    void saysThatAPresetChangesNothing();
    void speaksOfPresetsInTheLanguageOfTheWindow();
    void findsThePreset();
    void looksRight_data();
    void looksRight();

private:
    QComboBox *presets() const { return dialog()->findChild<QComboBox *>(u"loggingPreset"_s); }
    QTreeWidget *presetChanges() const { return dialog()->findChild<QTreeWidget *>(u"loggingPresetChanges"_s); }
    QPushButton *applyPreset() const { return dialog()->findChild<QPushButton *>(u"applyLoggingPreset"_s); }
    QString presetState() const { return dialog()->findChild<QLabel *>(u"loggingPresetState"_s)->text(); }
    void open(const QString &language = u"en"_s, int theme = 1);
    template <typename T>
    T *field(const QString &key) const
    {
        return m_window->findChild<SettingsDialog *>()->findChild<T *>(u"setting/"_s + key);
    }
    SettingsDialog *dialog() const { return m_window->findChild<SettingsDialog *>(); }
    void show(SettingsPage page) { dialog()->findChild<QListWidget *>(u"settingsPages"_s)->setCurrentRow(static_cast<int>(page)); }
    void resetPage()
    {
        for (QPushButton *button : dialog()->findChildren<QPushButton *>())
            if (button->text() == "Reset page"_L1) button->click();
    }
    /// A dot behind its caption says that a value is another than comes by itself.
    bool hasDot(const QString &key) const
    {
        if (const auto *box = qobject_cast<QCheckBox *>(field<QWidget>(key))) return box->text().endsWith(u'•');
        for (const QLabel *label : dialog()->findChildren<QLabel *>())
            if (label->buddy() && label->buddy()->objectName() == u"setting/"_s + key) return label->text().endsWith(u'•');
        return false;
    }

    QTemporaryDir m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FakeConfig> m_config;
    std::unique_ptr<testing::FakeAutostart> m_autostart;
    std::unique_ptr<FakePresets> m_presets;
    testing::FakeSetup m_setup;
    testing::FakeProxyControl m_proxy;
    testing::FakeLoggingControl m_logging;
    std::unique_ptr<MainWindow> m_window;
};

void TestSettingsDialog::init()
{
    m_window.reset();
    m_config = std::make_unique<FakeConfig>();
    m_autostart = std::make_unique<testing::FakeAutostart>();
    m_presets = std::make_unique<FakePresets>();
    m_settings = std::make_unique<QSettings>(m_dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
}

void TestSettingsDialog::open(const QString &language, int theme)
{
    m_settings->setValue(u"language"_s, language);
    m_settings->setValue(u"theme"_s, theme);
    m_window = std::make_unique<MainWindow>(Services{.proxy = m_proxy,
                                                     .logging = m_logging,
                                                     .settings = *m_settings,
                                                     .config = m_config.get(),
                                                     .setup = &m_setup,
                                                     .presets = m_presets.get(),
                                                     .autostart = m_autostart.get()},
                                            TrayUse::Never);
    m_window->show();
    m_window->workspace().actions.action(u"settings"_s)->trigger();
    QVERIFY(QTest::qWaitForWindowExposed(m_window->findChild<SettingsDialog *>()));
}

void TestSettingsDialog::writesWhatIsChangedAtOnce()
{
    open();
    auto *port = field<QSpinBox>(u"PORT"_s);
    QCOMPARE(port->value(), 4000);
    port->setValue(4001);
    QTRY_COMPARE(m_config->saves, 1);
    QVERIFY(m_config->text().contains("\"PORT\":4001"));
    field<QCheckBox>(u"Logging/history/bodies"_s)->click();
    QTRY_COMPARE(m_config->saves, 2);
    QVERIFY2(m_config->text().contains("\"history\":{\"bodies\":true}"), m_config->text().constData());
    QVERIFY(m_config->text().contains("Providers"));
}

void TestSettingsDialog::takesOutWhatIsAsItComes()
{
    open();
    field<QSpinBox>(u"PORT"_s)->setValue(3456);
    QTRY_COMPARE(m_config->saves, 1);
    QVERIFY(!m_config->text().contains("PORT"));
}

void TestSettingsDialog::refusesWhatTheProgramRefuses()
{
    open();
    m_config->verdict.findings.push_back({.isError = true, .message = u"PORT: 4001 is taken"_s});
    field<QSpinBox>(u"PORT"_s)->setValue(4001);
    auto *problem = m_window->findChild<QLabel *>(u"settingsProblem"_s);
    QTRY_VERIFY(problem->text().contains("is taken"_L1));
    QCOMPARE(m_config->saves, 0);
    QCOMPARE(field<QSpinBox>(u"PORT"_s)->value(), 4000);
}

void TestSettingsDialog::keepsWhatCannotBeMeantOutOfTheFile()
{
    open();
    show(SettingsPage::Logs);
    auto *size = field<QLineEdit>(u"Logging/maxFileSize"_s);
    const auto enter = [size](const QString &text) {
        size->setFocus();
        size->selectAll();
        QTest::keyClicks(size, text);
        QTest::keyClick(size, Qt::Key_Return);
    };
    enter(u"abc"_s);
    auto *problem = m_window->findChild<QLabel *>(u"settingsProblem"_s);
    QVERIFY2(problem->text().contains("abc"_L1), qPrintable(problem->text()));
    QCOMPARE(size->text(), u"abc"_s); // to be mended
    enter(u"20M"_s);
    QCOMPARE(problem->text(), QString());
    QTRY_COMPARE(m_config->saves, 1);
    QVERIFY2(m_config->text().contains("\"maxFileSize\":\"20M\""), m_config->text().constData());
}

void TestSettingsDialog::opensNoDoorWithoutAKey()
{
    open();
    show(SettingsPage::Proxy);
    auto *problem = m_window->findChild<QLabel *>(u"settingsProblem"_s);
    const auto enter = [this](const QString &key, const QString &text) {
        auto *line = field<QLineEdit>(key);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    };
    enter(u"HOST"_s, u"0.0.0.0"_s);
    QTRY_VERIFY2(problem->text().contains("API key"_L1), qPrintable(problem->text()));
    QCOMPARE(m_config->saves, 0);
    enter(u"APIKEY"_s, u"secret"_s);
    QTRY_COMPARE(m_config->saves, 1);
    enter(u"HOST"_s, u"0.0.0.0"_s);
    QTRY_COMPARE(m_config->saves, 2);
    field<QLineEdit>(u"APIKEY"_s)->setFocus();
    field<QLineEdit>(u"APIKEY"_s)->selectAll();
    QTest::keyClick(field<QLineEdit>(u"APIKEY"_s), Qt::Key_Delete);
    QTest::keyClick(field<QLineEdit>(u"APIKEY"_s), Qt::Key_Return);
    QTRY_VERIFY2(problem->text().contains("0.0.0.0"_L1), qPrintable(problem->text()));
    QCOMPARE(m_config->saves, 2);
}

void TestSettingsDialog::locksWhatTheEnvironmentSays()
{
    qputenv("LOG_LEVEL", "debug");
    open();
    auto *level = field<QComboBox>(u"Logging/level"_s);
    qunsetenv("LOG_LEVEL");
    QVERIFY(!level->isEnabled());
    QCOMPARE(level->currentText(), u"debug"_s);
}

void TestSettingsDialog::showsWhatAPresetHolds()
{
    m_presets->held = {{.setting = u"level"_s, .value = u"\"debug\""_s, .variable = {}}};
    open();
    auto *level = field<QComboBox>(u"Logging/level"_s);
    QCOMPARE(level->currentText(), u"debug"_s);
    QVERIFY(!hasDot(u"Logging/level"_s));
    const auto choose = [level](const QString &name) {
        level->setCurrentIndex(level->findData(name));
        Q_EMIT level->activated(level->currentIndex());
    };
    choose(u"info"_s); // what comes by itself elsewhere
    QTRY_VERIFY2(m_config->text().contains("\"level\":\"info\""), m_config->text().constData());
    QVERIFY(hasDot(u"Logging/level"_s));
    choose(u"debug"_s);
    QTRY_VERIFY2(!m_config->text().contains("level"), m_config->text().constData());
}

void TestSettingsDialog::locksWhatOutweighsTheFile()
{
    m_presets->held = {{.setting = u"level"_s, .value = u"\"warn\""_s, .variable = u"--log-level"_s},
                       {.setting = u"streamDefaults/rotation/maxFiles"_s, .value = u"3"_s, .variable = u"LOG_MAX_FILES"_s}};
    open();
    QVERIFY(!field<QComboBox>(u"Logging/level"_s)->isEnabled());
    QCOMPARE(field<QComboBox>(u"Logging/level"_s)->currentText(), u"warn"_s);
    QVERIFY(!field<QSpinBox>(u"Logging/maxFiles"_s)->isEnabled());
    QCOMPARE(field<QSpinBox>(u"Logging/maxFiles"_s)->value(), 3);
    QVERIFY(field<QSpinBox>(u"Logging/retentionDays"_s)->isEnabled());
}

void TestSettingsDialog::findsOverAllPages()
{
    open();
    auto *dialog = m_window->findChild<SettingsDialog *>();
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"compress"_s);
    auto *pages = dialog->findChild<QListWidget *>(u"settingsPages"_s);
    QCOMPARE(pages->currentItem()->text(), u"Logs and retention"_s);
    int shown = 0;
    for (int i = 0; i < pages->count(); ++i) shown += pages->item(i)->isHidden() ? 0 : 1;
    QCOMPARE(shown, 1);
}

void TestSettingsDialog::findsInTheWordsOfTheSource()
{
    open(u"zh_CN"_s);
    auto *pages = dialog()->findChild<QListWidget *>(u"settingsPages"_s);
    auto *search = dialog()->findChild<QLineEdit *>();
    QTest::keyClicks(search, u"start with"_s);
    QCOMPARE(pages->currentRow(), static_cast<int>(SettingsPage::General));
    search->setText(u"深色"_s); // a theme, in its list
    QCOMPARE(pages->currentRow(), static_cast<int>(SettingsPage::Appearance));
}

void TestSettingsDialog::saysThatNothingIsFound()
{
    open();
    auto *search = dialog()->findChild<QLineEdit *>();
    QTest::keyClicks(search, u"zzz"_s);
    auto *nothing = dialog()->findChild<QLabel *>(u"settingsNothing"_s);
    QVERIFY(nothing->isVisible());
    QVERIFY2(nothing->text().contains("zzz"_L1), qPrintable(nothing->text()));
    search->clear();
    QVERIFY(!nothing->isVisible());
}

void TestSettingsDialog::resetsOnlyWhatIsChanged()
{
    open();
    auto *reset = dialog()->findChild<QPushButton *>(u"resetPage"_s);
    show(SettingsPage::Shortcuts);
    QVERIFY(!reset->isEnabled());
    show(SettingsPage::Logs);
    QVERIFY(!reset->isEnabled());
    show(SettingsPage::Proxy);
    QVERIFY2(reset->isEnabled(), "the port is another");
    reset->click();
    QTRY_VERIFY(!reset->isEnabled());
}

void TestSettingsDialog::resetsAPage()
{
    open();
    m_window->findChild<QListWidget *>(u"settingsPages"_s)->setCurrentRow(static_cast<int>(SettingsPage::Proxy));
    for (QPushButton *button : m_window->findChild<SettingsDialog *>()->findChildren<QPushButton *>())
        if (button->text() == "Reset page"_L1) button->click();
    QTRY_COMPARE(m_config->saves, 1);
    QVERIFY(!m_config->text().contains("PORT"));
}

void TestSettingsDialog::resetsTheAppearance()
{
    open(u"en"_s, static_cast<int>(ThemeChoice::Dark));
    show(SettingsPage::Appearance);
    auto *density = field<QComboBox>(u"density"_s);
    density->setCurrentIndex(2);
    Q_EMIT density->activated(2);
    field<QSpinBox>(u"zoom"_s)->setValue(120);
    QCOMPARE(currentZoom(), 120);
    for (const auto &key : {u"theme"_s, u"density"_s, u"zoom"_s}) QVERIFY2(hasDot(key), qPrintable(key));
    resetPage();
    for (const auto &key : {u"theme"_s, u"density"_s, u"zoom"_s}) QVERIFY2(!hasDot(key), qPrintable(key));
    QCOMPARE(currentZoom(), 100);
    QCOMPARE(currentTheme(), ThemeChoice::System);
    QCOMPARE(currentDensity(), Density::Normal);
}

void TestSettingsDialog::resetsWhatTheSystemAndTheNoticesKeep()
{
    m_autostart->enabled = true;
    open();
    QVERIFY(hasDot(u"enabled"_s));
    show(SettingsPage::General);
    resetPage();
    QVERIFY(!m_autostart->enabled);
    QVERIFY(!hasDot(u"enabled"_s));

    const QString failover = QString::number(static_cast<int>(NoticeKind::Failover));
    show(SettingsPage::Notifications);
    field<QCheckBox>(failover)->click();
    QVERIFY(hasDot(failover));
    resetPage();
    QVERIFY(!hasDot(failover));
    QVERIFY(!field<QCheckBox>(failover)->isChecked());
}

void TestSettingsDialog::saysWhichNoticesComeByThemselves()
{
    open();
    int count = 0;
    for (const Setting &setting : settingsTable()) {
        if (setting.store != SettingStore::Notice) continue;
        QVERIFY2(!hasDot(QString::fromLatin1(setting.key)), setting.key);
        ++count;
    }
    QCOMPARE(count, static_cast<int>(NoticeKind::KindCount) - 1); // what the user has just asked for is always told
}

void TestSettingsDialog::showsEveryHelp_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("zh") << u"zh_CN"_s;
}

void TestSettingsDialog::showsEveryHelp()
{
    QFETCH(QString, language);
    open(language);
    int seen = 0;
    for (int page = 0; page < static_cast<int>(SettingsPage::PageCount); ++page) {
        show(static_cast<SettingsPage>(page));
        QCoreApplication::processEvents();
        for (const QLabel *label : dialog()->findChildren<QLabel *>()) {
            if (!label->isVisible() || !label->wordWrap()) continue;
            const int height = label->heightForWidth(label->width());
            QVERIFY2(label->width() > 200 && height <= label->height(), qPrintable(label->text()));
            ++seen;
        }
    }
    QVERIFY(seen >= 6);
}

void TestSettingsDialog::saysWhereTheEnvironmentRules()
{
    qputenv("LOG_LEVEL", "debug");
    open();
    show(SettingsPage::Logs);
    QCoreApplication::processEvents();
    const auto labels = dialog()->findChildren<QLabel *>();
    qunsetenv("LOG_LEVEL");
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text() == "Set by the environment: LOG_LEVEL"_L1 && label->isVisible() && label->width() > 200;
    }));
}

void TestSettingsDialog::staysOpenOnEnter()
{
    open();
    QTest::keyClicks(dialog()->findChild<QLineEdit *>(), u"zzz"_s);
    QTest::keyClick(dialog()->findChild<QLineEdit *>(), Qt::Key_Return);
    QVERIFY(dialog()->isVisible());
    show(SettingsPage::Proxy);
    auto *port = field<QSpinBox>(u"PORT"_s);
    port->setFocus();
    port->selectAll();
    QTest::keyClicks(port, u"4002"_s);
    QTest::keyClick(port, Qt::Key_Return);
    QVERIFY(dialog()->isVisible());
    QTRY_VERIFY(m_config->text().contains("4002"));
}

void TestSettingsDialog::entersTheFirstHit()
{
    open();
    QTest::keyClicks(dialog()->findChild<QLineEdit *>(), u"compress"_s);
    QTest::keyClick(dialog()->findChild<QLineEdit *>(), Qt::Key_Return);
    QCOMPARE(dialog()->focusWidget(), field<QCheckBox>(u"Logging/compressLogs"_s));
}

void TestSettingsDialog::landsAtTheFieldThatIsMeant_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("named"); ///< by who asks; empty: nothing
    QTest::addColumn<QString>("key");
    QTest::newRow("limit of the logs") << u"changeLogLimit"_s << QString() << u"Logging/maxTotalSize"_s;
    QTest::newRow("bodies") << u"recordingSettings"_s << QString() << u"Logging/history/bodies"_s;
    QTest::newRow("timing of streams") << u"recordingSettings"_s << u"Logging/history/streamTiming"_s << u"Logging/history/streamTiming"_s;
    QTest::newRow("level, for fewer records") << u"settings"_s << u"Logging/level"_s << u"Logging/level"_s;
    QTest::newRow("announcements") << u"settings"_s << u"updates/address"_s << u"updates/address"_s;
    QTest::newRow("what others are told") << u"integrations"_s << QString() << u"Logging/enhancedFeatures/performanceMetrics/enabled"_s;
}

void TestSettingsDialog::landsAtTheFieldThatIsMeant()
{
    QFETCH(QString, action);
    QFETCH(QString, named);
    QFETCH(QString, key);
    open();
    dialog()->resize(dialog()->minimumSizeHint()); // most of the page is out of sight
    QTest::keyClicks(dialog()->findChild<QLineEdit *>(), u"nothing of this name"_s);
    QAction *asks = m_window->workspace().actions.action(action);
    if (!named.isEmpty()) asks->setData(named);
    asks->trigger();
    auto *asked = field<QWidget>(key);
    QCOMPARE(dialog()->focusWidget(), asked);
    QTRY_COMPARE(asked->visibleRegion().boundingRect(), asked->rect());
    if (auto *line = qobject_cast<QLineEdit *>(asked)) QCOMPARE(line->selectedText(), line->text());
    QVERIFY(asks->data().isNull()); // the next one may mean something else
}

void TestSettingsDialog::selectsWhatWillBeReplaced()
{
    open();
    auto *limit = field<QLineEdit>(u"Logging/maxTotalSize"_s);
    limit->setText(u"2G"_s);
    m_window->workspace().actions.action(u"changeLogLimit"_s)->trigger();
    QCOMPARE(limit->selectedText(), u"2G"_s);
}

void TestSettingsDialog::saysWhatHoldsWhenNothingIsSet()
{
    m_logging.configured.directory = u"/home/me/.claude-code-router/logs"_s;
    open();
    QCOMPARE(field<QLineEdit>(u"Logging/maxFileSize"_s)->placeholderText(), u"default: 50 MB"_s);
    QCOMPARE(field<QLineEdit>(u"Logging/logDirectory"_s)->placeholderText(), u"default: /home/me/.claude-code-router/logs"_s);
    QVERIFY(!field<QCheckBox>(u"Logging/compressLogs"_s)->isChecked());
    field<QCheckBox>(u"Logging/compressLogs"_s)->click();
    QTRY_VERIFY2(m_config->text().contains("\"compressLogs\":true"), m_config->text().constData());
}

void TestSettingsDialog::setsHowOftenMetricsAreSent()
{
    m_logging.configured.otlp.metricInterval = std::chrono::seconds(30); // as a variable says
    const QString key = u"Logging/otlp/metricInterval"_s;
    open();
    QCOMPARE(field<QSpinBox>(key)->value(), 30000);
    QVERIFY(!hasDot(key));
    m_config->root = *parseJson5(u"{Logging: {otlp: {metricInterval: '10s'}}}"_s);
    open();
    QCOMPARE(field<QSpinBox>(key)->value(), 10000);
    QVERIFY(hasDot(key));
    field<QSpinBox>(key)->setValue(5000);
    QTRY_VERIFY2(m_config->text().contains("\"metricInterval\":5000"), m_config->text().constData());
}

void TestSettingsDialog::writesHeadersAsAnObject()
{
    m_config->root = *parseJson5(u"{Logging: {otlp: {headers: {authorization: 'Bearer x', tenant: 'a'}}}}"_s);
    open();
    show(SettingsPage::Integrations);
    auto *headers = field<QLineEdit>(u"Logging/otlp/headers"_s);
    QCOMPARE(headers->text(), u"authorization=Bearer x, tenant=a"_s);
    QCOMPARE(headers->echoMode(), QLineEdit::PasswordEchoOnEdit);
    headers->setFocus();
    headers->selectAll();
    QTest::keyClicks(headers, u"tenant=b"_s);
    QTest::keyClick(headers, Qt::Key_Return);
    QTRY_COMPARE(m_config->text(), R"({"Logging":{"otlp":{"headers":{"tenant":"b"}}}})");
}

void TestSettingsDialog::findsAndEditsShortcuts_data()
{
    QTest::addColumn<QString>("searched");
    QTest::newRow("name") << u"next failure"_s;
    QTest::newRow("keys") << u"shift+f8"_s;
}

void TestSettingsDialog::findsAndEditsShortcuts()
{
    QFETCH(QString, searched);
    open();
    QTest::keyClicks(dialog()->findChild<QLineEdit *>(), searched);
    auto *list = dialog()->findChild<QTreeWidget *>(u"shortcuts"_s);
    QVERIFY(list->isVisible());
    QTreeWidgetItem *found = nullptr;
    for (QTreeWidgetItemIterator it(list, QTreeWidgetItemIterator::NotHidden | QTreeWidgetItemIterator::Editable); *it && !found; ++it)
        found = *it;
    QVERIFY(found);
    QVERIFY2(found->text(0).contains("failure"_L1), qPrintable(found->text(0)));
    auto *reset = dialog()->findChild<QPushButton *>(u"resetPage"_s);
    QVERIFY(!reset->isEnabled());
    list->editItem(found, 1);
    QTest::keyClick(list->viewport()->findChild<QWidget *>(u""_s, Qt::FindDirectChildrenOnly), Qt::Key_F9);
    QTRY_COMPARE(found->text(1), u"F9"_s);
    reset->click();
    QVERIFY(!reset->isEnabled());
    QCOMPARE(m_window->workspace().actions.action(u"nextFailure"_s)->shortcut(), QKeySequence(u"F8"_s));
    dialog()->findChild<QLineEdit *>()->clear();
    QVERIFY(!*QTreeWidgetItemIterator(list, QTreeWidgetItemIterator::Hidden));
}

void TestSettingsDialog::followsTheSystemsAutostart()
{
    open();
    auto *enabled = field<QCheckBox>(u"enabled"_s);
    auto *hidden = field<QCheckBox>(u"hidden"_s);
    QVERIFY(!enabled->isChecked());
    QVERIFY2(!hidden->isEnabled(), "nothing would keep it");
    enabled->click();
    QVERIFY(m_autostart->enabled);
    QVERIFY(hidden->isEnabled());
    m_autostart->enabled = false; // by others
    Q_EMIT m_autostart->changed();
    QVERIFY(!enabled->isChecked());
    enabled->click();
    m_autostart->problem = u"Cannot write there."_s;
    enabled->click();
    QVERIFY2(enabled->isChecked(), "what the system says, not what was clicked");
    QCOMPARE(m_window->findChild<QLabel *>(u"settingsProblem"_s)->text(), m_autostart->problem);
}

void TestSettingsDialog::saysWhyThereIsNoTrayIcon()
{
    open();
    const auto says = [this] {
        const QList<QLabel *> labels = dialog()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->text().contains("No tray icon"_L1); });
    };
    QVERIFY(says());
    m_window->workspace().tray.set(true);
    QVERIFY(!says());
}

void TestSettingsDialog::changesTheLanguageUnderItself()
{
    open();
    auto *language = field<QComboBox>(u"language"_s);
    show(SettingsPage::Language);
    QVERIFY(language->isVisible());
    language->setCurrentIndex(1);
    Q_EMIT language->activated(1);
    QTRY_COMPARE(m_window->findChild<SettingsDialog *>()->windowTitle(), u"设置"_s);
}

void TestSettingsDialog::bringsClaudeCodeHere()
{
    m_setup.claudeTarget = u"http://elsewhere.example"_s;
    m_proxy.start();
    open();
    QTest::keyClicks(dialog()->findChild<QLineEdit *>(), u"claude code"_s);
    QCOMPARE(dialog()->findChild<QListWidget *>(u"settingsPages"_s)->currentItem()->text(), u"Integrations"_s);
    auto *state = dialog()->findChild<QLabel *>(u"claudeCodeState"_s);
    QVERIFY2(state->text().contains("http://elsewhere.example"_L1), qPrintable(state->text()));
    auto *button = dialog()->findChild<QPushButton *>(u"pointClaudeCode"_s);
    button->click();
    QCOMPARE(m_setup.claudeTarget, u"http://127.0.0.1:3456"_s);
    QVERIFY2(state->text().startsWith(u"✓"_s), qPrintable(state->text()));
    QVERIFY(!button->isEnabled());
}

void TestSettingsDialog::writesWhereTheKeysStand()
{
    m_config->root = *parseJson5(uR"({"PORT": 1, "level": "warn", "streams": [], "LOG_MAX_FILES": 3})"_s);
    open();
    QCOMPARE(field<QComboBox>(u"Logging/level"_s)->currentText(), u"warn"_s);
    QCOMPARE(field<QSpinBox>(u"Logging/maxFiles"_s)->value(), 3);
    auto *level = field<QComboBox>(u"Logging/level"_s);
    level->setCurrentIndex(level->findData(u"debug"_s));
    Q_EMIT level->activated(level->currentIndex());
    field<QSpinBox>(u"Logging/maxFiles"_s)->setValue(5);
    field<QCheckBox>(u"Logging/history/bodies"_s)->setChecked(true);
    QTRY_COMPARE(m_config->saves, 1);
    QCOMPARE(m_config->text(), R"({"PORT":1,"level":"debug","streams":[],"LOG_MAX_FILES":5,"history":{"bodies":true}})");
}

void TestSettingsDialog::showsWhatAPresetWouldChange()
{
    open();
    show(SettingsPage::Logs);
    QCOMPARE(presets()->count(), 3);
    QCOMPARE(presets()->currentIndex(), 0);
    QVERIFY(presetChanges()->isHidden());
    QVERIFY(!applyPreset()->isEnabled());
    presets()->setCurrentIndex(2);
    QVERIFY(presetChanges()->isVisible());
    QCOMPARE(presetChanges()->topLevelItemCount(), 2);
    QCOMPARE(presetChanges()->topLevelItem(0)->text(0), u"level"_s);
    QCOMPARE(presetChanges()->topLevelItem(0)->text(1), u"\"info\""_s);
    QCOMPARE(presetChanges()->topLevelItem(0)->text(2), u"\"debug\""_s);
    QCOMPARE(presetChanges()->topLevelItem(1)->text(1), u"—"_s);
    QVERIFY(applyPreset()->isEnabled());
    QCOMPARE(m_config->saves, 0);
    QCOMPARE(m_presets->asked.constLast(), R"({"PORT":4000,"Providers":[],"LoggingPreset":"development"})");
    presets()->setCurrentIndex(0);
    QVERIFY(presetChanges()->isHidden());
    QVERIFY(!applyPreset()->isEnabled());
}

void TestSettingsDialog::appliesAPreset()
{
    open();
    show(SettingsPage::Logs);
    presets()->setFocus();
    QTest::keyClick(presets(), Qt::Key_Down);
    QTest::keyClick(presets(), Qt::Key_Tab);
    QCOMPARE(dialog()->focusWidget(), presetChanges());
    QTest::keyClick(presetChanges(), Qt::Key_Tab);
    QCOMPARE(dialog()->focusWidget(), applyPreset());
    QTest::keyClick(applyPreset(), Qt::Key_Space);
    QCOMPARE(m_config->saves, 1);
    QCOMPARE(m_config->text(), R"({"PORT":4000,"Providers":[],"LoggingPreset":"production"})");
    QVERIFY(presetState().contains("production"_L1));
    QVERIFY(presetChanges()->isHidden());
    QVERIFY(!applyPreset()->isEnabled());
    field<QSpinBox>(u"PORT"_s)->setValue(4001);
    QTRY_COMPARE(m_config->saves, 2);
    QCOMPARE(m_config->text(), R"({"PORT":4001,"Providers":[],"LoggingPreset":"production"})");
}

void TestSettingsDialog::takesAPresetOut()
{
    m_config->root = *parseJson5(uR"({"LoggingPreset": "production"})"_s);
    open();
    QCOMPARE(presets()->currentText(), u"production"_s);
    presets()->setCurrentIndex(0);
    applyPreset()->click();
    QCOMPARE(m_config->text(), "{}");
}

void TestSettingsDialog::saysWhoChoseThePreset()
{
    open();
    QCOMPARE(presetState(), u"No preset is in force."_s);
    m_presets->environment = u"production"_s;
    Q_EMIT m_config->changed();
    QVERIFY2(presetState().contains("NODE_ENV"_L1), qPrintable(presetState()));
    QCOMPARE(presets()->currentIndex(), 0);
}

void TestSettingsDialog::saysThatAPresetChangesNothing()
{
    m_presets->previewed = {.changes = {}, .findings = {u"something is odd"_s}};
    open();
    show(SettingsPage::Logs);
    presets()->setCurrentIndex(1);
    QVERIFY2(presetState().startsWith("Nothing would change"_L1), qPrintable(presetState()));
    QVERIFY(presetChanges()->isHidden());
    bool isTold = false;
    for (const QLabel *label : dialog()->findChildren<QLabel *>()) isTold |= label->isVisible() && label->text() == "something is odd"_L1;
    QVERIFY(isTold);
}

void TestSettingsDialog::speaksOfPresetsInTheLanguageOfTheWindow()
{
    m_presets->environment = u"production"_s;
    m_presets->previewed.findings = {logging::saidOfConfig("\"%1\" is overridden by %2", u"level"_s, u"LOG_LEVEL"_s)};
    open(u"zh_CN"_s);
    QVERIFY2(presetState().contains(u"环境变量中的 NODE_ENV"_s), qPrintable(presetState()));
    show(SettingsPage::Logs);
    presets()->setCurrentIndex(1);
    bool isTold = false;
    for (const QLabel *label : dialog()->findChildren<QLabel *>())
        isTold |= label->isVisible() && label->text() == u"“level”被 LOG_LEVEL 覆盖"_s;
    QVERIFY(isTold);
}

void TestSettingsDialog::findsThePreset()
{
    open();
    dialog()->findChild<QLineEdit *>()->setText(u"preset"_s);
    QCOMPARE(dialog()->findChild<QListWidget *>(u"settingsPages"_s)->currentRow(), static_cast<int>(SettingsPage::Logs));
}

void TestSettingsDialog::looksRight_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<int>("page");
    for (const QString &language : {u"en"_s, u"zh_CN"_s})
        for (int page = 0; page < static_cast<int>(SettingsPage::PageCount); ++page)
            QTest::addRow("%s-%d", qPrintable(language), page) << language << (page % 2 ? 1 : 2) << page;
}

void TestSettingsDialog::looksRight()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(int, page);
    open(language, theme);
    auto *dialog = m_window->findChild<SettingsDialog *>();
    dialog->findChild<QListWidget *>(u"settingsPages"_s)->setCurrentRow(page);
    QCoreApplication::processEvents();
    const QString cut = testing::cutTextsOf(*dialog, u"settings"_s);
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
}

QTEST_MAIN(TestSettingsDialog)
#include "tst_settings_dialog.moc"
