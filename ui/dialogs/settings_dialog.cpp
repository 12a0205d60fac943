#include "ui/dialogs/settings_dialog.h"

#include "logging/api/logging_control.h"
#include "ui/dialogs/claude_code_box.h"
#include "ui/dialogs/logging_preset_box.h"
#include "ui/dialogs/shortcut_editor.h"
#include "ui/models/setting_value.h"
#include "ui/models/value_text.h"
#include "ui/theme/interface_font.h"
#include "ui/theme/theme.h"
#include "ui/workspace/autostart.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QStackedWidget>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto saveDelay = 400ms; ///< typing a number is one change
constexpr int pageCount = static_cast<int>(SettingsPage::PageCount);
constexpr int shortcutsPage = static_cast<int>(SettingsPage::Shortcuts);

// What may be long has the width of the page, a number or a choice its own.
bool isWide(const Setting &setting)
{
    return setting.kind == SettingKind::Text || setting.kind == SettingKind::Address || isSecret(setting);
}

QString suffixOf(const Setting &setting)
{
    if (!*setting.unit) return {};
    return qstrcmp(setting.unit, "%") == 0 ? percentSuffix() : u' ' + settingWords(setting.unit);
}

// Where the words of a check box begin.
int textStart(const QWidget &box)
{
    const QStyle &style = *box.style();
    return style.pixelMetric(QStyle::PM_IndicatorWidth, nullptr, &box) + style.pixelMetric(QStyle::PM_CheckBoxLabelSpacing, nullptr, &box);
}

QLabel *makeHeading(bool isBelowOthers, QWidget *page)
{
    auto *heading = new QLabel(page);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    heading->setContentsMargins(0, isBelowOthers ? 12 : 0, 0, 2);
    return heading;
}

/// Scrolls downwards alone: as wide as what it holds.
class PageScroll final : public QScrollArea
{
public:
    using QScrollArea::QScrollArea;
    QSize minimumSizeHint() const override
    {
        const QSize least = QScrollArea::minimumSizeHint();
        const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
        return {std::max(least.width(), widget() ? widget()->minimumSizeHint().width() + bar : 0), least.height()};
    }
};

} // namespace

SettingsDialog::SettingsDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"settingsDialog"_s, parent),
      m_workspace(workspace),
      m_search(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_pages(new QStackedWidget(this)),
      m_path(new QLabel(this)),
      m_problem(new QLabel(this)),
      m_nothing(new QLabel(this)),
      m_open(new QPushButton(this)),
      m_shortcuts(new ShortcutEditor(workspace.actions, this)),
      m_reset(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    m_search->setClearButtonEnabled(true);
    m_list->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_list->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    m_list->setMinimumWidth(190);
    m_list->setObjectName(u"settingsPages"_s);
    m_problem->setObjectName(u"settingsProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_nothing->setObjectName(u"settingsNothing"_s);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_reset->setObjectName(u"resetPage"_s);
    makePages();
    // Enter belongs to the field that has the keyboard: no button of the window takes it.
    for (QPushButton *button : {m_open, m_reset, m_close}) button->setAutoDefault(false);
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_list);
    middle->addWidget(m_pages, 1);
    auto *file = new QHBoxLayout;
    file->addWidget(m_path, 1);
    file->addWidget(m_open);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_reset);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addLayout(middle, 1);
    layout->addWidget(m_problem);
    layout->addLayout(file);
    layout->addLayout(buttons);
    setUsualSize({820, 560});
    m_problem->hide();
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_pages, &QStackedWidget::currentChanged, this, &SettingsDialog::showReset);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::search);
    connect(m_search, &QLineEdit::returnPressed, this, &SettingsDialog::enterFirstHit);
    connect(m_reset, &QPushButton::clicked, this, &SettingsDialog::resetPage);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_shortcuts, &ShortcutEditor::edited, this, &SettingsDialog::showReset);
    connect(&workspace.tray, &TrayPresence::changed, this, &SettingsDialog::retranslate);
    if (workspace.services.autostart) connect(workspace.services.autostart, &Autostart::changed, this, &SettingsDialog::showValues);
    connect(m_open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_path->text())); });
    m_saveDelay.setSingleShot(true);
    m_saveDelay.setInterval(saveDelay);
    connect(&m_saveDelay, &QTimer::timeout, this, &SettingsDialog::saveConfig);
    if (proxy::ConfigControl *config = workspace.services.config) {
        m_path->setText(config->path());
        connect(config, &proxy::ConfigControl::changed, this, &SettingsDialog::readConfig);
        readConfig();
    }
    m_open->setVisible(workspace.services.config);
    retranslate();
    m_list->setCurrentRow(0);
    m_search->setFocus();
}

