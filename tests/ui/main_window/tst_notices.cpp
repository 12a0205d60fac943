#include "app/headless/logging_preset_service.h"
#include "proxy/api/exchange_sentence.h"
#include "tests/support/config_window.h"
#include "ui/dialogs/delete_data_dialog.h"
#include "ui/dialogs/notices_dialog.h"
#include "ui/main_window/log_room.h"
#include "ui/models/editor_command.h"
#include "ui/widgets/message_text.h"
#include "ui/workspace/notice_action.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QRegularExpression>
#include <QTreeWidget>

using namespace ccr;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// One that can be told a line, as the user's own.
class Editor
{
public:
    Editor()
    {
        QFile program(m_folder.filePath(u"kate"_s));
        const QByteArray log = m_folder.filePath(u"asked"_s).toUtf8();
        if (!program.open(QIODevice::WriteOnly)) qFatal("no editor");
        program.write("#!/bin/sh\necho \"$@\" >" + log + ".new && mv " + log + ".new " + log + "\n");
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("VISUAL", program.fileName().toUtf8());
    }
    ~Editor() { qunsetenv("VISUAL"); }
    /// Empty: it was not started yet.
    QByteArray asked() const
    {
        QFile log(m_folder.filePath(u"asked"_s));
        return log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestNotices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_ui.reset(); }
    void namesWhoHoldsThePortAndMovesToTheNextOne();
    void offersTheSameForAPortThatItCannotMoveTo();
    void tellsOfThePortAgainWhenTheFileIsRight();
    void triesThePortAgain();
    void speaksChineseAboutIt();
    void offersOneThingToDo();
    void listsWhatWasTold();
    void namesWhatItDeletes();
    void forgetsWhatItDeleted();
    void saysWhatCouldNotBeDeleted();
    void rotatesLogs();
    void opensFolders();
    void tellsOnceThatTheLogsAreNearTheirLimit();
    void tellsOfRoutesThatLeadNowhere_data();
    void tellsOfRoutesThatLeadNowhere();
    void tellsOfThemInChinese();
    void forgetsRoutesThatWereMended();
    void tellsOfUnusedValuesOfTheLogging();
    void tellsOfUnusedValuesInChinese();
    void tellsAtOnceThatRetryingDidNotHelp();
    void opensTheLine();
    void opensTheLineOfATransformer();
    void knowsEditors_data();
    void knowsEditors();

public Q_SLOTS:
    void opened(const QUrl &url) { m_opened.append(url.toLocalFile()); }

private:
    void failToListen(quint16 port = 3456);
    QString text() { return m_ui->window().findChild<QLabel *>(u"noticeText"_s)->text(); }
    QStringList buttons();
    NoticeBoard &board() { return m_ui->window().workspace().notices; }

    std::unique_ptr<ConfigWindow> m_ui;
    FakePorts m_ports;
    FakeCapture m_capture;
    QStringList m_opened;
};

void TestNotices::init()
{
    m_ports.asked.clear();
    m_capture.removed.clear();
    m_capture.failed.clear();
    m_ui = std::make_unique<ConfigWindow>("// mine\n{\n  Providers: [],\n}\n");
    m_ui->ports = &m_ports;
    m_ui->capture = &m_capture;
}

void TestNotices::failToListen(quint16 port)
{
    m_ui->proxy.fail(port, proxy::ProxyState::Trouble::PortInUse,
                     u"Cannot listen on 127.0.0.1:3456: The bound address is already in use."_s);
}

QStringList TestNotices::buttons()
{
    QStringList texts;
    for (const QPushButton *button : m_ui->window().findChild<QWidget *>(u"noticeBar"_s)->findChildren<QPushButton *>())
        if (button->isVisible()) texts.append(button->text());
    return texts;
}

void TestNotices::namesWhoHoldsThePortAndMovesToTheNextOne()
{
    m_ui->window();
    failToListen();
    failToListen(); // told once
    QCOMPARE(m_ports.asked, QStringList{u"127.0.0.1:3456"_s});
    QVERIFY2(text().contains("node"_L1) && text().contains("4121"_L1) && text().contains("3456"_L1), qPrintable(text()));
    QCOMPARE(buttons().mid(0, 2), QStringList({u"Use 3457"_s, u"Retry"_s}));
    m_ui->window().findChild<QWidget *>(u"noticeBar"_s)->findChildren<QPushButton *>().constFirst()->click();
    QTRY_VERIFY(m_ui->content().contains("3457"));
    QVERIFY(m_ui->content().contains("// mine"));
    const QSignalSpy withdrawals(&board(), &NoticeBoard::withdrawn);
    m_ui->proxy.start();
    QVERIFY(!board().current());
    QCOMPARE(withdrawals.size(), 1);
}

