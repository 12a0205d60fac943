#include "ui/workspace/menu_mnemonics.h"

#include <QHash>
#include <QKeyEvent>
#include <QKeySequence>
#include <QScopedValueRollback>
#include <QSet>

#include <algorithm>

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

class LetterChoice
{
public:
    explicit LetterChoice(const QStringList &texts) : m_texts(texts), m_places(texts.size(), -1)
    {
        for (const QString &text : texts)
            if (const QChar c = mnemonicIn(text); !c.isNull()) m_taken.insert(c.toUpper(), -1);
        for (qsizetype text = 0; text < texts.size(); ++text)
            if (mnemonicIn(texts.at(text)).isNull() && !takeFree(text)) {
                QSet<QChar> tried;
                makeOthersMove(text, tried);
            }
    }
    qsizetype placeIn(qsizetype text) const { return m_places.at(text); } ///< -1: there is none
    bool isTaken(QChar letter) const { return m_taken.contains(letter); }

private:
    QChar letterAt(qsizetype text, qsizetype place) const { return m_texts.at(text).at(place).toUpper(); }
    void take(qsizetype text, qsizetype place)
    {
        m_places[text] = place;
        m_taken[letterAt(text, place)] = text;
    }
    bool takeFree(qsizetype text)
    {
        for (const qsizetype place : placesIn(m_texts.at(text)))
            if (!m_taken.contains(letterAt(text, place))) return take(text, place), true;
        return false;
    }
    // In a long menu the last ones find their letters taken by those that could do with another one.
    bool makeOthersMove(qsizetype text, QSet<QChar> &tried)
    {
        for (const qsizetype place : placesIn(m_texts.at(text))) {
            const QChar letter = letterAt(text, place);
            if (tried.contains(letter)) continue;
            tried.insert(letter);
            const auto owner = m_taken.constFind(letter);
            if (owner != m_taken.constEnd() && (*owner < 0 || !makeOthersMove(*owner, tried))) continue;
            take(text, place);
            return true;
        }
        return false;
    }

    const QStringList &m_texts;
    QList<qsizetype> m_places;
    QHash<QChar, qsizetype> m_taken; ///< by which text; -1: it came with it
};

bool isLatin(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Latin || !c.isLetter(); });
}

// Before what the ellipsis promises, as Chinese programs have it.
qsizetype placeBehindWords(const QString &text)
{
    const qsizetype end = endOfWords(text);
    return end > 0 && text.at(end - 1) == u'…' ? end - 1 : end;
}

} // namespace

QStringList withMnemonics(const QStringList &texts)
{
    const LetterChoice choice(texts);
    const QString more = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789"_s;
    auto next = more.begin();
    QStringList marked;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        QString text = texts.at(i);
        if (const qsizetype place = choice.placeIn(i); place >= 0) {
            text.insert(place, u'&');
        } else if (!text.isEmpty() && mnemonicIn(text).isNull() && !isLatin(text)) {
            next = std::find_if(next, more.end(), [&choice](QChar c) { return !choice.isTaken(c); });
            if (next != more.end()) text.insert(placeBehindWords(text), u"(&%1)"_s.arg(*next++));
        }
        marked.append(text);
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
        // Buttons show the icon text, which Qt makes of the text unless it is told: with what stands in parentheses.
        QAction *action = actions.at(i);
        const QString onButtons = action->iconText();
        m_marked.append({action, texts.at(i), marked.at(i), onButtons == QAction(texts.at(i)).iconText() ? QString() : onButtons});
        action->setIconText(onButtons);
        action->setText(marked.at(i));
    }
}

void MenuMnemonics::unmark()
{
    const QScopedValueRollback isMarking(m_isMarking, true);
    for (const Marked &entry : std::as_const(m_marked)) {
        if (!entry.action) continue;
        if (entry.action->text() == entry.marked) entry.action->setText(entry.plain); // else it says something else now
        entry.action->setIconText(entry.iconText);
    }
    m_marked.clear();
}

} // namespace ccr::ui
