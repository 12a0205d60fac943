#include "tests/support/languages.h"
#include "tests/support/sample_window.h"
#include "tests/support/stretched_english.h"
#include "tests/support/window_looks.h"
#include "tests/support/window_pages.h"
#include "ui/dialogs/dialog_registry.h"
#include "ui/docks/dock.h"
#include "ui/theme/interface_font.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QGlyphRun>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollBar>
#include <QStatusBar>
#include <QStyle>
#include <QTabBar>
#include <QTest>
#include <QTextLayout>
#include <QToolBar>
#include <QToolButton>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize sizes[] = {{1024, 640}, {1440, 900}};
constexpr const char *stretched = "stretched";

QString textOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget)) return label->wordWrap() ? QString() : label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) return button->text();
    if (const auto *combo = qobject_cast<const QComboBox *>(widget)) return combo->currentText();
    return {};
}

// Titles with too little room, and columns that the edge of their table cuts: in a dock, where nobody scrolls sideways.
QStringList cutSections(const QHeaderView &header, bool mayScroll = false)
{
    QStringList cut;
    const bool isSeen = header.isVisible() && !header.viewport()->visibleRegion().isEmpty() && header.orientation() == Qt::Horizontal;
    for (int section = 0; isSeen && section < header.count(); ++section) {
        if (header.isSectionHidden(section)) continue;
        const QString title = header.model()->headerData(section, Qt::Horizontal).toString();
        const int needed =
            header.fontMetrics().horizontalAdvance(title) + 2 * header.style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, &header);
        const int end = header.sectionViewportPosition(section) + header.sectionSize(section);
        if (header.sectionSize(section) < needed || (!mayScroll && end > header.viewport()->width()))
            cut.append(u"column \"%1\" of %2: %3 of %4, ends at %5 of %6"_s.arg(title, header.parent()->objectName())
                           .arg(header.sectionSize(section))
                           .arg(needed)
                           .arg(end)
                           .arg(header.viewport()->width()));
    }
    return cut;
}

QStringList cutTexts(const QWidget &window)
{
    QStringList cut;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const QString text = textOf(widget);
        const bool isSeen = widget->isVisible() && !widget->visibleRegion().isEmpty(); // docks behind a tab are not laid out yet
        if (!isSeen || text.isEmpty() || widget->minimumSizeHint().width() <= widget->width()) continue;
        cut.append(u"%1 \"%2\": %3 of %4"_s.arg(QString::fromLatin1(widget->metaObject()->className()), text)
                       .arg(widget->width())
                       .arg(widget->minimumSizeHint().width()));
    }
    for (const QHeaderView *header : window.findChildren<QHeaderView *>()) cut += cutSections(*header);
    for (const QTabBar *tabs : window.findChildren<QTabBar *>()) // arrows: not all tabs have room
        for (const QToolButton *arrow : tabs->findChildren<QToolButton *>())
            if (arrow->isVisible()) cut.append(u"tabs "_s + tabs->tabText(0));
    return cut;
}

bool leaves(const QPushButton &button)
{
    const auto *box = qobject_cast<const QDialogButtonBox *>(button.parentWidget());
    return box ? box->buttonRole(const_cast<QPushButton *>(&button)) == QDialogButtonBox::RejectRole : button.text() == "Cancel"_L1;
}

bool does(const QPushButton &button)
{
    const auto *box = qobject_cast<const QDialogButtonBox *>(button.parentWidget());
    return box ? box->buttonRole(const_cast<QPushButton *>(&button)) == QDialogButtonBox::AcceptRole : button.isDefault();
}

// In English.
QString misplacedButtons(const QWidget &dialog)
{
    QStringList misplaced;
    const auto buttons = dialog.findChildren<QPushButton *>();
    for (const QPushButton *leaving : buttons)
        for (const QPushButton *doing : buttons) {
            if (leaving->parentWidget() != doing->parentWidget() || leaving->y() != doing->y()) continue;
            if (leaves(*leaving) && does(*doing) && doing->x() < leaving->x()) misplaced.append(doing->text() + u' ' + leaving->text());
        }
    return misplaced.join(u"; "_s);
}

