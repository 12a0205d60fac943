#include "ui/dialogs/search_dialog.h"

#include "logging/api/logging_control.h"
#include "logging/query/query_subjects.h"
#include "ui/models/query_problem.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr QSize dialogSize{860, 480};
constexpr int whereWidth = 130;
constexpr int timeWidth = 190;

} // namespace

SearchDialog::SearchDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"searchDialog"_s, parent),
      m_workspace(workspace),
      m_fieldLabel(new QLabel(this)),
      m_field(new QLineEdit(this)),
      m_start(new QPushButton(this)),
      m_list(new QTreeView(this)),
      m_state(new QLabel(this))
{
    m_fieldLabel->setBuddy(m_field);
    m_field->setObjectName(u"searchField"_s);
    m_start->setObjectName(u"startSearch"_s);
    m_start->setDefault(true);
    m_list->setObjectName(u"foundPlaces"_s);
    m_list->setModel(&m_search);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->header()->resizeSection(EverythingSearch::Where, whereWidth);
    m_list->header()->resizeSection(EverythingSearch::Time, timeWidth);
    m_state->setObjectName(u"searchState"_s);
    m_state->setTextFormat(Qt::PlainText);
    auto *across = new QHBoxLayout;
    across->addWidget(m_fieldLabel);
    across->addWidget(m_field, 1);
    across->addWidget(m_start);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(across);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_state);
    connect(m_start, &QPushButton::clicked, this, &SearchDialog::search);
    connect(m_list, &QTreeView::activated, this, &SearchDialog::go);
    connect(&m_search, &EverythingSearch::progressed, this, &SearchDialog::showProgress);
    setUsualSize(dialogSize);
    retranslate();
    m_field->setFocus();
}

void SearchDialog::retranslate()
{
    setWindowTitle(tr("Search everything"));
    m_fieldLabel->setText(tr("&Find"));
    m_list->setAccessibleName(tr("Found places; Enter goes there"));
    showProgress();
}

void SearchDialog::search()
{
    if (m_search.isRunning()) return m_search.cancel();
    auto parsed = logging::Query::parse(m_field->text());
    if (const auto *error = std::get_if<logging::QueryError>(&parsed)) {
        m_state->setText(queryProblem(*error));
        return;
    }
    const auto &query = std::get<logging::Query>(parsed);
    if (query.isEmpty()) return;
    m_search.start(query, places(query));
    m_list->setCurrentIndex(m_search.index(0, 0));
}

SearchPlaces SearchDialog::places(const logging::Query &query) const
{
    SearchPlaces places{.requestsName = tr("Requests")};
    logging::HistoryControl *history = m_workspace.services.logging.history();
    const LiveExchanges &exchanges = m_workspace.exchanges.live();
    const ExchangeMarks &marks = m_workspace.exchanges.marks();
    // Bodies are in the history alone, those of this run, too.
    const bool isOfTheHistory = history && query.looksIntoBodies();
    for (quint64 position = exchanges.end(); position > exchanges.first() && !isOfTheHistory; --position) {
        const logging::ExchangeSnapshot *exchange = exchanges.at(position - 1);
        if (query.matches(logging::ExchangeSubject(*exchange, marks.contains(exchange->id))))
            places.requests.append(placeOf(*exchange, places.requestsName));
    }
    if (history)
        places.recorded.append({.history = history,
                                .file = nullptr,
                                .name = places.requestsName,
                                .to = isOfTheHistory ? std::nullopt : exchanges.earliestStart(),
                                .marked = marks.ids()});
    const auto [first, records] = m_workspace.log.snapshot();
    for (std::size_t i = 0; i < records.size(); ++i) places.live.append({first + static_cast<qint64>(i), records[i]});
    LogSources &sources = m_workspace.logSources;
    places.liveName = sources.nameOf(0);
    for (int source = 1; source < sources.count(); ++source) places.files.append({source, sources.filesOf(source)->files()});
    addOpenedFiles(places);
    return places;
}

void SearchDialog::addOpenedFiles(SearchPlaces &places) const
{
    const LogSources &sources = m_workspace.logSources;
    OpenedFiles &opened = m_workspace.openedFiles;
    for (int file = 0; file < opened.count(); ++file) {
        const std::shared_ptr<logging::ExchangeFile> &held = opened.fileAt(file);
        places.recorded.append({.history = &held->exchanges(),
                                .file = held,
                                .name = opened.nameOf(file),
                                .to = {},
                                .marked = opened.modelOf(file).marks().ids()});
        const logging::ExchangeFileCopy &copy = held->copy();
        bool isSource = copy.records.isEmpty(); // the log shows them already
        for (int source = 1; source < sources.count(); ++source)
            isSource = isSource || sources.filesOf(source)->paths() == QStringList{copy.records};
        if (!isSource) places.records.append(copy);
    }
}

void SearchDialog::showProgress()
{
    m_start->setText(m_search.isRunning() ? tr("Cancel search") : tr("Search"));
    const int kept = m_search.rowCount();
    if (m_search.isRunning())
        m_state->setText(tr("Searching… %1 found").arg(m_search.foundCount()));
    else if (m_search.foundCount() > kept)
        m_state->setText(tr("%1 found; the first %2 are listed.").arg(m_search.foundCount()).arg(kept));
    else
        m_state->setText(tr("%1 found").arg(kept));
}

void SearchDialog::go(const QModelIndex &index)
{
    if (!index.isValid()) return;
    const FoundPlace &place = m_search.placeAt(index.row());
    LogSources &sources = m_workspace.logSources;
    if (!place.recordsFile.isEmpty()) {
        // Closed meanwhile: there is nowhere to go.
        if (sources.open({place.recordsFile})) sources.goTo(sources.current(), place.line);
    } else if (place.source < 0)
        m_workspace.selection.open(place.exchangeId.toStdString());
    else
        sources.goTo(place.source, place.line);
}

} // namespace ccr::ui
