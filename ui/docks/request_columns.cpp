#include "ui/docks/request_columns.h"

#include "ui/models/route_texts.h"
#include "ui/widgets/column_widths.h"
#include "ui/widgets/exchange_delegate.h"

#include <QActionGroup>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>

#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int margins = 14;

struct Room
{
    int column;
    int width; ///< of the dock, below which there is none for the column
};
constexpr Room rooms[] = {{ExchangeColumns::Cost, 960},     {ExchangeColumns::Rule, 960}, {ExchangeColumns::Tokens, 760},
                          {ExchangeColumns::Speed, 760},    {ExchangeColumns::Time, 620}, {ExchangeColumns::FirstToken, 620},
                          {ExchangeColumns::Waterfall, 620}};

QString idOf(int column)
{
    return QString::fromLatin1(exchangeColumn(column).id);
}

// What usually stands there.
QStringList samplesOf(int column, bool isDayShown)
{
    if (column == ExchangeColumns::Time && isDayShown) return {u"00-00 00:00"_s};
    if (column != ExchangeColumns::Rule) return {QString::fromUtf8(exchangeColumn(column).sample)};
    QStringList names = builtInRuleIds();
    for (QString &name : names) name = ruleText(name);
    return names;
}

int columnOf(const QString &id)
{
    for (int column = 0; column < ExchangeColumns::ColumnCount; ++column)
        if (idOf(column) == id) return column;
    return -1;
}

} // namespace

RequestColumns::RequestColumns(QHeaderView &header, QMenu &menu, QSettings &settings)
    : QObject(&header), m_header(header), m_menu(menu), m_settings(settings)
{
    makeMenu();
    setWidths();
    restore();
    apply();
    m_header.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&m_header, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &place) { m_menu.popup(m_header.viewport()->mapToGlobal(place)); });
    connect(&m_header, &QHeaderView::sectionMoved, this, [this] {
        save();
        if (!m_isApplying) Q_EMIT columnsChanged();
    });
    connect(&m_header, &QHeaderView::sectionResized, this, [this](int column, int before, int after) {
        // A width of 0 is a column that is hidden or shown again.
        if (m_isApplying || before == 0 || after == 0 || m_header.sectionResizeMode(column) == QHeaderView::Stretch) return;
        m_ownWidth.insert(column);
        save();
        Q_EMIT columnsChanged();
    });
}

void RequestColumns::makeMenu()
{
    for (int column = 0; column < ExchangeColumns::ColumnCount; ++column) {
        QAction *choice = m_menu.addAction(QString());
        choice->setObjectName(u"column."_s + idOf(column));
        choice->setCheckable(true);
        choice->setEnabled(column != ExchangeColumns::Status && column != ExchangeColumns::Model); // a list says these two at least
        connect(choice, &QAction::triggered, this, [this, column](bool shown) { setShown(column, shown); });
        m_choices.append(choice);
    }
    m_menu.addSeparator();
    auto *axes = new QActionGroup(this);
    for (const WaterfallAxis axis : {WaterfallAxis::Absolute, WaterfallAxis::Relative, WaterfallAxis::Normalised}) {
        QAction *choice = axes->addAction(m_menu.addAction(QString()));
        choice->setCheckable(true);
        connect(choice, &QAction::triggered, this, [this, axis] { setAxis(axis); });
        m_axes.append(choice);
    }
    m_menu.addSeparator();
    m_reset = m_menu.addAction(QString());
    connect(m_reset, &QAction::triggered, this, &RequestColumns::reset);
}

void RequestColumns::retranslate()
{
    for (int column = 0; column < ExchangeColumns::ColumnCount; ++column) m_choices.at(column)->setText(columnName(column));
    m_axes.at(0)->setText(tr("Waterfall: one axis of time"));
    m_axes.at(1)->setText(tr("Waterfall: all begin at the left"));
    m_axes.at(2)->setText(tr("Waterfall: each over the whole width"));
    m_reset->setText(tr("Reset columns"));
    restyle(); // the titles need another width
}

void RequestColumns::setWidths()
{
    const QFontMetrics metrics(m_header.font());
    const QFontMetrics monoMetrics(monospacedLike(m_header.font()));
    m_isApplying = true;
    for (int column = 0; column < ExchangeColumns::ColumnCount; ++column) {
        const QFontMetrics &ofCells = isMonospaced(column) ? monoMetrics : metrics;
        int needed = 0;
        for (const QString &sample : samplesOf(column, m_isDayShown)) needed = std::max(needed, ofCells.horizontalAdvance(sample));
        m_standardWidths[column] =
            std::max(needed + margins, roomForTitle(m_header, columnName(column), exchangeColumn(column).sortedBy.has_value()));
        if (!m_ownWidth.contains(column)) m_header.resizeSection(column, m_standardWidths[column]);
    }
    m_isApplying = false;
}