QStringList lettersIn(const QWidget &widget)
{
    QStringList texts;
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget)) texts.append(button->text());
    if (const auto *group = qobject_cast<const QGroupBox *>(&widget)) texts.append(group->title());
    if (const auto *label = qobject_cast<const QLabel *>(&widget); label && label->buddy()) texts.append(label->text());
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
        for (int i = 0; i < tabs->count(); ++i) texts.append(tabs->tabText(i));
    QStringList letters;
    for (const QString &text : std::as_const(texts)) letters.append(QKeySequence::mnemonic(text).toString());
    letters.removeAll(QString());
    return letters;
}

// Letters that two of what is seen have.
QString sharedLetters(const QWidget &dialog)
{
    QSet<QString> seen;
    QStringList shared;
    for (const QWidget *widget : dialog.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &dialog) continue;
        for (const QString &letter : lettersIn(*widget)) {
            if (seen.contains(letter)) shared.append(letter);
            seen.insert(letter);
        }
    }
    return shared.join(u' ');
}

bool hasAllGlyphs(const QString &text, const QFont &font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    for (const QGlyphRun &run : layout.glyphRuns())
        if (run.glyphIndexes().contains(0)) return false;
    return true;
}

QString cutTextsOf(const QWidget &dialog)
{
    QString cut = testing::cutTextsNow(dialog);
    for (const QHeaderView *header : dialog.findChildren<QHeaderView *>()) cut += cutSections(*header, true).join(u'\n');
    for (const QListView *list : dialog.findChildren<QListView *>())
        if (list->isVisible() && list->horizontalScrollBar()->isVisible()) cut += u"\nlist "_s + list->objectName();
    return cut;
}

// What is found still when the window has arranged itself anew.
QStringList onceArranged(const std::function<QStringList()> &find)
{
    QStringList found;
    static_cast<void>(QTest::qWaitFor([&] { return (found = find()).isEmpty(); }, 2000));
    return found;
}

} // namespace

Q_DECLARE_METATYPE(ccr::ui::ThemeChoice)

/// What holds for the whole window, whatever is in it.
class TestWindowGates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noTextIsCut_data();
    void noTextIsCut();
    void everyLetterHasAGlyph_data();
    void everyLetterHasAGlyph();
    void dialogsCanBeRead_data();
    void dialogsCanBeRead();
    void leavingStandsBeforeDoing_data();
    void leavingStandsBeforeDoing();
    void mnemonicsAreUnique_data();
    void mnemonicsAreUnique();
    void titlesAreWithoutAmpersands();
    void everyDockCanBeKept();
    void theLayoutStaysOverTwentyRestarts();
    void aBrokenLayoutLeavesAWindow();
    void switchingTheLanguageIsAFreshStart();
    void switchingTheLanguageSaysEverythingAgain();
    void switchingTheThemeIsAFreshStart();
    void isDrawn_data();
    void isDrawn();

private:
    static void compare(testing::SampleWindow &switched, testing::SampleWindow &fresh, const QString &name);
};

void TestWindowGates::noTextIsCut_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("zoom");
    QTest::newRow("English") << u"en"_s << 100;
    QTest::newRow("Chinese") << u"zh_CN"_s << 100;
    QTest::newRow("Stretched") << QString::fromLatin1(stretched) << 100;
    QTest::newRow("large letters") << u"en"_s << 150;
}

void TestWindowGates::noTextIsCut()
{
    QFETCH(QString, language);
    QFETCH(int, zoom);
    testing::SampleWindow sample(language);
    applyZoom(zoom);
    const auto usual = qScopeGuard([] { applyZoom(100); });
    const auto longer = language == QLatin1StringView(stretched) ? std::make_unique<testing::StretchedEnglish>() : nullptr;
    sample.fill();
    for (const QSize size : sizes) {
        sample.window().resize(size);
        sample.window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&sample.window()));
        QStringList cut = onceArranged([&] { return cutTexts(sample.window()); });
        for (const Dock *dock : sample.window().findChildren<Dock *>()) {
            sample.workspace().actions.action(u"show."_s + dock->objectName())->trigger();
            QTRY_VERIFY(!dock->visibleRegion().isEmpty());
            cut += onceArranged([&] { return cutTexts(sample.window()); });
            testing::keepPicture(sample.window(), u"uncut-%1-%2-%3-%4"_s.arg(language, dock->objectName()).arg(size.width()).arg(zoom));
        }
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u"; "_s)));
    }
}

