#include "ui/dialogs/logging_preset_box.h"

#include "proxy/api/config_control.h"
#include "ui/models/config_text.h"
#include "ui/models/logging_settings.h"
#include "ui/models/value_text.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

enum Column
{
    What,
    Now,
    Then,
    ColumnCount
};
constexpr int shownLines = 7;

QString shownValue(const QString &value)
{
    return value.isEmpty() ? unknownText() : value;
}

} // namespace

LoggingPresetBox::LoggingPresetBox(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_caption(new QLabel(this)),
      m_names(new QComboBox(this)),
      m_state(new QLabel(this)),
      m_changes(new QTreeWidget(this)),
      m_findings(new QLabel(this)),
      m_apply(new QPushButton(this))
{
    m_names->setObjectName(u"loggingPreset"_s);
    m_state->setObjectName(u"loggingPresetState"_s);
    m_changes->setObjectName(u"loggingPresetChanges"_s);
    m_apply->setObjectName(u"applyLoggingPreset"_s);
    m_apply->setAutoDefault(false);
    m_caption->setBuddy(m_names);
    for (QLabel *label : {m_state, m_findings}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_changes->setColumnCount(ColumnCount);
    m_changes->setRootIsDecorated(false);
    m_changes->setAlternatingRowColors(true);
    m_changes->setSelectionMode(QAbstractItemView::SingleSelection);
    m_changes->header()->setSectionResizeMode(What, QHeaderView::ResizeToContents);
    m_changes->header()->setSectionResizeMode(Now, QHeaderView::Stretch);
    m_changes->header()->setSectionResizeMode(Then, QHeaderView::Stretch);
    m_changes->header()->setStretchLastSection(false);
    m_changes->setFixedHeight(fontMetrics().height() * (shownLines + 2));
    auto *top = new QHBoxLayout;
    top->addWidget(m_caption);
    top->addWidget(m_names, 1);
    top->addWidget(m_apply);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_state);
    layout->addWidget(m_changes);
    layout->addWidget(m_findings);
    m_changes->hide();
    m_findings->hide();
    m_apply->setEnabled(false);
    connect(m_names, &QComboBox::currentIndexChanged, this, &LoggingPresetBox::preview);
    connect(m_apply, &QPushButton::clicked, this, &LoggingPresetBox::apply);
    connect(workspace.services.config, &proxy::ConfigControl::changed, this, &LoggingPresetBox::read);
    retranslate();
    read();
}

void LoggingPresetBox::retranslate()
{
    m_caption->setText(tr("Preset"));
    m_names->setAccessibleName(tr("Logging preset"));
    m_names->setToolTip(tr("A set of levels, outputs and features at once. Settings of your own count more than those of a preset."));
    m_changes->setAccessibleName(tr("What the preset would change"));
    m_changes->setHeaderLabels({tr("Setting"), tr("Now"), tr("With the preset")});
    m_apply->setText(tr("Apply preset"));
    if (!m_list.names.isEmpty()) take(m_list);
}

bool LoggingPresetBox::fits(const QString &text) const
{
    return m_names->accessibleName().contains(text, Qt::CaseInsensitive) || m_names->toolTip().contains(text, Qt::CaseInsensitive)
           || u"LoggingPreset"_s.contains(text, Qt::CaseInsensitive) || m_list.names.contains(text, Qt::CaseInsensitive);
}

void LoggingPresetBox::read()
{
    m_workspace.services.config->read(this, [this](const proxy::ConfigSource &source) {
        m_hasConfig = source.problem.isEmpty();
        m_names->setEnabled(m_hasConfig);
        if (!m_hasConfig) return say(configText(source.problem));
        m_config = source.root;
        m_workspace.services.presets->list(m_config, this, [this](const logging::PresetList &list) { take(list); });
    });
}

// What was chosen and not applied yet stays chosen.
void LoggingPresetBox::take(const logging::PresetList &list)
{
    const bool wasChanged = isChanged();
    const QString was = chosen();
    m_list = list;
    const QSignalBlocker blocker(m_names);
    m_names->clear();
    m_names->addItem(tr("none"), QString());
    for (const QString &name : list.names) m_names->addItem(name, name);
    const int index = m_names->findData(wasChanged ? was : loggingPreset(m_config));
    m_names->setCurrentIndex(std::max(index, 0));
    preview();
}

QString LoggingPresetBox::chosen() const
{
    return m_names->currentData().toString();
}

bool LoggingPresetBox::isChanged() const
{
    return m_hasConfig && m_names->count() > 0 && chosen() != loggingPreset(m_config);
}

void LoggingPresetBox::preview()
{
    ++m_asked;
    m_preview = {};
    m_apply->setEnabled(false);
    m_changes->setVisible(false);
    m_findings->hide();
    if (!isChanged()) {
        m_state->setText(m_list.inForce.isEmpty() ? tr("No preset is in force.")
                         : m_list.isByFile        ? tr("In force: %1.").arg(m_list.inForce)
                                           : tr("In force: %1, chosen by %2.").arg(m_list.inForce, loggingConfigText(m_list.origin)));
        return;
    }
    m_workspace.services.presets->preview(m_config, withLoggingPreset(m_config, chosen()), this,
                                          [this, asked = m_asked](const logging::LoggingPreview &preview) {
                                              if (asked == m_asked) show(preview);
                                          });
}

void LoggingPresetBox::show(const logging::LoggingPreview &preview)
{
    m_preview = preview;
    m_changes->clear();
    for (const logging::LoggingChange &change : preview.changes) {
        auto *item = new QTreeWidgetItem(m_changes, {change.setting, shownValue(change.before), shownValue(change.after)});
        item->setToolTip(Now, change.before);
        item->setToolTip(Then, change.after);
        item->setData(What, Qt::AccessibleTextRole, tr("%1: now %2, then %3").arg(item->text(What), item->text(Now), item->text(Then)));
    }
    const auto count = static_cast<int>(preview.changes.size());
    m_state->setText(count == 0 ? tr("Nothing would change: settings of your own count more than this choice.")
                                : tr("It would change %n setting(s). Nothing is written yet.", nullptr, count));
    m_changes->setVisible(count > 0);
    m_apply->setEnabled(true);
    QStringList findings;
    for (const Phrase &finding : preview.findings) findings.append(loggingConfigText(finding));
    say(findings.join(u'\n'));
}

void LoggingPresetBox::apply()
{
    if (!isChanged()) return;
    const Json5Value draft = withLoggingPreset(m_config, chosen());
    m_apply->setEnabled(false);
    m_workspace.services.config->save(m_config, draft, this, [this, draft](const Result<Done> &saved) {
        if (!saved) {
            say(configText(saved.error()));
            return read();
        }
        m_config = draft;
        read();
    });
}

void LoggingPresetBox::say(const QString &problem)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, themeColours().warn);
    m_findings->setPalette(colours);
    m_findings->setText(problem);
    m_findings->setVisible(!problem.isEmpty());
}

} // namespace ccr::ui
