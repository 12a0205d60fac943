#include "logging/api/logging_control.h"
#include "logging/base/json5_values.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/dialogs/shortcut_editor.h"
#include "ui/models/config_text.h"
#include "ui/models/logging_settings.h"
#include "ui/models/setting_value.h"
#include "ui/theme/interface_font.h"
#include "ui/workspace/autostart.h"

#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

NoticeKind noticeOf(const Setting &setting)
{
    return static_cast<NoticeKind>(atoi(setting.key));
}

// Some are kept in other words, and known by their variable alone.
auto basisOf(const Setting &setting, const std::vector<logging::LoggingBasis> &all)
{
    return std::find_if(all.begin(), all.end(), [&](const logging::LoggingBasis &basis) {
        const bool isVariable = !basis.variable.isEmpty() && basis.variable == QLatin1StringView(setting.variable);
        return (isOfLogging(setting) && loggingPath(setting).join(u'/') == basis.setting) || isVariable;
    });
}

// As if the file said nothing about how to log.
Json5Value withoutSettings(const Json5Value &config)
{
    Json5Value rest = config;
    for (const Setting &setting : settingsTable())
        if (isOfLogging(setting))
            rest = withoutLoggingSetting(rest, loggingPath(setting), settingValue(setting, QString::fromLatin1(setting.standard)));
    return rest;
}

bool isOfSettings(const QString &pointer)
{
    const std::span<const Setting> all = settingsTable();
    return std::any_of(all.begin(), all.end(), [&pointer](const Setting &setting) {
        return setting.store == SettingStore::Config && pointer == u'/' + QString::fromLatin1(setting.key);
    });
}

// An error, or that something set here would not do what it says.
const proxy::ConfigFinding *objectionTo(const proxy::ConfigCheck &after, const proxy::ConfigCheck &before)
{
    if (!after.isUsable()) return &after.findings.front();
    for (const proxy::ConfigFinding &finding : after.findings) {
        const auto same = [&finding](const proxy::ConfigFinding &old) { return old.pointer == finding.pointer; };
        const bool isNew = std::none_of(before.findings.begin(), before.findings.end(), same);
        if (isNew && isOfSettings(finding.pointer)) return &finding;
    }
    return nullptr;
}

} // namespace

void SettingsDialog::readConfig()
{
    if (m_saveDelay.isActive()) return; // our own change is on its way; what it meets is seen when it is written
    m_workspace.services.config->read(this, [this](const proxy::ConfigSource &source) {
        m_hasConfig = source.problem.isEmpty();
        m_saved = source.root;
        m_draft = source.root;
        say(configText(source.problem));
        askBasis();
        showValues();
        enterVisited();
    });
}

void SettingsDialog::askBasis()
{
    if (!m_workspace.services.presets) return;
    m_workspace.services.presets->basis(withoutSettings(m_saved), this, [this](const std::vector<logging::LoggingBasis> &all) {
        m_basis.clear();
        for (const Setting &setting : settingsTable())
            if (const auto found = basisOf(setting, all); found != all.end()) m_basis.insert(QString::fromLatin1(setting.key), *found);
        retranslate();
    });
}

// What holds when nothing is set.
QString SettingsDialog::standardOf(const Setting &setting) const
{
    if (setting.store == SettingStore::Action && qstrcmp(setting.key, "language") == 0)
        return QLocale::system().language() == QLocale::Chinese ? u"1"_s : u"0"_s;
    const auto basis = m_basis.constFind(QString::fromLatin1(setting.key));
    const Result<Json5Value> held = basis == m_basis.cend() ? Result<Json5Value>(Error{}) : parseJson5(basis->value);
    return held && !isSecret(setting) ? settingText(*held) : QString::fromLatin1(setting.standard);
}

bool SettingsDialog::isDefault(const Setting &setting, const QString &set) const
{
    return set.isEmpty() || set == standardOf(setting);
}

// By what outweighs the file; empty: it is open.
QString SettingsDialog::lockOf(const Setting &setting) const
{
    if (*setting.variable && !qEnvironmentVariableIsEmpty(setting.variable)) return QString::fromLatin1(setting.variable);
    return m_basis.value(QString::fromLatin1(setting.key)).variable;
}

QString SettingsDialog::valueOf(const Setting &setting) const
{
    const QString key = QString::fromLatin1(setting.key);
    switch (setting.store) {
    case SettingStore::Config: {
        const Json5Value *value = isOfLogging(setting) ? loggingSetting(m_draft, loggingPath(setting)) : m_draft.find(key);
        return value ? settingText(*value) : QString();
    }
    case SettingStore::Window: return m_workspace.services.settings.value(key).toString();
    case SettingStore::Autostart: {
        const Autostart &autostart = *m_workspace.services.autostart;
        return (key == "enabled"_L1 ? autostart.isEnabled() : autostart.startsHidden()) ? u"true"_s : u"false"_s;
    }
    case SettingStore::Notice: return m_workspace.notices.isEnabled(noticeOf(setting)) ? u"true"_s : u"false"_s;
    case SettingStore::Zoom: return QString::number(currentZoom());
    case SettingStore::Action: {
        const QList<QAction *> actions = m_workspace.actions.submenu(key)->actions();
        for (qsizetype i = 0; i < actions.size(); ++i)
            if (actions.at(i)->isChecked()) return QString::number(i);
        return {};
    }
    }
    return {};
}