void TestWindowGates::everyLetterHasAGlyph_data()
{
    testing::addLanguages();
}

void TestWindowGates::everyLetterHasAGlyph()
{
    QFETCH(QString, language);
    if (language == "zh_CN"_L1 && !hasAllGlyphs(u"请求"_s, QApplication::font())) QSKIP("no font with Chinese letters is installed");
    testing::SampleWindow sample(language);
    sample.fill();
    sample.window().show();
    for (const QWidget *widget : sample.window().findChildren<QWidget *>()) {
        const QString text = textOf(widget);
        QVERIFY2(hasAllGlyphs(text, widget->font()), qPrintable(text));
    }
    for (const ActionSpec &spec : actionTable()) {
        const QString text = sample.workspace().actions.action(QString::fromLatin1(spec.id))->text();
        QVERIFY2(hasAllGlyphs(text, QApplication::font()), qPrintable(text));
    }
}

void TestWindowGates::dialogsCanBeRead_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("zoom");
    QTest::addColumn<QString>("what");
    constexpr std::pair<const char *, int> looks[] = {{"en", 100}, {"zh_CN", 100}, {stretched, 100}, {"en", 150}};
    for (const auto &[language, zoom] : looks) {
        for (const DialogEntry &entry : dialogRegistry())
            QTest::addRow("%s %d %s", language, zoom, entry.actionId)
                << QString::fromLatin1(language) << zoom << QString::fromLatin1(entry.actionId);
        for (const char *other : {"replayWith", "compare", "compactView"})
            QTest::addRow("%s %d %s", language, zoom, other) << QString::fromLatin1(language) << zoom << QString::fromLatin1(other);
    }
}

// No text of any of their pages is cut, no letter is missing, and none with Alt means two things.
void TestWindowGates::dialogsCanBeRead()
{
    QFETCH(QString, language);
    QFETCH(int, zoom);
    QFETCH(QString, what);
    testing::SampleWindow sample(language);
    applyZoom(zoom);
    const auto usual = qScopeGuard([] { applyZoom(100); });
    const auto longer = language == QLatin1StringView(stretched) ? std::make_unique<testing::StretchedEnglish>() : nullptr;
    sample.fill();
    sample.keepBody("req_sample_2");
    sample.window().show();
    QVERIFY(QTest::qWaitForWindowActive(&sample.window()));
    sample.select(what);
    QWidget *dialog = sample.open(what);
    QVERIFY(dialog);
    testing::keepPicture(*dialog, u"readable-%1-%2-%3"_s.arg(what, language).arg(zoom));
    const bool hasFont = language != "zh_CN"_L1 || hasAllGlyphs(u"请求"_s, QApplication::font());
    QStringList missing;
    QString cut;
    QString shared;
    testing::eachPage(*dialog, [&] {
        shared += sharedLetters(*dialog);
        QString now;
        static_cast<void>(QTest::qWaitFor([&] { return (now = cutTextsOf(*dialog)).isEmpty(); }, 2000));
        cut += now;
        for (const QWidget *widget : dialog->findChildren<QWidget *>())
            if (hasFont && widget->isVisible() && !hasAllGlyphs(textOf(widget), widget->font())) missing.append(textOf(widget));
    });
    QVERIFY2(cut.isEmpty(), qPrintable(cut));
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    QVERIFY2(shared.isEmpty(), qPrintable(shared));
}

void TestWindowGates::leavingStandsBeforeDoing_data()
{
    QTest::addColumn<QString>("what");
    for (const DialogEntry &entry : dialogRegistry()) QTest::newRow(entry.actionId) << QString::fromLatin1(entry.actionId);
}

void TestWindowGates::leavingStandsBeforeDoing()
{
    QFETCH(QString, what);
    testing::SampleWindow sample;
    sample.fill();
    sample.keepBody("req_sample_2");
    sample.window().show();
    QVERIFY(QTest::qWaitForWindowActive(&sample.window()));
    sample.select(what);
    QWidget *dialog = sample.open(what);
    QVERIFY(dialog);
    const QString misplaced = misplacedButtons(*dialog);
    QVERIFY2(misplaced.isEmpty(), qPrintable(misplaced));
}