QString SettingsDialog::labelOf(const Setting &setting)
{
    return setting.store == SettingStore::Notice ? noticeKindText(static_cast<NoticeKind>(atoi(setting.key))) : settingWords(setting.label);
}

void SettingsDialog::makePages()
{
    for (int i = 0; i < pageCount; ++i) {
        m_list->addItem(QString());
        auto *scroll = new PageScroll(m_pages);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setFocusPolicy(Qt::NoFocus); // it follows the focus of what it holds
        scroll->setWidget(i == shortcutsPage ? m_shortcuts : makePage(i));
        m_pages->addWidget(scroll);
    }
    m_pages->addWidget(m_nothing);
}

QWidget *SettingsDialog::makePage(int number)
{
    auto *page = new QWidget(m_pages);
    auto *form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    if (number == static_cast<int>(SettingsPage::Logs) && m_workspace.services.config && m_workspace.services.presets) {
        m_presets = new LoggingPresetBox(m_workspace, page);
        form->addRow(m_presets);
    }
    for (const Setting &setting : settingsTable())
        if (static_cast<int>(setting.page) == number && hasStore(setting)) makeRow(setting, page, form);
    if (number == static_cast<int>(SettingsPage::Integrations) && m_workspace.services.setup) {
        m_claudeCode = new ClaudeCodeBox(m_workspace, page);
        form->addRow(m_claudeCode);
    }
    return page;
}

void SettingsDialog::makeRow(const Setting &setting, QWidget *page, QFormLayout *form)
{
    Row row{.setting = &setting, .field = makeField(setting, page), .help = new QLabel(page)};
    row.field->setObjectName(u"setting/"_s + QString::fromLatin1(setting.key));
    row.help->setWordWrap(true);
    row.help->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); // as wide as there is room
    auto *cell = new QWidget(page);                                          // the help belongs to this field, not to the next one
    auto *lines = new QVBoxLayout(cell);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    lines->addWidget(row.field, 0, isWide(setting) ? Qt::Alignment() : Qt::AlignLeft);
    lines->addWidget(row.help);
    if (*setting.heading) form->addRow(row.heading = makeHeading(form->rowCount() > 0, page));
    if (setting.kind == SettingKind::Toggle) {
        row.help->setIndent(textStart(*row.field));
        form->addRow(cell);
    } else {
        row.caption = new QLabel(page);
        row.caption->setBuddy(row.field);
        form->addRow(row.caption, cell);
    }
    m_rows.append(row);
}

bool SettingsDialog::hasStore(const Setting &setting) const
{
    return (setting.store != SettingStore::Config || m_workspace.services.config)
           && (setting.store != SettingStore::Autostart || m_workspace.services.autostart);
}

