#include "ui/docks/request_menu.h"

#include "ui/models/error_advice.h"
#include "ui/workspace/menu_mnemonics.h"

#include <QApplication>
#include <QClipboard>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qsizetype longestShown = 40;

QString shortened(const QString &value)
{
    const QString line = value.simplified();
    return line.size() > longestShown ? line.left(longestShown) + u'…' : line;
}

} // namespace

RequestMenu::RequestMenu(Workspace &workspace, const logging::ExchangeSnapshot &exchange, int column, QWidget *parent) : QMenu(parent)
{
    if (const std::optional<CellCondition> condition = cellCondition(exchange, column)) addConditions(workspace.filter, *condition);
    const bool isFailed = isFailure(exchange) && column == ExchangeColumns::Model;
    const QString text = isFailed ? failureWords(exchange) : cellText(exchange, column, wallNow());
    connect(addAction(tr("Copy value")), &QAction::triggered, this, [text] { QApplication::clipboard()->setText(text); });
    addGroup(workspace, {u"copy"_s, u"copyCurl"_s, u"copyMarkdown"_s, u"copyId"_s});
    addGroup(workspace, {u"mark"_s, u"exportSelection"_s});
    if (exchange.total)
        addGroup(workspace, {u"replay"_s, u"replayWith"_s, u"compare"_s, u"explain"_s});
    else
        addGroup(workspace, {u"abort"_s, u"explain"_s});
    new MenuMnemonics(*this);
}

void RequestMenu::addConditions(FilterState &filter, const CellCondition &condition)
{
    setToolTipsVisible(condition.shown != condition.value); // the filter calls it by another word
    const QString shown = shortened(condition.shown).replace(u'&', u"&&"_s);
    const auto add = [this, &filter](const QString &text, const QString &part) {
        QAction *action = addAction(text);
        action->setToolTip(part);
        connect(action, &QAction::triggered, &filter, [&filter, part] { filter.add(part); });
    };
    if (condition.isLimit) {
        const QString limit = condition.field + u' ' + shown;
        add(tr("At least this: %1").arg(limit), condition.field + u":>="_s + condition.value);
        add(tr("Less than this: %1").arg(limit), condition.field + u":<"_s + condition.value);
        return;
    }
    add(tr("Only this value: %1").arg(shown), conditionText(condition.field, condition.value, false));
    add(tr("Exclude this value: %1").arg(shown), conditionText(condition.field, condition.value, true));
}

void RequestMenu::addGroup(const Workspace &workspace, const QStringList &ids)
{
    if (!isEmpty()) addSeparator();
    for (const QString &id : ids) addAction(workspace.actions.action(id));
}

} // namespace ccr::ui
