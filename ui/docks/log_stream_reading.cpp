// What a reader does with the log: go, mark, follow, ask.
#include "ui/docks/log_stream_dock.h"

#include "ui/models/found_text.h"
#include "ui/widgets/log_bar.h"
#include "ui/widgets/log_view.h"

#include <QApplication>
#include <QClipboard>
#include <QInputDialog>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::Severity;

void LogStreamDock::bindActions()
{
    ActionSet &actions = workspace().actions;
    actions.bind(u"follow"_s, this, &LogStreamDock::setFollowing);
    actions.bind(u"log.pause"_s, this, &LogStreamDock::setPaused);
    actions.bind(u"log.wrap"_s, m_view, &LogView::setWrapping);
    actions.bind(u"log.filter"_s, this, &LogStreamDock::beginFilter);
    actions.bind(u"log.clear"_s, this, [this] { workspace().log.clear(); });
    actions.bind(u"open"_s, this, &LogStreamDock::chooseFiles);
    actions.bind(u"log.closeFile"_s, this, &LogStreamDock::closeFile);
    actions.action(u"follow"_s)->setChecked(true);
    connect(m_view, &LogView::followingChanged, actions.action(u"follow"_s), &QAction::setChecked);
}

void LogStreamDock::bindReading()
{
    ActionSet &actions = workspace().actions;
    const auto go = [this](Severity lowest, Severity highest, bool forward) {
        return [this, lowest, highest, forward] { goToLevel(lowest, highest, forward); };
    };
    actions.bind(u"log.nextError"_s, this, go(Severity::Error, Severity::Fatal, true));
    actions.bind(u"log.previousError"_s, this, go(Severity::Error, Severity::Fatal, false));
    actions.bind(u"log.nextWarning"_s, this, go(Severity::Warn, Severity::Warn, true));
    actions.bind(u"log.previousWarning"_s, this, go(Severity::Warn, Severity::Warn, false));
    actions.bind(u"log.nextMark"_s, this, [this] { goToMark(true); });
    actions.bind(u"log.previousMark"_s, this, [this] { goToMark(false); });
    actions.bind(u"log.mark"_s, this, [this] {
        if (const qint64 row = m_view->currentRow(); row >= 0) m_marks->toggle(m_rows->lineAt(row));
    });
    actions.bind(u"log.note"_s, this, &LogStreamDock::editNote);
    actions.bind(u"log.copyMarks"_s, this, &LogStreamDock::copyMarks);
    for (const char16_t *id : {u"follow", u"log.pause", u"log.filter", u"log.nextError", u"log.previousError", u"log.nextWarning",
                               u"log.previousWarning", u"log.nextMark", u"log.previousMark", u"log.mark", u"log.note"})
        actions.limitTo(QString::fromUtf16(id), *m_view, Qt::WidgetShortcut);
}

void LogStreamDock::fillMenu()
{
    ActionSet &actions = workspace().actions;
    QMenu *menu = actions.submenu(u"log"_s);
    for (const char16_t *id : {u"log.pause", u"log.wrap", u"log.filter", u"", u"log.nextError", u"log.previousError", u"log.nextWarning",
                               u"log.previousWarning", u"", u"log.mark", u"log.note", u"log.nextMark", u"log.previousMark",
                               u"log.copyMarks", u"", u"open", u"log.closeFile", u"log.clear", u"highlightRules"}) {
        if (*id == 0)
            menu->addSeparator();
        else
            menu->addAction(actions.action(QString::fromUtf16(id)));
    }
}

void LogStreamDock::setFollowing(bool following)
{
    m_view->setFollowing(following);
    workspace().actions.action(u"follow"_s)->setChecked(following);
}

void LogStreamDock::setPaused(bool paused)
{
    m_rows->setPaused(paused);
    showState();
}

