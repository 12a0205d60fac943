#include "tests/support/approved_pictures.h"
#include "tests/support/sample_window.h"
#include "ui/dialogs/dialog_registry.h"
#include "ui/docks/dock.h"
#include "ui/docks/dock_registry.h"
#include "ui/models/exchange_cells.h"
#include "ui/models/exchange_table_model.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRandomGenerator>
#include <QTableView>

#include <functional>
#include <utility>

using namespace ccr;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<const char *, ThemeChoice> themes[] = {
    {"light", ThemeChoice::Light}, {"dark", ThemeChoice::Dark}, {"contrast", ThemeChoice::HighContrast}};
constexpr const char *languages[] = {"en", "zh_CN"};
constexpr QSize small{1024, 640};
constexpr QSize large{1440, 900};
constexpr int restingLooks = 20;         ///< that show no change, before a picture is taken
constexpr double scales[] = {1, 1.5, 2}; ///< the same program runs once for each

/// One picture: a dock, what an action opens, or, under the name "window", the whole window.
struct Shot
{
    QString what;
    QString language;
    ThemeChoice theme;
    QSize size; ///< of the main window

    QString name(double scale) const
    {
        const auto known = std::find_if(std::begin(themes), std::end(themes), [this](const auto &one) { return one.second == theme; });
        QString name = u"%1-%2-%3"_s.arg(what, language, QLatin1StringView(known->first));
        if (what == "window"_L1) name += u"-%1@%2"_s.arg(size.width()).arg(scale);
        return name;
    }
};

/// A part of all that could be drawn: each language, theme, size and scale with the window, each dock and dialog once, in a look that
/// follows from its name, so that another one changes none of the rest.
QList<Shot> shotsAt(double scale)
{
    using enum ThemeChoice;
    if (scale == 1.5) return {{u"window"_s, u"zh_CN"_s, Light, small}};
    if (scale == 2) return {{u"window"_s, u"en"_s, Dark, small}};
    QList<Shot> shots = {{u"window"_s, u"en"_s, Light, large},        {u"window"_s, u"zh_CN"_s, Dark, large},
                         {u"window"_s, u"en"_s, HighContrast, large}, {u"window"_s, u"zh_CN"_s, Light, small},
                         {u"window"_s, u"en"_s, Dark, small},         {u"window"_s, u"zh_CN"_s, HighContrast, small}};
    const auto add = [&shots](const char *what) {
        const quint16 look = qChecksum(QByteArrayView(what));
        shots.append({QString::fromLatin1(what), QString::fromLatin1(languages[look % 2]), themes[look / 2 % 3].second, large});
    };
    for (const DockEntry &entry : dockRegistry()) add(entry.id);
    for (const DialogEntry &entry : dialogRegistry()) add(entry.actionId);
    for (const char *other : {"replayWith", "compare", "compactView"}) add(other);
    return shots;
}

/// What says which build this is, on which machine: not compared.
QRegion passingTexts(const QWidget &window)
{
    QRegion region;
    const QString version = QStringLiteral(CCR_VERSION);
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *text = qobject_cast<const QPlainTextEdit *>(widget);
        const bool isPassing = (label && label->text().contains(version)) || (text && text->toPlainText().contains(version));
        if (isPassing && widget->isVisible()) region += QRect(widget->mapTo(&window, QPoint()), widget->size());
    }
    const QString process = QString::number(QCoreApplication::applicationPid());
    for (const QTableView *table : window.findChildren<QTableView *>())
        for (int row = 0; table->model() && table->isVisible() && row < table->model()->rowCount(); ++row) {
            const QModelIndex index = table->model()->index(row, 1);
            if (index.data().toString() == process)
                region += table->visualRect(index).translated(table->viewport()->mapTo(&window, QPoint()));
        }
    return region;
}

QImage pictureOf(QWidget &window)
{
    QImage picture = window.grab().toImage();
    QPainter painter(&picture);
    for (const QRect &rect : passingTexts(window)) painter.fillRect(rect, Qt::gray);
    return picture;
}