void RequestColumns::restyle()
{
    setWidths();
    apply();
}

void RequestColumns::setDayShown(bool shown)
{
    if (std::exchange(m_isDayShown, shown) != shown) restyle();
}

void RequestColumns::restore()
{
    m_axis = static_cast<WaterfallAxis>(qBound(0, m_settings.value(u"requests/axis"_s, 1).toInt(), 2));
    m_axes.at(static_cast<int>(m_axis))->setChecked(true);
    m_shown.clear();
    for (int column = 0; column < ExchangeColumns::ColumnCount; ++column)
        if (exchangeColumn(column).isShownAtFirst) m_shown.insert(column);
    const QStringList kept = m_settings.value(u"requests/columns"_s).toStringList(); // "id", "id=width", "-id" when hidden
    m_isApplying = true;
    int place = 0;
    for (const QString &entry : kept) {
        const bool isHidden = entry.startsWith(u'-');
        const int column = columnOf(entry.mid(isHidden ? 1 : 0).section(u'=', 0, 0));
        if (column < 0) continue;
        if (isHidden)
            m_shown.remove(column);
        else
            m_shown.insert(column);
        if (const int width = entry.section(u'=', 1).toInt(); width > 0) {
            m_header.resizeSection(column, width);
            m_ownWidth.insert(column);
        }
        m_header.moveSection(m_header.visualIndex(column), place++);
    }
    m_isApplying = false;
}

void RequestColumns::save()
{
    if (m_isApplying) return;
    QStringList kept;
    for (int place = 0; place < m_header.count(); ++place) {
        const int column = m_header.logicalIndex(place);
        QString entry = m_shown.contains(column) ? idOf(column) : u'-' + idOf(column);
        if (m_ownWidth.contains(column) && m_header.sectionSize(column) > 0) entry += u'=' + QString::number(m_header.sectionSize(column));
        kept.append(entry);
    }
    m_settings.setValue(u"requests/columns"_s, kept);
}

void RequestColumns::reset()
{
    m_settings.remove(u"requests/columns"_s);
    m_ownWidth.clear();
    m_isApplying = true;
    for (int column = 0; column < ExchangeColumns::ColumnCount; ++column) m_header.moveSection(m_header.visualIndex(column), column);
    m_isApplying = false;
    restore();
    setWidths();
    apply();
}

void RequestColumns::setShown(int column, bool shown)
{
    if (shown)
        m_shown.insert(column);
    else
        m_shown.remove(column);
    apply();
    save();
}

void RequestColumns::setAxis(WaterfallAxis axis)
{
    m_axis = axis;
    m_settings.setValue(u"requests/axis"_s, static_cast<int>(axis));
    Q_EMIT axisChanged();
}

// By the width of the dock; more of them while large letters or long words leave the waterfall less than its title. Columns that the
// user has added do not count: with them the list may be wider than the dock.
QSet<int> RequestColumns::withoutRoom() const
{
    int taken = 0;
    for (int column = 0; column < ExchangeColumns::ColumnCount; ++column)
        if (exchangeColumn(column).isShownAtFirst && m_shown.contains(column) && column != ExchangeColumns::Waterfall)
            taken += m_standardWidths[column];
    QSet<int> without;
    for (const Room &room : rooms) {
        if (m_width >= room.width && m_width - taken >= m_standardWidths[ExchangeColumns::Waterfall]) continue;
        without.insert(room.column);
        if (m_shown.contains(room.column)) taken -= m_standardWidths[room.column];
    }
    return without;
}

void RequestColumns::adapt(int width)
{
    m_width = width;
    apply();
}

void RequestColumns::apply()
{
    m_isApplying = true;
    const QSet<int> hidden = withoutRoom();
    for (int column = 0; column < ExchangeColumns::ColumnCount; ++column) {
        m_choices.at(column)->setChecked(m_shown.contains(column));
        m_header.setSectionHidden(column, !m_shown.contains(column) || hidden.contains(column));
    }
    const bool hasWaterfall = !m_header.isSectionHidden(ExchangeColumns::Waterfall);
    m_header.setSectionResizeMode(ExchangeColumns::Waterfall, hasWaterfall ? QHeaderView::Stretch : QHeaderView::Interactive);
    m_header.setSectionResizeMode(ExchangeColumns::Model, hasWaterfall ? QHeaderView::Interactive : QHeaderView::Stretch);
    m_isApplying = false;
    Q_EMIT columnsChanged();
}

} // namespace ccr::ui
