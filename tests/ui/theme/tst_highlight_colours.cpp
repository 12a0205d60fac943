#include "ui/theme/highlight_colours.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPalette>
#include <QTest>

#include <cmath>

using namespace ccr::ui;

namespace {

double luminance(const QColor &colour)
{
    const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

// WCAG 2.1
double contrast(const QColor &a, const QColor &b)
{
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestHighlightColours : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void canBeRead_data();
    void canBeRead();
    void haveNames();
};

void TestHighlightColours::canBeRead_data()
{
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << static_cast<int>(ThemeChoice::Light);
    QTest::newRow("dark") << static_cast<int>(ThemeChoice::Dark);
    QTest::newRow("high contrast") << static_cast<int>(ThemeChoice::HighContrast);
}

void TestHighlightColours::canBeRead()
{
    QFETCH(const int, theme);
    applyTheme(static_cast<ThemeChoice>(theme));
    const QColor base = QApplication::palette().color(QPalette::Base);
    QSet<QRgb> grounds;
    for (int i = 0; i < highlightPairs; ++i) {
        const HighlightPair pair = highlightPair(i);
        QVERIFY2(contrast(pair.text, pair.ground) >= 4.5, qPrintable(QString::number(i)));
        QVERIFY2(contrast(pair.ground, base) >= 1.2, qPrintable(QString::number(i))); // it can be seen that it is one
        grounds.insert(pair.ground.rgb());
    }
    QCOMPARE(grounds.size(), highlightPairs);
    QVERIFY(contrast(foundPair().text, foundPair().ground) >= 4.5);
}

void TestHighlightColours::haveNames()
{
    QSet<QString> names;
    for (int i = 0; i < highlightPairs; ++i) names.insert(highlightName(i));
    QCOMPARE(names.size(), highlightPairs);
    QVERIFY(!names.contains(QString()));
}

QTEST_MAIN(TestHighlightColours)
#include "tst_highlight_colours.moc"
