// Goes to a request that is asked for by its id, whatever hides it.
#include "ui/docks/requests_dock.h"

#include "logging/query/query_subjects.h"
#include "ui/widgets/request_table.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace ccr::ui {

void RequestsDock::select(const std::string &id)
{
    OpenedFiles &files = workspace().openedFiles;
    files.setCurrent(files.fileOf(id));
    m_wanted = id;
    m_isRevealed = false;
    takeWanted();
}

void RequestsDock::takeWanted()
{
    if (m_wanted.empty()) return;
    if (const int row = shownModel().rowOf(m_wanted); row >= 0) return selectWanted(row);
    shownModel().locate(m_wanted, [dock = QPointer(this), id = m_wanted](const logging::ExchangeSnapshot *exchange) {
        if (dock && dock->m_wanted == id) dock->takeLocated(id, exchange);
    });
}

void RequestsDock::selectWanted(int row)
{
    m_wanted.clear();
    shownTable().selectRowAt(row);
    showSelectionInTree(); // the inspector may show it already
}

void RequestsDock::takeLocated(const std::string &id, const logging::ExchangeSnapshot *exchange)
{
    if (QAction *pause = workspace().actions.action(u"pause"_s); !exchange && !isFile() && pause->isChecked()) {
        pause->trigger(); // it waits for the view to go on
        exchange = m_model.live().find(id);
    }
    if (const int row = shownModel().rowOf(id); row >= 0) return selectWanted(row);
    if (exchange && !m_isRevealed) return reveal(*exchange);
    if (!shownModel().isSearching() || !exchange) m_wanted.clear();
    if (exchange) return;
    const QString name = QString::fromStdString(id);
    workspace().notices.post([name] {
        return Notice{.level = NoticeLevel::Warning,
                      .subject = name,
                      .title = tr("This request is not there any more"),
                      .body = tr("Neither the list nor the history has %1.").arg(name)};
    });
}

// Asked for by its id, it is to be seen whatever the filter and the range say: in the inspector at once.
void RequestsDock::reveal(const logging::ExchangeSnapshot &exchange)
{
    m_isRevealed = true;
    shownTable().setCurrentIndex({});
    workspace().selection.select(&exchange);
    const ExchangeTableModel &model = shownModel();
    const QString number = QString::number(exchange.number);
    const logging::ExchangeSubject subject(exchange, shownModel().marks().contains(exchange.id));
    const logging::Query &query = workspace().filter.query();
    // A file is shown whole, whatever the range.
    const bool isOutside = !isFile() && !workspace().range.range().contains(exchange.startedAt, wallNow());
    const bool isFilteredOut = !query.isEmpty() && (query.looksIntoBodies() || !query.matches(subject));
    const bool isOver = !isFile() && isOnlyLive() && exchange.outcome != logging::Outcome::InFlight;
    if (!isOver && !isFilteredOut && !isOutside) {
        if (!model.isSearching()) m_wanted.clear(); // otherwise the search will bring it
        return;
    }
    workspace().notices.post([number, isOver, isFilteredOut, isOutside] {
        QStringList reasons;
        if (isOver) reasons.append(tr("Only live requests were listed; now all are."));
        if (isFilteredOut) reasons.append(tr("The filter hid it and was cleared; it is still among those that were used."));
        if (isOutside) reasons.append(tr("The range of time did not hold it; now everything is shown."));
        return Notice{.subject = number,
                      .title = tr("Request #%1 was not in the list").arg(number),
                      .body = reasons.join(reasons.constFirst().endsWith(u'。') ? QString() : u" "_s)};
    });
    if (isOver) workspace().actions.action(u"onlyLive"_s)->trigger();
    if (isFilteredOut) {
        workspace().filter.remember();
        workspace().filter.clear();
    }
    if (isOutside) workspace().range.setRange({});
    if (!model.isSearching()) takeWanted();
}

} // namespace ccr::ui