void TestNotices::offersTheSameForAPortThatItCannotMoveTo()
{
    m_ports.holder.nextFree = 8081;
    m_ui->window();
    m_ui->proxy.start();
    m_ui->proxy.refusePort(8080);
    QCOMPARE(m_ports.asked, QStringList{u"127.0.0.1:8080"_s});
    QCOMPARE(board().history().size(), 1);
    QCOMPARE(text(), u"✕ Port 8080 is used by node (process 4121). Requests are still taken at port 3456, as before the change, until the "
                     "port is free, or another one is used."_s);
    QCOMPARE(buttons().mid(0, 2), QStringList({u"Use 8081"_s, u"Retry"_s}));
    m_ui->proxy.stop(0s);
    QVERIFY2(!board().current(), "nothing is taken at any port");
    m_ui->proxy.start();
    m_ui->proxy.refusePort(8080);
    m_ui->window().workspace().actions.action(u"port.useNext"_s)->trigger();
    QTRY_VERIFY(m_ui->content().contains("PORT: 8081"));
    m_ui->window().workspace().actions.action(u"port.retry"_s)->trigger();
    QVERIFY(!board().current());
    m_ports.holder.nextFree = 3457;
}

void TestNotices::tellsOfThePortAgainWhenTheFileIsRight()
{
    m_ui->window();
    failToListen();
    m_ui->proxy.reportConfigProblem(u"config.json, line 3: a comma is missing."_s);
    QCOMPARE(board().current()->kind, NoticeKind::Config);
    m_ui->proxy.reportConfigProblem({});
    QVERIFY(board().current());
    QCOMPARE(board().current()->kind, NoticeKind::Port);
    m_ui->proxy.start();
}

void TestNotices::triesThePortAgain()
{
    m_ports.holder.nextFree = 0; // all are taken
    m_ui->window();
    failToListen();
    QCOMPARE(buttons().constFirst(), u"Retry"_s);
    const qsizetype told = board().history().size();
    m_ui->window().workspace().actions.action(u"port.retry"_s)->trigger();
    QCOMPARE(m_ui->proxy.state().status, proxy::ProxyState::Status::Running);
    QVERIFY(!board().current());
    failToListen();
    QCOMPARE(board().history().size(), told + 1); // in vain: said anew
    m_ports.holder.nextFree = 3457;
}

void TestNotices::speaksChineseAboutIt()
{
    m_ui = std::make_unique<ConfigWindow>("{}", u"zh_CN"_s);
    m_ui->ports = &m_ports;
    m_ui->window();
    failToListen();
    QCOMPARE(text(), u"✕ 端口 3456 被 node（进程 4121）占用。在端口空出或改用其他端口之前，不会路由任何请求。"_s);
    QCOMPARE(buttons().mid(0, 2), QStringList({u"改用 3457"_s, u"重试"_s}));
    for (const QLabel *label : m_ui->window().findChildren<QLabel *>())
        QVERIFY2(!label->text().contains("Cannot listen"_L1), qPrintable(label->objectName()));
    keepPicture(m_ui->window(), u"port_busy_zh"_s);
}

void TestNotices::offersOneThingToDo()
{
    m_ui->window();
    board().post({.kind = NoticeKind::Budget, .level = NoticeLevel::Warning, .title = u"spent"_s, .actionId = u"budgets"_s});
    QTRY_COMPARE(buttons(), QStringList({u"Budgets and alerts…"_s, u"Snooze 1 h"_s}));
    board().post({.kind = NoticeKind::Export, .title = u"done"_s});
    QTRY_COMPARE(buttons(), QStringList());
    board().post({.kind = NoticeKind::Routes, .title = u"failed"_s, .exchangeId = u"req_1"_s});
    QTRY_COMPARE(buttons(), QStringList({u"Open request"_s, u"Snooze 1 h"_s}));
}