/// Noise as of other roundings: each part of each colour up to two steps off.
QImage withNoise(QImage picture)
{
    QRandomGenerator random(7);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const auto off = [&random](int value) { return std::clamp(value + random.bounded(-2, 3), 0, 255); };
            const QRgb colour = picture.pixel(x, y);
            picture.setPixel(x, y, qRgb(off(qRed(colour)), off(qGreen(colour)), off(qBlue(colour))));
        }
    return picture;
}

} // namespace

using Change = std::function<void(QWidget &)>;

Q_DECLARE_METATYPE(Shot)
Q_DECLARE_METATYPE(Change)

/// Every dock and every dialog looks as somebody saw it and found it right.
class TestApprovedPictures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void looksAsApproved_data();
    void looksAsApproved();
    void everyPictureIsOfSomething();
    void noiseIsNoDifference();
    void whatChangedIsFound_data();
    void whatChangedIsFound();

private:
    static QWidget *shown(SampleWindow &sample, const QString &what, QSize size);
    /// Once nothing changes any more; null: something always does.
    static QImage restingPicture(QWidget &window);
};

QWidget *TestApprovedPictures::shown(SampleWindow &sample, const QString &what, QSize size)
{
    sample.fill();
    Q_EMIT sample.logging.exchanges.exchangesChanged({sampleExchanges().constLast()}); // the live one; the clock stands
    sample.keepBody("req_sample_2");
    sample.proxy.providers = sample.proxy.state().providers;
    sample.window().resize(size);
    sample.window().show();
    if (!QTest::qWaitForWindowActive(&sample.window())) return nullptr;
    // How fast an answer comes is told from its second look on, and is the same from then on.
    const auto isSpeedTold = [&model = sample.workspace().exchanges] {
        return model.index(0, ExchangeColumns::Speed).data().toString().startsWith(u'≈');
    };
    if (!QTest::qWaitFor(isSpeedTold)) return nullptr;
    sample.select(what);
    if (what == "window"_L1) return &sample.window();
    auto *dock = sample.window().findChild<Dock *>(what);
    if (!dock) return sample.open(what);
    sample.workspace().actions.action(u"show."_s + what)->trigger();
    return QTest::qWaitFor([dock] { return !dock->visibleRegion().isEmpty(); }) ? dock : nullptr;
}

QImage TestApprovedPictures::restingPicture(QWidget &window)
{
    QImage picture;
    int same = 0;
    const bool rests = QTest::qWaitFor([&] {
        const QImage before = std::exchange(picture, pictureOf(window));
        return (same = before == picture ? same + 1 : 0) == restingLooks;
    });
    return rests ? picture : QImage();
}

void TestApprovedPictures::looksAsApproved_data()
{
    QTest::addColumn<Shot>("shot");
    for (const Shot &shot : shotsAt(qApp->devicePixelRatio())) QTest::addRow("%s", qPrintable(shot.name(qApp->devicePixelRatio()))) << shot;
}

void TestApprovedPictures::looksAsApproved()
{
    QFETCH(Shot, shot);
    SampleWindow sample(shot.language, shot.theme);
    QWidget *window = shown(sample, shot.what, shot.size);
    QVERIFY2(window, "nothing opened");
    if (const QString obstacle = ApprovedPictures::obstacle(); !obstacle.isEmpty()) QSKIP(qPrintable(obstacle));
    const QString name = shot.name(qApp->devicePixelRatio());
    QImage picture;
    QString difference;
    if (ApprovedPictures::isWriting()) {
        picture = restingPicture(*window);
        QVERIFY2(!picture.isNull(), "it does not come to rest");
        QVERIFY(ApprovedPictures::write(name, picture));
    }
    // Answers of workers may still be on their way.
    const bool isApproved = QTest::qWaitFor([&] {
        picture = pictureOf(*window);
        return (difference = ApprovedPictures::difference(name, picture)).isEmpty();
    });
    const QString folder = qEnvironmentVariable("CCR_ARTIFACTS");
    if (!folder.isEmpty()) picture.save(u"%1/approved-%2.png"_s.arg(folder, name));
    if (!isApproved) difference += u": see "_s + ApprovedPictures::keepDifference(name, picture);
    QVERIFY2(isApproved, qPrintable(difference + u"\nIf that is wanted, draw it anew with CCR_WRITE_SNAPSHOTS=1, and look at it."_s));
}

