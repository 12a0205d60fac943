#include "ui/widgets/time_range_menu.h"

#include "ui/dialogs/time_range_dialog.h"
#include "ui/workspace/calendar_range.h"

#include <QActionGroup>

#include <array>

using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

// Days and months are others tomorrow.
std::array<TimeRange, 8> ranges()
{
    const WallTime now = wallNow();
    return {TimeRange{.last = 15min, .from = {}, .to = {}},
            TimeRange::lastHours(1),
            TimeRange::lastHours(6),
            TimeRange::lastHours(24),
            todayRange(now),
            TimeRange::lastHours(24 * 7),
            monthRange(now),
            TimeRange{}};
}

} // namespace

TimeRangeMenu::TimeRangeMenu(QMenu &menu, TimeRangeState &state) : QObject(&menu), m_menu(menu), m_state(state)
{
    auto *group = new QActionGroup(this);
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    for (std::size_t i = 0; i < ranges().size(); ++i) {
        QAction *choice = group->addAction(menu.addAction(QString()));
        choice->setCheckable(true);
        connect(choice, &QAction::triggered, this, [this, i] {
            m_state.setRange(ranges()[i]);
            refresh(); // choosing the current one again must not take its mark away
        });
        m_choices.append(choice);
    }
    m_own = menu.addAction(QString());
    connect(m_own, &QAction::triggered, this, &TimeRangeMenu::askForOwn);
    menu.addSeparator();
    m_back = menu.addAction(QString());
    connect(m_back, &QAction::triggered, &state, &TimeRangeState::goBack);
    connect(&state, &TimeRangeState::changed, this, &TimeRangeMenu::refresh);
    connect(&menu, &QMenu::aboutToShow, this, &TimeRangeMenu::refresh);
    retranslate();
}

void TimeRangeMenu::retranslate()
{
    for (qsizetype i = 0; i < m_choices.size(); ++i) m_choices.at(i)->setText(rangeText(ranges()[static_cast<std::size_t>(i)]));
    m_own->setText(tr("Custom…"));
    m_back->setText(tr("Back to the range before"));
    refresh();
}

void TimeRangeMenu::refresh()
{
    const auto all = ranges();
    for (qsizetype i = 0; i < m_choices.size(); ++i) m_choices.at(i)->setChecked(m_state.range() == all[static_cast<std::size_t>(i)]);
    m_back->setEnabled(m_state.canGoBack());
}

void TimeRangeMenu::askForOwn()
{
    auto *dialog = new TimeRangeDialog(m_state, m_menu.parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace ccr::ui