bool SettingsDialog::set(const Setting &setting, const QString &value)
{
    const QString flaw = settingFlaw(setting, value);
    say(flaw);
    if (flaw.isEmpty()) store(setting, value);
    return flaw.isEmpty();
}

void SettingsDialog::store(const Setting &setting, const QString &value)
{
    const QString key = QString::fromLatin1(setting.key);
    switch (setting.store) {
    case SettingStore::Config: return setInConfig(setting, value);
    case SettingStore::Window:
        m_workspace.services.settings.setValue(key, value);
        Q_EMIT m_workspace.tray.restyled();
        break;
    case SettingStore::Autostart: {
        Autostart &autostart = *m_workspace.services.autostart;
        const bool on = value == "true"_L1;
        say(configText(key == "enabled"_L1 ? autostart.set(on, autostart.startsHidden()) : autostart.set(autostart.isEnabled(), on)));
        break;
    }
    case SettingStore::Notice: m_workspace.notices.setEnabled(noticeOf(setting), value == "true"_L1); break;
    case SettingStore::Zoom:
        applyZoom(value.toInt());
        m_workspace.services.settings.setValue(key, currentZoom());
        break;
    case SettingStore::Action: break; // its menu does it
    }
    showValues();
}

// An empty text, or what holds anyhow, takes the member out of the file.
void SettingsDialog::setInConfig(const Setting &setting, const QString &value)
{
    const QString key = QString::fromLatin1(setting.key);
    const bool goes = isDefault(setting, value);
    if (m_draft.type != Json5Value::Type::Object) m_draft = objectValue();
    if (isOfLogging(setting))
        m_draft = goes ? withoutLoggingSetting(m_draft, loggingPath(setting), settingValue(setting, QString::fromLatin1(setting.standard)))
                       : withLoggingSetting(m_draft, loggingPath(setting), settingValue(setting, value));
    else if (goes)
        removeMember(m_draft, key);
    else
        setMember(m_draft, key, settingValue(setting, value));
    m_saveDelay.start();
}

// What the file says already is no reason to refuse a change.
void SettingsDialog::saveConfig()
{
    const Json5Value draft = m_draft;
    m_workspace.services.config->check(m_saved, this, [this, draft](const proxy::ConfigCheck &before) {
        m_workspace.services.config->check(draft, this, [this, draft, before](const proxy::ConfigCheck &after) {
            const proxy::ConfigFinding *objection = objectionTo(after, before);
            if (!objection) return save(draft);
            m_draft = m_saved;
            say(objection->pointer == "/HOST"_L1 && !objection->isError
                    ? tr("“%1” can be reached from other computers. Set an API key for clients first.").arg(textAt(draft, u"HOST"))
                    : configText(objection->message));
            showValues();
        });
    });
}

void SettingsDialog::save(const Json5Value &draft)
{
    m_workspace.services.config->save(m_saved, draft, this, [this, draft](const Result<Done> &saved) {
        if (saved)
            m_saved = draft;
        else
            m_draft = m_saved;
        say(saved ? QString() : configText(saved.error()));
        showValues();
        if (!saved) readConfig();
    });
}

void SettingsDialog::resetPage()
{
    say({});
    if (m_list->currentRow() == static_cast<int>(SettingsPage::Shortcuts)) return m_shortcuts->reset();
    for (const Row &row : std::as_const(m_rows))
        if (static_cast<int>(row.setting->page) == m_list->currentRow() && canReset(*row.setting)) reset(*row.setting);
    showValues();
}

bool SettingsDialog::canReset(const Setting &setting) const
{
    const bool isReachable = setting.store != SettingStore::Config || m_hasConfig;
    return isReachable && lockOf(setting).isEmpty() && !isDefault(setting, valueOf(setting));
}

void SettingsDialog::reset(const Setting &setting)
{
    const QString key = QString::fromLatin1(setting.key);
    switch (setting.store) {
    case SettingStore::Config: setInConfig(setting, {}); break;
    case SettingStore::Window:
        m_workspace.services.settings.remove(key);
        Q_EMIT m_workspace.tray.restyled();
        break;
    case SettingStore::Notice: m_workspace.notices.resetEnabled(noticeOf(setting)); break;
    case SettingStore::Autostart:
    case SettingStore::Zoom: store(setting, standardOf(setting)); break;
    case SettingStore::Action:
        m_workspace.actions.submenu(key)->actions().at(standardOf(setting).toInt())->trigger();
        m_workspace.services.settings.remove(key); // from now on it follows what comes by itself
        break;
    }
}

} // namespace ccr::ui
