#include "ui/widgets/adaptive_panels.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>

#include <algorithm>
#include <numeric>

namespace ccr::ui {

namespace {

constexpr QSize roomForAll{680, 380};
constexpr int spacing = 8;

} // namespace

AdaptivePanels::AdaptivePanels(QWidget *parent)
    : QWidget(parent),
      m_tabs(new QTabBar(this)),
      m_bar(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_corner(new QHBoxLayout),
      m_area(new QWidget(this))
{
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // rather than arrows
    m_corner->setSpacing(spacing / 4);                               // a bar of its own would take its height from the views
    m_corner->addStretch(1);
    m_bar->setSpacing(spacing / 2);
    m_bar->addWidget(m_tabs);
    m_bar->addLayout(m_corner, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing, 0, spacing, 4);
    layout->setSpacing(4);
    layout->addLayout(m_bar);
    layout->addWidget(m_area, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int panel) {
        arrange();
        Q_EMIT currentChanged(panel);
    });
}

void AdaptivePanels::addPanel(QWidget *panel)
{
    auto *title = new QLabel(m_area);
    title->setTextFormat(Qt::PlainText);
    panel->setParent(m_area);
    m_panels.append({panel, title});
    m_tabs->addTab(QString());
    arrange();
}

void AdaptivePanels::setPair(int first, int second)
{
    m_pair = {first, second};
}

void AdaptivePanels::addCorner(QWidget *widget)
{
    m_corner->addWidget(widget);
}

void AdaptivePanels::placeCorner()
{
    const int needed = m_tabs->sizeHint().width() + m_bar->spacing() + m_corner->sizeHint().width();
    const int room = width() - 2 * spacing;
    m_bar->setDirection(showsAll() || needed <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

// With the corner below the tabs, which it goes to as soon as there is less room: otherwise there never could be.
QSize AdaptivePanels::minimumSizeHint() const
{
    const int bar = std::max(showsAll() ? 0 : m_tabs->sizeHint().width(), m_corner->minimumSize().width());
    return {std::max(bar, m_area->minimumSizeHint().width()) + 2 * spacing, QWidget::minimumSizeHint().height()};
}

// Other texts or another font: the layout says that it needs another size.
bool AdaptivePanels::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) placeCorner();
    return QWidget::event(event);
}

void AdaptivePanels::setTitle(int panel, const QString &title)
{
    m_tabs->setTabText(panel, title);
    m_panels.at(panel).title->setText(title);
}

void AdaptivePanels::setAccessibleTabs(const QString &name)
{
    m_tabs->setAccessibleName(name);
}

int AdaptivePanels::current() const
{
    return m_tabs->currentIndex();
}

void AdaptivePanels::setCurrent(int panel)
{
    m_tabs->setCurrentIndex(panel);
}

AdaptivePanels::Room AdaptivePanels::room() const
{
    if (width() < roomForAll.width()) return Room::ForOne;
    if (height() >= roomForAll.height()) return Room::ForAll;
    return m_pair.isEmpty() ? Room::ForOne : Room::ForPair;
}

QList<int> AdaptivePanels::shownPanels() const
{
    if (m_room == Room::ForPair && m_pair.contains(m_tabs->currentIndex())) return m_pair;
    if (!showsAll()) return {m_tabs->currentIndex()};
    QList<int> all(m_panels.size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

void AdaptivePanels::arrange()
{
    delete m_area->layout();
    m_tabs->setVisible(!showsAll());
    auto *grid = new QGridLayout(m_area);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing);
    const QList<int> shown = shownPanels();
    for (int i = 0; i < m_panels.size(); ++i) {
        m_panels.at(i).title->setVisible(shown.size() > 1 && shown.contains(i));
        m_panels.at(i).widget->setVisible(shown.contains(i));
    }
    // The first over all columns, the others in pairs, the last one alone where they do not come out even.
    const qsizetype end = shown.size() + (shown.size() == 2 ? 1 : 0);
    for (qsizetype place = end - shown.size(); place < end; ++place) {
        const Panel &panel = m_panels.at(shown.at(place - end + shown.size()));
        const bool isWide = place == 0 || (place == end - 1 && place % 2 == 1);
        const int row = static_cast<int>(place + 1) / 2 * 2;
        const int column = isWide || place % 2 == 1 ? 0 : 1;
        grid->addWidget(panel.title, row, column);
        grid->addWidget(panel.widget, row + 1, column, 1, isWide ? 2 : 1);
        grid->setRowStretch(row + 1, 1);
    }
    for (int column = 0; column < std::min(2, static_cast<int>(shown.size())); ++column) grid->setColumnStretch(column, 1);
}

void AdaptivePanels::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeCorner();
    const Room room = this->room();
    if (room == m_room) return;
    m_room = room;
    arrange();
    placeCorner();
}

} // namespace ccr::ui