void TestNotices::listsWhatWasTold()
{
    m_ui->window();
    board().post({.kind = NoticeKind::Disk, .level = NoticeLevel::Problem, .title = u"full"_s, .body = u"why"_s});
    auto *dialog = m_ui->open<NoticesDialog>(u"notices"_s, u"noticesDialog"_s);
    const QTreeWidget *list = dialog->findChild<QTreeWidget *>(u"notices"_s);
    QCOMPARE(list->topLevelItemCount(), 1);
    const QTreeWidgetItem *row = list->topLevelItem(0);
    QVERIFY2(row->text(0).startsWith(QDate::currentDate().toString(Qt::ISODate)), qPrintable(row->text(0)));
    QVERIFY(row->text(1).startsWith(u'✕'));
    QCOMPARE(row->text(2), u"full"_s);
    keepPicture(*dialog, u"notices"_s);
}

void TestNotices::namesWhatItDeletes()
{
    auto *dialog = m_ui->open<DeleteDataDialog>(u"deleteData"_s, u"deleteDataDialog"_s);
    QVERIFY(dialog->isModal());
    const auto *amount = dialog->findChild<QLabel *>(u"amount"_s);
    auto *age = dialog->findChild<QComboBox *>(u"age"_s);
    QCOMPARE(age->currentData().toInt(), 30); // the least harmful
    age->setCurrentIndex(age->findData(0));
    QVERIFY2(amount->text().contains("212.0 MB"_L1) && amount->text().contains("1,042"_L1) && amount->text().contains(u'3'),
             qPrintable(amount->text()));
    keepPicture(*dialog, u"delete_data"_s);
    QTest::keyClick(dialog, Qt::Key_Return); // Enter is Cancel
    QVERIFY(m_capture.removed.isEmpty());
    dialog = m_ui->open<DeleteDataDialog>(u"deleteData"_s, u"deleteDataDialog"_s);
    age = dialog->findChild<QComboBox *>(u"age"_s);
    age->setCurrentIndex(age->findData(0));
    dialog->findChild<QPushButton *>(u"delete"_s)->click();
    QCOMPARE(m_capture.removed, QList<int>{0});
    QVERIFY(!dialog->isVisible());
}

void TestNotices::forgetsWhatItDeleted()
{
    Workspace &workspace = m_ui->window().workspace();
    const auto *size = m_ui->window().findChild<QLabel *>(u"logSize"_s);
    QTRY_VERIFY2(size->text().contains("212"_L1), qPrintable(size->text()));
    QFile log(m_ui->file(u"old.log"_s));
    QVERIFY(log.open(QIODevice::WriteOnly) && log.write("a line\n") > 0);
    log.close();
    QVERIFY(workspace.logSources.open({log.fileName()}));
    workspace.log.append({logging::LogRecord{.message = "of a file"}});
    QVERIFY(log.remove());
    m_capture.amount = {.files = 1, .fileBytes = 7'000'000, .historyBytes = 0};
    auto *dialog = m_ui->open<DeleteDataDialog>(u"deleteData"_s, u"deleteDataDialog"_s);
    dialog->findChild<QPushButton *>(u"delete"_s)->click(); // what is older than a month
    QCOMPARE(workspace.logSources.count(), 1);
    QCOMPARE(workspace.log.lineCount(), 1);
    QVERIFY2(size->text().contains("log 7.0 MB"_L1), qPrintable(size->text()));
    dialog = m_ui->open<DeleteDataDialog>(u"deleteData"_s, u"deleteDataDialog"_s);
    auto *age = dialog->findChild<QComboBox *>(u"age"_s);
    age->setCurrentIndex(age->findData(0));
    dialog->findChild<QPushButton *>(u"delete"_s)->click();
    QCOMPARE(workspace.log.lineCount(), 0);
    m_capture.amount = {.files = 3, .fileBytes = 200'000'000, .historyBytes = 12'000'000};
}

void TestNotices::saysWhatCouldNotBeDeleted()
{
    m_capture.failed = {u"/somewhere/logs/a.log: Permission denied"_s};
    auto *dialog = m_ui->open<DeleteDataDialog>(u"deleteData"_s, u"deleteDataDialog"_s);
    dialog->findChild<QPushButton *>(u"delete"_s)->click();
    QVERIFY(dialog->isVisible());
    QVERIFY(dialog->findChild<QLabel *>(u"amount"_s)->text().contains("a.log"_L1));
}

