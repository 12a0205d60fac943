#include "ui/widgets/log_bar.h"

#include "ui/models/exchange_table_model.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/toggle_button.h"

#include <QAction>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::Severity;

namespace {

constexpr int contexts[] = {0, 3, 10};
constexpr int narrowestFilter = 120;
constexpr int usualFilter = 160; ///< more important than what stands in the menu as well

QToolButton *buttonFor(QAction *action, QWidget *parent)
{
    QToolButton *button = action->isCheckable() ? new ToggleButton(parent) : new QToolButton(parent);
    button->setDefaultAction(action);
    button->setObjectName(action->objectName());
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setAutoRaise(true);
    return button;
}

} // namespace

LogBar::LogBar(FilterState &filter, const QList<QAction *> &buttons, QMenu *more, QWidget *parent)
    : QWidget(parent),
      m_componentButton(new QToolButton(this)),
      m_componentMenu(new QMenu(this)),
      m_field(new FilterLine(
          filter, recordFields(), [this](logging::QueryField field) { return valuesOf(field); }, this)),
      m_context(new QComboBox(this)),
      m_contextMenu(new QMenu(this)),
      m_sources(new QComboBox(this)),
      m_more(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(m_sources);
    for (const Severity level : logLevels) {
        auto *button = new ToggleButton(this);
        button->setObjectName(u"level"_s + letterOf(level));
        button->setAutoRaise(true);
        button->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // the count is never cut
        connect(button, &QToolButton::clicked, this, [this, level](bool shown) { levelClicked(level, shown); });
        layout->addWidget(button);
        m_levelButtons.append(button);
    }
    layout->addWidget(m_componentButton);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_context);
    for (QAction *action : buttons) layout->addWidget(buttonFor(action, this));
    layout->addWidget(m_more);
    m_sources->setObjectName(u"logSource"_s);
    m_sources->hide();
    m_componentButton->setObjectName(u"logComponents"_s);
    m_componentButton->setPopupMode(QToolButton::InstantPopup);
    m_componentButton->setMenu(m_componentMenu);
    m_field->setObjectName(u"logFilter"_s);
    m_field->setMinimumWidth(narrowestFilter);
    m_context->setObjectName(u"logContext"_s);
    for (const int lines : contexts) m_context->addItem(u"±%1"_s.arg(lines), lines);
    m_more->setObjectName(u"logMore"_s);
    m_more->setText(u"⋯"_s);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setAutoRaise(true);
    m_more->setMenu(more);
    more->addMenu(m_componentMenu);
    more->addMenu(m_contextMenu);
    more->addSeparator();
    connect(m_contextMenu, &QMenu::aboutToShow, this, &LogBar::fillContexts);
    connect(m_componentMenu, &QMenu::aboutToShow, this, &LogBar::fillComponents);
    connect(m_field, &FilterLine::left, this, &LogBar::filterLeft);
    connect(m_field, &FilterLine::problemChanged, this, &LogBar::filterProblem);
    connect(m_field, &FilterLine::manageRequested, this, &LogBar::savedFiltersRequested);
    connect(&filter, &FilterState::queryChanged, this, &LogBar::changed);
    connect(m_context, &QComboBox::currentIndexChanged, this, &LogBar::changed);
    connect(this, &LogBar::changed, this, &LogBar::adapt);
    connect(m_sources, &QComboBox::activated, this, &LogBar::sourceChosen);
    retranslate();
}

QWidget *LogBar::filterField() const
{
    return m_field;
}

void LogBar::beginFilter()
{
    m_field->begin();
}

