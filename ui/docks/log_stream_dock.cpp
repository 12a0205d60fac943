#include "ui/docks/log_stream_dock.h"

#include "logging/api/logging_control.h"
#include "ui/models/exchange_table_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/log_line_delegate.h"
#include "ui/widgets/toggle_button.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListView>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::Severity;

namespace {

constexpr qsizetype maxWaiting = 20'000;

} // namespace

LogStreamDock::LogStreamDock(Workspace &workspace, QWidget *parent)
    : Dock(u"logStream"_s, workspace, parent),
      m_view(new QListView(this)),
      m_follow(new ToggleButton(this)),
      m_pause(new ToggleButton(this)),
      m_clear(new QToolButton(this))
{
    m_view->setObjectName(u"logLines"_s);
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new LogLineDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFont(monospaceFont());
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_view);
    setWidget(content);
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, &LogStreamDock::scrolled);
    connect(m_view, &QListView::clicked, this, &LogStreamDock::lineClicked);
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex &index) { open(index.data(LogLinesModel::ExchangeIdRole).toString()); });
    connect(workspace.services.logging.logFeed(), &logging::LogFeed::recordsAdded, this, &LogStreamDock::append);
    workspace.actions.bind(u"follow"_s, this, [this] { setFollowing(!isFollowing()); });
    workspace.actions.limitTo(u"follow"_s, *this);
    workspace.actions.limitTo(u"pause"_s, *m_view, Qt::WidgetShortcut);
    connect(workspace.actions.action(u"pause"_s), &QAction::toggled, this, &LogStreamDock::setPaused);
    retranslate();
}

QWidget *LogStreamDock::makeBar()
{
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(6, 4, 6, 4);
    m_follow->setChecked(true);
    m_follow->setObjectName(u"follow"_s);
    m_pause->setObjectName(u"pause"_s);
    for (const Severity level : LogLinesModel::levels) {
        auto *button = new ToggleButton(bar);
        button->setObjectName(u"level"_s + letterOf(level));
        connect(button, &QToolButton::clicked, this, [this, level](bool shown) { levelToggled(level, shown); });
        layout->addWidget(button);
        m_levels.append(button);
    }
    layout->addStretch();
    for (QToolButton *button : std::initializer_list<QToolButton *>{m_follow, m_pause, m_clear}) layout->addWidget(button);
    connect(m_follow, &QToolButton::toggled, this, &LogStreamDock::setFollowing);
    connect(m_pause, &QToolButton::toggled, this, &LogStreamDock::setPaused);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_model.clear();
        showLevels();
    });
    return bar;
}

void LogStreamDock::retranslate()
{
    setWindowTitle(tr("Log stream"));
    m_view->setAccessibleName(tr("Log lines"));
    const QString names[] = {tr("Trace"), tr("Debug"), tr("Information"), tr("Warnings"), tr("Errors"), tr("Fatal errors")};
    for (qsizetype i = 0; i < m_levels.size(); ++i) {
        m_levels[i]->setToolTip(tr("%1; with Alt: this and above only").arg(names[i]));
        m_levels[i]->setAccessibleName(names[i]);
    }
    showLevels();
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Keep the newest line in view (F)"));
    m_pause->setText(m_waiting.isEmpty() ? tr("Pause") : tr("Pause (%n new)", nullptr, static_cast<int>(m_waiting.size())));
    m_pause->setToolTip(tr("Freeze the view; everything is still recorded (Space)"));
    m_clear->setText(tr("Clear view"));
    m_clear->setToolTip(tr("Empty this view; the log file keeps its lines"));
}

void LogStreamDock::append(const QList<logging::LogRecord> &records)
{
    if (m_pause->isChecked()) {
        m_waiting += records;
        if (m_waiting.size() > maxWaiting) m_waiting.remove(0, m_waiting.size() - maxWaiting);
        return retranslate();
    }
    m_scrollsItself = true;
    m_model.append(records);
    if (isFollowing()) m_view->scrollToBottom();
    m_scrollsItself = false;
    showLevels();
}

void LogStreamDock::levelToggled(Severity level, bool shown)
{
    m_scrollsItself = true;
    if (QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier))
        m_model.showFrom(level);
    else
        m_model.setShown(level, shown);
    if (isFollowing()) m_view->scrollToBottom();
    m_scrollsItself = false;
    showLevels();
}

void LogStreamDock::showLevels()
{
    for (qsizetype i = 0; i < m_levels.size(); ++i) {
        const Severity level = LogLinesModel::levels[i];
        const qint64 count = m_model.count(level);
        m_levels[i]->setText(count > 0 ? letterOf(level) + u' ' + countText(count) : QString(letterOf(level)));
        m_levels[i]->setChecked(m_model.isShown(level));
    }
}

// The id is a link to its request; the rest of the line only selects.
void LogStreamDock::lineClicked(const QModelIndex &index)
{
    const QString id = index.data(LogLinesModel::ExchangeIdRole).toString();
    if (id.isEmpty()) return;
    const QString line = index.data(Qt::DisplayRole).toString();
    const QFontMetrics metrics(m_view->font());
    const int begin = LogLineDelegate::margin + metrics.horizontalAdvance(line.left(line.indexOf(id)));
    const int x = m_view->viewport()->mapFromGlobal(QCursor::pos()).x();
    if (x >= begin && x < begin + metrics.horizontalAdvance(id)) open(id);
}

void LogStreamDock::setPaused(bool paused)
{
    m_pause->setChecked(paused);
    if (!paused && !m_waiting.isEmpty()) append(std::exchange(m_waiting, {}));
    retranslate();
}

bool LogStreamDock::isFollowing() const
{
    return m_follow->isChecked();
}

void LogStreamDock::setFollowing(bool following)
{
    m_follow->setChecked(following);
    if (following) m_view->scrollToBottom();
}

void LogStreamDock::scrolled()
{
    if (m_scrollsItself) return;
    const QScrollBar *bar = m_view->verticalScrollBar();
    const QSignalBlocker quiet(m_follow);
    m_follow->setChecked(bar->value() == bar->maximum());
}

QString LogStreamDock::selectionAsText() const
{
    QModelIndexList selected = m_view->selectionModel()->selectedIndexes();
    std::sort(selected.begin(), selected.end());
    QStringList lines;
    for (const QModelIndex &index : selected) lines.append(index.data(Qt::DisplayRole).toString());
    return lines.join(u'\n');
}

QWidget *LogStreamDock::focusTarget()
{
    return m_view;
}

void LogStreamDock::open(const QString &id)
{
    if (!id.isEmpty()) workspace().selection.open(id.toStdString());
}

} // namespace ccr::ui