void TestWindowGates::mnemonicsAreUnique_data()
{
    testing::addLanguages();
}

void TestWindowGates::mnemonicsAreUnique()
{
    QFETCH(QString, language);
    testing::SampleWindow sample(language);
    QSet<QChar> used;
    for (const QAction *menu : sample.window().menuBar()->actions()) {
        const qsizetype at = menu->text().indexOf(u'&');
        QVERIFY2(at >= 0, qPrintable(menu->text()));
        const QChar letter = menu->text().at(at + 1).toLower();
        QVERIFY2(!used.contains(letter), qPrintable(menu->text()));
        used.insert(letter);
    }
}

void TestWindowGates::titlesAreWithoutAmpersands()
{
    testing::SampleWindow sample;
    for (const Dock *dock : sample.window().findChildren<Dock *>()) {
        QVERIFY(!dock->windowTitle().isEmpty());
        QVERIFY2(!dock->windowTitle().contains(u'&'), qPrintable(dock->windowTitle()));
    }
}

void TestWindowGates::everyDockCanBeKept()
{
    testing::SampleWindow sample;
    QSet<QString> names;
    QList<QWidget *> kept;
    for (Dock *dock : sample.window().findChildren<Dock *>()) kept.append(dock);
    for (QToolBar *bar : sample.window().findChildren<QToolBar *>()) kept.append(bar);
    for (const QWidget *widget : std::as_const(kept)) {
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!names.contains(widget->objectName()), qPrintable(widget->objectName()));
        names.insert(widget->objectName());
    }
}

void TestWindowGates::theLayoutStaysOverTwentyRestarts()
{
    testing::SampleWindow sample;
    QList<QRect> first;
    for (int round = 0; round < 20; ++round) {
        sample.window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&sample.window()));
        QList<QRect> places;
        for (const Dock *dock : sample.window().findChildren<Dock *>())
            if (dock->isVisible()) places.append(dock->geometry());
        if (round == 1) first = places; // the first time ever makes the charts, which then need their room
        if (round > 1) QCOMPARE(places, first);
        sample.window().close();
        sample.makeAnew();
    }
}

void TestWindowGates::aBrokenLayoutLeavesAWindow()
{
    testing::SampleWindow sample;
    sample.settings().setValue(u"layout"_s, QByteArray("no layout"));
    sample.settings().setValue(u"geometry"_s, QByteArray("no geometry"));
    sample.makeAnew();
    sample.window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&sample.window()));
    int visible = 0;
    for (const Dock *dock : sample.window().findChildren<Dock *>()) visible += dock->isVisible() ? 1 : 0;
    QVERIFY(visible >= 2);
    QVERIFY(sample.window().width() >= 860);
}

namespace {

QImage pictureOf(testing::SampleWindow &sample)
{
    sample.workspace().selection.open("req_sample_2");
    sample.window().resize(1440, 900);
    sample.window().show();
    for (Dock *dock : sample.window().findChildren<Dock *>()) // charts move on with the clock
        if (dock->objectName() == "errors"_L1 || dock->objectName() == "cost"_L1 || dock->objectName() == "health"_L1) dock->hide();
    sample.window().activateWindow(); // what has the keyboard looks different
    if (!QTest::qWaitForWindowActive(&sample.window())) return {};
    sample.workspace().actions.action(u"show.requests"_s)->trigger();
    QCoreApplication::processEvents();
    return sample.window().grab().toImage();
}

} // namespace

void TestWindowGates::compare(testing::SampleWindow &switched, testing::SampleWindow &fresh, const QString &name)
{
    // Sizes that were given in another language are the user's, not the language's.
    for (testing::SampleWindow *sample : {&fresh, &switched}) {
        pictureOf(*sample);
        sample->window().resetLayout();
    }
    QImage expected;
    QImage after;
    const bool isSame = QTest::qWaitFor([&] { // widgets arrange themselves when the event loop comes to it
        expected = pictureOf(fresh);
        after = pictureOf(switched);
        return !expected.isNull() && after == expected;
    });
    const QString folder = qEnvironmentVariable("CCR_ARTIFACTS");
    if (!isSame && !folder.isEmpty()) {
        after.save(u"%1/switched-%2.png"_s.arg(folder, name));
        expected.save(u"%1/fresh-%2.png"_s.arg(folder, name));
    }
    QVERIFY2(isSame, "a switched window looks otherwise than a new one");
}

