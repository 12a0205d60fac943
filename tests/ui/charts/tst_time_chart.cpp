#include "ui/charts/chart_legend.h"
#include "ui/charts/chart_table_model.h"
#include "ui/charts/statistics_charts.h"
#include "ui/charts/time_chart.h"
#include "ui/models/time_axis.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDateTime>
#include <QGraphicsTextItem>
#include <QGraphicsView>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <cmath>
#include <set>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const WallTime start{std::chrono::hours(490'000)};

ChartData sampleChart()
{
    ChartData chart;
    ChartSeries bars{.name = u"OK"_s, .colour = &ThemeColours::ok, .values = {}, .total = u"1770"_s};
    ChartSeries line{.name = u"p95"_s, .colour = &ThemeColours::phaseWait, .values = {}, .total = u"2 s"_s, .isDashed = true};
    for (int i = 0; i < 60; ++i) {
        chart.buckets.append(u"12:%1"_s.arg(i, 2, 10, QChar(u'0')));
        bars.values.append(i);
        line.values.append(i % 3 ? i / 10.0 : std::nan(""));
    }
    chart.ticks = {{15, u"12:15"_s}, {30, u"12:30"_s}};
    chart.bars = {bars};
    chart.lines = {line};
    chart.lineText = [](double value) { return QString::number(value) + u" s"_s; };
    return chart;
}

/// A move while the left button is down, which QTest::mouseMove() does not tell.
void moveHeld(QWidget *widget, const QPoint &to)
{
    QMouseEvent move(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &move);
}

QStringList textsOf(const QGraphicsView &view)
{
    QStringList found;
    for (const QGraphicsItem *item : view.items())
        if (const auto *text = qgraphicsitem_cast<const QGraphicsTextItem *>(item); text && text->isVisible())
            found.append(text->toPlainText());
    found.removeAll(QString());
    return found;
}

} // namespace

class TestTimeChart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesItsPictureWhenItIsSeen();
    void manySeriesAskForNoMoreRoom();
    void aDragChoosesARange();
    void keysChooseARange();
    void aDoubleClickGoesBack();
    void showsTheSameNumbersAsATable();
    void tellsWhatItShows();
    void stepsOfAScaleAreRound_data();
    void stepsOfAScaleAreRound();
    void ticksAreFullMomentsAndDifferent_data();
    void ticksAreFullMomentsAndDifferent();
    void drawsTheThemeItIsShownIn();
    void linesPassOverWhatIsUnknown();
    void writesItsScaleInALowPlace();
    void writesItsTimesInANarrowPlace();
};

void TestTimeChart::manySeriesAskForNoMoreRoom()
{
    TimeChart chart(nullptr);
    chart.resize(400, 300);
    ChartData data = sampleChart();
    chart.setData(data);
    chart.show();
    const int before = chart.minimumSizeHint().height();
    for (int i = 0; i < 20; ++i) data.lines.append({.name = u"provider %1"_s.arg(i), .colour = &ThemeColours::phaseWait, .values = {}, .total = u"1 s"_s});
    chart.setData(data);
    QCOMPARE(chart.minimumSizeHint().height(), before);
    const auto *legend = chart.findChild<ChartLegend *>();
    QTRY_VERIFY(legend->height() > 3 * legend->minimumSizeHint().height()); // where there is room, all are shown
    chart.resize(400, before);
    QTRY_COMPARE(legend->height(), legend->minimumSizeHint().height());
    QVERIFY(legend->toolTip().contains(u"provider 19"_s));
}

void TestTimeChart::makesItsPictureWhenItIsSeen()
{
    QWidget window;
    TimeChart chart(&window);
    chart.setData(sampleChart());
    chart.setGeometry(-600, 0, 500, 200); // as in a dock behind another one's tab
    window.resize(500, 200);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(chart.isVisible());
    QCoreApplication::processEvents();
    QVERIFY(!chart.findChild<QGraphicsView *>());
    chart.move(0, 0);
    QTRY_VERIFY(chart.findChild<QGraphicsView *>());
}

