#include "ui/theme/density.h"
#include "ui/theme/icons.h"
#include "ui/theme/interface_font.h"
#include "ui/theme/palettes.h"
#include "ui/widgets/toggle_button.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include <array>
#include <cmath>

using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

std::array<double, 3> linearOf(const QColor &colour)
{
    return {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
}

// WCAG 2.2, relative luminance and contrast ratio.
double luminance(const QColor &colour)
{
    const auto [r, g, b] = linearOf(colour);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

using Matrix = std::array<std::array<double, 3>, 3>;

// Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
constexpr Matrix normalVision{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix protanopia{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritanopia{{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

std::array<double, 3> labOf(const QColor &colour, const Matrix &vision)
{
    const auto rgb = linearOf(colour);
    std::array<double, 3> seen{};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column) seen[row] += vision[row][column] * rgb[column];
    for (double &channel : seen) channel = std::clamp(channel, 0.0, 1.0);
    const double x = (0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047;
    const double y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2];
    const double z = (0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

double difference(const QColor &a, const QColor &b, const Matrix &vision)
{
    const auto first = labOf(a, vision);
    const auto second = labOf(b, vision);
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

QString pairText(const QColor &text, const QColor &on)
{
    return u"%1 on %2: %3"_s.arg(text.name(), on.name()).arg(contrast(text, on), 0, 'f', 2);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textCanBeRead_data();
    void textCanBeRead();
    void shapesCanBeSeen_data();
    void shapesCanBeSeen();
    void neighboursStayApart_data();
    void neighboursStayApart();
    void highContrastTellsPhasesByPattern();
    void controlsHaveABorder_data();
    void controlsHaveABorder();
    void checkedButtonsShowTheirIcon_data();
    void checkedButtonsShowTheirIcon();
    void takesTheAccentOfTheDesktopWhereItIsSeen();
    void cornersAreRound();
    void nothingMoves();
    void rowsGrowWithDensityAndLetters();
    void zoomStaysWithinItsLimits();

private:
    static void addChoices();
    static void addThemes(bool withHighContrast);
};

void TestTheme::addThemes(bool withHighContrast)
{
    QTest::addColumn<const Theme *>("theme");
    QTest::newRow("light") << &lightTheme();
    QTest::newRow("dark") << &darkTheme();
    if (!withHighContrast) return;
    QTest::newRow("high contrast, light") << &highContrastLightTheme();
    QTest::newRow("high contrast, dark") << &highContrastDarkTheme();
}

void TestTheme::textCanBeRead_data()
{
    addThemes(true);
}

void TestTheme::textCanBeRead()
{
    QFETCH(const Theme *, theme);
    const ThemeColours &colours = theme->colours;
    const double enough = colours.isHighContrast ? 7.0 : 4.5;
    const QColor grounds[] = {theme->base, theme->alternate, theme->window};
    for (const QColor &text :
         {QColor(theme->text), QColor(theme->placeholder), QColor(theme->link), colours.muted, colours.ok, colours.warn, colours.error})
        for (const QColor &ground : grounds) QVERIFY2(contrast(text, ground) >= enough, qPrintable(pairText(text, ground)));
    const std::pair<QColor, QColor> pairs[] = {{colours.ok, colours.okBackground},
                                               {colours.warn, colours.warnBackground},
                                               {colours.error, colours.errorBackground},
                                               {theme->onSelection, theme->selection},
                                               {colours.onAccent, colours.accent}};
    for (const auto &[text, ground] : pairs) QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(pairText(text, ground)));
}

void TestTheme::shapesCanBeSeen_data()
{
    addThemes(true);
}

void TestTheme::shapesCanBeSeen()
{
    QFETCH(const Theme *, theme);
    const ThemeColours &c = theme->colours;
    for (const QColor &shape : {QColor(theme->dark), c.accent, c.stall, c.phaseQueue, c.phaseRoute, c.phaseConnect, c.phaseWait,
                                c.phaseStream, c.tokensFresh, c.tokensCacheRead, c.tokensCacheWrite, c.tokensOutput, c.tokensThinking})
        QVERIFY2(contrast(shape, theme->base) >= 3.0, qPrintable(pairText(shape, theme->base)));
}

void TestTheme::neighboursStayApart_data()
{
    addThemes(false);
}

// In the order in which the parts of a bar lie side by side.
void TestTheme::neighboursStayApart()
{
    QFETCH(const Theme *, theme);
    const ThemeColours &c = theme->colours;
    const QList<QColor> phases{c.phaseQueue, c.phaseRoute, c.phaseConnect, c.phaseWait, c.phaseStream};
    for (const Matrix &vision : {normalVision, protanopia, deuteranopia, tritanopia})
        for (qsizetype i = 1; i < phases.size(); ++i) {
            const double apart = difference(phases[i - 1], phases[i], vision);
            QVERIFY2(apart >= 15, qPrintable(u"%1 and %2: %3"_s.arg(phases[i - 1].name(), phases[i].name()).arg(apart)));
        }
}

void TestTheme::highContrastTellsPhasesByPattern()
{
    applyTheme(ThemeChoice::HighContrast);
    const ThemeColours &c = themeColours();
    QVERIFY(c.isHighContrast);
    QSet<int> patterns;
    for (const QColor &phase : {c.phaseQueue, c.phaseRoute, c.phaseConnect, c.phaseWait, c.phaseStream})
        patterns.insert(fillOf(phase).style());
    QCOMPARE(patterns.size(), 5);
    applyTheme(ThemeChoice::Light);
    QCOMPARE(fillOf(themeColours().phaseRoute), QBrush(themeColours().phaseRoute));
}

void TestTheme::addChoices()
{
    QTest::addColumn<int>("choice");
    QTest::newRow("light") << static_cast<int>(ThemeChoice::Light);
    QTest::newRow("dark") << static_cast<int>(ThemeChoice::Dark);
    QTest::newRow("high contrast") << static_cast<int>(ThemeChoice::HighContrast);
}

void TestTheme::controlsHaveABorder_data()
{
    addChoices();
}

void TestTheme::controlsHaveABorder()
{
    QFETCH(int, choice);
    applyTheme(static_cast<ThemeChoice>(choice));
    const QColor ground = QApplication::palette().color(QPalette::Window);
    const auto bestOfColumn = [ground](const QImage &image, int x) {
        double best = 0;
        for (int y = image.height() / 3; y < image.height() * 2 / 3; ++y) best = std::max(best, contrast(image.pixelColor(x, y), ground));
        return best;
    };
    QToolButton button;
    button.setText(u"Side by side"_s);
    button.resize(120, 28);
    QVERIFY(bestOfColumn(button.grab().toImage(), 0) >= 3);
    QTabBar tabs;
    tabs.addTab(u"Overview"_s);
    tabs.addTab(u"Stream"_s);
    tabs.resize(tabs.sizeHint());
    const QImage image = tabs.grab().toImage();
    QVERIFY(bestOfColumn(image, tabs.tabRect(0).left()) >= 3);
    QVERIFY(bestOfColumn(image, tabs.tabRect(1).right()) >= 3);
}

void TestTheme::checkedButtonsShowTheirIcon_data()
{
    addChoices();
}

void TestTheme::checkedButtonsShowTheirIcon()
{
    QFETCH(int, choice);
    applyTheme(static_cast<ThemeChoice>(choice));
    ToggleButton button;
    button.setIcon(themedIcon(u"follow"_s));
    button.setChecked(true);
    button.resize(28, 28);
    const QImage image = button.grab().toImage();
    const QColor ground = QApplication::palette().color(QPalette::Highlight);
    int seen = 0;
    for (int y = 6; y < 22; ++y)
        for (int x = 6; x < 22; ++x) seen += contrast(image.pixelColor(x, y), ground) >= 3;
    QVERIFY2(seen >= 10, qPrintable(QString::number(seen)));
}

void TestTheme::takesTheAccentOfTheDesktopWhereItIsSeen()
{
    const QColor purple(0x91, 0x41, 0xAC);
    QCOMPARE(withAccent(lightTheme(), purple).colours.accent, purple);
    QCOMPARE(withAccent(lightTheme(), purple).colours.onAccent, QColor(Qt::white));
    QCOMPARE(withAccent(lightTheme(), QColor(0xF5, 0xC2, 0x11)).colours.accent, lightTheme().colours.accent); // yellow on white
    QCOMPARE(withAccent(darkTheme(), QColor(0xF5, 0xC2, 0x11)).colours.accent, QColor(0xF5, 0xC2, 0x11));
    QCOMPARE(withAccent(darkTheme(), QColor(0xF5, 0xC2, 0x11)).colours.onAccent, QColor(Qt::black));
    QCOMPARE(withAccent(darkTheme(), QColor()).colours.accent, darkTheme().colours.accent);
    QCOMPARE(withAccent(highContrastLightTheme(), purple).colours.accent, highContrastLightTheme().colours.accent);
}

// 4 px: the corner itself is ground, the middle of the side is border.
void TestTheme::cornersAreRound()
{
    applyTheme(ThemeChoice::Light);
    QWidget window;
    QPushButton button(u"Replay"_s, &window);
    button.setGeometry(10, 10, 90, 28);
    QLineEdit line(&window);
    line.setGeometry(10, 50, 90, 28);
    window.resize(120, 90);
    const QImage image = window.grab().toImage();
    const QColor ground = QApplication::palette().color(QPalette::Window);
    for (const QRect &rect : {button.geometry(), line.geometry()}) {
        QVERIFY(contrast(image.pixelColor(rect.topLeft()), ground) < 1.2);
        QVERIFY(contrast(image.pixelColor(rect.bottomRight()), ground) < 1.2);
        QVERIFY(contrast(image.pixelColor(rect.left(), rect.center().y()), ground) >= 2);
    }
}

void TestTheme::nothingMoves()
{
    applyTheme(ThemeChoice::Light);
    QCOMPARE(QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
}

void TestTheme::rowsGrowWithDensityAndLetters()
{
    QFont font = QApplication::font();
    font.setPixelSize(11);
    applyDensity(Density::Compact);
    QCOMPARE(rowHeight(font), 22);
    applyDensity(Density::Comfortable);
    QCOMPARE(rowHeight(font), 28);
    applyDensity(Density::Normal);
    QCOMPARE(rowHeight(font), 24);
    font.setPixelSize(40);
    QVERIFY(rowHeight(font) > 40);
}

void TestTheme::zoomStaysWithinItsLimits()
{
    applyZoom(100);
    const qreal size = QApplication::font().pointSizeF();
    applyZoom(150);
    QCOMPARE(QApplication::font().pointSizeF(), size * 1.5);
    applyZoom(1000);
    QCOMPARE(currentZoom(), maxZoom);
    applyZoom(100);
    QCOMPARE(QApplication::font().pointSizeF(), size);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
