#include "app/desktop/window_assignments.h"

#include "ui/models/config_text.h"
#include "ui/theme/interface_font.h"
#include "ui/workspace/autostart.h"
#include "ui/workspace/workspace.h"

#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

using ui::Setting;
using ui::SettingKind;
using ui::SettingStore;

constexpr QLatin1StringView option("--set");

/// The entries of a submenu, in its order.
struct MenuWords
{
    QLatin1StringView key;
    QStringList words;
};

const MenuWords *menuOf(const QString &key)
{
    static const MenuWords menus[] = {{"theme"_L1, {u"system"_s, u"light"_s, u"dark"_s, u"contrast"_s}},
                                      {"density"_L1, {u"compact"_s, u"normal"_s, u"comfortable"_s}},
                                      {"language"_L1, {u"en"_s, u"zh_CN"_s}}};
    const auto found = std::find_if(std::begin(menus), std::end(menus), [&key](const MenuWords &menu) { return key == menu.key; });
    return found == std::end(menus) ? nullptr : found;
}

QString keyOf(const Setting &setting)
{
    switch (setting.store) {
    case SettingStore::Window:
    case SettingStore::Action:
    case SettingStore::Zoom: return QString::fromLatin1(setting.key);
    case SettingStore::Notice: return u"notifications/"_s + ui::noticeKindName(static_cast<ui::NoticeKind>(atoi(setting.key)));
    case SettingStore::Autostart: // the words of one are about both
        return QLatin1StringView(setting.key) == "enabled"_L1 ? u"autostart"_s : QString();
    case SettingStore::Config: break;
    }
    return {};
}

const Setting *settingOf(const QString &key)
{
    const std::span<const Setting> all = ui::settingsTable();
    const auto found = std::find_if(all.begin(), all.end(), [&key](const Setting &setting) { return keyOf(setting) == key; });
    return found == all.end() ? nullptr : &*found;
}

QStringList wordsOf(const Setting &setting)
{
    if (setting.store == SettingStore::Autostart) return {u"off"_s, u"window"_s, u"tray"_s};
    if (setting.kind == SettingKind::Toggle) return {u"true"_s, u"false"_s};
    if (const MenuWords *menu = menuOf(QString::fromLatin1(setting.key))) return menu->words;
    QStringList words;
    for (const char *choice : setting.choices) words.append(QString::fromLatin1(choice));
    return words;
}

Result<QVariant> valueFor(const Setting &setting, const QString &key, const QString &written)
{
    const auto wrong = [&key, &written](const QString &expected) {
        return Error{.kind = ErrorKind::InvalidInput, .message = u"--set: %1 cannot be \"%2\"; use %3"_s.arg(key, written, expected)};
    };
    if (setting.kind == SettingKind::Number) {
        bool isNumber = false;
        const int number = written.toInt(&isNumber);
        if (isNumber && number >= setting.least && number <= setting.most) return QVariant(number);
        return wrong(u"a whole number from %1 to %2"_s.arg(setting.least).arg(setting.most));
    }
    const QStringList words = wordsOf(setting);
    const qsizetype place = words.indexOf(written);
    if (!words.isEmpty() && place < 0) return wrong(u"one of "_s + words.join(u", "_s));
    const bool isByPlace = setting.kind == SettingKind::Menu && key != "language"_L1;
    return isByPlace ? QVariant(static_cast<int>(place)) : QVariant(written);
}

} // namespace

Result<Assignments> splitAssignments(const QStringList &written)
{
    Assignments assignments;
    for (const QString &assignment : written) {
        const qsizetype equals = assignment.indexOf(u'=');
        const QString key = assignment.left(equals).trimmed();
        const Setting *setting = equals > 0 ? settingOf(key) : nullptr;
        if (!setting) {
            assignments.config.append(assignment);
            continue;
        }
        const Result<QVariant> value = valueFor(*setting, key, assignment.mid(equals + 1).trimmed());
        if (!value) return value.error();
        assignments.window.append({.setting = setting, .key = key, .value = *value});
    }
    return assignments;
}

QList<WindowAssignment> windowAssignmentsIn(const QStringList &arguments)
{
    QStringList written;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments.at(i) == option)
            written.append(arguments.value(++i));
        else if (arguments.at(i).startsWith(QString(option) + u'='))
            written.append(arguments.at(i).mid(option.size() + 1));
    }
    const Result<Assignments> assignments = splitAssignments(written);
    return assignments ? assignments->window : QList<WindowAssignment>();
}

void keep(const QList<WindowAssignment> &assignments, QSettings &settings)
{
    for (const WindowAssignment &assignment : assignments)
        if (assignment.setting->store != SettingStore::Autostart) settings.setValue(assignment.key, assignment.value);
}

Phrase setAutostart(const QList<WindowAssignment> &assignments, ui::Autostart &autostart)
{
    Phrase problem;
    for (const WindowAssignment &assignment : assignments)
        if (assignment.setting->store == SettingStore::Autostart)
            problem = autostart.set(assignment.value.toString() != "off"_L1, assignment.value.toString() == "tray"_L1);
    return problem;
}

void apply(const QList<WindowAssignment> &assignments, ui::Workspace &workspace)
{
    keep(assignments, workspace.services.settings);
    if (workspace.services.autostart)
        if (const Phrase problem = setAutostart(assignments, *workspace.services.autostart); !problem.isEmpty())
            workspace.notices.post([problem] {
                return ui::Notice{.kind = ui::NoticeKind::Config, .level = ui::NoticeLevel::Problem, .title = ui::configText(problem)};
            });
    for (const WindowAssignment &assignment : assignments) {
        if (assignment.setting->store == SettingStore::Zoom) ui::applyZoom(assignment.value.toInt());
        if (assignment.setting->store != SettingStore::Action) continue;
        const MenuWords &menu = *menuOf(assignment.key);
        const qsizetype place =
            assignment.key == "language"_L1 ? menu.words.indexOf(assignment.value.toString()) : assignment.value.toInt();
        workspace.actions.submenu(assignment.key)->actions().at(place)->trigger();
    }
}

} // namespace ccr::app