void TestWindowGates::switchingTheLanguageIsAFreshStart()
{
    testing::SampleWindow switched(u"en"_s);
    switched.fill();
    pictureOf(switched);
    switched.workspace().actions.submenu(u"language"_s)->actions().at(1)->trigger();
    testing::SampleWindow fresh(u"zh_CN"_s);
    fresh.fill();
    compare(switched, fresh, u"language"_s);
}

namespace {

/// Has every part of the window post the notices that it posts.
class Complaints
{
public:
    explicit Complaints(testing::SampleWindow &sample) : m_sample(sample), m_workspace(sample.workspace()) {}

    bool all() { return ofRemedies() && ofReplays() && ofProfiles() && ofTheList() && ofTheRest(); }

private:
    /// The action posts one that is not there yet.
    bool isTold(const std::function<void()> &act)
    {
        const qsizetype before = m_workspace.notices.history().size();
        act();
        return QTest::qWaitFor([&] { return m_workspace.notices.history().size() > before; });
    }
    bool isTold(const QString &action)
    {
        return isTold([&] { m_workspace.actions.action(action)->trigger(); });
    }
    void choose(std::uint64_t number, logging::Outcome outcome)
    {
        logging::ExchangeSnapshot exchange = testing::sampleExchanges().constFirst();
        exchange.number = number;
        exchange.id = "complaint_" + std::to_string(number);
        exchange.sessionId.clear();
        exchange.outcome = outcome;
        exchange.stream = {};
        if (outcome == logging::Outcome::InFlight) exchange.total.reset();
        m_workspace.selection.select(&exchange);
    }
    void keepBody(std::uint64_t number, const QByteArray &body)
    {
        m_sample.logging.traffic.setWanted(true);
        m_sample.logging.traffic.begin("complaint_" + std::to_string(number))->add(logging::StoredBody::Kind::ClientRequest, 0, body, {});
    }

