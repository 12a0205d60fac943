#include "ui/dialogs/budgets_dialog.h"

#include "logging/api/logging_control.h"
#include "logging/base/json5_values.h"
#include "proxy/api/config_control.h"
#include "ui/models/value_text.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr double million = 1e6;

QString fieldOf(const QString &alertId)
{
    if (alertId == "budget:tokens"_L1) return u"dailyTokens"_s;
    if (alertId == "budget:month-tokens"_L1) return u"monthlyTokens"_s;
    const QString currency = alertId.section(u':', -1);
    return (alertId.startsWith("budget:month:"_L1) ? u"monthlyBudget"_s : u"dailyBudget"_s) + currency;
}

} // namespace

BudgetsDialog::BudgetsDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"budgetsDialog"_s, parent),
      m_workspace(workspace),
      m_saver(workspace, this),
      m_enabled(new QCheckBox(this)),
      m_actionLabel(new QLabel(this)),
      m_action(new QComboBox(this)),
      m_presetLabel(new QLabel(this)),
      m_preset(new QComboBox(this)),
      m_explanation(new QLabel(this)),
      m_state(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this)),
      m_test(m_buttons->addButton(QString(), QDialogButtonBox::ActionRole))
{
    const logging::AlertConfig alerts = workspace.services.logging.config().alerts;
    m_wasEnabled = alerts.enabled;
    m_enabled->setObjectName(u"alertsEnabled"_s);
    m_enabled->setChecked(alerts.enabled);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    addFields(*form);
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    m_state->setObjectName(u"budgetsState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse); // it may name a command
    m_test->setObjectName(u"testNotice"_s);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_explanation);
    layout->addWidget(m_enabled);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(m_state);
    layout->addWidget(m_buttons);
    connect(m_enabled, &QCheckBox::toggled, this, &BudgetsDialog::showState);
    connect(m_test, &QPushButton::clicked, this, &BudgetsDialog::test);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &BudgetsDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_explanation->setMinimumWidth(440); // not the dialog: the layout would no longer keep it as wide as its texts
    retranslate();
}

void BudgetsDialog::addFields(QFormLayout &form)
{
    const logging::LoggingConfig config = m_workspace.services.logging.config();
    const logging::AlertConfig &alerts = config.alerts;
    m_currencies = alerts.dailyBudgets.keys() + alerts.monthlyBudgets.keys();
    m_namesCurrencies = !m_currencies.isEmpty();
    for (const logging::Price &price : config.prices) m_currencies.append(QString::fromStdString(price.currency));
    m_currencies.append(u"USD"_s); // of the vendors' lists
    m_currencies.removeDuplicates();
    for (const QString &currency : std::as_const(m_currencies))
        addField(form, {.key = u"dailyBudget"_s, .currency = currency}, alerts.dailyBudgetIn(currency), 1e9, 2);
    for (const QString &currency : std::as_const(m_currencies))
        addField(form, {.key = u"monthlyBudget"_s, .currency = currency}, alerts.monthlyBudgetIn(currency), 1e9, 2);
    addField(form, {.key = u"dailyTokens"_s, .factor = 1 / million}, alerts.dailyTokens, 1e9, 3);
    addField(form, {.key = u"monthlyTokens"_s, .factor = 1 / million}, alerts.monthlyTokens, 1e9, 3);
    addField(form, {.key = u"budgetWarning"_s, .factor = 100}, alerts.budgetWarning, 100, 0);
    addAction(form);
    addField(form, {.key = u"diskWarning"_s, .factor = 100}, alerts.diskWarning, 100, 0);
    addField(form, {.key = u"diskCritical"_s, .factor = 100}, alerts.diskCritical, 100, 0);
    addField(form, {.key = u"errorsPerHour"_s}, alerts.errorsPerHour, 1e9, 0);
}

void BudgetsDialog::addField(QFormLayout &form, Field field, double value, double most, int digits)
{
    field.box = new QDoubleSpinBox(this);
    field.box->setObjectName(field.key + field.currency);
    field.box->setRange(0, most);
    field.box->setDecimals(digits);
    field.box->setValue(value * field.factor);
    field.box->setAlignment(Qt::AlignRight);
    field.box->setMinimumWidth(150);
    field.before = field.box->value();
    field.label = new QLabel(this);
    field.label->setBuddy(field.box);
    form.addRow(field.label, field.box);
    connect(field.box, &QDoubleSpinBox::valueChanged, this, &BudgetsDialog::showState);
    m_fields.append(field);
}

void BudgetsDialog::visit(const QString &alertId)
{
    for (const Field &field : std::as_const(m_fields)) {
        if (field.box->objectName() != fieldOf(alertId)) continue;
        field.box->setFocus(Qt::OtherFocusReason);
        field.box->selectAll();
    }
}

