#include "tests/support/accessible_tree.h"
#include "tests/support/sample_window.h"
#include "tests/support/text_snapshot.h"
#include "tests/support/window_pages.h"
#include "ui/charts/time_chart.h"
#include "ui/dialogs/dialog_registry.h"
#include "ui/docks/dock.h"
#include "ui/docks/dock_registry.h"
#include "ui/main_window/command_palette.h"
#include "ui/main_window/notice_bar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace ccr;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

bool isInteractive(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::PushButton:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::List:
    case QAccessible::ButtonMenu:
    case QAccessible::Link: return true;
    default: return false;
    }
}

QString described(QAccessibleInterface *node)
{
    const QObject *object = node->object();
    return u"%1 %2 \"%3\""_s.arg(accessibleRole(node->role()), object ? object->objectName() : QString(), accessibleNameOf(node));
}

QString nameOf(QWidget *shown)
{
    return QAccessible::queryAccessibleInterface(shown)->text(QAccessible::Name);
}

/// Where a name must be the only one: each dock, each bar.
QString placeOf(const QObject *object)
{
    for (; object; object = object->parent())
        if (object->inherits("QDockWidget") || object->inherits("QToolBar") || object->inherits("QStatusBar")) return object->objectName();
    return {};
}

// Two buttons of one action are as one.
bool doTheSame(const QObject *one, const QObject *other)
{
    const auto *first = qobject_cast<const QToolButton *>(one);
    const auto *second = qobject_cast<const QToolButton *>(other);
    return first && second && first->defaultAction() && first->defaultAction() == second->defaultAction();
}

bool isStillReading(const QWidget &window)
{
    const QList<QLabel *> labels = window.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [](const QLabel *label) { return label->isVisible() && label->text().endsWith(u'…'); });
}

/// What is wrong with what a screen reader is told about a window as it stands.
class Listener
{
public:
    void listenTo(QWidget &window)
    {
        QHash<QString, const QObject *> names;
        visit(QAccessible::queryAccessibleInterface(&window), names, 0);
        for (QWidget *widget : window.findChildren<QWidget *>())
            if (widget->isVisible() && widget->window() == &window) look(*widget);
    }
    QStringList faults() const
    {
        QStringList all = m_faults;
        all.removeDuplicates();
        return all;
    }
    int heard() const { return m_heard; }

private:
    void visit(QAccessibleInterface *node, QHash<QString, const QObject *> &names, int depth)
    {
        if (!node || node->state().invisible) return;
        const QObject *object = node->object();
        const QString name = accessibleNameOf(node);
        if (isInteractive(node->role()) && !isMadeByQt(object)) {
            ++m_heard;
            const QString shown = u"%1 \"%2\""_s.arg(accessibleRole(node->role()), name);
            if (name.isEmpty()) m_faults.append(u"no name: "_s + described(node));
            const QString key = placeOf(object) + shown;
            if (const QObject *other = names.value(key); other && !name.isEmpty() && !doTheSame(other, object))
                m_faults.append(u"%1: the name of both %2 and %3"_s.arg(shown, other->objectName(), object->objectName()));
            names.insert(key, object);
        }
        for (int i = 0; i < std::min(node->childCount(), mostChildren); ++i)
            if (QAccessibleInterface *child = node->child(i); child && child->object()) visit(child, names, depth + 1);
    }
    void look(QWidget &widget)
    {
        QAccessibleInterface *node = QAccessible::queryAccessibleInterface(&widget);
        const bool hasLabel = qobject_cast<const QCheckBox *>(&widget) || qobject_cast<const QRadioButton *>(&widget);
        if (const auto *button = qobject_cast<const QAbstractButton *>(&widget); button && !hasLabel)
            if (button->text().isEmpty() && button->toolTip().isEmpty() && !isMadeByQt(button))
                m_faults.append(u"no tool tip: "_s + described(node));
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            if (!QKeySequence::mnemonic(label->text()).isEmpty() && !label->buddy()) m_faults.append(u"no buddy: "_s + label->text());
        const bool isStop = (widget.focusPolicy() & Qt::TabFocus) && widget.isEnabled() && !widget.focusProxy() && !isMadeByQt(&widget)
                            && !widget.isWindow();
        if (isStop && accessibleNameOf(node).isEmpty() && !qobject_cast<const QLabel *>(&widget))
            m_faults.append(u"the keyboard stops at what has no name: "_s + QLatin1StringView(widget.metaObject()->className()) + u' '
                            + widget.objectName() + u" in "_s + widget.parentWidget()->objectName());
        if (const auto *chart = qobject_cast<const TimeChart *>(&widget); chart && chart->accessibleDescription().isEmpty())
            m_faults.append(u"a chart without a summary: "_s + chart->objectName());
        if (const auto *view = qobject_cast<QTableView *>(&widget); view && !isMadeByQt(view)) lookAtCells(*view);
    }
    // What a delegate paints has no words of its own.
    void lookAtCells(const QTableView &view)
    {
        const QAbstractItemModel *model = view.model();
        if (!model || model->rowCount() == 0) return;
        for (int column = 0; column < model->columnCount(); ++column) {
            if (view.isColumnHidden(column)) continue;
            const QModelIndex index = model->index(0, column);
            const bool isPainted = view.itemDelegateForColumn(column) != nullptr;
            const bool isMute = index.data(Qt::AccessibleTextRole).toString().isEmpty() && index.data().toString().isEmpty();
            const bool showsMore = isPainted || !index.data(Qt::DecorationRole).isNull();
            if (isMute && showsMore && index.data(Qt::CheckStateRole).isNull())
                m_faults.append(u"a cell without words: %1, column %2"_s.arg(view.objectName()).arg(column));
            if (model->headerData(column, Qt::Horizontal).toString().isEmpty()
                && model->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString().isEmpty())
                m_faults.append(u"a column without a title: %1, column %2"_s.arg(view.objectName()).arg(column));
        }
    }

