#include "tests/support/config_window.h"
#include "ui/dialogs/delete_data_dialog.h"
#include "ui/dialogs/notices_dialog.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

using namespace ccr;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestNotices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_ui.reset(); }
    void namesWhoHoldsThePortAndMovesToTheNextOne();
    void tellsOfThePortAgainWhenTheFileIsRight();
    void triesThePortAgain();
    void speaksChineseAboutIt();
    void offersOneThingToDo();
    void listsWhatWasTold();
    void namesWhatItDeletes();
    void saysWhatCouldNotBeDeleted();
    void rotatesLogs();
    void opensFolders();

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
    m_ui->proxy.start();
    QVERIFY(!board().current());
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
    QVERIFY2(amount->text().contains("212.0 MB"_L1) && amount->text().contains("1042"_L1) && amount->text().contains(u'3'),
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

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