void TestTimeChart::aDragChoosesARange()
{
    TimeChart chart;
    chart.setData(sampleChart());
    chart.resize(700, 200);
    chart.show();
    QTRY_VERIFY(chart.findChild<QGraphicsView *>());
    QWidget *picture = chart.findChild<QGraphicsView *>()->viewport();
    QSignalSpy chosen(&chart, &TimeChart::rangeChosen);
    QSignalSpy hovered(&chart, &TimeChart::hovered);
    const int y = picture->height() / 3;
    QTest::mouseClick(picture, Qt::LeftButton, {}, {300, y});
    QCOMPARE(chosen.size(), 0); // that only takes the focus
    QTest::mousePress(picture, Qt::LeftButton, {}, {300, y});
    moveHeld(picture, {400, y});
    moveHeld(picture, {500, y});
    QTest::mouseRelease(picture, Qt::LeftButton, {}, {500, y});
    QCOMPARE(chosen.size(), 1);
    const int first = chosen.at(0).at(0).toInt();
    const int last = chosen.at(0).at(1).toInt();
    QVERIFY2(first > 10 && first < 35, qPrintable(QString::number(first)));
    QVERIFY2(last - first > 12 && last - first < 25, qPrintable(QString::number(last - first)));
    QVERIFY(!hovered.isEmpty());
    // The other way round it is the same.
    QTest::mousePress(picture, Qt::LeftButton, {}, {500, y});
    moveHeld(picture, {300, y});
    QTest::mouseRelease(picture, Qt::LeftButton, {}, {300, y});
    QCOMPARE(chosen.at(1), chosen.at(0));
}

void TestTimeChart::keysChooseARange()
{
    TimeChart chart;
    chart.setData(sampleChart());
    chart.resize(700, 200);
    chart.show();
    chart.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&chart));
    chart.setFocus();
    QTRY_VERIFY(chart.findChild<QGraphicsView *>());
    QWidget *picture = chart.findChild<QGraphicsView *>();
    QTRY_VERIFY(picture->hasFocus());
    QSignalSpy chosen(&chart, &TimeChart::rangeChosen);
    QSignalSpy back(&chart, &TimeChart::backRequested);
    QSignalSpy hovered(&chart, &TimeChart::hovered);
    QTest::keyClick(picture, Qt::Key_Left);
    QCOMPARE(hovered.last().at(0).toInt(), 59);
    for (int i = 0; i < 4; ++i) QTest::keyClick(picture, Qt::Key_Left);
    for (int i = 0; i < 5; ++i) QTest::keyClick(picture, Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(picture, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0), (QVariantList{50, 55}));
    QTest::keyClick(picture, Qt::Key_Home);
    QCOMPARE(hovered.last().at(0).toInt(), 0);
    QTest::keyClick(picture, Qt::Key_Escape);
    QCOMPARE(hovered.last().at(0).toInt(), -1);
    QTest::keyClick(picture, Qt::Key_Backspace);
    QCOMPARE(back.size(), 1);
}

void TestTimeChart::aDoubleClickGoesBack()
{
    TimeChart chart;
    chart.setData(sampleChart());
    chart.resize(700, 200);
    chart.show();
    QTRY_VERIFY(chart.findChild<QGraphicsView *>());
    QSignalSpy back(&chart, &TimeChart::backRequested);
    QSignalSpy chosen(&chart, &TimeChart::rangeChosen);
    QTest::mouseDClick(chart.findChild<QGraphicsView *>()->viewport(), Qt::LeftButton, {}, {300, 60});
    QCOMPARE(back.size(), 1);
    QCOMPARE(chosen.size(), 0);
}

void TestTimeChart::showsTheSameNumbersAsATable()
{
    ChartTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(sampleChart());
    QCOMPARE(model.rowCount(), 60);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"OK"_s);
    QCOMPARE(model.index(0, 0).data().toString(), u"12:59"_s); // the newest first
    QCOMPARE(model.index(0, 1).data().toString(), u"59"_s);
    QCOMPARE(model.index(1, 2).data().toString(), u"5.8 s"_s);
    QCOMPARE(model.index(59, 2).data().toString(), u"—"_s);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.show(sampleChart());
    QCOMPARE(reset.size(), 0);
    model.show({});
    QCOMPARE(model.rowCount(), 0);

    TimeChart chart;
    chart.setData(sampleChart());
    chart.show();
    chart.setTableShown(true);
    auto *table = chart.findChild<QTableView *>();
    QVERIFY(table && table->isVisible());
    QCOMPARE(table->model()->rowCount(), 60);
    chart.setTableShown(false);
    QVERIFY(!table->isVisible());
}