QWidget *SettingsDialog::makeField(const Setting &setting, QWidget *page)
{
    const auto changed = [this, &setting](const QString &value) { return m_isFilling || set(setting, value); };
    switch (setting.kind) {
    case SettingKind::Toggle: {
        auto *box = new QCheckBox(page);
        connect(box, &QCheckBox::toggled, this, [changed](bool on) { changed(on ? u"true"_s : u"false"_s); });
        return box;
    }
    case SettingKind::Number: {
        auto *box = new QSpinBox(page);
        box->setGroupSeparatorShown(*setting.unit);
        box->setRange(static_cast<int>(setting.least), static_cast<int>(setting.most));
        box->setKeyboardTracking(false); // "34" on the way to "3456" is no port
        connect(box, &QSpinBox::valueChanged, this, [changed](int value) { changed(QString::number(value)); });
        return box;
    }
    case SettingKind::Choice: {
        auto *box = new QComboBox(page);
        for (const char *choice : setting.choices) box->addItem(settingWords(choice), QString::fromLatin1(choice));
        connect(box, &QComboBox::activated, this, [box, changed] { changed(box->currentData().toString()); });
        return box;
    }
    case SettingKind::Menu: {
        auto *box = new QComboBox(page);
        const QMenu *menu = m_workspace.actions.submenu(QString::fromLatin1(setting.key));
        connect(box, &QComboBox::activated, this, [menu](int index) { menu->actions().at(index)->trigger(); });
        return box;
    }
    case SettingKind::Secret:
    case SettingKind::Headers:
    case SettingKind::Address:
    case SettingKind::Size:
    case SettingKind::Text: {
        auto *line = new QLineEdit(page);
        if (isSecret(setting)) line->setEchoMode(QLineEdit::PasswordEchoOnEdit);
        connect(line, &QLineEdit::editingFinished, this, [line, changed] {
            if (line->isModified() && changed(line->text().trimmed())) line->setModified(false);
        });
        return line;
    }
    }
    return nullptr;
}

QString SettingsDialog::helpOf(const Setting &setting) const
{
    if (const QString lock = lockOf(setting); !lock.isEmpty()) return tr("Set by the environment: %1").arg(lock);
    if (QLatin1StringView(setting.key) == "tray/click"_L1 && !m_workspace.tray.isThere())
        return tr("No tray icon can be seen, so the window stays in the task bar, and closing it ends the router. GNOME shows such icons "
                  "with the extension AppIndicator.");
    return settingWords(setting.help);
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    m_search->setPlaceholderText(tr("Search all settings"));
    m_search->setAccessibleName(tr("Search all settings"));
    m_list->setAccessibleName(tr("Pages"));
    const QString names[] = {tr("General"),  tr("Proxy"),         tr("Recording and privacy"), tr("Logs and retention"), tr("Appearance"),
                             tr("Language"), tr("Notifications"), tr("Keyboard shortcuts"),    tr("Integrations"),       tr("Advanced")};
    for (int i = 0; i < pageCount; ++i) m_list->item(i)->setText(names[i]);
    m_open->setText(tr("Open file"));
    m_shortcuts->retranslate();
    m_reset->setText(tr("Reset page"));
    m_close->setText(tr("Close"));
    colour();
    if (m_presets) m_presets->retranslate();
    if (m_claudeCode) m_claudeCode->retranslate();
    for (const Row &row : std::as_const(m_rows)) {
        row.field->setAccessibleName(labelOf(*row.setting));
        const QString help = helpOf(*row.setting);
        row.help->setText(help);
        row.help->setVisible(!help.isEmpty());
        if (row.heading) row.heading->setText(settingWords(row.setting->heading));
        if (auto *box = qobject_cast<QSpinBox *>(row.field)) {
            box->setSuffix(suffixOf(*row.setting));
            if (row.setting->least == 0) box->setSpecialValueText(tr("no limit"));
        }
    }
    showValues();
}

// The size of all windows may have been changed elsewhere.
void SettingsDialog::restyle()
{
    showValues();
    say(m_problem->text()); // in the colours of the theme
    colour();
}

void SettingsDialog::colour()
{
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColours().muted);
    for (const Row &row : std::as_const(m_rows)) {
        row.help->setPalette(muted);
        mark(row);
    }
    m_path->setPalette(muted);
    m_nothing->setPalette(muted);
}

void SettingsDialog::showValues()
{
    m_isFilling = true;
    for (const Row &row : std::as_const(m_rows)) showValue(row);
    m_isFilling = false;
    showReset();
}

