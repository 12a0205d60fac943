#include "tests/support/fake_exchange_files.h"
#include "tests/support/sample_window.h"
#include "tests/support/window_pages.h"
#include "ui/dialogs/dialog_registry.h"
#include "ui/docks/dock.h"
#include "ui/docks/dock_registry.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <cmath>

using namespace ccr;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr double forText = 4.5;   ///< WCAG 2.1, 1.4.3
constexpr double forShapes = 3;   ///< 1.4.11: borders of controls
constexpr double tolerance = 0.1; ///< letters that are drawn are a little paler than their colour
constexpr int scale = 3;          ///< so that strokes are wider than their soft edges
constexpr char openedCapture[] = "opened capture";

double luminance(QRgb colour)
{
    const auto part = [](int value) {
        const double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(qRed(colour)) + 0.7152 * part(qGreen(colour)) + 0.0722 * part(qBlue(colour));
}

double contrast(QRgb one, QRgb other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

struct Sample
{
    QString what;
    QRect place; ///< in the window
    double wanted = forText;
};

/// What can be read in a window as it stands, and where.
class Samples
{
public:
    explicit Samples(QWidget &window) : m_window(window)
    {
        for (QWidget *widget : window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->window() != &window || !widget->isEnabled() || widget->visibleRegion().isEmpty()) continue;
            take(*widget);
        }
    }
    const QList<Sample> &all() const { return m_samples; }

private:
    void take(QWidget &widget)
    {
        if (const auto *label = qobject_cast<QLabel *>(&widget)) return add(widget, label->contentsRect(), label->text());
        if (const auto *tabs = qobject_cast<QTabBar *>(&widget)) {
            for (int i = 0; i < tabs->count(); ++i) add(widget, tabs->tabRect(i).adjusted(6, 5, -6, -5), tabs->tabText(i));
            return;
        }
        if (const auto *button = qobject_cast<QAbstractButton *>(&widget)) {
            if (!button->text().isEmpty()) add(widget, widget.rect().adjusted(5, 4, -5, -4), button->text());
        } else if (const auto *combo = qobject_cast<QComboBox *>(&widget); combo && !combo->isEditable()) {
            add(widget, widget.rect().adjusted(6, 4, -24, -4), combo->currentText());
        } else if (const auto *line = qobject_cast<QLineEdit *>(&widget)) {
            add(widget, widget.rect().adjusted(6, 4, -6, -4), line->text() + line->placeholderText());
        } else if (auto *header = qobject_cast<QHeaderView *>(&widget)) {
            takeHeader(*header);
        } else if (auto *view = qobject_cast<QAbstractItemView *>(&widget)) {
            takeCells(*view);
        }
        if (qobject_cast<QPushButton *>(&widget) || qobject_cast<QComboBox *>(&widget)
            || (qobject_cast<QLineEdit *>(&widget) && !qobject_cast<QAbstractSpinBox *>(widget.parent())
                && !qobject_cast<QComboBox *>(widget.parent()))) {
            const QRect edge(0, widget.height() / 2 - 2, 4, 3);
            if (!widget.visibleRegion().contains(edge)) return; // cut off
            m_samples.append({u"border of %1 %2"_s.arg(QLatin1StringView(widget.metaObject()->className()), widget.objectName()),
                              edge.translated(widget.mapTo(&m_window, QPoint())).adjusted(-2, 0, 0, 0), forShapes});
        }
    }
    void takeHeader(QHeaderView &header)
    {
        if (header.orientation() != Qt::Horizontal || !header.model()) return;
        for (int i = 0; i < header.count(); ++i) {
            if (header.isSectionHidden(i)) continue;
            const QRect section(header.sectionViewportPosition(i), 0, header.sectionSize(i), header.height());
            add(*header.viewport(), section.adjusted(3, 2, -3, -2), header.model()->headerData(i, Qt::Horizontal).toString());
        }
    }
    void takeCells(QAbstractItemView &view)
    {
        const QAbstractItemModel *model = view.model();
        if (!model) return;
        for (int row = 0; row < std::min(model->rowCount(view.rootIndex()), mostRows); ++row)
            for (int column = 0; column < model->columnCount(view.rootIndex()); ++column) {
                const QModelIndex index = model->index(row, column, view.rootIndex());
                const QRect place = view.visualRect(index).intersected(view.viewport()->rect());
                const bool isText = !index.data().toString().trimmed().isEmpty() && index.data().toString().at(0).isLetterOrNumber();
                if (isText && (model->flags(index) & Qt::ItemIsEnabled) && place.width() > 16 && place.height() > 10)
                    add(*view.viewport(), place.adjusted(2, 2, -2, -2), index.data().toString());
            }
    }
    void add(const QWidget &widget, const QRect &place, const QString &text)
    {
        if (text.trimmed().isEmpty()) return;
        const QRect seen = widget.visibleRegion().boundingRect().intersected(place);
        if (seen.width() < 8 || seen.height() < 8) return;
        m_samples.append({u"%1 %2 \"%3\""_s.arg(QLatin1StringView(widget.metaObject()->className()), widget.objectName(), text.left(40)),
                          seen.translated(widget.mapTo(&m_window, QPoint()))});
    }

    static constexpr int mostRows = 12;
    QWidget &m_window;
    QList<Sample> m_samples;
};

/// Between what most of the place is filled with and what differs most from it.
double contrastIn(const QImage &picture, const QRect &place)
{
    QHash<QRgb, int> colours;
    for (int y = place.top() * scale; y < (place.bottom() + 1) * scale; ++y)
        for (int x = place.left() * scale; x < (place.right() + 1) * scale; ++x)
            if (picture.valid(x, y)) ++colours[picture.pixel(x, y)];
    if (colours.isEmpty()) return forText;
    const auto ground = std::max_element(colours.keyValueBegin(), colours.keyValueEnd(),
                                         [](const auto &one, const auto &other) { return one.second < other.second; });
    double highest = 1;
    for (auto colour = colours.keyBegin(); colour != colours.keyEnd(); ++colour)
        highest = std::max(highest, contrast((*ground).first, *colour));
    return highest;
}

QImage pictureOf(QWidget &window)
{
    QImage picture(window.size() * scale, QImage::Format_RGB32);
    QPainter painter(&picture);
    painter.scale(scale, scale);
    window.render(&painter);
    return picture;
}

// Of the user's models: one price is new, one has changed, one is listed no more.
void fetchPrices(SampleWindow &sample)
{
    const auto listed = [](const char *model, double input) {
        return logging::ListPrice{.price = {.pattern = model,
                                            .provider = "deepseek",
                                            .input = input,
                                            .output = 2 * input,
                                            .cacheRead = input / 10,
                                            .cacheWrite = {},
                                            .validFrom = {}},
                                  .above = 0,
                                  .checked = QDate(2026, 11, 26)};
    };
    sample.logging.configured.priceSync.enabled = true;
    sample.logging.configured.syncedPrices = logging::SyncedPrices({listed("deepseek-chat", 5), listed("qwen3", 1)});
    sample.priceLists.answer({listed("deepseek-chat", 6), listed("deepseek-reasoner", 7)});
}

void openCapture(SampleWindow &sample)
{
    sample.window().openFiles({u"/x/logged.har"_s});
    QTRY_COMPARE(sample.workspace().openedFiles.count(), 1);
    QTRY_VERIFY(sample.workspace().openedFiles.modelOf(0).rowCount() > 1);
    for (RequestTable *table : sample.window().findChildren<RequestTable *>(u"fileRequests"_s)) table->selectRowAt(1); // a failure
    QTRY_VERIFY(sample.workspace().selection.exchange()); // once its rows are read
}

} // namespace