void TestTimeChart::tellsWhatItShows()
{
    TimeChart chart;
    chart.setAccessibleName(u"Requests"_s);
    chart.setData(sampleChart());
    chart.setSummary(u"1770 requests"_s);
    chart.show();
    QTRY_VERIFY(chart.findChild<QGraphicsView *>());
    QCOMPARE(chart.accessibleDescription(), u"1770 requests"_s);
    QCOMPARE(chart.findChild<QGraphicsView *>()->accessibleName(), u"Requests"_s);
    QCOMPARE(chart.findChild<QGraphicsView *>()->accessibleDescription(), u"1770 requests"_s);
}

void TestTimeChart::stepsOfAScaleAreRound_data()
{
    QTest::addColumn<double>("largest");
    QTest::addColumn<double>("smallest");
    QTest::addColumn<QList<double>>("expected");
    QTest::newRow("nothing") << 0.0 << 1.0 << QList<double>{1};
    QTest::newRow("one request") << 1.0 << 1.0 << QList<double>{1};
    QTest::newRow("a few") << 7.0 << 1.0 << QList<double>{5, 10};
    QTest::newRow("many") << 2'300.0 << 1.0 << QList<double>{1000, 2000, 3000};
    QTest::newRow("a fraction") << 0.28 << 0.0 << QList<double>{0.1, 0.2, 0.3};
    QTest::newRow("not a number") << std::nan("") << 1.0 << QList<double>{1};
}

void TestTimeChart::stepsOfAScaleAreRound()
{
    QFETCH(const double, largest);
    QFETCH(const double, smallest);
    QFETCH(const QList<double>, expected);
    const QList<double> steps = scaleSteps(largest, smallest);
    QCOMPARE(steps.size(), expected.size());
    for (qsizetype i = 0; i < steps.size(); ++i) QVERIFY(std::abs(steps.at(i) - expected.at(i)) < 1e-9 * expected.at(i));
}