void TestNotices::rotatesLogs()
{
    m_ui->window().workspace().actions.action(u"rotateLogs"_s)->trigger();
    QVERIFY(board().current());
    QVERIFY(board().current()->body.contains("ccr-1.log"_L1));
}

void TestNotices::opensFolders()
{
    QDesktopServices::setUrlHandler(u"file"_s, this, "opened");
    m_ui->window().workspace().actions.action(u"openData"_s)->trigger();
    m_ui->window().workspace().actions.action(u"openConfig"_s)->trigger();
    QDesktopServices::unsetUrlHandler(u"file"_s);
    QCOMPARE(m_opened, QStringList({u"/somewhere/logs"_s, m_ui->path()}));
}

void TestNotices::tellsOnceThatTheLogsAreNearTheirLimit()
{
    Workspace &workspace = m_ui->window().workspace();
    LogRoom room(workspace, nullptr);
    m_ui->logging.configured.maxTotalBytes = 300'000'000; // 200 MB are used
    room.look();
    QVERIFY(!board().current());
    m_ui->logging.configured.maxTotalBytes = 205'000'000;
    room.look();
    QVERIFY(board().current());
    QVERIFY2(text().contains(u"Logs use %1 of %2."_s.arg(bytesText(200'000'000), bytesText(205'000'000))), qPrintable(text()));
    QCOMPARE(buttons().mid(0, 2), QStringList({u"Delete captured data…"_s, u"Change limit…"_s}));
    room.look();
    QCOMPARE(board().history().size(), 1); // from now on they are always near it
    workspace.actions.action(u"changeLogLimit"_s)->trigger();
    auto *limit = m_ui->window().findChild<QLineEdit *>(u"setting/Logging/maxTotalSize"_s);
    QVERIFY(limit && limit->isVisible());
    QTRY_COMPARE(limit->window()->focusWidget(), limit);
    m_ui->logging.configured.maxTotalBytes = 206'000'000;
    room.look();
    QCOMPARE(m_ui->settings().value(u"logs/toldLimit"_s).toLongLong(), 206'000'000); // anew for another limit
}

namespace {

// Line 3 holds the router, line 4 the fallbacks.
QByteArray routed(const QByteArray &router, const QByteArray &fallback = {})
{
    return "{\n  Providers: [{name: 'deepseek', api_base_url: 'https://api.deepseek.com/v1', api_key: 'k', models: ['chat']}],\n  Router: {"
           + router + "},\n  fallback: {" + fallback + "}\n}\n";
}

} // namespace

void TestNotices::tellsOfRoutesThatLeadNowhere_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("reason");
    const QString unknown = u"names provider \"deepsek\", which is not defined; did you mean \"deepseek\"?"_s;
    for (const char *scenario : {"background", "think", "longContext", "webSearch", "image"})
        QTest::newRow(scenario) << routed(QByteArray("default: 'deepseek,chat', ") + scenario + ": 'deepsek,chat'")
                                << u"line 3: Router.%1"_s.arg(QLatin1StringView(scenario)) << unknown;
    QTest::newRow("default") << routed("default: 'deepsek,chat'") << u"line 3: Router.default"_s
                             << u"requests that end up here are refused"_s;
    QTest::newRow("no model") << routed("default: 'deepseek,chat', think: 'deepseek'") << u"line 3: Router.think"_s
                              << u"\"deepseek\" is not \"provider,model\""_s;
    QTest::newRow("rule") << routed("default: 'deepseek,chat', rules: [{when: {image: true}, route: 'deepsek,chat'}]")
                          << u"line 3: Router.rules[0].route"_s << unknown;
    QTest::newRow("fallback of a rule") << routed(
        "default: 'deepseek,chat', rules: [{when: {image: true}, route: 'deepseek,chat', fallback: ['deepsek,chat']}]")
                                        << u"line 3: Router.rules[0].fallback"_s << unknown;
    QTest::newRow("fallback") << routed("default: 'deepseek,chat'", "think: ['deepseek,chat', 'deepsek,chat']")
                              << u"line 4: fallback.think"_s << unknown;
}

