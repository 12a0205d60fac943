#include "ui/widgets/adaptive_panels.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>

#include <algorithm>

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

void AdaptivePanels::addCorner(QWidget *widget)
{
    m_corner->addWidget(widget);
}

void AdaptivePanels::placeCorner()
{
    const int needed = m_tabs->sizeHint().width() + m_bar->spacing() + m_corner->sizeHint().width();
    const int room = width() - 2 * spacing;
    m_bar->setDirection(m_showsAll || needed <= room ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

// With the corner below the tabs, which it goes to as soon as there is less room: otherwise there never could be.
QSize AdaptivePanels::minimumSizeHint() const
{
    const int bar = std::max(m_showsAll ? 0 : m_tabs->sizeHint().width(), m_corner->minimumSize().width());
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

void AdaptivePanels::arrange()
{
    delete m_area->layout();
    m_tabs->setVisible(!m_showsAll);
    auto *grid = new QGridLayout(m_area);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing);
    for (int i = 0; i < m_panels.size(); ++i) {
        const Panel &panel = m_panels.at(i);
        const bool isShown = m_showsAll || i == m_tabs->currentIndex();
        panel.title->setVisible(m_showsAll);
        panel.widget->setVisible(isShown);
        if (!isShown) continue;
        // The first over all columns, the others in pairs, the last one alone where they do not come out even.
        const bool isWide = !m_showsAll || i == 0 || (i == m_panels.size() - 1 && i % 2 == 1);
        const int row = m_showsAll ? (i + 1) / 2 * 2 : 0;
        const int column = isWide || i % 2 == 1 ? 0 : 1;
        grid->addWidget(panel.title, row, column);
        grid->addWidget(panel.widget, row + 1, column, 1, isWide ? 2 : 1);
        grid->setRowStretch(row + 1, 1);
    }
    grid->setColumnStretch(0, 1);
    if (m_showsAll) grid->setColumnStretch(1, 1);
}

void AdaptivePanels::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeCorner();
    const bool hasRoom = width() >= roomForAll.width() && height() >= roomForAll.height();
    if (hasRoom == m_showsAll) return;
    m_showsAll = hasRoom;
    arrange();
    placeCorner();
}

} // namespace ccr::ui