void TestTimeChart::ticksAreFullMomentsAndDifferent_data()
{
    QTest::addColumn<qint64>("minutes");
    for (const qint64 minutes : {1, 15, 60, 360, 1440, 4320, 10'080, 43'200, 525'600})
        QTest::addRow("%lld minutes", static_cast<long long>(minutes)) << minutes;
}

void TestTimeChart::ticksAreFullMomentsAndDifferent()
{
    QFETCH(const qint64, minutes);
    const WallTime begin = start + 37s;
    const auto ticks = timeTicks(begin, begin + std::chrono::minutes(minutes), 7);
    QVERIFY(ticks.size() >= 2 && ticks.size() <= 7);
    std::set<QString> texts;
    for (const TimeTick &tick : ticks) {
        QVERIFY(tick.time >= begin && tick.time < begin + std::chrono::minutes(minutes));
        texts.insert(tick.text);
        const QTime time = QDateTime::fromMSecsSinceEpoch(millisSinceEpoch(tick.time)).time();
        QVERIFY(time.msec() == 0 && time.second() % 5 == 0);
        if (minutes >= 60) QCOMPARE(time.second(), 0);
        if (minutes >= 1440) QCOMPARE(time.minute(), 0);
    }
    QCOMPARE(texts.size(), ticks.size());
    QVERIFY(timeTicks(begin, begin, 7).empty());
}

void TestTimeChart::drawsTheThemeItIsShownIn()
{
    const auto backgroundOf = [](ThemeChoice theme) {
        applyTheme(theme);
        TimeChart chart;
        chart.setData(sampleChart());
        chart.resize(400, 200);
        chart.show();
        if (!QTest::qWaitFor([&chart] { return chart.findChild<QGraphicsView *>() != nullptr; })) return QColor();
        return chart.grab().toImage().pixelColor(200, 4);
    };
    QVERIFY(backgroundOf(ThemeChoice::Light).lightness() > 240);
    QVERIFY(backgroundOf(ThemeChoice::Dark).lightness() < 50);

    // One that is shown while the theme changes looks like one that was made in it.
    applyTheme(ThemeChoice::Light);
    TimeChart chart;
    chart.setData(sampleChart());
    chart.resize(400, 200);
    chart.show();
    QTRY_VERIFY(chart.findChild<QGraphicsView *>());
    chart.grab();
    applyTheme(ThemeChoice::Dark);
    TimeChart fresh;
    fresh.setData(sampleChart());
    fresh.resize(400, 200);
    fresh.show();
    const auto picture = [](TimeChart &of) {
        if (QWidget *focused = QApplication::focusWidget()) focused->clearFocus(); // the ring is around one of them only
        return of.grab().toImage();
    };
    QTRY_COMPARE(picture(chart), picture(fresh));
    applyTheme(ThemeChoice::Light);
}

void TestTimeChart::linesPassOverWhatIsUnknown()
{
    ExchangeStatistics statistics(start, 1min);
    logging::ExchangeNumbers numbers;
    numbers.outcome = logging::Outcome::Ok;
    numbers.provider = "deepseek";
    for (const int minute : {3, 20}) {
        numbers.startedAt = start + std::chrono::minutes(minute);
        numbers.firstContent = milliseconds(1000 * minute);
        statistics.add(numbers);
    }
    const ChartData chart = latencyChart(statistics, statistics.sum(), Latency::FirstContent);
    QCOMPARE(chart.lines.size(), 2); // median and 95th percentile
    QCOMPARE(chart.lines.front().name, u"deepseek p50"_s);
    for (int i = 0; i < 60; ++i) QCOMPARE(std::isnan(chart.lines.front().values.at(i)), i != 3 && i != 20);
    QVERIFY(std::abs(chart.lines.front().values.at(20) - 20) < 0.6);
    QVERIFY(latencyChart(statistics, statistics.sum(), Latency::Speed).lines.isEmpty());
}

void TestTimeChart::writesItsScaleInALowPlace()
{
    TimeChart chart;
    chart.setData(sampleChart());
    chart.resize(500, 300);
    chart.show();
    QTRY_VERIFY(chart.findChild<QGraphicsView *>());
    const auto *view = chart.findChild<QGraphicsView *>();
    const auto texts = [view] { return textsOf(*view); };
    for (const int height : {300, 170, 140, 110, 300, 90, 80, 70}) {
        chart.resize(500, height);
        QTRY_VERIFY2(texts().size() >= (height > 100 ? 4 : 2), qPrintable(texts().join(u'|'))); // two scales and the time
        QTRY_VERIFY2(texts().filter(u"..."_s).isEmpty(), qPrintable(u"%1: %2"_s.arg(height).arg(texts().join(u'|'))));
    }
}

void TestTimeChart::writesItsTimesInANarrowPlace()
{
    TimeChart chart;
    ChartData data = sampleChart();
    data.ticks.clear();
    for (int i = 0; i < 6; ++i) data.ticks.append({i * 10.0 + 5, u"Wed 0%1:00"_s.arg(i)});
    chart.setData(data);
    chart.resize(700, 200);
    chart.show();
    QTRY_VERIFY(chart.findChild<QGraphicsView *>());
    const auto *view = chart.findChild<QGraphicsView *>();
    for (const int width : {700, 560, 540, 520, 500, 420, 300, 220, 700}) {
        chart.resize(width, 200);
        QTRY_VERIFY2(!textsOf(*view).filter(u"Wed "_s).isEmpty(), qPrintable(textsOf(*view).join(u'|')));
        QTRY_VERIFY2(textsOf(*view).filter(u"..."_s).isEmpty(), qPrintable(u"%1: %2"_s.arg(width).arg(textsOf(*view).join(u'|'))));
    }
    QTRY_COMPARE(textsOf(*view).filter(u"Wed"_s).size(), 6);
}

QTEST_MAIN(TestTimeChart)
#include "tst_time_chart.moc"