void BudgetsDialog::addAction(QFormLayout &form)
{
    m_action->setObjectName(u"budgetAction"_s);
    m_action->setSizeAdjustPolicy(QComboBox::AdjustToContents); // its words come later
    for (const char16_t *word : {u"warn", u"preset", u"fallback", u"block"}) m_action->addItem(QString(), QString::fromUtf16(word));
    m_actionLabel->setBuddy(m_action);
    form.addRow(m_actionLabel, m_action);
    m_preset->setObjectName(u"budgetPreset"_s);
    offerPresets();
    m_presetLabel->setBuddy(m_preset);
    form.addRow(m_presetLabel, m_preset);
    connect(m_preset, &QComboBox::currentIndexChanged, this, &BudgetsDialog::showState);
    connect(m_action, &QComboBox::currentIndexChanged, this, &BudgetsDialog::showState);
    readAction();
}

// Where the program looks for presets.
QStringList BudgetsDialog::presets() const
{
    if (!m_workspace.services.config) return {};
    const QDir folder(QFileInfo(m_workspace.services.config->path()).absolutePath() + u"/presets"_s);
    QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    names.removeIf([&folder](const QString &name) { return !QFileInfo::exists(folder.filePath(name + u"/manifest.json"_s)); });
    return names;
}

void BudgetsDialog::offerPresets()
{
    const QStringList names = presets();
    for (const QString &name : names)
        if (m_preset->findText(name) < 0) m_preset->addItem(name);
}

// Back from the terminal, where one may have been made or installed.
void BudgetsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ActivationChange) offerPresets();
    Dialog::changeEvent(event);
}

// Acting is the router's business, and so its key stands beside the logging.
void BudgetsDialog::readAction()
{
    proxy::ConfigControl *config = m_workspace.services.config;
    if (!config) return m_action->setEnabled(false);
    config->read(this, [this](const proxy::ConfigSource &source) {
        const int index = m_action->findData(textAt(source.root, u"BUDGET_ACTION").trimmed().toLower());
        m_action->setCurrentIndex(std::max(0, index));
        m_actionBefore = m_action->currentData().toString();
        m_presetBefore = textAt(source.root, u"BUDGET_PRESET").trimmed();
        // One that is not installed any more stays visible, so that saving something else does not replace it.
        if (!m_presetBefore.isEmpty() && m_preset->findText(m_presetBefore) < 0) m_preset->addItem(m_presetBefore);
        m_preset->setCurrentIndex(std::max(0, m_preset->findText(m_presetBefore)));
        showState();
    });
}

const BudgetsDialog::Field &BudgetsDialog::field(const QString &key) const
{
    return *std::find_if(m_fields.begin(), m_fields.end(), [&key](const Field &field) { return field.key == key; });
}

// A number alone holds for each currency; it is kept while there is only one.
Json5Value BudgetsDialog::moneyOf(const QString &key) const
{
    if (m_currencies.size() == 1 && !m_namesCurrencies) return numberValue(field(key).box->value());
    Json5Value budgets{.type = Json5Value::Type::Object};
    for (const Field &field : m_fields)
        if (field.key == key && field.box->value() > 0) budgets.members.push_back({field.currency, numberValue(field.box->value()), 0});
    return budgets;
}

bool BudgetsDialog::isChanged() const
{
    const auto isOther = [](const Field &field) { return field.box->value() != field.before; };
    const bool hasOtherPreset = m_action->currentData() == u"preset"_s && m_preset->currentText() != m_presetBefore;
    return m_enabled->isChecked() != m_wasEnabled || m_action->currentData().toString() != m_actionBefore || hasOtherPreset
           || std::any_of(m_fields.begin(), m_fields.end(), isOther);
}

// Only what was changed is written: the rest stays where it is said now.
void BudgetsDialog::save()
{
    QList<SettingSaver::Setting> settings;
    if (m_enabled->isChecked() != m_wasEnabled)
        settings.append({.path = {u"alerts"_s, u"enabled"_s}, .value = booleanValue(m_enabled->isChecked())});
    for (const Field &field : std::as_const(m_fields)) {
        if (field.box->value() == field.before) continue;
        const QStringList path{u"alerts"_s, field.key};
        const double scale = std::pow(10, field.box->decimals()); // 90 and not 90.00000000001
        const double value = std::round(field.box->value() * scale) / scale / field.factor;
        settings.append({.path = path, .value = field.currency.isEmpty() ? numberValue(value) : moneyOf(field.key)});
    }
    if (const QString action = m_action->currentData().toString(); action != m_actionBefore)
        settings.append({.path = {u"BUDGET_ACTION"_s}, .value = textValue(action), .isOfRouter = true});
    if (const QString preset = m_preset->currentText(); m_action->currentData() == u"preset"_s && preset != m_presetBefore)
        settings.append({.path = {u"BUDGET_PRESET"_s}, .value = textValue(preset), .isOfRouter = true});
    m_isSaving = true;
    showState();
    m_saver.save(settings, [this](const SaidText &problem) {
        m_isSaving = false;
        m_problem = problem;
        if (!problem) return accept();
        showState();
    });
}

