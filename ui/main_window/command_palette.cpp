#include "ui/main_window/command_palette.h"

#include "proxy/api/proxy_control.h"
#include "ui/dialogs/providers_dialog.h"
#include "ui/models/fuzzy_match.h"
#include "ui/widgets/announcement.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int maxRequests = 200;
constexpr int maxShown = 50;
constexpr int maxShownAtFirst = 400; ///< nothing is typed yet: everything, to look around
constexpr QSize paletteSize{560, 400};

// Those are in the list already, under their own names.
bool isOfTable(const QAction *action)
{
    const auto table = actionTable();
    return std::any_of(table.begin(), table.end(),
                       [action](const ActionSpec &spec) { return action->objectName() == QLatin1StringView(spec.id); });
}

QString plainText(QString text)
{
    return text.section(u'\t', 0, 0).remove(u'&').remove(u"…"_s);
}

// 0: what is typed is the thing itself that the command acts on, "Default model ▸ m-ok" for "m-ok"; 1: its beginning; 2: anything else.
int rankOf(const QString &typed, const QString &command)
{
    const QString wanted = typed.trimmed();
    const QString last = command.section(u" ▸ "_s, -1);
    const bool isPart = last.size() < command.size(); // of a menu
    if (!isPart || wanted.isEmpty()) return last.compare(wanted, Qt::CaseInsensitive) == 0 ? 0 : 2;
    for (const QString &name : {last, last.section(u"   "_s, 0, 0), last.section(u" · "_s, 0, 0)})
        if (name.compare(wanted, Qt::CaseInsensitive) == 0) return 0;
    return wanted.size() > 2 && last.startsWith(wanted, Qt::CaseInsensitive) ? 1 : 2;
}

} // namespace

CommandPalette::CommandPalette(Workspace &workspace, QWidget *parent)
    : QDialog(parent, Qt::Popup),
      m_workspace(workspace),
      m_input(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_none(new QLabel(this))
{
    setObjectName(u"commandPalette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Command palette"));
    m_input->setPlaceholderText(tr("Type what you want to do"));
    m_input->setAccessibleName(tr("Command"));
    m_input->installEventFilter(this);
    m_list->setAccessibleName(tr("Matching commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_none->setObjectName(u"noCommand"_s);
    m_none->setTextFormat(Qt::PlainText);
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_none->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_input);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_none, 1);
    resize(paletteSize);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::showMatches);
    connect(m_input, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    connect(this, &CommandPalette::announced, &announce);
    collect();
    showMatches({});
    m_input->setFocus();
}

void CommandPalette::collect()
{
    for (const ActionSpec &spec : actionTable()) {
        const QString id = QString::fromLatin1(spec.id);
        QAction *action = m_workspace.actions.action(id);
        if (spec.kind == ActionKind::Submenu)
            collectMenu(m_workspace.actions.submenu(id), plainText(action->text()));
        else if (action->isEnabled() && !spec.isRemedy && id != "commandPalette"_L1)
            m_entries.append({plainText(action->text()), action->shortcut().toString(QKeySequence::NativeText),
                              [action] { action->trigger(); }, plainText(QString::fromUtf8(spec.text))});
    }
    collectProviders();
    collectFilters();
    collectRequests();
}

void CommandPalette::collectMenu(const QMenu *menu, const QString &path)
{
    for (QAction *action : menu->actions()) {
        if (action->isSeparator() || !action->isEnabled() || isOfTable(action)) continue;
        const QString text = path + u" ▸ "_s + plainText(action->text());
        if (action->menu())
            collectMenu(action->menu(), text);
        else
            m_entries.append({text, action->shortcut().toString(QKeySequence::NativeText), [action] { action->trigger(); }});
    }
}

void CommandPalette::collectProviders()
{
    using Purpose = ProvidersDialog::Visit::Purpose;
    if (!m_workspace.actions.action(u"providers"_s)->isEnabled()) return;
    for (const proxy::ProviderState &provider : m_workspace.services.proxy.state().providers) {
        const QString models = provider.models.join(u", "_s);
        const auto visit = [this, name = provider.name](Purpose purpose) {
            return [this, name, purpose] { visitProvider(m_workspace, *parentWidget(), {.provider = name, .purpose = purpose}); };
        };
        m_entries.append({tr("Provider: %1").arg(provider.name), models, visit(Purpose::Look)});
        m_entries.append({tr("Test provider: %1").arg(provider.name), models, visit(Purpose::Test)});
    }
}

void CommandPalette::collectFilters()
{
    for (const SavedFilter &saved : m_workspace.filter.saved())
        m_entries.append({tr("Filter: %1").arg(saved.name), saved.text, [this, saved] { m_workspace.filter.setText(saved.text); }});
}

void CommandPalette::collectRequests()
{
    const int count = qMin(maxRequests, m_workspace.exchanges.rowCount());
    for (int row = 0; row < count; ++row) {
        const logging::ExchangeSnapshot *exchange = m_workspace.exchanges.exchange(row);
        if (!exchange) continue;
        m_entries.append({u"#%1 %2"_s.arg(exchange->number).arg(QString::fromStdString(exchange->model)),
                          QString::fromStdString(exchange->id), [this, id = exchange->id] { m_workspace.selection.open(id); }});
    }
}

void CommandPalette::showMatches(const QString &typed)
{
    QList<std::tuple<int, int, qsizetype>> found; // rank, score, place
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries.at(i);
        std::optional<int> score = fuzzyScore(typed, entry.text + u' ' + entry.detail);
        if (!score && !entry.source.isEmpty()) score = fuzzyScore(typed, entry.source);
        if (score) found.append({rankOf(typed, entry.text), -*score, i});
    }
    if (!typed.isEmpty()) std::stable_sort(found.begin(), found.end());
    m_list->clear();
    const qsizetype shown = qMin<qsizetype>(found.size(), typed.isEmpty() ? maxShownAtFirst : maxShown);
    for (qsizetype i = 0; i < shown; ++i) {
        const Entry &entry = m_entries.at(std::get<2>(found.at(i)));
        auto *item = new QListWidgetItem(entry.detail.isEmpty() ? entry.text : entry.text + u"    "_s + entry.detail, m_list);
        item->setData(Qt::UserRole, std::get<2>(found.at(i)));
    }
    m_list->setCurrentRow(0);
    m_list->setVisible(shown > 0);
    const bool wasEmpty = !m_none->isHidden();
    m_none->setVisible(shown == 0);
    m_none->setText(tr("No command, filter or request matches “%1”.").arg(typed));
    if (shown == 0 && !wasEmpty) Q_EMIT announced(m_none); // once, however much more is typed
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item) return;
    const std::function<void()> run = m_entries.at(item->data(Qt::UserRole).toLongLong()).run;
    hide(); // what it opens must not be under a popup
    close();
    run();
}

// A popup has no frame of the window system.
void CommandPalette::paintEvent(QPaintEvent *event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Dark));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

// The arrows move in the list while the typing goes on.
bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown)
            return QCoreApplication::sendEvent(m_list, event);
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace ccr::ui