    static constexpr int mostChildren = 300;
    QStringList m_faults;
    int m_heard = 0;
};

} // namespace

/// What a screen reader is told about every dock and every dialog.
class TestAccessibility : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyControlIsNamed_data();
    void everyControlIsNamed();
    void theTreeIsTheKnownOne_data();
    void theTreeIsTheKnownOne();
    void rowsAreRead();
    void noticesAreAnnounced();
    void sayThatNoCommandMatches();

private:
    static QWidget *shown(SampleWindow &sample, const QString &what);
};

void TestAccessibility::everyControlIsNamed_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("what");
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        for (const DockEntry &entry : dockRegistry())
            QTest::addRow("%s dock %s", qPrintable(language), entry.id) << language << QString::fromLatin1(entry.id);
        for (const DialogEntry &entry : dialogRegistry())
            QTest::addRow("%s %s", qPrintable(language), entry.actionId) << language << QString::fromLatin1(entry.actionId);
        for (const char *other : {"replayWith", "compare", "compactView"})
            QTest::addRow("%s %s", qPrintable(language), other) << language << QString::fromLatin1(other);
    }
}

QWidget *TestAccessibility::shown(SampleWindow &sample, const QString &what)
{
    sample.fill();
    sample.keepBody("req_sample_2");
    sample.window().show();
    if (!QTest::qWaitForWindowActive(&sample.window())) return nullptr;
    sample.select(what);
    if (auto *dock = sample.window().findChild<Dock *>(what)) {
        sample.workspace().actions.action(u"show."_s + what)->trigger();
        return QTest::qWaitFor([&] { return !dock->visibleRegion().isEmpty(); }) ? &sample.window() : nullptr;
    }
    return sample.open(what);
}

void TestAccessibility::everyControlIsNamed()
{
    QFETCH(QString, language);
    QFETCH(QString, what);
    SampleWindow sample(language);
    QWidget *window = shown(sample, what);
    QVERIFY2(window, "nothing opened");
    Listener listener;
    eachPage(*window, [&] { listener.listenTo(*window); });
    QVERIFY2(listener.heard() > 0, "nothing was heard");
    QVERIFY2(listener.faults().isEmpty(), qPrintable(u'\n' + listener.faults().join(u'\n')));
}

