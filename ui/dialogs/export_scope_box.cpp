#include "ui/dialogs/export_scope_box.h"

#include "logging/api/logging_control.h"
#include "logging/base/date_time.h"

#include <QDateTimeEdit>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPointer>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto usualRange = 1h;

std::shared_ptr<logging::ExchangeFile> shownFile(const Workspace &workspace, ExportScope scope)
{
    const int file = scope == ExportScope::LastHour ? OpenedFiles::none : workspace.openedFiles.current();
    return file == OpenedFiles::none ? nullptr : workspace.openedFiles.fileAt(file);
}

} // namespace

ExportScopeBox::ExportScopeBox(Workspace &workspace, ExportScope scope, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_file(shownFile(workspace, scope)),
      m_shown(m_file ? workspace.openedFiles.modelOf(workspace.openedFiles.current()) : workspace.exchanges),
      m_history(m_file ? &m_file->exchanges() : workspace.services.logging.history()),
      m_filter(new QRadioButton(this)),
      m_selection(new QRadioButton(this)),
      m_marked(new QRadioButton(this)),
      m_range(new QRadioButton(this)),
      m_from(makeMoment(u"exportFrom"_s, workspace.range.range().begin(wallNow()).value_or(wallNow() - usualRange))),
      m_to(makeMoment(u"exportTo"_s, wallNow() + 1min)), // the minute that runs counts
      m_selectedOnes(workspace.selection.all())
{
    m_filter->setObjectName(u"exportFilter"_s);
    m_selection->setObjectName(u"exportSelection"_s);
    m_marked->setObjectName(u"exportMarked"_s);
    m_range->setObjectName(u"exportRange"_s);
    auto *second = new QHBoxLayout;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_selection, m_marked, m_range, m_from, m_to}) second->addWidget(widget);
    second->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_filter);
    layout->addLayout(second);
    m_selection->setEnabled(!m_selectedOnes.isEmpty());
    (scope == ExportScope::Selection && m_selection->isEnabled() ? m_selection : m_filter)->setChecked(true);
    if (scope == ExportScope::LastHour) {
        m_from->setDateTime(localTime(wallNow() - usualRange));
        m_range->setChecked(true);
        countRange();
    }
    if (m_file) takeFileTimes();
    findMarked();
    for (QRadioButton *button : {m_filter, m_selection, m_marked, m_range})
        connect(button, &QRadioButton::toggled, this, [this](bool on) {
            if (!on) return;
            if (m_range->isChecked() && !m_rangeCount) countRange();
            Q_EMIT changed();
        });
    for (const QDateTimeEdit *edit : {m_from, m_to})
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, [this] {
            m_range->setChecked(true);
            countRange();
            Q_EMIT changed();
        });
    retranslate();
}

QDateTimeEdit *ExportScopeBox::makeMoment(const QString &name, WallTime time)
{
    auto *edit = new QDateTimeEdit(localTime(time), this);
    edit->setObjectName(name);
    edit->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    edit->setCalendarPopup(true);
    return edit;
}

// A file may be of any time: all of it at first.
void ExportScopeBox::takeFileTimes()
{
    m_fileName = QFileInfo(m_file->facts().path).fileName();
    const auto take = [this](bool isOldest, QDateTimeEdit *edit, nanoseconds beyond) {
        m_history->find({.query = {}, .from = {}, .to = {}, .limit = 1, .oldestFirst = isOldest},
                        [box = QPointer(this), edit, beyond](const logging::HistoryPage &page) {
                            if (!box || page.exchanges.isEmpty()) return;
                            const QSignalBlocker quiet(edit);
                            edit->setDateTime(localTime(page.exchanges.constFirst().startedAt + beyond));
                        });
    };
    take(true, m_from, 0s);
    take(false, m_to, 1min);
}

QWidget *ExportScopeBox::buddy() const
{
    return m_filter;
}

WallTime ExportScopeBox::momentOf(const QDateTimeEdit &edit) const
{
    return wallTime(edit.dateTime());
}