    bool ofRemedies()
    {
        choose(71, logging::Outcome::InFlight);
        for (const auto redirection : {proxy::Redirection::NoFallback, proxy::Redirection::HasBegun, proxy::Redirection::NotRunning}) {
            m_sample.proxy.redirection = redirection;
            if (!isTold(u"retryOnFallback"_s)) return false;
        }
        return isTold(u"extendTimeout"_s);
    }
    bool ofReplays()
    {
        choose(72, logging::Outcome::Ok);
        if (!isTold(u"replay"_s) || !isTold(u"compare"_s)) return false; // its body is not kept, and it has no like
        keepBody(73, "[1]");
        choose(73, logging::Outcome::Ok);
        if (!isTold(u"replayWith"_s) || !isTold(u"replayOnFallback"_s)) return false; // no object; no fallback
        m_sample.trial.verdict.problem = u"config.json, line 4: a comma is missing. Add it."_s;
        if (!isTold(u"replayOnFallback"_s)) return false;
        m_sample.trial.verdict.problem = {};
        m_sample.trial.verdict.fallbacks = {{u"local"_s, u"qwen3"_s}};
        keepBody(74, R"({"contents":[]})");
        choose(74, logging::Outcome::Ok);
        if (!isTold(u"replayOnFallback"_s)) return false; // its model is in the address
        m_sample.trial.verdict.fallbacks.clear();
        m_sample.proxy.answer.problem = u"the proxy does not run"_s;
        const bool isRefused = isTold(u"replay"_s);
        m_sample.proxy.answer.problem = {};
        return isRefused;
    }
    bool ofProfiles()
    {
        QDir folder(m_dir.path());
        QFile manifest(m_dir.filePath(u"presets/cheap/manifest.json"_s));
        if (!folder.mkpath(u"presets/cheap"_s) || !manifest.open(QIODevice::WriteOnly)) return false;
        m_sample.config.where = m_dir.filePath(u"config.json"_s);
        QMenu *menu = m_workspace.actions.submenu(u"profile"_s);
        Q_EMIT menu->aboutToShow();
        const auto use = [menu] { menu->actions().constFirst()->trigger(); };
        const Json5Value root = m_sample.config.root;
        if (!isTold(use)) return false; // it is in force
        m_sample.config.refusal = u"config.json was changed by somebody else meanwhile; nothing was saved, read it again first"_s;
        if (!isTold(use)) return false;
        m_sample.config.refusal.clear();
        m_sample.config.problem = u"config.json, line 4: a comma is missing. Add it."_s;
        if (!isTold(use)) return false;
        m_sample.config.problem.clear();
        for (const char16_t *preset : {u"{}", u"{Router: {default: 'nowhere,m'}}", u"{Router: {default: '#{question}'}}"}) {
            m_sample.config.root = *parseJson5(QString::fromUtf16(preset));
            if (!isTold(use)) return false;
        }
        m_sample.config.root = root;
        return true;
    }
    bool ofTheList()
    {
        m_workspace.filter.setText(u"model:nobody"_s);
        return isTold([this] { m_workspace.selection.open("req_sample_1"); }) // which the filter hides
               && isTold([this] { m_workspace.selection.open("gone"); });
    }
    bool ofTheRest()
    {
        m_workspace.notices.setEnabled(NoticeKind::Update, true);
        const AnnouncedVersion newer{.version = u"99.2.0"_s, .date = QDate(2026, 12, 2), .page = {}, .notes = {}};
        if (!isTold([&] { m_sample.updates.answer(logging::FetchTrouble::None, newer); })) return false;
        if (!isTold([this] { Q_EMIT m_workspace.openedFiles.failed(u"/x/a.har"_s, [] { return u"line 1: oops"_s; }); })) return false;
        QWidget *budgets = m_sample.open(u"budgets"_s);
        if (!budgets || !isTold([&] { budgets->findChild<QAbstractButton *>(u"testNotice"_s)->click(); })) return false;
        // What is said in the dialog, too: it cannot be saved.
        m_sample.config.refusal = u"config.json was changed by somebody else meanwhile; nothing was saved, read it again first"_s;
        budgets->findChildren<QDoubleSpinBox *>().constFirst()->stepUp();
        budgets->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
        m_sample.window().openFiles({u"/absent/a.log"_s}); // which the log says
        auto *problem = m_sample.window().findChild<QLabel *>(u"logNotice"_s);
        return QTest::qWaitFor([problem] { return problem->isVisible(); });
    }

    testing::SampleWindow &m_sample;
    Workspace &m_workspace;
    QTemporaryDir m_dir;
};

// A window in which much has happened, each of it with something to say.
void makeItTalk(testing::SampleWindow &sample)
{
    sample.fill();
    sample.window().show();
    QVERIFY(QTest::qWaitForWindowActive(&sample.window()));
    sample.proxy.reportConfigProblem(u"config.json, line 4: a comma is missing. Add it."_s); // a notice, and a part of the status bar
    QWidget *providers = sample.open(u"providers"_s);
    QVERIFY(providers);
    providers->findChild<QAbstractButton *>(u"deleteProvider"_s)->click(); // which is used
    const auto *message = providers->findChild<QLabel *>(u"configMessage"_s);
    QTRY_VERIFY(!message->text().isEmpty());
    QWidget *routes = sample.open(u"routes"_s);
    QVERIFY(routes);
    const auto *verdict = routes->findChild<QLabel *>(u"testerSentence"_s);
    QTRY_VERIFY(!verdict->text().isEmpty());
    const auto *result = routes->findChild<QLabel *>(u"replayResult"_s);
    routes->findChild<QAbstractButton *>(u"replay"_s)->click();
    QTRY_VERIFY(result->text().contains(u'5'));
    QWidget *status = sample.open(u"loggingStatus"_s);
    QVERIFY(status);
    status->findChild<QAbstractButton *>(u"reopenOutputs"_s)->click();
    QVERIFY(Complaints(sample).all());
    sample.workspace().filter.setText(u"status:429 ("_s);
    sample.workspace().actions.action(u"onlyLive"_s)->trigger();
    QCoreApplication::processEvents();
}

/// All that can be read in the window and in its dialogs.
QStringList textsOf(testing::SampleWindow &sample)
{
    QStringList texts{sample.window().statusBar()->currentMessage()};
    for (const QWidget *widget : sample.window().findChildren<QWidget *>()) {
        QString text = textOf(widget);
        if (const auto *label = qobject_cast<const QLabel *>(widget)) text = label->text();
        if (widget->objectName() == "logContext"_L1) continue; // a number, where there is room for it
        if (!text.isEmpty() && widget->isVisible()) texts.append(text);
    }
    for (const Notice &notice : sample.workspace().notices.history()) texts += {notice.title, notice.body};
    texts.sort();
    return texts;
}

} // namespace