void TestAccessibility::theTreeIsTheKnownOne_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("main window") << QString();
    for (const DialogEntry &entry : dialogRegistry()) QTest::addRow("%s", entry.actionId) << QString::fromLatin1(entry.actionId);
    for (const char *other : {"replayWith", "compare", "compactView"}) QTest::addRow("%s", other) << QString::fromLatin1(other);
}

// Committed in tests/data/ui/accessible; CCR_WRITE_SNAPSHOTS=1 writes it anew.
void TestAccessibility::theTreeIsTheKnownOne()
{
    QFETCH(QString, what);
    SampleWindow sample;
    QWidget *window = shown(sample, what.isEmpty() ? u"requests"_s : what);
    QVERIFY2(window, "nothing opened");
    AccessibleTree tree;
    if (what.isEmpty()) {
        window->resize(1800, 1000); // room for all of its bars
        for (const DockEntry &entry : dockRegistry()) {
            sample.workspace().actions.action(u"show."_s + QLatin1StringView(entry.id))->trigger();
            const auto *dock = window->findChild<Dock *>(QLatin1StringView(entry.id));
            QTRY_VERIFY(!dock->visibleRegion().isEmpty());
            // Once the answer is there which providers are known.
            if (QLatin1StringView(entry.id) == "health"_L1)
                QTRY_VERIFY(window->findChild<QTableView *>(u"providerHealth"_s)->model()->rowCount() > 0);
            tree.add(*window);
        }
        for (QTabWidget *tabs : window->findChildren<QTabWidget *>()) {
            for (int page = 0; page < tabs->count(); ++page) {
                tabs->setCurrentIndex(page);
                QTRY_VERIFY(!isStillReading(*window));
                tree.add(*window);
            }
        }
    } else {
        // What came of the comparison is there a moment later.
        if (what == u"compare"_s) QTRY_VERIFY(!window->findChild<QLabel *>(u"comparisonSummary"_s)->text().isEmpty());
        eachPage(*window, [&] { tree.add(*window); });
    }
    const QString difference = differenceFromSnapshot(u"accessible/"_s + (what.isEmpty() ? u"mainWindow"_s : what), tree.lines());
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void TestAccessibility::rowsAreRead()
{
    SampleWindow sample;
    QVERIFY(shown(sample, u"requests"_s));
    QAbstractItemView *table = nullptr;
    for (auto *view : sample.window().findChildren<QAbstractItemView *>())
        if (view->isVisible() && view->inherits("ccr::ui::RequestTable")) table = view;
    QVERIFY(table);
    const QString sentence = table->model()->index(1, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(sentence.contains("deepseek-reasoner"_L1), qPrintable(sentence)); // the row in words, not its number alone
}

// Qt passes what screen readers are told only to a platform that has one.
void TestAccessibility::noticesAreAnnounced()
{
    SampleWindow sample;
    QStringList told;
    connect(sample.window().findChild<NoticeBar *>(u"noticeBar"_s), &NoticeBar::announced, this,
            [&told](QWidget *shown) { told.append(nameOf(shown)); });
    NoticeBoard &board = sample.workspace().notices;
    board.post({.kind = NoticeKind::Disk, .level = NoticeLevel::Warning, .title = u"The disk is full"_s, .body = u"Free space."_s});
    QCOMPARE(told, QStringList{u"△ The disk is full. Free space."_s});
    board.dismiss();
    QCOMPARE(told.size(), 1);
}

void TestAccessibility::sayThatNoCommandMatches()
{
    SampleWindow sample;
    sample.window().show();
    QWidget *palette = sample.open(u"commandPalette"_s);
    QVERIFY(palette);
    QStringList told;
    connect(qobject_cast<CommandPalette *>(palette), &CommandPalette::announced, this,
            [&told](QWidget *shown) { told.append(nameOf(shown)); });
    auto *input = palette->findChild<QLineEdit *>();
    QTest::keyClicks(input, u"zzq"_s);
    QCOMPARE(told.size(), 1);
    QVERIFY2(told.first().startsWith("No command, filter or request matches"_L1), qPrintable(told.first()));
    input->clear();
    QCOMPARE(told.size(), 1);
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
