#include "ui/widgets/filter_chips.h"

#include "ui/models/filter_parts.h"
#include "ui/widgets/toggle_button.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int gap = 4;

} // namespace

FilterChips::FilterChips(FilterState &state, QWidget *parent) : QWidget(parent), m_state(state)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&state, &FilterState::savedChanged, this, &FilterChips::rebuild);
    connect(&state, &FilterState::textChanged, this, &FilterChips::refresh);
    rebuild();
}

void FilterChips::rebuild()
{
    qDeleteAll(m_chips);
    m_chips.clear();
    for (const SavedFilter &saved : m_state.saved()) {
        auto *chip = new ToggleButton(this);
        chip->setObjectName(u"chip-"_s + saved.name);
        chip->setText(QString(saved.name).replace(u'&', u"&&"_s));
        chip->setToolTip(saved.text);
        connect(chip, &QToolButton::clicked, &m_state, [&state = m_state, text = saved.text](bool wanted) {
            state.setText(wanted ? withFilterPart(state.text(), text) : withoutFilterPart(state.text(), text));
        });
        m_chips.append(chip);
    }
    setVisible(!m_chips.isEmpty());
    refresh();
    place();
}

void FilterChips::refresh()
{
    for (qsizetype i = 0; i < m_chips.size(); ++i) m_chips.at(i)->setChecked(hasFilterPart(m_state.text(), m_state.saved().at(i).text));
}

void FilterChips::place()
{
    int x = contentsMargins().left();
    for (ToggleButton *chip : m_chips) {
        const QSize size = chip->sizeHint();
        chip->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
        x += size.width() + gap;
        chip->setVisible(x - gap <= width()); // the others are in the menu beside the filter
    }
    updateGeometry();
}

QSize FilterChips::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const ToggleButton *chip : m_chips) {
        width += chip->sizeHint().width() + gap;
        height = std::max(height, chip->sizeHint().height());
    }
    return {width, height};
}

QSize FilterChips::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void FilterChips::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void FilterChips::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) place();
    QWidget::changeEvent(event);
}

} // namespace ccr::ui