void TestWindowGates::switchingTheLanguageSaysEverythingAgain()
{
    testing::SampleWindow switched(u"en"_s);
    makeItTalk(switched);
    switched.workspace().actions.submenu(u"language"_s)->actions().at(1)->trigger();
    QCoreApplication::processEvents();
    testing::SampleWindow fresh(u"zh_CN"_s);
    makeItTalk(fresh);
    const auto faults = [&] {
        const QStringList after = textsOf(switched);
        const QStringList expected = textsOf(fresh);
        QStringList found;
        for (const QString &text : after)
            if (!expected.contains(text)) found.append(u"left: "_s + text);
        for (const QString &text : expected)
            if (!after.contains(text)) found.append(u"missing: "_s + text);
        return found;
    };
    // Answers of the services may still be on their way to one of them.
    QTRY_VERIFY2(faults().isEmpty(), qPrintable(u'\n' + faults().join(u'\n')));
    QVERIFY(textsOf(fresh).size() > 50);
}

void TestWindowGates::switchingTheThemeIsAFreshStart()
{
    testing::SampleWindow switched(u"en"_s, ThemeChoice::Light);
    switched.fill();
    pictureOf(switched);
    switched.workspace().actions.submenu(u"theme"_s)->actions().at(static_cast<int>(ThemeChoice::Dark))->trigger();
    testing::SampleWindow fresh(u"en"_s, ThemeChoice::Dark);
    fresh.fill();
    compare(switched, fresh, u"theme"_s);
}

void TestWindowGates::isDrawn_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<ThemeChoice>("theme");
    QTest::addColumn<QSize>("size");
    const std::pair<const char *, ThemeChoice> themes[] = {
        {"light", ThemeChoice::Light}, {"dark", ThemeChoice::Dark}, {"contrast", ThemeChoice::HighContrast}};
    for (const char *language : {"en", "zh_CN"})
        for (const auto &[name, theme] : themes)
            for (const QSize size : sizes)
                QTest::addRow("%s-%s-%d", language, name, size.width()) << QString::fromLatin1(language) << theme << size;
}

// The pictures go to $CCR_ARTIFACTS; the same program runs for each scale factor.
void TestWindowGates::isDrawn()
{
    QFETCH(QString, language);
    QFETCH(ThemeChoice, theme);
    QFETCH(QSize, size);
    testing::SampleWindow sample(language, theme);
    sample.fill();
    sample.workspace().selection.open("req_sample_2");
    sample.window().resize(size);
    sample.window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&sample.window()));
    const QImage picture = sample.window().grab().toImage();
    QHash<QRgb, int> colours;
    int points = 0;
    for (int y = 0; y < picture.height(); y += 5)
        for (int x = 0; x < picture.width(); x += 5, ++points) ++colours[picture.pixel(x, y)];
    QVERIFY(colours.size() > 10);
    const int most = *std::max_element(colours.cbegin(), colours.cend());
    QVERIFY2(most < points * 9 / 10, "the window is empty");
    const QString folder = qEnvironmentVariable("CCR_ARTIFACTS");
    if (folder.isEmpty()) return;
    const QString scale = QString::number(sample.window().devicePixelRatioF());
    QVERIFY(picture.save(u"%1/gate-%2@%3.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()), scale)));
}

QTEST_MAIN(TestWindowGates)
#include "tst_window_gates.moc"
