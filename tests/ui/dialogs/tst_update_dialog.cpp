#include "tests/support/fake_controls.h"
#include "tests/support/fake_services.h"
#include "ui/dialogs/update_dialog.h"
#include "ui/main_window/main_window.h"
#include "ui/workspace/notice_board.h"
#include "ui/workspace/update_source.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace ccr;
using namespace ccr::ui;
using ccr::logging::FetchTrouble;
using namespace Qt::StringLiterals;

namespace {

AnnouncedVersion version()
{
    return {.version = u"99.1"_s,
            .date = QDate(2026, 12, 1),
            .page = QUrl(u"https://example.com/99"_s),
            .notes = {{u"en"_s, u"Faster."_s}, {u"zh_CN"_s, u"更快。"_s}}};
}

struct Fixture
{
    explicit Fixture(const QString &language = u"en"_s)
    {
        settings.setValue(u"language"_s, language);
        window = std::make_unique<MainWindow>(Services{.proxy = proxy, .logging = logging, .settings = settings, .updates = &updates},
                                              TrayUse::Never);
        window->show();
    }
    UpdateDialog *open() const
    {
        window->workspace().actions.action(u"checkUpdates"_s)->trigger();
        return window->findChild<UpdateDialog *>(u"updateDialog"_s);
    }
    QString entry() const { return window->workspace().actions.action(u"checkUpdates"_s)->text(); }

    const QTemporaryDir dir;
    QSettings settings{dir.filePath(u"settings.ini"_s), QSettings::IniFormat};
    testing::FakeProxyControl proxy;
    testing::FakeLoggingControl logging;
    testing::FakeUpdates updates;
    std::unique_ptr<MainWindow> window;
};

QString textOf(const UpdateDialog &dialog)
{
    return dialog.findChild<QLabel *>(u"updateState"_s)->text();
}

} // namespace

class TestUpdateDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsNew()
    {
        Fixture fixture;
        UpdateDialog *const dialog = fixture.open();
        QVERIFY(dialog);
        QCOMPARE(fixture.updates.checks, 1);
        QVERIFY(textOf(*dialog).contains(u"example.com"_s));
        QVERIFY(!dialog->findChild<QPushButton *>(u"checkNow"_s)->isEnabled());
        fixture.updates.answer(FetchTrouble::None, version());
        QVERIFY2(textOf(*dialog).contains(u"99.1"_s) && textOf(*dialog).contains(u"2026"_s), qPrintable(textOf(*dialog)));
        QCOMPARE(dialog->findChild<QTextBrowser *>(u"releaseNotes"_s)->toPlainText(), u"Faster."_s);
        QVERIFY(dialog->findChild<QPushButton *>(u"openPage"_s)->isVisible());
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"checkNow"_s), Qt::LeftButton);
        QCOMPARE(fixture.updates.checks, 2);
        fixture.updates.answer(FetchTrouble::None);
        QVERIFY2(textOf(*dialog).contains(QStringLiteral(CCR_VERSION)), qPrintable(textOf(*dialog)));
        QVERIFY(!dialog->findChild<QPushButton *>(u"openPage"_s)->isVisible());
        QVERIFY(!dialog->findChild<QTextBrowser *>(u"releaseNotes"_s)->isVisible());
    }

    void saysItInChinese()
    {
        Fixture fixture(u"zh_CN"_s);
        UpdateDialog *const dialog = fixture.open();
        fixture.updates.answer(FetchTrouble::None, version());
        QCOMPARE(dialog->findChild<QTextBrowser *>(u"releaseNotes"_s)->toPlainText(), u"更快。"_s);
        QVERIFY2(textOf(*dialog).contains(u"新版本"_s), qPrintable(textOf(*dialog)));
    }

    void hasATextForEachTrouble()
    {
        Fixture fixture;
        UpdateDialog *const dialog = fixture.open();
        QStringList texts;
        for (const FetchTrouble trouble : {FetchTrouble::NoAddress, FetchTrouble::Address, FetchTrouble::Config, FetchTrouble::Network,
                                           FetchTrouble::Status, FetchTrouble::TooLarge, FetchTrouble::Unreadable}) {
            fixture.updates.answer(trouble);
            QVERIFY(!textOf(*dialog).isEmpty() && !texts.contains(textOf(*dialog)));
            texts.append(textOf(*dialog));
        }
    }

    void marksTheHelpMenu()
    {
        Fixture fixture;
        const QString plain = fixture.entry();
        fixture.updates.answer(FetchTrouble::None, version());
        QVERIFY2(fixture.entry().contains(u"99.1"_s), qPrintable(fixture.entry()));
        QVERIFY(!fixture.window->workspace().notices.current()); // off at first
        fixture.updates.answer(FetchTrouble::None);
        QCOMPARE(fixture.entry(), plain);
    }

    void tellsOnceWhereThatIsWanted()
    {
        Fixture fixture;
        NoticeBoard &notices = fixture.window->workspace().notices;
        notices.setEnabled(NoticeKind::Update, true);
        for (int i = 0; i < 2; ++i) fixture.updates.answer(FetchTrouble::None, version());
        QCOMPARE(notices.history().size(), 1);
        QCOMPARE(notices.history().first().actionId, u"checkUpdates"_s);
    }

    void isNotThereWithoutASource()
    {
        const QTemporaryDir dir;
        QSettings settings(dir.filePath(u"settings.ini"_s), QSettings::IniFormat);
        testing::FakeProxyControl proxy;
        testing::FakeLoggingControl logging;
        MainWindow window(Services{.proxy = proxy, .logging = logging, .settings = settings}, TrayUse::Never);
        QVERIFY(!window.workspace().actions.action(u"checkUpdates"_s)->isEnabled());
    }
};

QTEST_MAIN(TestUpdateDialog)
#include "tst_update_dialog.moc"