void TestApprovedPictures::everyPictureIsOfSomething()
{
    QStringList known;
    for (const double scale : scales)
        for (const Shot &shot : shotsAt(scale)) known.append(shot.name(scale) + u".png"_s);
    known.sort();
    QCOMPARE(QDir(ApprovedPictures::pathOf({})).entryList({u"*.png"_s}, QDir::Files, QDir::Name), known);
}

void TestApprovedPictures::noiseIsNoDifference()
{
    SampleWindow sample;
    QWidget *window = shown(sample, u"window"_s, small);
    QVERIFY(window);
    const QImage picture = restingPicture(*window);
    const std::optional<PictureDifference> found = differenceBetween(withFewColours(reduced(picture)), reduced(withNoise(picture)));
    QVERIFY(found);
    QVERIFY2(!found->isSeen(), qPrintable(u"%1, %2"_s.arg(found->mean).arg(found->worst)));
}

void TestApprovedPictures::whatChangedIsFound_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("a widget stands two points to the right") << Change([](QWidget &window) {
        auto *button = window.findChild<QAbstractButton *>(u"routeButton"_s);
        button->move(button->pos() + QPoint(2, 0));
    });
    QTest::newRow("a column is lost") << Change([](QWidget &window) {
        auto *table = window.findChild<RequestTable *>();
        for (int section = 0; section < table->horizontalHeader()->count(); ++section) {
            const bool isSeen = !table->isColumnHidden(section) && table->columnViewportPosition(section) > 0;
            if (isSeen) return table->hideColumn(section);
        }
    });
    QTest::newRow("a text has another colour") << Change([](QWidget &window) {
        auto *label = window.findChild<QLabel *>(u"spentToday"_s);
        QPalette colours = label->palette();
        colours.setColor(QPalette::WindowText, themeColours().warn);
        label->setPalette(colours);
    });
    QTest::newRow("a text is another") << Change([](QWidget &window) { window.findChild<QLabel *>(u"spentToday"_s)->setText(u"?"_s); });
    QTest::newRow("a button is gone") << Change([](QWidget &window) { window.findChild<QAbstractButton *>(u"columnsButton"_s)->hide(); });
    QTest::newRow("the ground is a little darker") << Change([](QWidget &window) {
        QPalette colours = window.palette();
        colours.setColor(QPalette::Window, colours.color(QPalette::Window).darker(104));
        window.setPalette(colours);
    });
}

void TestApprovedPictures::whatChangedIsFound()
{
    QFETCH(Change, change);
    SampleWindow sample;
    QWidget *window = shown(sample, u"window"_s, large);
    QVERIFY(window);
    const auto differs = [window, before = withFewColours(reduced(restingPicture(*window)))] {
        const std::optional<PictureDifference> found = differenceBetween(before, reduced(pictureOf(*window)));
        return found && found->isSeen();
    };
    QVERIFY(!differs());
    change(*window);
    QTRY_VERIFY(differs());
}

int main(int argc, char *argv[])
{
    // What a picture depends on, beside the product.
    qputenv("FONTCONFIG_FILE", ApprovedPictures::pathOf(u"fonts.conf"_s).toLocal8Bit());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "UTC");
    qputenv("HOME", "/home/me");
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
    QApplication app(argc, argv);
    QApplication::setCursorFlashTime(0); // it stands
    TestApprovedPictures test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_approved_pictures.moc"