void ExportScopeBox::retranslate()
{
    const int count = m_shown.rowCount();
    const QString filter = m_workspace.filter.query().text();
    const QString range = m_file ? m_fileName : rangeText(m_workspace.range.range());
    m_filter->setText(filter.isEmpty() ? tr("%1 (%Ln request(s))", nullptr, count).arg(range)
                                       : tr("Current filter: %1, %2 (%Ln request(s))", nullptr, count).arg(filter, range));
    m_selection->setText(tr("Selection (%L1)").arg(m_selectedOnes.size()));
    m_marked->setText(tr("Marked (%L1)").arg(m_markedOnes.size()));
    m_range->setText(tr("From – to"));
    m_from->setAccessibleName(tr("Begin of the range"));
    m_to->setAccessibleName(tr("End of the range"));
}

void ExportScopeBox::describe(logging::ExportRequest &request, logging::ExportContent &content) const
{
    if (m_file) content.file = m_file->copy();
    content.isStored = m_filter->isChecked() || m_range->isChecked();
    if (m_selection->isChecked()) content.exchanges = m_selectedOnes;
    if (m_marked->isChecked()) {
        content.exchanges = m_markedOnes;
        request.filter = u"@marked"_s;
    }
    if (m_filter->isChecked()) {
        content.wanted.query = m_workspace.filter.query();
        request.filter = content.wanted.query.text();
        if (!m_file) {
            request.from = m_workspace.range.range().begin(wallNow());
            request.to = m_workspace.range.range().end();
        }
    }
    if (m_range->isChecked()) {
        request.from = momentOf(*m_from);
        request.to = momentOf(*m_to);
    }
    content.wanted.from = request.from;
    content.wanted.to = request.to;
}

std::optional<qint64> ExportScopeBox::count() const
{
    if (m_filter->isChecked()) return m_shown.rowCount();
    if (m_selection->isChecked()) return m_selectedOnes.size();
    if (m_marked->isChecked()) return m_markedOnes.size();
    return m_rangeCount;
}

void ExportScopeBox::findMarked()
{
    QList<logging::ExchangeSnapshot> found;
    std::vector<std::string> earlier;
    for (const std::string &id : m_shown.marks().ids()) {
        if (const logging::ExchangeSnapshot *exchange = m_shown.live().find(id))
            found.append(*exchange);
        else
            earlier.push_back(id);
    }
    takeMarked(found);
    if (earlier.empty() || !m_history) return;
    const auto query = logging::Query::parse(u"@marked"_s);
    findMarkedIn({.query = std::get<logging::Query>(query), .marked = earlier, .from = {}, .to = {}, .after = {}});
}

void ExportScopeBox::findMarkedIn(logging::HistoryScan scan)
{
    logging::HistoryControl &history = *m_history;
    history.scan(scan, [box = QPointer(this), &history, scan](const logging::HistoryPart &part) mutable {
        if (!box) return;
        std::vector<std::int64_t> rows;
        for (const logging::HistoryEntry &entry : part.entries) rows.push_back(entry.row);
        if (!rows.empty())
            history.fetch(rows, [box](const logging::HistoryRows &found) {
                if (!box) return;
                QList<logging::ExchangeSnapshot> exchanges;
                for (const auto &[row, exchange] : found) exchanges.append(exchange);
                box->takeMarked(exchanges);
            });
        scan.after = part.next;
        if (part.next) box->findMarkedIn(std::move(scan));
    });
}

void ExportScopeBox::takeMarked(const QList<logging::ExchangeSnapshot> &found)
{
    m_markedOnes += found;
    std::sort(m_markedOnes.begin(), m_markedOnes.end(), [](const auto &a, const auto &b) { return a.startedAt > b.startedAt; });
    m_marked->setEnabled(!m_markedOnes.isEmpty());
    retranslate();
    Q_EMIT changed();
}

void ExportScopeBox::countRange()
{
    ++m_rangeRun;
    m_rangeCount.reset();
    if (m_history) countRangeIn({.query = {}, .marked = {}, .from = momentOf(*m_from), .to = momentOf(*m_to), .after = {}}, 0);
}

void ExportScopeBox::countRangeIn(logging::HistoryScan scan, qint64 found)
{
    m_history->scan(scan, [box = QPointer(this), run = m_rangeRun, scan, found](const logging::HistoryPart &part) mutable {
        if (!box || box->m_rangeRun != run) return;
        found += std::ssize(part.entries);
        scan.after = part.next;
        if (part.next) return box->countRangeIn(std::move(scan), found);
        box->m_rangeCount = found;
        Q_EMIT box->changed();
    });
}

} // namespace ccr::ui
