#include "tests/support/fake_controls.h"
#include "ui/widgets/phase_brush.h"
#include "ui/widgets/timing_bar.h"

#include <QTest>
#include <QVBoxLayout>

using namespace ccr;
using namespace ccr::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestTimingBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhereTheTimeWent();
    void tellsWhatWasInVainFromConnecting();
    void leavesStallsHollow();
    void isAsHighAsItsText();
    void getsTheHeightOfItsText();
};

void TestTimingBar::saysWhereTheTimeWent()
{
    logging::ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
    exchange.attempts.front().startedAt = 21ms; // it waited for its turn
    TimingBar bar;
    bar.setExchange(exchange);
    QCOMPARE(bar.summary(), u"route 1 ms · queue 20 ms · connect 20 ms · wait 959 ms · receive 5.3 s"_s);
}

void TestTimingBar::tellsWhatWasInVainFromConnecting()
{
    logging::ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
    logging::AttemptSnapshot first = exchange.attempts.front();
    first.connectedAt.reset();
    first.answeredAt = 501ms;
    first.status = 503;
    exchange.attempts.front().number = 2;
    exchange.attempts.front().startedAt = 601ms;
    exchange.attempts.front().connectedAt = 641ms;
    exchange.attempts.insert(exchange.attempts.begin(), first);
    TimingBar bar;
    bar.setExchange(exchange);
    QVERIFY2(bar.summary().contains(u"failed attempt 500 ms · queue 100 ms · connect 40 ms"_s), qPrintable(bar.summary()));
}

void TestTimingBar::leavesStallsHollow()
{
    logging::ExchangeSnapshot exchange = testing::sampleExchanges().constFirst(); // it receives from 1.0 s to 6.3 s
    const auto colourAt = [&exchange](double share) {
        TimingBar bar;
        bar.resize(640, bar.sizeHint().height());
        bar.setExchange(exchange);
        const QImage image = bar.grab().toImage();
        return image.pixelColor(static_cast<int>(share * image.width()), 5);
    };
    const QColor stream = phaseBrush(Phase::Stream).color();
    QCOMPARE(colourAt(0.5), stream);
    exchange.trace.phases = {{.name = "stall", .startedAt = 2500ms, .endedAt = 3700ms}};
    QCOMPARE(colourAt(0.5), QPalette().color(QPalette::Window));
    QCOMPARE(colourAt(0.7), stream);
}

void TestTimingBar::isAsHighAsItsText()
{
    logging::ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
    exchange.attempts.front().startedAt = 21ms;
    TimingBar bar;
    bar.setExchange(exchange);
    QVERIFY(bar.hasHeightForWidth() && bar.sizePolicy().hasHeightForWidth());
    const int lines = 4; // that it takes at least in so narrow a place
    QVERIFY(bar.fontMetrics().horizontalAdvance(bar.summary()) > (lines - 1) * 100);
    QVERIFY(bar.heightForWidth(100) >= 18 + lines * bar.fontMetrics().height());
    QCOMPARE(bar.heightForWidth(2000), bar.sizeHint().height());
}

void TestTimingBar::getsTheHeightOfItsText()
{
    QWidget place;
    auto *bar = new TimingBar(&place);
    logging::ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
    exchange.attempts.front().startedAt = 21ms;
    bar->setExchange(exchange);
    auto *layout = new QVBoxLayout(&place);
    layout->addWidget(bar);
    layout->addStretch();
    place.resize(120, 400);
    place.show();
    QVERIFY(QTest::qWaitForWindowExposed(&place));
    QVERIFY(bar->heightForWidth(bar->width()) > bar->sizeHint().height());
    QCOMPARE(bar->height(), bar->heightForWidth(bar->width()));
}

QTEST_MAIN(TestTimingBar)
#include "tst_timing_bar.moc"