void LogStreamDock::goToLevel(Severity lowest, Severity highest, bool forward)
{
    const qint64 from = m_view->currentRow() >= 0 ? m_view->currentRow() : forward ? -1 : m_rows->count();
    const qint64 row = m_rows->nextOfLevel(from, lowest, highest, forward);
    if (row >= 0)
        m_view->setCurrentRow(row);
    else
        QApplication::beep();
}

void LogStreamDock::goToMark(bool forward)
{
    const qint64 now = m_view->currentRow();
    const qint64 line = m_marks->next(now >= 0 ? m_rows->lineAt(now) : -1, forward);
    if (line >= 0) m_view->setCurrentRow(std::min(m_rows->rowOf(line), m_rows->count() - 1));
}

void LogStreamDock::editNote()
{
    const qint64 row = m_view->currentRow();
    if (row < 0) return;
    const qint64 line = m_rows->lineAt(row);
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"noteDialog"_s);
    dialog->setWindowTitle(tr("Note on a line"));
    dialog->setLabelText(tr("Note"));
    dialog->setTextValue(m_marks->notes().value(line));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, line](const QString &note) { m_marks->setNote(line, note); });
    dialog->open();
}

void LogStreamDock::copyMarks()
{
    QStringList lines;
    for (auto mark = m_marks->notes().begin(); mark != m_marks->notes().end(); ++mark) {
        const qint64 row = m_rows->rowOf(mark.key());
        if (row >= m_rows->count() || m_rows->lineAt(row) != mark.key()) continue; // hidden or gone
        const LogRows::Record record = m_rows->readRecord(row);
        if (!record) continue;
        lines.append(plainLine(*record));
        if (!mark.value().isEmpty()) lines.append(u"    ◆ "_s + mark.value());
    }
    if (!lines.isEmpty()) QApplication::clipboard()->setText(lines.join(u'\n'));
}

void LogStreamDock::showLinesOf(const QString &id)
{
    m_bar->setComponents({});
    m_bar->setLevels(LevelSet::all());
    m_filter.setText(conditionText(u"req"_s, id, false));
    show();
    raise();
    m_view->setFocus();
}

void LogStreamDock::takeActions(const QList<logging::LogRecord> &records)
{
    const HighlightRules &rules = workspace().highlights;
    if (!rules.hasActions()) return;
    for (const logging::LogRecord &record : records) {
        const HighlightRule *rule = rules.actionFor(lineTextOf(record, {}).text);
        if (!rule) continue;
        if (rule->action == HighlightRule::Action::Notify)
            workspace().notices.post([rule = *rule, record] {
                return Notice{.kind = NoticeKind::Highlight,
                              .subject = rule.pattern,
                              .title = tr("A log line fits the rule “%1”").arg(rule.pattern),
                              .body = QString::fromStdString(record.message).left(300),
                              .exchangeId = QString::fromStdString(record.exchangeId)};
            });
        else if (isLive() && m_view->isFollowing())
            setFollowing(false);
    }
}

void LogStreamDock::showMenu(const QPoint &point)
{
    const LogPlace place = m_view->placeAt(point);
    const LogRows::Record record = place.row >= 0 ? m_rows->recordAt(place.row) : nullptr;
    QMenu menu;
    if (record) {
        const auto [field, value] = conditionAt(*record, place.span);
        if (!field.isEmpty()) {
            menu.addAction(tr("Only this value"), this, [&] { m_filter.addCondition(field, value, false); });
            menu.addAction(tr("Exclude this value"), this, [&] { m_filter.addCondition(field, value, true); });
            menu.addAction(tr("Copy value"), this, [&] { QApplication::clipboard()->setText(value); });
            menu.addSeparator();
        }
        if (!record->exchangeId.empty())
            menu.addAction(tr("Open the request"), this, [&] { workspace().selection.open(record->exchangeId); });
    }
    ActionSet &actions = workspace().actions;
    for (const char16_t *id : {u"copy", u"log.mark", u"log.note"}) menu.addAction(actions.action(QString::fromUtf16(id)));
    menu.exec(m_view->viewport()->mapToGlobal(point));
}

} // namespace ccr::ui
