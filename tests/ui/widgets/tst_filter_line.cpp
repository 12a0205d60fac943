#include "ui/widgets/filter_chips.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/toggle_button.h"

#include <QAbstractItemView>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestFilterLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void completesByKeyboard();
    void offersBesideTheField();
    void aClickBesideEndsTheOffer();
    void keepsTheLastValidFilter();
    void underlinesWhatIsWrong();
    void leavesWithEscape();
    void remembersWhatWasUsed();
    void offersSavedFilters();
    void combinesChips();
    void clicksNarrowWhatIsThere();
    void goesBackOverClicks();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<FilterState> m_state;
    std::unique_ptr<FilterLine> m_line;
    FilterEdit *m_edit = nullptr;
};

void TestFilterLine::init()
{
    m_line.reset(); // a line that loses the focus remembers its filter
    m_state.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_dir->filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_state = std::make_unique<FilterState>(*m_settings);
    m_line = std::make_unique<FilterLine>(
        *m_state, exchangeFields(),
        [](logging::QueryField field) { return field == logging::QueryField::Provider ? QStringList{u"deepseek"_s} : QStringList(); },
        nullptr);
    m_line->resize(400, 30);
    m_line->show();
    QVERIFY(QTest::qWaitForWindowActive(m_line.get()));
    m_edit = m_line->findChild<FilterEdit *>();
    m_line->begin();
    QTRY_VERIFY(m_edit->hasFocus());
}

void TestFilterLine::completesByKeyboard()
{
    QTest::keyClicks(m_edit, u"prov"_s);
    QVERIFY(m_edit->isOffering());
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QCOMPARE(m_edit->text(), u"provider:"_s);
    QVERIFY(m_edit->isOffering()); // its values
    QTest::keyClick(m_edit, Qt::Key_Down);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_edit->text(), u"provider:deepseek "_s);
    QVERIFY(!m_edit->isOffering());
    QVERIFY(m_edit->hasFocus());
    QCOMPARE(m_state->query().text().trimmed(), u"provider:deepseek"_s);
    QTest::keyClicks(m_edit, u"sta"_s);
    QTest::keyClick(m_edit, Qt::Key_Escape); // the first one closes what is offered
    QVERIFY(!m_edit->isOffering());
    QCOMPARE(m_edit->text(), u"provider:deepseek sta"_s);
}

// However often something is offered: the window is as wide as what it shows.
void TestFilterLine::offersBesideTheField()
{
    const auto *offer = m_edit->findChild<QTreeView *>(u"filterSuggestions"_s);
    QTest::keyClick(m_edit, Qt::Key_Down);
    QVERIFY(m_edit->isOffering());
    const int width = offer->width();
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(m_edit, Qt::Key_S);
        QTest::keyClick(m_edit, Qt::Key_Backspace);
        QVERIFY(!m_edit->isOffering()); // the field is empty again
        QTest::keyClick(m_edit, Qt::Key_Down);
        QCOMPARE(offer->width(), width);
    }
}

void TestFilterLine::aClickBesideEndsTheOffer()
{
    QToolButton beside(m_line.get()); // takes no focus
    beside.show();
    QTest::keyClick(m_edit, Qt::Key_Down);
    QVERIFY(m_edit->isOffering());
    QTest::mouseClick(&beside, Qt::LeftButton);
    QVERIFY(!m_edit->isOffering());
}

void TestFilterLine::keepsTheLastValidFilter()
{
    QSignalSpy problem(m_line.get(), &FilterLine::problemChanged);
    QTest::keyClicks(m_edit, u"status:>=400"_s);
    QCOMPARE(m_state->query().text(), u"status:>=400"_s);
    QTest::keyClicks(m_edit, u" ("_s);
    QVERIFY(m_state->error());
    QCOMPARE(m_state->query().text().trimmed(), u"status:>=400"_s);
    QVERIFY(!problem.last().first().toString().isEmpty());
    QTest::keyClick(m_edit, Qt::Key_Backspace);
    QVERIFY(!m_state->error());
    QVERIFY(problem.last().first().toString().isEmpty());
    m_state->setText(u"model:x"_s); // from elsewhere
    QCOMPARE(m_edit->text(), u"model:x"_s);
}

void TestFilterLine::underlinesWhatIsWrong()
{
    m_edit->setText(u"aaa status:>x"_s);
    m_edit->stopOffering();
    const QImage wrong = m_edit->grab().toImage();
    m_edit->setNothingWrong();
    const QImage plain = m_edit->grab().toImage();
    const auto firstDifference = [&] {
        for (int x = 0; x < plain.width(); ++x)
            for (int y = 0; y < plain.height(); ++y)
                if (plain.pixel(x, y) != wrong.pixel(x, y)) return x;
        return -1;
    };
    const int beginOfWrong = m_edit->fontMetrics().horizontalAdvance(u"aaa status:>"_s);
    QVERIFY(firstDifference() >= beginOfWrong);
    QVERIFY(firstDifference() < beginOfWrong + 20);
}