// What the completion offers after a name.
QStringList LogBar::valuesOf(logging::QueryField field) const
{
    if (field == logging::QueryField::Component) return m_known;
    if (field != logging::QueryField::Level) return {};
    QStringList names;
    for (const Severity level : logLevels) {
        const std::string_view name = logging::toString(level);
        names.append(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }
    return names;
}

int LogBar::context() const
{
    return m_context->currentData().toInt();
}

void LogBar::setContext(int lines)
{
    m_context->setCurrentIndex(m_context->findData(lines));
}

void LogBar::setLevels(LevelSet levels)
{
    m_levels = levels;
    for (qsizetype i = 0; i < m_levelButtons.size(); ++i) m_levelButtons[i]->setChecked(levels.containsIndex(static_cast<int>(i)));
    Q_EMIT changed();
}

void LogBar::levelClicked(Severity level, bool shown)
{
    LevelSet levels = m_levels;
    if (QGuiApplication::keyboardModifiers().testFlag(Qt::AltModifier))
        levels = LevelSet::from(level);
    else
        levels.set(level, shown);
    setLevels(levels);
}

void LogBar::setComponents(const QStringList &components)
{
    m_components = components;
    retranslate();
    Q_EMIT changed();
}

void LogBar::fillComponents()
{
    m_componentMenu->clear();
    QAction *all = m_componentMenu->addAction(tr("All components"), this, [this] { setComponents({}); });
    all->setCheckable(true);
    all->setChecked(m_components.isEmpty());
    m_componentMenu->addSeparator();
    QStringList names = m_known;
    for (const QString &chosen : std::as_const(m_components))
        if (!names.contains(chosen)) names.append(chosen); // gone from the log, but still asked for
    for (const QString &name : std::as_const(names)) {
        QAction *entry = m_componentMenu->addAction(QString(name).replace(u'&', "&&"_L1));
        entry->setCheckable(true);
        entry->setChecked(m_components.contains(name));
        connect(entry, &QAction::toggled, this, [this, name](bool chosen) {
            QStringList components = m_components;
            components.removeAll(name);
            if (chosen) components.append(name);
            setComponents(components);
        });
    }
}

void LogBar::fillContexts()
{
    m_contextMenu->clear();
    for (int i = 0; i < m_context->count(); ++i) {
        QAction *entry = m_contextMenu->addAction(m_context->itemText(i), m_context, [this, i] { m_context->setCurrentIndex(i); });
        entry->setCheckable(true);
        entry->setChecked(i == m_context->currentIndex());
    }
}

// Of all but the filter and the two that may have to go.
int LogBar::widthOfRest() const
{
    const QMargins margins = layout()->contentsMargins();
    int width = margins.left() + margins.right();
    for (int i = 0; i < layout()->count(); ++i) {
        const QWidget *widget = layout()->itemAt(i)->widget();
        if (widget == m_field || widget == m_componentButton || widget == m_context || widget->isHidden()) continue;
        width += widget->sizeHint().width() + layout()->spacing();
    }
    return width;
}

QSize LogBar::minimumSizeHint() const
{
    return {widthOfRest() + narrowestFilter, QWidget::minimumSizeHint().height()};
}

// What is left out stands in the menu; a choice that is in force is seen.
void LogBar::adapt()
{
    int left = width() - widthOfRest() - usualFilter;
    for (QWidget *optional : {static_cast<QWidget *>(m_componentButton), static_cast<QWidget *>(m_context)}) {
        left -= optional->sizeHint().width() + layout()->spacing();
        const bool isInForce = optional == m_context ? context() > 0 : !m_components.isEmpty();
        optional->setVisible(left >= 0 || isInForce);
    }
}

void LogBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    adapt();
}

void LogBar::show(const LogRows &rows)
{
    m_known = rows.components();
    for (qsizetype i = 0; i < m_levelButtons.size(); ++i) {
        const Severity level = logLevels[i];
        const qint64 count = rows.countOf(level);
        m_levelButtons[i]->setText(count > 0 ? letterOf(level) + u' ' + countText(count) : QString(letterOf(level)));
        m_levelButtons[i]->setChecked(m_levels.contains(level));
    }
    adapt();
}

void LogBar::setSources(const QStringList &names, int current)
{
    m_sources->clear();
    m_sources->addItems(names);
    m_sources->setCurrentIndex(current);
    m_sources->setVisible(names.size() > 1);
    adapt();
}

void LogBar::retranslate()
{
    const QString names[] = {tr("Trace"), tr("Debug"), tr("Information"), tr("Warnings"), tr("Errors"), tr("Fatal errors")};
    for (qsizetype i = 0; i < m_levelButtons.size(); ++i) {
        m_levelButtons[i]->setToolTip(tr("%1; with Alt: this and above only").arg(names[i]));
        m_levelButtons[i]->setAccessibleName(names[i]);
    }
    m_componentButton->setText(m_components.isEmpty()     ? tr("Components")
                               : m_components.size() == 1 ? m_components.constFirst()
                                                          : tr("%n component(s)", nullptr, static_cast<int>(m_components.size())));
    m_componentButton->setToolTip(tr("Show the lines of some components only"));
    m_field->setPurpose(tr("Filter lines (/)"), tr("Filter of the log"));
    m_context->setAccessibleName(tr("Lines around a match"));
    m_context->setToolTip(tr("Lines around a match that are shown as well"));
    m_componentMenu->setTitle(tr("Components"));
    m_contextMenu->setTitle(tr("Lines around a match"));
    m_sources->setAccessibleName(tr("Source of the lines"));
    m_more->setAccessibleName(tr("More actions for the log"));
    m_more->setToolTip(tr("More"));
    adapt(); // words of another length
}

} // namespace ccr::ui