void TestNotices::tellsOfRoutesThatLeadNowhere()
{
    QFETCH(QByteArray, config);
    QFETCH(QString, place);
    QFETCH(QString, reason);
    m_ui = std::make_unique<ConfigWindow>(config);
    m_ui->window();
    QTRY_VERIFY(board().current());
    const Notice notice = *board().current();
    QCOMPARE(notice.kind, NoticeKind::Config);
    QVERIFY2(notice.body.startsWith(u"config.json "_s + place + u": "_s) && notice.body.contains(reason), qPrintable(notice.body));
    QCOMPARE(notice.argument, place.mid(5, 1));
    QCOMPARE(buttons().mid(0, 2), QStringList({u"Open line"_s, m_ui->window().workspace().actions.action(u"routes"_s)->text()}));
}

void TestNotices::tellsOfThemInChinese()
{
    m_ui = std::make_unique<ConfigWindow>(routed("default: 'deepseek,chat', think: 'deepsek,chat'"), u"zh_CN"_s);
    m_ui->window();
    QTRY_VERIFY(board().current());
    const QString said = board().current()->title + board().current()->body;
    QVERIFY2(said.contains(u"“deepsek”"_s) && !said.contains("which is not defined"_L1) && !said.contains("lead nowhere"_L1),
             qPrintable(said));
}

void TestNotices::forgetsRoutesThatWereMended()
{
    m_ui = std::make_unique<ConfigWindow>(routed("default: 'deepseek,chat', think: 'deepsek,chat', image: 'deepsek,chat'"));
    m_ui->window();
    QTRY_VERIFY(board().current());
    QVERIFY2(board().current()->title.contains("2"_L1), qPrintable(board().current()->title));
    m_ui->write(routed("default: 'deepseek,chat', think: 'deepsek,chat'"));
    QTRY_VERIFY(board().current() && board().current()->title.contains("1"_L1));
    m_ui->write(routed("default: 'deepseek,chat'"));
    QTRY_VERIFY(!board().current());
}

void TestNotices::tellsOfUnusedValuesOfTheLogging()
{
    const QByteArray wrong = R"({"Providers": [], "Logging": {"level": "loud", "retention": {"days": "many"}}})";
    m_ui = std::make_unique<ConfigWindow>(wrong);
    app::LoggingPresetService presets(m_ui->path(), {}, {});
    m_ui->presets = &presets;
    m_ui->window();
    QTRY_VERIFY(board().current());
    const Notice told = *board().current();
    QVERIFY2(told.title.contains("1 value"_L1) && told.body.contains("/Logging/level"_L1) && told.body.contains("loud"_L1),
             qPrintable(told.title + told.body));
    followNotice(told, m_ui->window().workspace());
    const auto *findings = m_ui->window().findChild<MessageText *>(u"loggingFindings"_s);
    QVERIFY(findings);
    QTRY_VERIFY(findings->isVisible() && findings->text().contains("loud"_L1));
    m_ui->write(R"({"Providers": [], "Logging": {"level": "info"}})");
    QTRY_VERIFY(!board().current() && !findings->isVisible());
    m_ui.reset(); // before what it asks
}

void TestNotices::tellsOfUnusedValuesInChinese()
{
    m_ui = std::make_unique<ConfigWindow>(R"({"Providers": [], "Logging": {"level": "loud"}})", u"zh_CN"_s);
    app::LoggingPresetService presets(m_ui->path(), {}, {{u"LOG_MAX_FILES"_s, u"zero"_s}});
    m_ui->presets = &presets;
    m_ui->window();
    QTRY_VERIFY(board().current());
    QString said = board().current()->title + board().current()->body;
    for (const QString &name : {u"config.json"_s, u"/Logging/level"_s, u"loud"_s, u"LOG_MAX_FILES"_s, u"zero"_s}) said.remove(name);
    static const QRegularExpression sentence(u"[A-Za-z]+ [a-z]+ [a-z]+"_s);
    QVERIFY2(!said.contains(sentence) && said.contains(u"。"_s), qPrintable(said));
    m_ui.reset();
}

