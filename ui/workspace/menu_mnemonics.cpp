#include "ui/workspace/menu_mnemonics.h"

#include <QKeyEvent>
#include <QKeySequence>
#include <QScopedValueRollback>
#include <QSet>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QChar mnemonicIn(const QString &text)
{
    const QKeySequence sequence = QKeySequence::mnemonic(text);
    return sequence.isEmpty() ? QChar() : QChar(sequence[0].key());
}

bool isLetter(QChar c)
{
    return c.unicode() < 0x80 && c.isLetter();
}

// A tab stands before what is shown like a shortcut.
qsizetype endOfWords(const QString &text)
{
    const qsizetype tab = text.indexOf(u'\t');
    return tab < 0 ? text.size() : tab;
}

// First letters of words read best.
QList<qsizetype> placesIn(const QString &text)
{
    QList<qsizetype> starts;
    QList<qsizetype> others;
    const qsizetype end = endOfWords(text);
    for (qsizetype i = 0; i < end; ++i)
        if (isLetter(text.at(i))) (i == 0 || !text.at(i - 1).isLetterOrNumber() ? starts : others).append(i);
    return starts + others;
}

} // namespace

QStringList withMnemonics(const QStringList &texts)
{
    QSet<QChar> used;
    for (const QString &text : texts)
        if (const QChar c = mnemonicIn(text); !c.isNull()) used.insert(c.toUpper());
    QStringList marked;
    for (const QString &text : texts) {
        QString out = text;
        if (!mnemonicIn(text).isNull() || text.isEmpty()) {
            marked.append(out);
            continue;
        }
        qsizetype place = -1;
        for (const qsizetype i : placesIn(text)) {
            if (used.contains(text.at(i).toUpper())) continue;
            place = i;
            break;
        }
        if (place >= 0) {
            used.insert(text.at(place).toUpper());
            out.insert(place, u'&');
        } else {
            // Before what the ellipsis promises, as Chinese programs have it.
            qsizetype end = endOfWords(text);
            if (end > 0 && text.at(end - 1) == u'…') --end;
            for (const QChar c : u"ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789"_s) {
                if (used.contains(c)) continue;
                used.insert(c);
                out.insert(end, u"(&%1)"_s.arg(c));
                break;
            }
        }
        marked.append(out);
    }
    return marked;
}

MenuMnemonics::MenuMnemonics(QMenu &menu) : QObject(&menu), m_menu(menu)
{
    menu.installEventFilter(this);
    connect(&menu, &QMenu::aboutToShow, this, &MenuMnemonics::mark);
    connect(&menu, &QMenu::aboutToHide, this, &MenuMnemonics::unmark);
}

// Qt looks for shortcuts before a menu gets its key, and one of the widget below it may be the same letter.
bool MenuMnemonics::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::ActionChanged && !m_marked.isEmpty() && !m_isMarking) mark(); // a text says something else now
    if (event->type() != QEvent::ShortcutOverride) return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isLetterOrDigit =
        (key->key() >= Qt::Key_A && key->key() <= Qt::Key_Z) || (key->key() >= Qt::Key_1 && key->key() <= Qt::Key_9);
    if (key->modifiers() != Qt::NoModifier || !isLetterOrDigit) return false;
    event->accept();
    return true;
}

void MenuMnemonics::mark()
{
    unmark();
    const QScopedValueRollback isMarking(m_isMarking, true);
    QList<QAction *> actions;
    QStringList texts;
    for (QAction *action : m_menu.actions()) {
        if (action->isSeparator() || !action->isVisible()) continue;
        actions.append(action);
        texts.append(action->text());
    }
    const QStringList marked = withMnemonics(texts);
    for (qsizetype i = 0; i < actions.size(); ++i) {
        m_marked.append({actions.at(i), texts.at(i), marked.at(i)});
        actions.at(i)->setText(marked.at(i));
    }
}

void MenuMnemonics::unmark()
{
    const QScopedValueRollback isMarking(m_isMarking, true);
    for (const Marked &entry : std::as_const(m_marked))
        if (entry.action && entry.action->text() == entry.marked) entry.action->setText(entry.plain); // else it says something else now
    m_marked.clear();
}

} // namespace ccr::ui