void SettingsDialog::showValue(const Row &row)
{
    const Setting &setting = *row.setting;
    const QString set = valueOf(setting);
    const bool isLocked = !lockOf(setting).isEmpty();
    const QString variable = *setting.variable ? qEnvironmentVariable(setting.variable) : QString();
    const QString environment = !isLocked ? QString() : variable.isEmpty() ? standardOf(setting) : variable;
    const bool isInterval = qstrcmp(setting.key, "Logging/otlp/metricInterval") == 0;
    // Where none is set, one of OpenTelemetry's own variables may be in force.
    const QString unset =
        isInterval ? QString::number(m_workspace.services.logging.config().otlp.metricInterval.count()) : standardOf(setting);
    const QString value = !environment.isEmpty() ? environment : set.isEmpty() ? unset : set;
    const bool isAboutStarts = setting.store == SettingStore::Autostart && QLatin1StringView(setting.key) != "enabled"_L1;
    const bool isReachable =
        setting.store == SettingStore::Config ? m_hasConfig : !isAboutStarts || m_workspace.services.autostart->isEnabled();
    showName(row, isDefault(setting, set));
    row.field->setEnabled(isReachable && !isLocked);
    if (auto *check = qobject_cast<QCheckBox *>(row.field)) check->setChecked(value == "true"_L1);
    if (auto *spin = qobject_cast<QSpinBox *>(row.field)) spin->setValue(settingNumber(setting, value));
    if (qobject_cast<QComboBox *>(row.field)) showChoice(row, value);
    if (qobject_cast<QLineEdit *>(row.field)) showLine(row, environment.isEmpty() ? set : environment);
}

// Beside the box of a switch, before any other field, which has its place with the dot and without.
void SettingsDialog::showName(const Row &row, bool isDefault)
{
    const QString name = labelOf(*row.setting);
    const QString dotted = name + u" •"_s;
    if (!row.caption) return static_cast<QAbstractButton *>(row.field)->setText(isDefault ? name : dotted);
    row.caption->setText(isDefault ? name : dotted);
    row.caption->setMinimumWidth(row.caption->fontMetrics().horizontalAdvance(dotted));
    row.caption->setMaximumHeight(row.field->sizeHint().height()); // beside the field, not beside the field and its help
}

void SettingsDialog::showChoice(const Row &row, const QString &value)
{
    auto &combo = *static_cast<QComboBox *>(row.field);
    if (row.setting->kind == SettingKind::Menu) {
        combo.clear();
        for (const QAction *action : m_workspace.actions.submenu(QString::fromLatin1(row.setting->key))->actions())
            combo.addItem(action->text());
        combo.setCurrentIndex(value.toInt());
        return;
    }
    if (combo.findData(value) < 0 && !value.isEmpty()) combo.addItem(value, value);
    combo.setCurrentIndex(combo.findData(value));
    for (int i = 0; i < combo.count(); ++i) combo.setItemText(i, settingWords(combo.itemData(i).toString().toUtf8().constData()));
}

void SettingsDialog::showLine(const Row &row, const QString &set)
{
    auto &line = *static_cast<QLineEdit *>(row.field);
    const bool isFolder = qstrcmp(row.setting->key, "Logging/logDirectory") == 0;
    // Where none is set, the one in force is the one that comes by itself.
    const QString standard = isFolder && set.isEmpty() ? m_workspace.services.logging.config().directory : standardOf(*row.setting);
    line.setPlaceholderText(standard.isEmpty() ? QString() : tr("default: %1").arg(settingInWords(*row.setting, standard)));
    if (line.hasFocus() && line.isModified()) return; // it is being written
    if (line.text() != set) line.setText(set);
    line.setModified(false);
}

void SettingsDialog::showReset()
{
    const int page = m_pages->currentIndex();
    if (page == shortcutsPage) return m_reset->setEnabled(m_shortcuts->isChanged());
    m_reset->setEnabled(std::any_of(m_rows.cbegin(), m_rows.cend(), [this, page](const Row &row) {
        return static_cast<int>(row.setting->page) == page && canReset(*row.setting);
    }));
}

void SettingsDialog::say(const QString &problem)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, themeColours().error);
    m_problem->setPalette(colours);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace ccr::ui