void TestNotices::tellsAtOnceThatRetryingDidNotHelp()
{
    const Notice locked{.kind = NoticeKind::Key,
                        .level = NoticeLevel::Problem,
                        .subject = u"work"_s,
                        .title = u"locked"_s,
                        .actionId = u"retryKey"_s,
                        .argument = u"deepseek\nkeychain:work"_s};
    board().post(locked);
    m_ui->window().findChild<QWidget *>(u"noticeBar"_s)->findChildren<QPushButton *>().constFirst()->click();
    board().withdraw(NoticeKind::Key, locked.subject); // it is asked
    board().post(locked);
    QVERIFY(board().current());
}

void TestNotices::opensTheLine()
{
    const Editor editor;
    board().post({.kind = NoticeKind::Config, .title = u"wrong"_s, .actionId = u"openConfigLine"_s, .argument = u"42"_s});
    m_ui->window().findChild<QWidget *>(u"noticeBar"_s)->findChildren<QPushButton *>().constFirst()->click();
    QTRY_COMPARE(editor.asked(), "--line 42 " + m_ui->path().toUtf8() + '\n');

    // A notice without a line is about the file: not about the line of the one before.
    m_opened.clear();
    QDesktopServices::setUrlHandler(u"file"_s, this, "opened");
    const Notice old{.kind = NoticeKind::Config, .title = u"wrong"_s, .actionId = u"openConfigLine"_s};
    Workspace &workspace = m_ui->window().workspace();
    QCOMPARE(noticeActionText(old, workspace.actions), workspace.actions.action(u"openConfig"_s)->text());
    followNotice(old, workspace);
    QTRY_COMPARE(m_opened, QStringList{m_ui->path()});

    qputenv("VISUAL", "vi"); // it would need a terminal
    qputenv("EDITOR", {});
    m_opened.clear();
    workspace.actions.action(u"openConfigLine"_s)->trigger();
    QDesktopServices::unsetUrlHandler(u"file"_s);
    QCOMPARE(m_opened, QStringList{m_ui->path()});
}

void TestNotices::opensTheLineOfATransformer()
{
    const Editor editor;
    m_ui->write("{Providers: [{name: 'a', api_base_url: 'http://127.0.0.1:9/v1', api_key: 'k', models: ['m'],\n"
                "  transformer: {use: ['mine']}}],\n"
                " transformers: [{path: '/home/me/other.js'},\n"
                "  {path: '/home/me/mine.js'}]}");
    logging::ExchangeSnapshot exchange;
    exchange.id = "one";
    exchange.provider = "a";
    exchange.outcome = logging::Outcome::Failed;
    exchange.errorClass = "transformer";
    exchange.errorPhrase = proxy::told("transformer \"%1\" (%2), %3: %4", std::string("mine"), std::string("/home/me/mine.js"),
                                       std::string("auth"), std::string("Error: no"));
    Workspace &workspace = m_ui->window().workspace();
    workspace.selection.select(&exchange);
    workspace.actions.action(u"openTransformer"_s)->trigger();
    QTRY_COMPARE(editor.asked(), "--line 4 " + m_ui->path().toUtf8() + '\n');

    exchange.errorPhrase = {};
    workspace.selection.select(&exchange);
    m_opened.clear();
    QDesktopServices::setUrlHandler(u"file"_s, this, "opened");
    workspace.actions.action(u"openTransformer"_s)->trigger();
    QTRY_COMPARE(m_opened, QStringList{m_ui->path()});
    QDesktopServices::unsetUrlHandler(u"file"_s);
}

void TestNotices::knowsEditors_data()
{
    QTest::addColumn<QString>("editor");
    QTest::addColumn<QString>("command"); ///< empty: not known
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("needs a terminal") << u"vim"_s << QString();
    QTest::newRow("file and line in one") << u"code --wait"_s << u"code --wait --goto /a/config.json:42"_s;
    QTest::newRow("line as an option") << u"/usr/bin/geany"_s << u"/usr/bin/geany --line 42 /a/config.json"_s;
    QTest::newRow("line with a plus") << u"gedit"_s << u"gedit +42 /a/config.json"_s;
    QTest::newRow("line with an equals sign") << u"mousepad"_s << u"mousepad --line=42 /a/config.json"_s;
}

void TestNotices::knowsEditors()
{
    QFETCH(QString, editor);
    const std::optional<EditorCommand> found = editorAt(editor, u"/a/config.json"_s, 42);
    QTEST(found ? (QStringList{found->program} + found->arguments).join(u' ') : QString(), "command");
}

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