void TestFilterLine::leavesWithEscape()
{
    QSignalSpy left(m_line.get(), &FilterLine::left);
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QCOMPARE(left.size(), 1);
    QTest::keyClicks(m_edit, u"x"_s);
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(left.size(), 2);
    QCOMPARE(m_state->text(), u"x"_s);
}

void TestFilterLine::remembersWhatWasUsed()
{
    for (const QString &text : {u"one"_s, u"two"_s, u"one"_s, u"(wrong"_s}) {
        m_edit->setText(text);
        QTest::keyClick(m_edit, Qt::Key_Return);
    }
    QCOMPARE(m_state->history(), QStringList({u"one"_s, u"two"_s}));
    const FilterState later(*m_settings);
    QCOMPARE(later.history(), m_state->history());
}

void TestFilterLine::offersSavedFilters()
{
    m_state->setSaved({{u"Failures"_s, u"status:>=400"_s}, {u"Slow"_s, u"ttft:>5s"_s}});
    m_state->setText(u"ttft:>5s model:x"_s);
    QMenu *menu = m_line->findChild<QToolButton *>(u"savedFilters"_s)->menu();
    Q_EMIT menu->aboutToShow();
    QVERIFY(!menu->actions().at(0)->isChecked());
    QVERIFY(menu->actions().at(1)->isChecked());
    menu->actions().at(0)->trigger();
    QCOMPARE(m_state->text(), u"ttft:>5s model:x status:>=400"_s);
    QCOMPARE(m_edit->text(), m_state->text());
}

void TestFilterLine::combinesChips()
{
    FilterChips chips(*m_state, nullptr);
    QVERIFY(chips.isHidden());
    m_state->setSaved({{u"Failures"_s, u"status:>=400"_s}, {u"Two"_s, u"model:a OR model:b"_s}});
    chips.resize(400, 30);
    chips.show();
    const auto chip = [&chips](const QString &name) { return chips.findChild<ToggleButton *>(u"chip-"_s + name); };
    QTest::mouseClick(chip(u"Failures"_s), Qt::LeftButton);
    QTest::mouseClick(chip(u"Two"_s), Qt::LeftButton);
    QCOMPARE(m_state->text(), u"status:>=400 (model:a OR model:b)"_s);
    QVERIFY(chip(u"Failures"_s)->isChecked() && chip(u"Two"_s)->isChecked());
    QTest::mouseClick(chip(u"Failures"_s), Qt::LeftButton);
    QCOMPARE(m_state->text(), u"(model:a OR model:b)"_s);
    QVERIFY(!chip(u"Failures"_s)->isChecked());
    chips.resize(20, 30); // no room: they are in the menu
    QVERIFY(!chip(u"Two"_s)->isVisible());
}

void TestFilterLine::clicksNarrowWhatIsThere()
{
    m_state->setText(u"model:x -rule:y"_s);
    m_state->narrow({u"class:=dns"_s, u"provider:=a"_s}, {u"class"_s, u"provider"_s});
    QCOMPARE(m_state->text(), u"model:x -rule:y class:=dns provider:=a"_s);
    m_state->narrow({u"class:=tls"_s}, {u"class"_s, u"provider"_s});
    QCOMPARE(m_state->text(), u"model:x -rule:y class:=tls"_s);
    m_state->setText(u"a OR b"_s);
    m_state->narrow({u"class:=tls"_s}, {u"class"_s});
    QCOMPARE(m_state->text(), u"(a OR b) class:=tls"_s);
    QVERIFY(!m_state->error());
    m_state->setText(u"(wrong"_s);
    m_state->addCondition(u"status"_s, u"429"_s, false);
    QCOMPARE(m_state->text(), u"(a OR b) class:=tls status:=429"_s); // to the last valid one
}

void TestFilterLine::goesBackOverClicks()
{
    QVERIFY(!m_state->canGoBack());
    m_state->setText(u"model:x"_s);
    QVERIFY(!m_state->canGoBack()); // typed: the line itself undoes it
    m_state->narrow({u"class:=dns"_s}, {u"class"_s});
    m_state->narrow({u"class:=dns"_s}, {u"class"_s}); // changes nothing
    m_state->clear();
    m_state->goBack();
    QCOMPARE(m_state->text(), u"model:x class:=dns"_s);
    m_state->goBack();
    QCOMPARE(m_state->text(), u"model:x"_s);
    QVERIFY(!m_state->canGoBack());
    m_state->goBack();
    QCOMPARE(m_state->text(), u"model:x"_s);
}

QTEST_MAIN(TestFilterLine)
#include "tst_filter_line.moc"