void BudgetsDialog::test()
{
    m_workspace.notices.post([] {
        return Notice{.kind = NoticeKind::Budget,
                      .level = NoticeLevel::Information,
                      .subject = u"test"_s,
                      .title = tr("This is a test"),
                      .body = tr("Alerts arrive here, and as a notification of the desktop while the window is not in front.")};
    });
}

void BudgetsDialog::showState()
{
    const bool isUpsideDown = field(u"diskWarning"_s).box->value() > field(u"diskCritical"_s).box->value();
    const bool wantsPreset = m_action->currentData() == u"preset"_s;
    const bool lacksPreset = wantsPreset && m_preset->currentText().isEmpty();
    m_buttons->button(QDialogButtonBox::Save)
        ->setEnabled(m_saver.isPossible() && isChanged() && !isUpsideDown && !lacksPreset && !m_isSaving);
    for (const Field &field : std::as_const(m_fields)) field.box->setEnabled(m_enabled->isChecked());
    m_action->setEnabled(m_enabled->isChecked() && m_saver.isPossible());
    m_presetLabel->setVisible(wantsPreset);
    m_preset->setVisible(wantsPreset);
    m_preset->setEnabled(m_action->isEnabled());
    QString text = m_problem ? m_problem() : QString();
    if (lacksPreset)
        text = tr("No preset is installed. In a terminal, \"ccr preset export NAME\" makes one of the routes and providers "
                  "that you have now, and \"ccr preset install FOLDER\" installs one of somebody else's.");
    if (!m_saver.isPossible()) text = tr("There is no configuration file to save to.");
    if (isUpsideDown) text = tr("The disk warning must come before the disk alarm.");
    m_state->setText(text);
    QPalette colours = palette();
    if (!text.isEmpty()) colours.setColor(QPalette::WindowText, themeColours().error);
    m_state->setPalette(colours);
    grow();
}

// A window that is shown does not get higher by itself when a text needs more lines.
void BudgetsDialog::grow()
{
    const int needed = isVisible() ? layout()->totalHeightForWidth(width()) : 0;
    if (needed > height()) resize(width(), needed);
}

void BudgetsDialog::retranslate()
{
    setWindowTitle(tr("Budgets and alerts"));
    m_explanation->setText(tr("You are told when a budget is nearly used up, and again when it is. What happens to new requests then is "
                              "up to you. "
                              "Requests whose model has no price count for tokens alone."));
    m_enabled->setText(tr("&Alerts are on"));
    m_actionLabel->setText(tr("When a budget is used &up"));
    m_action->setAccessibleName(tr("When a budget is used up"));
    m_action->setItemText(0, tr("go on serving"));
    m_action->setItemText(1, tr("use the routes of a preset"));
    m_action->setItemText(2, tr("send requests to their fallback"));
    m_action->setItemText(3, tr("refuse new requests"));
    m_action->setItemData(1, tr("Until the day or month is over; its providers, where it has some"), Qt::ToolTipRole);
    m_action->setItemData(2, tr("A request without a fallback is refused"), Qt::ToolTipRole);
    m_action->setItemData(3, tr("With status 402 and the reason, until the day or month is over"), Qt::ToolTipRole);
    m_presetLabel->setText(tr("&Preset"));
    m_preset->setAccessibleName(tr("Preset whose routes hold when a budget is used up"));
    for (const Field &field : std::as_const(m_fields)) {
        const QString text = labelOf(field);
        field.label->setText(text);
        field.box->setAccessibleName(QString(text).remove(u'&'));
        if (field.factor == 100) field.box->setSuffix(percentSuffix());
        if (field.key.endsWith("Budget"_L1) || field.key.endsWith("Tokens"_L1)) field.box->setSpecialValueText(tr("no limit"));
        if (field.key == "errorsPerHour"_L1) field.box->setSpecialValueText(tr("never"));
    }
    m_test->setText(tr("Test &notification"));
    showState();
}

QString BudgetsDialog::labelOf(const Field &field) const
{
    if (field.key == "dailyBudget"_L1) return tr("Money a day (%1)").arg(field.currency);
    if (field.key == "monthlyBudget"_L1) return tr("Money a month (%1)").arg(field.currency);
    if (field.key == "dailyTokens"_L1) return tr("&Tokens a day, in millions");
    if (field.key == "monthlyTokens"_L1) return tr("T&okens a month, in millions");
    if (field.key == "budgetWarning"_L1) return tr("&Warn when so much of a budget is used");
    if (field.key == "diskWarning"_L1) return tr("Warn when the d&isk is full to");
    if (field.key == "diskCritical"_L1) return tr("A&larm when the disk is full to");
    return tr("Warn of more &errors in an hour than");
}

void BudgetsDialog::restyle()
{
    showState();
}

} // namespace ccr::ui
