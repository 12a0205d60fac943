#include "tests/support/sample_window.h"
#include "tests/support/window_pages.h"
#include "ui/charts/time_chart.h"
#include "ui/dialogs/dialog_registry.h"
#include "ui/docks/dock.h"
#include "ui/docks/dock_registry.h"
#include "ui/main_window/notice_bar.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QMetaEnum>
#include <QRadioButton>
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

QString roleName(QAccessible::Role role)
{
    return QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(role));
}

// Qt's own: the arrow of a tool bar that is too long, what is within a combo box, a spin box or a calendar, the arrows of tabs.
bool isQts(const QObject *object)
{
    if (!object || object->objectName().startsWith("qt_"_L1) || object->inherits("QComboBoxPrivateContainer")
        || object->inherits("QTableCornerButton"))
        return true;
    for (const QObject *outer = object->parent(); outer; outer = outer->parent())
        for (const char *name : {"QTabBar", "QLineEdit", "QAbstractSpinBox", "QComboBox", "QCalendarWidget", "QHeaderView"})
            if (outer->inherits(name)) return true;
    return object->inherits("QTabBar");
}

// On this platform Qt answers the text of a combo box for its name, and has its name told by relations.
QString nameOf(QAccessibleInterface *node)
{
    const auto *combo = qobject_cast<const QComboBox *>(node->object());
    if (!combo) return node->text(QAccessible::Name);
    if (!combo->accessibleName().isEmpty()) return combo->accessibleName();
    const auto labels = node->relations(QAccessible::Label);
    return labels.isEmpty() ? QString() : labels.constFirst().first->text(QAccessible::Name);
}

QString described(QAccessibleInterface *node)
{
    const QObject *object = node->object();
    return u"%1 %2 \"%3\""_s.arg(roleName(node->role()), object ? object->objectName() : QString(), nameOf(node));
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
    QStringList lines() const { return m_lines; }

private:
    void visit(QAccessibleInterface *node, QHash<QString, const QObject *> &names, int depth)
    {
        if (!node || node->state().invisible) return;
        const QObject *object = node->object();
        const QString name = nameOf(node);
        if (isInteractive(node->role()) && !isQts(object)) {
            const QString shown = u"%1 \"%2\""_s.arg(roleName(node->role()), name);
            if (!m_lines.contains(shown)) m_lines.append(shown);
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
            if (button->text().isEmpty() && button->toolTip().isEmpty() && !isQts(button))
                m_faults.append(u"no tool tip: "_s + described(node));
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            if (!QKeySequence::mnemonic(label->text()).isEmpty() && !label->buddy()) m_faults.append(u"no buddy: "_s + label->text());
        const bool isStop =
            (widget.focusPolicy() & Qt::TabFocus) && widget.isEnabled() && !widget.focusProxy() && !isQts(&widget) && !widget.isWindow();
        if (isStop && nameOf(node).isEmpty() && !qobject_cast<const QLabel *>(&widget))
            m_faults.append(u"the keyboard stops at what has no name: "_s + QLatin1StringView(widget.metaObject()->className()) + u' '
                            + widget.objectName() + u" in "_s + widget.parentWidget()->objectName());
        if (const auto *chart = qobject_cast<const TimeChart *>(&widget); chart && chart->accessibleDescription().isEmpty())
            m_faults.append(u"a chart without a summary: "_s + chart->objectName());
        if (const auto *view = qobject_cast<QTableView *>(&widget); view && !isQts(view)) lookAtCells(*view);
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
    QStringList m_lines;
};

} // namespace

/// What a screen reader is told about every dock and every dialog.
class TestAccessibility : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyControlIsNamed_data();
    void everyControlIsNamed();
    void rowsAreRead();
    void noticesAreAnnounced();

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
    const QString folder = qEnvironmentVariable("CCR_ARTIFACTS");
    if (QFile file(u"%1/accessible-%2-%3.txt"_s.arg(folder, what, language)); !folder.isEmpty() && file.open(QIODevice::WriteOnly))
        file.write(listener.lines().join(u'\n').toUtf8() + '\n');
    QVERIFY2(!listener.lines().isEmpty(), "nothing was heard");
    QVERIFY2(listener.faults().isEmpty(), qPrintable(u'\n' + listener.faults().join(u'\n')));
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

// Qt passes what screen readers are told only to a platform that has one: what would be told, once for each notice.
void TestAccessibility::noticesAreAnnounced()
{
    SampleWindow sample;
    QStringList told;
    sample.window().findChild<NoticeBar *>(u"noticeBar"_s)->setAnnouncer([&told](QWidget &shown) {
        told.append(QAccessible::queryAccessibleInterface(&shown)->text(QAccessible::Name));
    });
    NoticeBoard &board = sample.workspace().notices;
    board.post({.kind = NoticeKind::Disk, .level = NoticeLevel::Warning, .title = u"The disk is full"_s, .body = u"Free space."_s});
    QCOMPARE(told, QStringList{u"△ The disk is full. Free space."_s});
    board.dismiss();
    QCOMPARE(told.size(), 1);
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