Q_DECLARE_METATYPE(ccr::ui::ThemeChoice)

/// What is on the screen can be read: measured in pictures of every dock and dialog, in every theme.
class TestContrast : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textStandsOut_data();
    void textStandsOut();
};

void TestContrast::textStandsOut_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<ThemeChoice>("theme");
    const std::pair<const char *, ThemeChoice> themes[] = {
        {"light", ThemeChoice::Light}, {"dark", ThemeChoice::Dark}, {"contrast", ThemeChoice::HighContrast}};
    for (const auto &[name, theme] : themes) {
        for (const DockEntry &entry : dockRegistry()) QTest::addRow("%s dock %s", name, entry.id) << QString::fromLatin1(entry.id) << theme;
        for (const DialogEntry &entry : dialogRegistry())
            QTest::addRow("%s %s", name, entry.actionId) << QString::fromLatin1(entry.actionId) << theme;
        for (const char *other : {"replayWith", "compare", "compactView", openedCapture})
            QTest::addRow("%s %s", name, other) << QString::fromLatin1(other) << theme;
    }
}

void TestContrast::textStandsOut()
{
    QFETCH(QString, what);
    QFETCH(ThemeChoice, theme);
    FakeExchangeFiles files; // outlives the window
    SampleWindow sample(u"en"_s, theme);
    if (what == QLatin1StringView(openedCapture)) {
        sample.exchangeFiles = &files;
        sample.makeAnew();
    }
    fetchPrices(sample);
    sample.fill();
    sample.keepBody("req_sample_2");
    sample.window().show();
    QVERIFY(QTest::qWaitForWindowActive(&sample.window()));
    sample.select(what);
    QWidget *window = &sample.window();
    if (auto *dock = sample.window().findChild<Dock *>(what)) {
        sample.workspace().actions.action(u"show."_s + what)->trigger();
        QTRY_VERIFY(!dock->visibleRegion().isEmpty());
    } else if (what == QLatin1StringView(openedCapture)) {
        openCapture(sample);
    } else {
        window = sample.open(what);
        QVERIFY(window);
        if (const auto *prices = window->findChild<QTableView *>(u"syncTable"_s)) QCOMPARE(prices->model()->rowCount(), 3);
    }
    QStringList faults;
    qsizetype read = 0;
    eachPage(*window, [&] {
        QCoreApplication::processEvents();
        const QImage picture = pictureOf(*window);
        const Samples samples(*window);
        read += samples.all().size();
        for (const Sample &taken : samples.all())
            if (const double found = contrastIn(picture, taken.place); found < taken.wanted - tolerance)
                faults.append(u"%1:1, %2"_s.arg(found, 0, 'f', 1).arg(taken.what));
    });
    faults.removeDuplicates();
    QVERIFY(read > 1);
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

QTEST_MAIN(TestContrast)
#include "tst_contrast.moc"
